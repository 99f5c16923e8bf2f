/// Finds where this process's own cgroup2 directory is.
package enum ControlGroupLocation {
  /// The directory, from the kernel's two tables.
  ///
  /// - Parameters:
  ///   - mounts: The text of `/proc/self/mountinfo`.
  ///   - membership: The text of `/proc/self/cgroup`; the cgroup2 line starts with `0::`.
  /// - Returns: nil when no cgroup2 is mounted or the own group is not below the mount.
  package static func directory(mounts: [UInt8], membership: [UInt8]) -> String? {
    var own: ArraySlice<UInt8>?
    for line in membership.split(separator: 0x0A) where line.starts(with: "0::".utf8) {
      own = line.dropFirst(3)
    }
    guard let own, own.first == UInt8(ascii: "/") else { return nil }
    for line in mounts.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20)
      guard fields.count >= 7,
        let dash = fields.indices.first(where: { $0 >= 6 && fields[$0].elementsEqual("-".utf8) }),
        dash + 1 < fields.count, fields[dash + 1].elementsEqual("cgroup2".utf8)
      else { continue }
      let root = unescaped(fields[3])
      let mountPoint = unescaped(fields[4])
      guard let below = remainder(of: Array(own), below: root) else { continue }
      let path = mountPoint + (below.isEmpty ? [] : [UInt8(ascii: "/")] + below)
      return String(validating: path, as: UTF8.self)
    }
    return nil
  }

  /// The part of a path below a root, without slashes at its ends; nil when it is not below it.
  private static func remainder(of path: [UInt8], below root: [UInt8]) -> [UInt8]? {
    func parts(_ path: [UInt8]) -> [ArraySlice<UInt8>] { path.split(separator: UInt8(ascii: "/")) }
    let pathParts = parts(path)
    let rootParts = parts(root)
    guard !pathParts.contains(where: { $0.elementsEqual("..".utf8) }),
      pathParts.starts(with: rootParts)
    else { return nil }
    return Array(pathParts.dropFirst(rootParts.count).joined(separator: [UInt8(ascii: "/")]))
  }

  /// A field of mountinfo with its octal escapes (`\040`) undone.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        digits.allSatisfy({ (0x30...0x37).contains($0) })
      {
        bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
