extension Subcommand {
  /// `evaluate …`: how well the answers do.
  static let evaluate = Subcommand.group("evaluate", "Measure a model on a file or on your history")

  /// `models train`: makes what ships.
  static let models = Subcommand.group("models", "Train models that the program starts from")
}
