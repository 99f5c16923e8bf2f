import Copilot
import Glibc
import Platform
import Terminal

/// The programs on the `PATH`, read again when it changes or after half a minute.
struct ProgramNames {
  private var path: [String] = []
  private var cached: [String] = []
  private var readAt = MonotonicTime(nanoseconds: 0)

  mutating func names(_ environment: ProcessEnvironment) -> [String] {
    let now = MonotonicTime.now()
    if environment.searchPath == path, now.seconds(since: readAt) < 30 { return cached }
    path = environment.searchPath
    readAt = now
    cached = Array(
      Set(
        path.flatMap { directory in
          Files.names(in: directory).filter { access(directory + "/" + $0, X_OK) == 0 }
        })
    ).sorted()
    return cached
  }
}

/// The network interfaces of this host. Source: sysfs, `/sys/class/net`.
enum InterfaceNames {
  static func all() -> [String] { Files.names(in: "/sys/class/net").sorted() }
}

/// The hosts that the user knows: `/etc/hosts`, `known_hosts` and the history.
struct HostNames {
  let copilot: Copilot

  func names() -> [String] {
    var names = Set<String>()
    for line in lines("/etc/hosts") {
      let text = line.prefix { $0 != "#" }
      names.formUnion(text.split { $0 == " " || $0 == "\t" }.dropFirst().map(String.init))
    }
    if let home = ProcessEnvironment.current().homeDirectory {
      for line in lines(home + "/.ssh/known_hosts")
      where !line.hasPrefix("|") && !line.hasPrefix("#") {
        var fields = line.split(separator: " ")[...]
        if fields.first?.hasPrefix("@") == true { fields = fields.dropFirst() }
        for host in fields.first?.split(separator: ",") ?? [] {
          let name = host.drop { $0 == "[" }.prefix { $0 != "]" }
          if !name.isEmpty, !name.contains("*") { names.insert(String(name)) }
        }
      }
    }
    names.formUnion(copilot.recentHosts(limit: 500))
    return names.sorted()
  }

  private func lines(_ path: String) -> [Substring] {
    let bytes = (try? Files.read(path, limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

/// Files and directories that a word could name.
enum FileNames {
  static func candidates(
    _ word: String, state: SessionState, directoriesOnly: Bool = false,
    executablesOnly: Bool = false
  ) -> [Completion.Candidate] {
    let plain = unescaped(word)
    let slash = plain.lastIndex(of: "/")
    let shown = slash.map { String(plain[...$0]) } ?? ""
    let start = slash.map { String(plain[plain.index(after: $0)...]) } ?? plain
    var directory = shown.isEmpty ? "." : shown
    if directory.hasPrefix("~/"), let home = state.environment.homeDirectory {
      directory = home + directory.dropFirst(1)
    }
    let base = directory.hasSuffix("/") ? directory : directory + "/"
    return Files.names(in: directory).sorted().compactMap { name in
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else {
        return nil
      }
      let isDirectory = Files.isDirectory(base + name)
      if directoriesOnly, !isDirectory { return nil }
      if executablesOnly, !isDirectory, !Files.isExecutable(base + name) { return nil }
      let mark = isDirectory ? "/" : ""
      return Completion.Candidate(
        insertion: escaped(shown + name) + mark, display: name + mark, isFinal: !isDirectory)
    }
  }

  /// Puts a backslash before what a shell would read otherwise.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if " \t\"'\\$`*?[]{}()<>|&;!#".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Takes those backslashes away.
  static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
      } else {
        isEscaped = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
