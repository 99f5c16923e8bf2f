internal import CPlatform
internal import Glibc

/// A process's environment variables, as a value.
package struct ProcessEnvironment: Equatable, Sendable {
  /// Names and values; bytes of a value that are not UTF-8 show as U+FFFD.
  package var values: [String: String]
  /// The bytes of the values that are not UTF-8, so that programs get them unchanged.
  private var foreign: [String: [UInt8]] = [:]

  /// An environment with the values given.
  package init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// An environment with the values given, where those that are the same as another environment's
  /// also have the same bytes.
  package init(_ values: [String: String], bytesAsIn other: ProcessEnvironment) {
    self.values = values
    foreign = other.foreign
  }

  /// The environment in records of the form `NAME=value`; others are left out.
  package init(records: some Sequence<[UInt8]>) {
    var values: [String: String] = [:]
    for record in records {
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: record[..<equals], as: UTF8.self)
      // Of a name that stands twice, `getenv` finds the first.
      guard values[name] == nil else { continue }
      let bytes = record[(equals + 1)...]
      let text = String(decoding: bytes, as: UTF8.self)
      values[name] = text
      if !text.utf8.elementsEqual(bytes) { foreign[name] = Array(bytes) }
    }
    self.values = values
  }

  /// The records `NAME=value` that `execve` takes, in no order.
  package var records: [[UInt8]] {
    values.map { name, value in
      let head = Array(name.utf8) + [UInt8(ascii: "=")]
      if let bytes = foreign[name], String(decoding: bytes, as: UTF8.self) == value {
        return head + bytes
      }
      return head + value.utf8
    }
  }

  /// This process's own environment. The corresponding C variable is `environ`.
  package static func current() -> ProcessEnvironment {
    guard var entry = nc_environment() else { return ProcessEnvironment() }
    var records: [[UInt8]] = []
    while let line = entry.pointee {
      let length = strlen(line)
      records.append(Array(UnsafeRawBufferPointer(start: line, count: length)))
      entry += 1
    }
    return ProcessEnvironment(records: records)
  }

  /// A variable's value; nil when it is unset.
  package subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// A variable's value; nil when it is unset or empty.
  package func nonEmpty(_ name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The lines `NAME=value` that `execve` takes, sorted by name.
  package var lines: [String] { values.map { "\($0.key)=\($0.value)" }.sorted() }

  /// The user's home directory: `HOME`, else the password database's, else nil.
  ///
  /// The corresponding C function is `getpwuid`.
  package var homeDirectory: String? {
    if let home = nonEmpty("HOME") { return home }
    guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
    let path = String(cString: home)
    return path.isEmpty ? nil : path
  }

  /// Where a program is, as `execvp` would find it; nil when it isn't on the `PATH`.
  package func path(ofProgram name: String) -> String? {
    if name.utf8.contains(UInt8(ascii: "/")) { return Files.isExecutable(name) ? name : nil }
    guard !name.isEmpty else { return nil }
    for directory in searchPath where Files.isExecutable(directory + "/" + name) {
      return directory + "/" + name
    }
    return nil
  }

  /// The directories of `PATH`, in order; the system's usual ones when it is unset.
  package var searchPath: [String] {
    (values["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(
      separator: ":", omittingEmptySubsequences: false
    ).map { $0.isEmpty ? "." : String($0) }
  }
}
