internal import CModels
internal import Learning

/// What the lines of many people have in common: the order of utilities and of forms of lines.
///
/// It stands in for a history until there is one. It knows utilities that at least two people used
/// and forms that at least five typed; what stood in a form's gaps is not in it.
struct SuggestionPrior: Sendable {
  /// Utilities; see ``SymbolTable``.
  var utilities = SymbolTable()
  /// Forms, and `UTILITY *` for all the forms of a utility that are not known.
  var forms = SymbolTable()
  /// The utility of each form.
  var utilityOfForm: [UInt32] = [0, 1]
  /// Utilities after up to three utilities.
  var sequence = SequenceModel(Self.options(3))
  /// Utilities after a form.
  var afterForm = SequenceModel(Self.options(1))
  /// Utilities among the eight after a utility.
  var company = SequenceModel(Self.options(1))
  /// Forms after up to two forms.
  var formSequence = SequenceModel(Self.options(2))
  /// Forms of a utility.
  var formOfUtility = SequenceModel(Self.options(1))
  /// What comes next, from all that came before at once: utilities, and forms.
  var utilityClassifier: RoundedClassifier?
  var formClassifier: RoundedClassifier?
  /// How many people used each utility.
  var people: [Float] = [0, 0]
  /// What the features of utilities are worth.
  var utilityWeights = [Double](repeating: 0, count: UtilityFeature.count)
  /// What the features of lines are worth.
  var lineWeights = [Double](repeating: 0, count: LineFeature.count)
  /// Forms of each utility, the commonest first.
  private(set) var formsOfUtility: [UInt32: [UInt32]] = [:]

  static func options(_ history: Int) -> SequenceModel.Options {
    var options = SequenceModel.Options()
    options.longestHistory = history
    options.retention = [1, 1, 1, 1]
    options.strength = [0.25, 0.25, 0.25, 0.25]
    options.strengthPerToken = 0.75
    options.mostSuccessors = 4_096
    options.mostHistories = 200_000
    return options
  }

  /// The prior that ships; one that knows nothing when it can't be read.
  static let shipped: SuggestionPrior = {
    var count = 0
    guard let start = nc_next_command_model(&count) else { return SuggestionPrior.empty }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    return (try? SuggestionPrior(file: bytes)) ?? SuggestionPrior.empty
  }()

  /// Knows nothing, and goes by what came lately.
  static var empty: SuggestionPrior {
    var prior = SuggestionPrior()
    prior.utilityWeights[UtilityFeature.slow.rawValue] = 4
    prior.utilityWeights[UtilityFeature.recency.rawValue] = 1
    prior.lineWeights[LineFeature.utility.rawValue] = 3
    prior.lineWeights[LineFeature.recency.rawValue] = 2
    prior.lineWeights[LineFeature.afterLine.rawValue] = 2
    return prior
  }

  init() {}

  /// The number of a form for this prior, which knows some forms only by their utility.
  func form(_ name: String, utility: String) -> UInt32 {
    forms.known(name) ?? forms.known(utility + " *") ?? SymbolTable.rare
  }

  /// The number of a utility for this prior.
  func utility(_ name: String) -> UInt32 { utilities.known(name) ?? SymbolTable.rare }

  mutating func orderForms() {
    formsOfUtility = [:]
    for (number, name) in forms.names.enumerated().dropFirst(2) where !name.hasSuffix(" *") {
      formsOfUtility[utilityOfForm[number], default: []].append(UInt32(number))
    }
    for (utility, list) in formsOfUtility {
      let outlook = formOfUtility.outlook(after: [utility])
      let shares = list.map { (form: $0, share: outlook.share(of: $0, length: 1)) }
      formsOfUtility[utility] =
        shares.sorted { ($1.share, $0.form) < ($0.share, $1.form) }.map(\.form)
    }
  }
}

extension SuggestionPrior {
  /// Reads a file that ``file`` has written.
  init(file: [UInt8]) throws(LearningError) {
    let parts = try SequencePrior(file: file)
    guard parts.names.count == 2, parts.models.count == 5, parts.counts.count == 2,
      parts.weights.count == 2, [0, 2].contains(parts.classifiers.count),
      parts.counts[0].count == parts.names[0].count,
      parts.counts[1].count == parts.names[1].count,
      parts.weights[0].count == UtilityFeature.count,
      parts.weights[1].count == LineFeature.count,
      parts.names.allSatisfy({ $0.count >= 2 }),
      parts.counts[1].allSatisfy({ $0 >= 0 && Int($0) < parts.names[0].count })
    else { throw .damagedModel(part: "parts", offset: 0) }
    utilities = SymbolTable(names: parts.names[0])
    forms = SymbolTable(names: parts.names[1])
    people = parts.counts[0]
    utilityOfForm = parts.counts[1].map { UInt32($0) }
    (sequence, afterForm, company) = (parts.models[0], parts.models[1], parts.models[2])
    (formSequence, formOfUtility) = (parts.models[3], parts.models[4])
    (utilityWeights, lineWeights) = (parts.weights[0], parts.weights[1])
    (utilityClassifier, formClassifier) = (parts.classifiers.first, parts.classifiers.last)
    orderForms()
  }

  /// The bytes of a file; histories that were seen once are left out.
  var file: [UInt8] {
    SequencePrior(
      names: [utilities.names, forms.names],
      models: [sequence, afterForm, company, formSequence, formOfUtility],
      counts: [people, utilityOfForm.map { Float($0) }], weights: [utilityWeights, lineWeights],
      classifiers: [utilityClassifier, formClassifier].compactMap(\.self)
    ).file(least: 1.5)
  }
}
