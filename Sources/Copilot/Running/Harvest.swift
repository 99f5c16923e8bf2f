internal import Commands
internal import Execution
internal import Platform

/// Learns what a line changes of the session, and gives the line what earlier ones defined.
///
/// It holds a ``ShellState``, which can't be copied, while the line runs.
final class Harvest {
  let state: ShellState
  /// The variables that are told although they may not be exported.
  private let names: [String]

  /// Asks the session's shell for what the line may change; nil when it can't change anything.
  ///
  /// - Parameters:
  ///   - line: What runs.
  ///   - text: The same with the session's unexported variables in front.
  ///   - session: The session before the line.
  init?(for line: CommandLine, text: String, session: SessionState) {
    let language = session.language
    guard language != .foreign else { return nil }
    var definitions = session.definitions
    // A line that finds definitions may use them anywhere, and they change the session like it.
    let mayExit =
      definitions.stopsAtFailure || line.mayExit(through: definitions.functions)
    guard
      mayExit || line.changesShellState || line.mayDefineFunctions
        || line.mayChangeAliases || language == .fish
        || !definitions.isEmpty
    else { return nil }
    var questions = ShellQuestions()
    let assigned = language == .fish ? line.namesSetInFish : line.assignedNames
    questions.variables = assigned.union(session.variables.keys).subtracting(line.exportedNames)
      .sorted()
    questions.functions = language.tellsFunctions && line.mayDefineFunctions
    if language == .fish, questions.functions {
      questions.functionNames = Set(line.functionNames).union(definitions.functions.keys).sorted()
    }
    questions.options = language.tellsOptions && line.setsShellOptions
    questions.aliases = language.tellsAliases && line.mayChangeAliases
    if questions.aliases {
      let aliases = session.aliases.sorted.map { ($0.name, $0.value) }
      definitions.aliases = Dictionary(aliases) { first, _ in first }
    }
    questions.exit = mayExit
    names = questions.variables
    do {
      state = try ShellState(
        line: text, shell: session.shell, questions: questions, definitions: definitions,
        environment: session.environment)
    } catch {
      return nil
    }
  }

  /// What the line changed: the exported state, and the variables that are not exported.
  func result(before: SessionState) -> (ShellStateChange?, [String: String?]) {
    guard var change = state.change() else { return (nil, [:]) }
    var variables: [String: String?] = [:]
    for name in names where before.environment[name] == nil {
      variables.updateValue(change.environment[name], forKey: name)
      change.environment[name] = nil
    }
    return (change, variables)
  }
}
