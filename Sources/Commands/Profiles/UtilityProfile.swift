/// How a utility uses the terminal, which decides what may be tapped while it runs.
package enum TerminalUse: Sendable, Equatable {
  /// It draws on the screen or reads keys: everything is inherited and nothing is tapped.
  case ownsTerminal
  /// It prints lines and reports its failures among them: output and errors are tapped.
  case lineOriented
  /// Anything else: its errors are tapped.
  case ordinary
}

/// What the shell must know of a utility in order to run and record it.
package struct UtilityProfile: Sendable, Equatable {
  /// The purpose's category, such as `dns`; `other` for a utility that is not known.
  package let category: String

  /// How it uses the terminal when no option says otherwise.
  package let terminalUse: TerminalUse

  /// Whether its arguments name hosts, so that Tab completes them.
  package let takesHosts: Bool

  /// Options that are followed by the name of a network interface.
  package let interfaceOptions: [String]

  /// What it does, in one short line; empty for a utility that is not known.
  package let purpose: String

  init(
    _ category: String, _ terminalUse: TerminalUse, hosts: Bool = false, interface: [String] = [],
    _ purpose: String
  ) {
    self.category = category
    self.terminalUse = terminalUse
    takesHosts = hosts
    interfaceOptions = interface
    self.purpose = purpose
  }

  /// The profile of a utility, by its name without a directory.
  package static func of(_ utility: String) -> UtilityProfile {
    guard var row = index.row(of: utility) else { return unknown }
    for table in tables {
      if row < table.count { return table[row].value }
      row -= table.count
    }
    return unknown
  }

  /// The names of all utilities that have a profile, in order.
  package static var names: [String] { Set(tables.joined().map { "\($0.key)" }).sorted() }

  private static let unknown = UtilityProfile("other", .ordinary, "")

  /// All profiles; the first row with a name counts.
  private static let tables: [KeyValuePairs<StaticString, UtilityProfile>] = [
    reachability, path, nameService, transfer, sockets, interfaces, routing, discovery, capture,
    scanning, throughput, remote, firewall, wireless, time, services, security, tunnels, screens,
  ]
  private static let index = NameIndex(tables.flatMap { $0.map(\.key) }, slotBits: 10)
}
