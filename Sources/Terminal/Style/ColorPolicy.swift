package import Platform

/// What `--color` says.
package enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never
}

/// Which escape sequences may style text.
package enum ColorPolicy: Equatable, Sendable {
  /// No sequences at all.
  case none
  /// Bold, dim, underline and reverse, but no colour.
  case attributesOnly
  /// Colours and attributes.
  case full

  /// Decides from the flag, the environment and the kind of output.
  ///
  /// - Parameters:
  ///   - flag: What `--color` says.
  ///   - environment: `NO_COLOR` (https://no-color.org) and `TERM` are read.
  ///   - isTerminal: Whether the output is a terminal.
  package static func resolve(
    flag: ColorChoice, environment: ProcessEnvironment, isTerminal: Bool
  ) -> ColorPolicy {
    if flag == .always { return .full }
    guard isTerminal, let terminal = environment.nonEmpty("TERM"), terminal != "dumb" else {
      return .none
    }
    if flag == .never || environment.nonEmpty("NO_COLOR") != nil { return .attributesOnly }
    return .full
  }
}
