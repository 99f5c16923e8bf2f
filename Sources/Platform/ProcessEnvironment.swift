internal import CPlatform
internal import Glibc

/// A process's environment variables, as a value.
package struct ProcessEnvironment: Equatable, Sendable {
  /// Names and values.
  package var values: [String: String]

  /// An environment with the values given.
  package init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// This process's own environment. The corresponding C variable is `environ`.
  package static func current() -> ProcessEnvironment {
    var values: [String: String] = [:]
    guard var entry = nc_environment() else { return ProcessEnvironment() }
    while let line = entry.pointee {
      let text = String(cString: line)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<equals])
        // Of a name that stands twice, `getenv` finds the first.
        if values[name] == nil { values[name] = String(text[text.utf8.index(after: equals)...]) }
      }
      entry += 1
    }
    return ProcessEnvironment(values)
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
