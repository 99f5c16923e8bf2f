/// The facts of the moment that decide which fix applies here.
///
/// Each is looked up when it is asked for, without sending anything to the network.
package struct Surroundings: Sendable {
  /// The network interfaces, without the loopback. Source: sysfs.
  package var interfaces: @Sendable () -> [String]
  /// Whether this user is root.
  package var isRoot: Bool
  /// Whether there is a default route. Source: procfs.
  package var hasDefaultRoute: @Sendable () -> Bool
  /// The path of a program that can be run by its name.
  package var path: @Sendable (_ program: String) -> String?
  /// The names of all programs that can be run.
  package var programs: @Sendable () -> [String]
  /// The names in a directory; empty when it can't be read.
  package var names: @Sendable (_ directory: String) -> [String]
  /// The permission bits of a file; nil when it is not there.
  package var mode: @Sendable (_ path: String) -> UInt32?
  /// The hosts that the user knows.
  package var hosts: [String]
  /// The user's home directory.
  package var homeDirectory: String?
  /// Where the command ran.
  package var directory: String?

  package init(
    interfaces: @escaping @Sendable () -> [String], isRoot: Bool,
    hasDefaultRoute: @escaping @Sendable () -> Bool,
    path: @escaping @Sendable (_ program: String) -> String?,
    programs: @escaping @Sendable () -> [String],
    names: @escaping @Sendable (_ directory: String) -> [String],
    mode: @escaping @Sendable (_ path: String) -> UInt32?, hosts: [String] = [],
    homeDirectory: String? = nil, directory: String? = nil
  ) {
    self.interfaces = interfaces
    self.isRoot = isRoot
    self.hasDefaultRoute = hasDefaultRoute
    self.path = path
    self.programs = programs
    self.names = names
    self.mode = mode
    self.hosts = hosts
    self.homeDirectory = homeDirectory
    self.directory = directory
  }

  /// A file's absolute path, as the command would have found it.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if path == "." { return directory ?? "." }
    if path.hasPrefix("~/"), let homeDirectory { return homeDirectory + path.dropFirst(1) }
    return (directory ?? ".") + "/" + path
  }
}
