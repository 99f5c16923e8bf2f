internal import Learning

/// Fits the classifiers that look at all that came before at once.
enum ContextTraining {
  /// In how many lines a feature must stand to be kept.
  private static let leastLines = 10
  /// How strongly weights are held near 0, by scikit-learn's measure `C` = 0.2.
  private static let penalty = 5.0

  /// Gives a prior its classifiers.
  ///
  /// - Parameters:
  ///   - prior: Whose names are complete.
  ///   - people: The utilities and forms of each person in order, by the prior's numbers.
  static func fit(_ prior: inout SuggestionPrior, to people: [[(utility: UInt32, form: UInt32)]]) {
    var vocabulary: [FeatureKey: Int] = [:]
    var keys: [FeatureKey] = []
    var uses: [Int] = []
    var rows: [[(feature: Int32, value: Float)]] = []
    var (utilities, forms): ([Int], [Int]) = ([], [])
    var weights: [Double] = []
    for steps in people {
      var context = CommandHabits.Context()
      for step in steps {
        let features = ContextFeatures.all(
          utilities: context.priorUtilities, forms: context.priorForms, count: context.count)
        rows.append(
          features.map { key, value in
            let number = vocabulary[key] ?? keys.count
            if number == keys.count {
              vocabulary[key] = number
              keys.append(key)
              uses.append(0)
            }
            uses[number] += 1
            return (Int32(number), value)
          })
        utilities.append(Int(step.utility) - 1)
        forms.append(Int(step.form) - 1)
        weights.append(1 / Double(steps.count).squareRoot())
        context.moveOn(utility: step.utility, form: step.form)
      }
    }
    let kept = keys.indices.filter { uses[$0] >= leastLines }
    var numbers = [Int32](repeating: -1, count: keys.count)
    for (number, feature) in kept.enumerated() { numbers[feature] = Int32(number) }
    var table = SparseTable(featureCount: kept.count)
    for row in rows {
      table.append(
        SparseVector(
          row.compactMap { feature, value in
            let number = numbers[Int(feature)]
            return number < 0 ? nil : (number, value)
          }))
    }
    let mean = weights.reduce(0, +) / Double(max(1, weights.count))
    table.weights = weights.map { $0 / mean }
    let names = kept.map { keys[$0] }
    prior.utilityClassifier = fitted(
      table, utilities, classCount: prior.utilities.names.count - 1, names)
    prior.formClassifier = fitted(table, forms, classCount: prior.forms.names.count - 1, names)
  }

  /// Nil when there are too few lines or names to tell apart.
  private static func fitted(
    _ table: SparseTable, _ labels: [Int], classCount: Int, _ keys: [FeatureKey]
  ) -> RoundedClassifier? {
    var options = LogisticRegression.Options()
    options.penalty = penalty
    options.iterations = 60
    options.tolerance = 2e-5
    guard
      let model = try? LogisticRegression.fit(
        table, labels: labels, classCount: classCount, options: options)
    else { return nil }
    return RoundedClassifier(model, keys: keys)
  }
}
