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

/// The network namespaces that have a name. Source: ip-netns(8).
enum NamespaceNames {
  static func all() -> [String] { Files.names(in: "/run/netns").sorted() }
}

/// The users of this host. Source: passwd(5); users that only a directory service knows are left out.
enum Users {
  /// One line of the file.
  struct User {
    let name: String
    let home: String
  }

  static func all() -> [User] {
    let bytes = (try? Files.read("/etc/passwd", limit: 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count > 5, !fields[0].isEmpty else { return nil }
      return User(name: String(fields[0]), home: String(fields[5]))
    }
  }
}
