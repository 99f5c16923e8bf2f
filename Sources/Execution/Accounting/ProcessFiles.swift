internal import CExecution
internal import Glibc
internal import Platform

/// Reads the files of processes below `/proc` into one buffer that is kept.
struct ProcessFiles {
  private let root: String
  private var buffer = [UInt8](repeating: 0, count: 4096)

  /// - Parameter root: The directory where `proc` is mounted.
  init(root: String = "/proc") { self.root = root }

  /// A file's bytes, at most 64 KiB, or nil when the process is gone.
  mutating func read(_ path: String) -> [UInt8]? {
    let descriptor = open(root + path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < 1 << 16 {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      bytes.append(contentsOf: buffer[..<count])
      if count < buffer.count { break }
    }
    return bytes
  }

  /// A process's figures, or nil when it is gone.
  mutating func statistics(of pid: Int32) -> ProcessStatistics? {
    read("/\(pid)/stat").flatMap { ProcessStatistics($0) }
  }

  /// A process's own peak of resident memory in bytes.
  mutating func peakResident(of pid: Int32) -> UInt64? {
    read("/\(pid)/status").flatMap { peakResidentBytes(inStatus: $0) }
  }

  /// The children of every thread of a process.
  mutating func children(of pid: Int32, threadCount: UInt64) -> [Int32] {
    if threadCount <= 1 { return read("/\(pid)/task/\(pid)/children").map(processNumbers) ?? [] }
    var children: [Int32] = []
    for thread in Files.names(in: root + "/\(pid)/task") {
      children += read("/\(pid)/task/\(thread)/children").map(processNumbers) ?? []
    }
    return children
  }

  /// The inode numbers of the sockets that a process has open.
  func socketInodes(of pid: Int32) -> [UInt32] {
    let directory = root + "/\(pid)/fd"
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    let directoryNumber = dirfd(stream)
    var inodes: [UInt32] = []
    while let entry = readdir(stream) {
      var link = [UInt8](repeating: 0, count: 64)
      let count = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          link.withUnsafeMutableBytes { link in
            link.withMemoryRebound(to: CChar.self) { link in
              link.baseAddress.map { readlinkat(directoryNumber, name, $0, link.count) } ?? -1
            }
          }
        }
      }
      if count > 0, let inode = socketInode(inLink: link[..<count]) { inodes.append(inode) }
    }
    return inodes
  }
}

/// The inode in a link such as `socket:[4711]`, or nil for any other link.
package func socketInode(inLink link: ArraySlice<UInt8>) -> UInt32? {
  let prefix = Array("socket:[".utf8)
  guard link.starts(with: prefix), link.last == UInt8(ascii: "]") else { return nil }
  let digits = link.dropFirst(prefix.count).dropLast()
  guard !digits.isEmpty else { return nil }
  var value: UInt64 = 0
  for byte in digits {
    guard (0x30...0x39).contains(byte), value <= UInt64(UInt32.max) else { return nil }
    value = value * 10 + UInt64(byte - 0x30)
  }
  return UInt32(exactly: value)
}
