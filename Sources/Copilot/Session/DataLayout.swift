internal import Glibc
package import Platform

/// Where the copilot's files lie.
///
/// Source: XDG Base Directory Specification 0.8.
package struct DataLayout: Sendable, Equatable {
  /// The directory of the database, or nil when there is neither an option nor a home.
  package let directory: String?
  /// The configuration file, or nil when there is neither an option nor a home.
  package let configuration: String?
  /// The user's own directories where records wait when nothing beside the database can be written,
  /// in the order in which they are tried.
  package var fallbackDirectories: [String]

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - directoryOption: `--data-dir`, before `NETCOPILOT_DATA_DIR` and `XDG_DATA_HOME`.
  ///   - configurationOption: `--config`, before `NETCOPILOT_CONFIG` and `XDG_CONFIG_HOME`.
  ///   - environment: The variables, and the user's home.
  ///   - workingDirectory: Where relative paths start; they stay meant from there after a `cd`.
  package init(
    directoryOption: String?, configurationOption: String?, environment: ProcessEnvironment,
    workingDirectory: String? = nil
  ) {
    func absolute(_ path: String) -> String {
      guard let workingDirectory, path.utf8.first != UInt8(ascii: "/") else { return path }
      return workingDirectory + "/" + path
    }
    let given = environment.nonEmpty("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    directory =
      (directoryOption ?? environment.nonEmpty("NETCOPILOT_DATA_DIR")).map(absolute)
      ?? (given ?? environment.homeDirectory.map { $0 + "/.local/share" }).map {
        $0 + "/netcopilot"
      }
    configuration = Configuration.path(
      given: configurationOption, environment: environment
    ).map(absolute)
    fallbackDirectories = Self.fallbackDirectories(environment: environment, user: geteuid())
  }

  /// `/var/tmp` outlives a restart of the machine, which is how many disks get well again;
  /// `XDG_RUNTIME_DIR` ends with the login, and `/tmp` often with the machine's run.
  ///
  /// Source: Filesystem Hierarchy Standard 3.0, 5.15; XDG Base Directory Specification 0.8.
  static func fallbackDirectories(environment: ProcessEnvironment, user: UInt32) -> [String] {
    let runtime = environment.nonEmpty("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let places = [
      "/var/tmp/netcopilot-\(user)", runtime.map { $0 + "/netcopilot" },
      // Where it usually is, for programs that are started without the variable.
      "/run/user/\(user)/netcopilot", "/tmp/netcopilot-\(user)",
    ].compactMap { $0 }
    return places.enumerated().filter { !places.prefix($0.offset).contains($0.element) }
      .map(\.element)
  }

  /// The directory with the user's own catalogue files, beside the configuration file.
  package var catalogue: String? {
    configuration.map { Files.directory(of: $0) + "/catalogue" }
  }

  /// The user's own ranking of requests, beside the configuration file.
  package var requestRanking: String? {
    configuration.map { Files.directory(of: $0) + "/request-ranking.model" }
  }

  /// The database file.
  package var database: String? { directory.map { $0 + "/history.db" } }
}
