internal import Learning

/// What one person types after what, in memory, learnt line by line.
///
/// A line is learnt in some microseconds. The newest lines are kept whole; the older ones stay in
/// the index of all lines, which knows no order.
struct CommandHabits: Sendable {
  /// How many lines, utilities and values are kept whole.
  static let mostLines = 300
  static let mostUtilities = 150
  static let mostValues = 8
  /// How many lines are known by number before the table starts anew.
  static let mostNames = 50_000

  /// A line that ran.
  struct Line: Sendable {
    let text: String
    let utility: UInt32
    let form: LineForm
    /// The form's own number here, and the one by which the prior knows it.
    let formNumber: UInt32
    let priorForm: UInt32
    var runs: Float = 0
    var failures: Float = 0
    var lastFailed = false
    var isRefused = false
    var place: UInt32 = 0
  }

  /// What came before in one session, the last at the end.
  struct Context: Sendable {
    var utilities: [UInt32] = []
    var lines: [UInt32] = []
    var forms: [UInt32] = []
    var priorForms: [UInt32] = []
    /// The last utilities by the numbers of the prior.
    var priorUtilities: [UInt32] = []
    var streak = 0
    /// How many lines came before.
    var count = 0

    /// Takes in a line by the numbers of the prior.
    mutating func moveOn(utility: UInt32, form: UInt32) {
      priorUtilities = (priorUtilities + [utility]).suffix(ContextFeatures.mostUtilities)
      priorForms = (priorForms + [form]).suffix(2)
      count += 1
    }
  }

  let prior: SuggestionPrior
  var utilities: SymbolTable
  var lineNumbers = SymbolTable()
  var formNumbers = SymbolTable()
  var lines: [UInt32: Line] = [:]
  /// The newest at the end.
  var recentLines: [UInt32] = []
  var recentUtilities: [UInt32] = []
  var linesOfUtility: [UInt32: [UInt32]] = [:]
  var formsOfUtility: [UInt32: [UInt32]] = [:]
  var values: [LineForm.Gap: [String]] = [:]
  var utilityRuns: [UInt32: Float] = [:]
  private(set) var learnt = 0

  var slow = SequenceModel()
  var fast = SequenceModel(Self.options(3, retention: 0.9, strength: [4, 2, 1, 0.5]))
  var utilityAfterForm = SequenceModel(Self.options(1))
  var utilityAfterLine = SequenceModel(Self.options(1))
  var lineSequence = SequenceModel(Self.options(2))
  var lineAfterForm = SequenceModel(Self.options(1))
  var lineAfterUtility = SequenceModel(Self.options(1))

  private static func options(
    _ history: Int, retention: Float = 0.97, strength: [Double] = [1, 1, 1, 1]
  ) -> SequenceModel.Options {
    var options = SequenceModel.Options()
    options.longestHistory = history
    options.retention = [Float](repeating: retention, count: 4)
    options.strength = strength
    options.mostSuccessors = 64
    return options
  }

  init(prior: SuggestionPrior) {
    self.prior = prior
    utilities = prior.utilities
  }

  /// The number by which the prior knows a utility.
  func priorUtility(_ utility: UInt32) -> UInt32 {
    utility < prior.utilities.names.count ? utility : SymbolTable.rare
  }

  /// Takes in a line that ran.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - utility: Its utility.
  ///   - context: What came before it; moves on.
  ///   - failed: Whether it failed; nil when that is unknown.
  ///   - isRefused: Whether it can't work as it stands: a slip or an unknown option.
  ///   - place: The directory's number, or 0.
  mutating func learn(
    _ text: String, utility name: String, context: inout Context, failed: Bool? = nil,
    isRefused: Bool = false, place: UInt32 = 0
  ) {
    if lineNumbers.names.count > Self.mostNames { startNamesAnew() }
    let number = lineNumbers.number(text)
    let utility = utilities.number(name)
    var line = lines[number] ?? newLine(text, utility: utility, name: name)
    line.runs += 1
    line.failures += failed == true ? 1 : 0
    line.lastFailed = failed == true
    if let failed { line.isRefused = failed && (isRefused || line.isRefused) }
    line.place = place
    lines[number] = line
    observe(number, line, context)
    for (gap, value) in line.form.values { keep(value, in: gap) }
    Self.moveToEnd(number, of: &linesOfUtility[utility, default: []], limit: 64)
    Self.moveToEnd(line.formNumber, of: &formsOfUtility[utility, default: []], limit: 8)
    if let gone = Self.moveToEnd(number, of: &recentLines, limit: Self.mostLines) {
      lines[gone] = nil
    }
    Self.moveToEnd(utility, of: &recentUtilities, limit: Self.mostUtilities)
    utilityRuns[utility, default: 0] += 1
    learnt += 1
    context.streak = context.utilities.last == utility ? context.streak + 1 : 1
    context.utilities = (context.utilities + [utility]).suffix(10)
    context.lines = (context.lines + [number]).suffix(2)
    context.forms = (context.forms + [line.formNumber]).suffix(2)
    context.moveOn(utility: priorUtility(utility), form: line.priorForm)
  }

  private mutating func newLine(_ text: String, utility: UInt32, name: String) -> Line {
    let form = LineForm(text, utility: name)
    return Line(
      text: text, utility: utility, form: form, formNumber: formNumbers.number(form.text),
      priorForm: prior.form(form.text, utility: name))
  }

  private mutating func observe(_ number: UInt32, _ line: Line, _ context: Context) {
    let start = [SymbolTable.start]
    let before = context.utilities.isEmpty ? start : context.utilities.suffix(3)
    slow.observe(line.utility, after: Array(before))
    fast.observe(line.utility, after: Array(before))
    let lastForm = context.forms.isEmpty ? start : Array(context.forms.suffix(1))
    let lastLine = context.lines.isEmpty ? start : Array(context.lines.suffix(1))
    utilityAfterForm.observe(line.utility, after: lastForm)
    utilityAfterLine.observe(line.utility, after: lastLine)
    lineSequence.observe(number, after: context.lines.isEmpty ? start : context.lines)
    lineAfterForm.observe(number, after: lastForm)
    lineAfterUtility.observe(number, after: Array(before.suffix(1)))
  }

  /// Keeps a value as the newest of its kind; the host of a login is a host too.
  private mutating func keep(_ value: String, in gap: LineForm.Gap) {
    Self.moveToEnd(value, of: &values[gap, default: []], limit: Self.mostValues)
    guard gap == .login, let host = value.split(separator: "@").last else { return }
    Self.moveToEnd(String(host), of: &values[.host, default: []], limit: Self.mostValues)
  }

  /// Forgets a line; what followed it stays.
  mutating func forget(_ text: String) {
    guard let number = lineNumbers.known(text), let line = lines[number] else { return }
    lines[number] = nil
    recentLines.removeAll { $0 == number }
    linesOfUtility[line.utility]?.removeAll { $0 == number }
  }

  private mutating func startNamesAnew() {
    self = CommandHabits(prior: prior)
  }

  @discardableResult
  private static func moveToEnd<Value: Equatable>(
    _ value: Value, of list: inout [Value], limit: Int
  ) -> Value? {
    if let place = list.lastIndex(of: value) { list.remove(at: place) }
    list.append(value)
    return list.count > limit ? list.removeFirst() : nil
  }
}
