extension CommandLine {
  /// The line with its arguments replaced by their kinds, such as `ping -c INT HOST`.
  package var template: String { text }

  /// The kinds of the main command's arguments, in order, options among them.
  package var argumentKinds: [ArgumentKind] { [] }
}

extension ArgumentKind {
  /// The kind of an argument.
  package static func kind(
    of value: String, after option: String?, utility: String?
  ) -> ArgumentKind { .word }
}
