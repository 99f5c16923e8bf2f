/// The right that a command line needs, and whether it asks for it.
package struct PrivilegeNeed: Sendable, Equatable {
  /// The right.
  package let privilege: CommandPrivilege
  /// The utility that needs it; nil when none does.
  package let utility: String?
  /// What needs it, such as the option `-f`; nil when the utility always does.
  package let reason: String?
  /// Whether the line runs it with another user's rights already, as behind `sudo`.
  package let isElevated: Bool
}

extension Catalogue {
  /// The greatest right that a command of the line needs.
  ///
  /// - Complexity: O(*n*) in the length of the line, after reading the files of its utilities.
  package func privilege(for line: CommandLine) -> PrivilegeNeed {
    var need = PrivilegeNeed(privilege: .none, utility: nil, reason: nil, isElevated: false)
    for command in line.simpleCommands {
      let invocation = Invocation(command)
      guard let utility = invocation.utility, let entry = entry(named: utility) else { continue }
      let isElevated = invocation.segments.dropLast().contains {
        UtilityTraits.of($0.name).contains(.elevates)
      }
      let reading = ArgumentReading(invocation.arguments.map(\.value), of: entry)
      var found: [(CommandPrivilege, String?)] = [(entry.privilege, nil)]
      if let subcommand = reading.subcommand {
        found.append((subcommand.privilege, subcommand.path.joined(separator: " ")))
      }
      for use in reading.given { found.append((use.option.privilege, use.option.names.first)) }
      for (privilege, reason) in found where !need.privilege.covers(privilege) {
        need = PrivilegeNeed(
          privilege: privilege, utility: utility, reason: reason, isElevated: isElevated)
      }
    }
    return need
  }
}
