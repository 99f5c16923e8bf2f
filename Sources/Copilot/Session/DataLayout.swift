package import Platform

/// Where the copilot's files lie.
///
/// Source: XDG Base Directory Specification 0.8.
package struct DataLayout: Sendable, Equatable {
  /// The directory of the database, or nil when there is neither an option nor a home.
  package let directory: String?
  /// The configuration file, or nil when there is neither an option nor a home.
  package let configuration: String?

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
  }

  /// The database file.
  package var database: String? { directory.map { $0 + "/history.db" } }
}
