internal import Learning

/// Makes the prior of suggestions from what many people typed.
enum SuggestionTraining {
  /// Forms that fewer people typed are left out, so that nothing of one person is kept.
  static let leastPeoplePerForm = 5
  private static let leastPeoplePerUtility = 5
  private static let folds = 5

  /// Counts and weights. Weights are found on people whose lines were left out of the counts.
  static func prior(_ file: SequenceFile) -> SuggestionPrior {
    var utilities = ChoiceTrainer(featureCount: UtilityFeature.count)
    let parts = (0..<folds).map { fold in
      (
        rest: file.people.enumerated().filter { $0.offset % folds != fold }.map(\.element),
        held: file.people.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      )
    }
    let priors = parts.map { counts($0.rest) }
    for (part, prior) in zip(parts, priors) {
      for person in part.held {
        replay(person.steps, prior) { habits, context, step in
          let (candidates, rows) = habits.utilityRows(after: context)
          guard let wanted = habits.utilities.known(step.utility),
            let place = candidates.firstIndex(of: wanted)
          else { return }
          utilities.add(rows.values, taken: place, weight: 1 / Double(person.steps.count))
        }
      }
    }
    let utilityWeights = utilities.weights()
    var lines = ChoiceTrainer(featureCount: LineFeature.count)
    for (part, var prior) in zip(parts, priors) {
      prior.utilityWeights = utilityWeights
      for person in part.held {
        replay(person.steps, prior) { habits, context, step in
          let (candidates, rows) = habits.utilityRows(after: context)
          let chances = Dictionary(
            uniqueKeysWithValues: zip(candidates, rows.chances(utilityWeights)))
          let forms = prior.formChances(after: context)
          let choices = habits.lineCandidates(after: context, chances: chances, forms: forms)
          guard let place = choices.firstIndex(where: { $0.text == step.line }) else { return }
          lines.add(
            habits.lineRows(choices, after: context, chances: chances, forms: forms).values,
            taken: place, weight: 1 / Double(person.steps.count))
        }
      }
    }
    var prior = counts(file.people)
    prior.utilityWeights = utilityWeights
    prior.lineWeights = lines.weights(rounds: 150)
    return prior
  }

  static func replay(
    _ steps: [SequenceFile.Step], _ prior: SuggestionPrior,
    _ body: (CommandHabits, CommandHabits.Context, SequenceFile.Step) -> Void
  ) {
    var habits = CommandHabits(prior: prior)
    var context = CommandHabits.Context()
    for step in steps {
      body(habits, context, step)
      habits.learn(step.line, utility: step.utility, context: &context)
    }
  }

  /// The counts of a prior.
  static func counts(_ people: [(name: String, steps: [SequenceFile.Step])]) -> SuggestionPrior {
    var prior = SuggestionPrior()
    var users: [String: Int] = [:]
    var typists: [String: Int] = [:]
    let read = people.map { person in
      person.steps.map { (step: $0, form: LineForm($0.line, utility: $0.utility).text) }
    }
    for steps in read {
      for utility in Set(steps.map(\.step.utility)) where isName(utility) {
        users[utility, default: 0] += 1
      }
      for form in Set(steps.map(\.form)) where isPlain(form) { typists[form, default: 0] += 1 }
    }
    // In the order of their letters, so that equal files give equal bytes.
    for utility in users.keys.sorted() where users[utility, default: 0] >= leastPeoplePerUtility {
      _ = prior.utilities.number(utility)
      prior.people.append(Float(users[utility, default: 0]))
    }
    let people = read.map { count($0, typists, in: &prior) }
    prior.orderForms()
    ContextTraining.fit(&prior, to: people)
    return prior
  }

  /// Whether a word looks like a program's name: what many people paste where a name stands, a line
  /// of a key or an address, is not kept however many they are.
  private static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, (0x61...0x7A).contains(first), word.utf8.count <= 20 else {
      return false
    }
    return word.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
  }

  /// Whether all words of a form are gaps, options or names, and none is a person's own.
  private static func isPlain(_ form: String) -> Bool {
    form.split(separator: " ").allSatisfy { word in
      if word.hasPrefix("<"), word.hasSuffix(">") { return true }
      let bare = String(word.drop { $0 == "-" })
      return isName(bare) || bare.utf8.count <= 3
    }
  }

  /// Counts one person's lines.
  ///
  /// - Returns: Their utilities and forms by the prior's numbers.
  private static func count(
    _ steps: [(step: SequenceFile.Step, form: String)], _ typists: [String: Int],
    in prior: inout SuggestionPrior
  ) -> [(utility: UInt32, form: UInt32)] {
    var utilities = [SymbolTable.start]
    var forms = [SymbolTable.start]
    for (step, text) in steps {
      let utility = prior.utility(step.utility)
      let isKept = typists[text, default: 0] >= leastPeoplePerForm && utility != SymbolTable.rare
      let name = isKept ? text : step.utility + " *"
      let form = utility == SymbolTable.rare ? SymbolTable.rare : prior.forms.number(name)
      while prior.utilityOfForm.count < prior.forms.names.count {
        prior.utilityOfForm.append(utility)
      }
      prior.sequence.observe(utility, after: Array(utilities.suffix(3)))
      prior.afterForm.observe(utility, after: Array(forms.suffix(1)))
      for earlier in utilities.suffix(8) { prior.company.observe(utility, after: [earlier]) }
      prior.formSequence.observe(form, after: Array(forms.suffix(2)))
      prior.formOfUtility.observe(form, after: [utility])
      utilities.append(utility)
      forms.append(form)
    }
    return Array(zip(utilities, forms).dropFirst()).map { (utility: $0, form: $1) }
  }
}
