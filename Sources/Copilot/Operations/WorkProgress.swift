/// How far a long operation has come.
package struct WorkProgress: Sendable {
  /// What is done, such as a file's name.
  package var label: String
  /// What is counted, such as `bytes`.
  package var unit: String
  package var completed: Int
  /// How many there are; nil when that is not known.
  package var total: Int?

  package init(label: String, unit: String, completed: Int, total: Int?) {
    self.label = label
    self.unit = unit
    self.completed = completed
    self.total = total
  }
}

/// What a face does while an operation takes long.
package struct WorkListener {
  /// Shows how far it has come; called often.
  package var show: (WorkProgress) -> Void
  /// Whether the user wants it to end; what was done until then stays.
  package var wantsStop: () -> Bool

  package init(
    show: @escaping (WorkProgress) -> Void, wantsStop: @escaping () -> Bool = { false }
  ) {
    self.show = show
    self.wantsStop = wantsStop
  }
}
