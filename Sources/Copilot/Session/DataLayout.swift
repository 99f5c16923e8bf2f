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
  package init(
    directoryOption: String?, configurationOption: String?, environment: ProcessEnvironment
  ) {
    func base(_ variable: String, under home: String) -> String? {
      if let given = environment.nonEmpty(variable), given.hasPrefix("/") { return given }
      return environment.homeDirectory.map { $0 + "/" + home }
    }
    directory =
      directoryOption ?? environment.nonEmpty("NETCOPILOT_DATA_DIR")
      ?? base("XDG_DATA_HOME", under: ".local/share").map { $0 + "/netcopilot" }
    configuration =
      configurationOption ?? environment.nonEmpty("NETCOPILOT_CONFIG")
      ?? base("XDG_CONFIG_HOME", under: ".config").map { $0 + "/netcopilot/config.json" }
  }

  /// The database file.
  package var database: String? { directory.map { $0 + "/history.db" } }
}
