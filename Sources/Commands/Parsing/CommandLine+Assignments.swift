extension CommandLine {
  /// The variables that the line gives a value in the shell itself, without exporting them.
  ///
  /// Assignments in front of a command, in pipes, in subshells and in the background are left out,
  /// because they end with it.
  /// - Complexity: O(*n*) in the number of simple commands and their words.
  package var assignedNames: Set<String> {
    ownNames { utility, command in
      switch utility {
      case nil: command.assignments.map(\.name)
      case "read": Self.names(command)
      default: []
      }
    }.subtracting(exportedNames)
  }

  /// The variables that the line exports.
  package var exportedNames: Set<String> {
    ownNames { utility, command in utility == "export" ? Self.names(command) : [] }
  }

  /// What the commands name that run in the shell itself.
  private func ownNames(_ names: (String?, SimpleCommand) -> [String]) -> Set<String> {
    var result: Set<String> = []
    for (command, place) in zip(simpleCommands, places) {
      if place.isInSubshell || place.isSubstituted || place.isInBackground { continue }
      if place.stage > 0 || place.isPiped { continue }
      result.formUnion(names(command.words.first?.value, command).filter(Self.isName))
    }
    return result
  }

  private static func names(_ command: SimpleCommand) -> [String] {
    command.words.dropFirst().map { String($0.value.prefix { $0 != "=" }) }
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
        || (0x61...0x7A).contains($0)
    }
  }
}
