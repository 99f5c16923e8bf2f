internal import Capture
internal import Commands
internal import Execution
internal import Platform

/// What decides whether a command would work on this machine, for this user.
struct CommandPlace {
  let environment: ProcessEnvironment
  let privileges: Privileges
  /// The names of the interfaces.
  let interfaces: Set<String>

  /// This machine and this process now.
  static func here() -> CommandPlace {
    let interfaces = (try? NetworkInterface.all()) ?? []
    return CommandPlace(
      environment: .current(), privileges: .current(), interfaces: Set(interfaces.map(\.name)))
  }

  /// Why a command would not work as it stands.
  ///
  /// - Complexity: O(*n*) in the line and the directories of `PATH`.
  func obstacles(
    to line: CommandLine, _ filling: SlotFilling, in catalogue: Catalogue
  ) -> [String] {
    var obstacles: [String] = []
    if !filling.missing.isEmpty {
      obstacles.append("say " + filling.missing.map { $0.uppercased() }.joined(separator: ", "))
    }
    for utility in line.programNames
    where environment.path(ofProgram: utility) == nil && !ShellWords.needShell(utility, in: .posix)
    {
      let package = catalogue.package(of: utility)
      obstacles.append("\(utility) is not installed" + (package.map { " (package \($0))" } ?? ""))
    }
    let need = catalogue.privilege(for: line)
    if !need.isElevated, !isHeld(need.privilege) { obstacles.append(Self.text(need.privilege)) }
    for (slot, name) in filling.slots.sorted(by: { $0.key < $1.key })
    where SlotName(slot: slot) == .interface && filling.used.contains(.interface)
      && !interfaces.contains(name) && name != "any"
    {
      obstacles.append("there is no interface \(name) here")
    }
    return obstacles
  }

  private func isHeld(_ privilege: CommandPrivilege) -> Bool {
    switch privilege {
    case .none: true
    case .root, .group: privileges.isRoot
    case .capability("CAP_NET_RAW"): privileges.isRoot || privileges.canCapture
    case .capability("CAP_NET_ADMIN"): privileges.isRoot || privileges.canAdministerNetwork
    case .capability: privileges.isRoot
    }
  }

  private static func text(_ privilege: CommandPrivilege) -> String {
    switch privilege {
    case .none: ""
    case .root: "needs root"
    case .capability(let name): "needs \(name) or root"
    case .group(let name): "needs the group \(name) or root"
    }
  }
}
