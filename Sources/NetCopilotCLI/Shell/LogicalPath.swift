import Glibc
import Platform

/// Paths as the user walked them: `..` takes back the last step, links are kept.
enum LogicalPath {
  /// The absolute path of a target.
  static func resolve(_ target: String, from directory: String?, home: String?) -> String {
    var path = target
    if let home, path == "~" || path.hasPrefix("~/") { path = home + path.dropFirst(1) }
    if !path.hasPrefix("/") { path = (directory ?? ".") + "/" + path }
    guard path.hasPrefix("/") else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// `PWD` when it still names the working directory, else what the system says.
  static func working(environment: ProcessEnvironment) -> String? {
    if let path = environment.nonEmpty("PWD"), path.hasPrefix("/") {
      var named = stat()
      var here = stat()
      if stat(path, &named) == 0, stat(".", &here) == 0, named.st_ino == here.st_ino,
        named.st_dev == here.st_dev
      {
        return path
      }
    }
    return Files.workingDirectory()
  }
}
