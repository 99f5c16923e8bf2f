package import Platform

/// Lines that the user keeps to be run one after another.
package struct WorkflowRow: Sendable, Equatable {
  /// One of the lines.
  package struct Step: Sendable, Equatable {
    /// The line without secrets; `{NAME}` stands for the value of a slot.
    package var text: String
    /// Executions that it was taken from; one at least.
    package var sources: [Int64]

    package init(text: String, sources: [Int64]) {
      self.text = text
      self.sources = sources
    }
  }

  /// A value that may be another one at each run.
  package struct Slot: Sendable, Equatable {
    package var name: String
    /// The usual value; nil when one has to be given.
    package var value: String?

    package init(name: String, value: String?) {
      self.name = name
      self.value = value
    }
  }

  package var name: String
  /// When it was saved; nil when it was only found.
  package var savedAt: Timestamp?
  package var steps: [Step]
  package var slots: [Slot]

  package init(name: String, savedAt: Timestamp?, steps: [Step], slots: [Slot]) {
    self.name = name
    self.savedAt = savedAt
    self.steps = steps
    self.slots = slots
  }
}
