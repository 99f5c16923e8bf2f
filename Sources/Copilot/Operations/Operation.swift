/// Something that the copilot can be asked to do, declared once for every face.
///
/// The command line, the shell's `:` lines and the engine's JSON lines are all derived from
/// ``all``: an operation that is added there appears in each of them with its help.
package struct Operation: Sendable {
  /// The words that name it: `["suggest"]`, `["history", "list"]`.
  package let path: [String]
  /// One line of help.
  package let summary: String
  /// What it takes, in the order in which help shows it.
  package let parameters: [Parameter]
  /// Whether it changes or removes what is stored.
  package let isChange: Bool

  private let body:
    @Sendable (Copilot, OperationArguments) throws(OperationError) -> OperationOutput

  package init(
    _ path: String..., summary: String, parameters: [Parameter] = [], isChange: Bool = false,
    body:
      @escaping @Sendable (Copilot, OperationArguments) throws(OperationError) -> OperationOutput
  ) {
    self.path = path
    self.summary = summary
    self.parameters = parameters
    self.isChange = isChange
    self.body = body
  }

  /// The name in the engine's requests: `suggest`, `history.list`.
  package var name: String { path.joined(separator: ".") }

  /// Does it.
  ///
  /// - Throws: ``OperationError`` when the arguments don't fit or the work failed.
  package func perform(
    on copilot: Copilot, with arguments: OperationArguments
  ) throws(OperationError) -> OperationOutput {
    for parameter in parameters where parameter.isRequired && !arguments.has(parameter.name) {
      throw .missingArgument(parameter.name)
    }
    return try body(copilot, arguments)
  }

  /// Every operation, in the order in which help shows them.
  package static let all: [Operation] = [
    suggest, predict, ask, classify, similar, observe, explain,
    historyList, historySearch, historyShow, historyStatistics, historyDelete, historyShare,
    databaseStatus, databaseCheck, databaseMigrate, databaseRollback, databasePrune,
    databaseBackup, databaseRestore, userErase, consentGive, consentWithdraw, consentShow,
    interfaces, capture, flows, analyze, baselineLearn, baselineShow, baselineDrop,
    findings, feedback, feedbackCorrect, feedbackList, feedbackShare,
    feedbackExpected, feedbackUnexpected,
    forestFit, forestScore, forestEvaluate,
    evaluateNextCommand, evaluateExplain, evaluateAsk, evaluateClassify, evaluatePredict,
    modelsList, modelsShow, modelsEvaluate, modelsTrain, modelsTrainAsk, modelsPromote,
    modelsRollback,
    modelsVerify, report, forecast, topologyShow, topologyExport, diagnose, doctor,
  ]

  /// The operation with a name of the engine's form, or nil.
  package static func named(_ name: String) -> Operation? { all.first { $0.name == name } }
}

/// One thing that an operation takes.
package struct Parameter: Sendable {
  /// What a value must be.
  package enum Kind: Sendable, Equatable {
    case text
    /// A command line; words of it that look like options stay in it.
    case line
    /// The name of a file; `-` may stand for standard input.
    case path
    case integer(ClosedRange<Int>)
    case number
    case flag
    case moment
    case integers
  }

  /// The name: `limit` is `--limit` on the command line and `"limit"` in JSON.
  package let name: String
  /// What a value must be.
  package let kind: Kind
  /// How help names the value: `N`, `DIR`.
  package let valueName: String
  /// One line of help.
  package let help: String
  /// Whether the command line takes it without its name.
  package let isPositional: Bool
  /// Whether it must be there.
  package let isRequired: Bool
  /// The letter that also names it on the command line: `i` for `-i`.
  package let shortName: Character?

  package init(
    _ name: String, _ kind: Kind, valueName: String = "", help: String,
    isPositional: Bool = false, isRequired: Bool = false, shortName: Character? = nil
  ) {
    self.name = name
    self.kind = kind
    self.valueName = valueName
    self.help = help
    self.isPositional = isPositional
    self.isRequired = isRequired
    self.shortName = shortName
  }
}
