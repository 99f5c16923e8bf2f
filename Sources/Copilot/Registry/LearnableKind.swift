internal import JSON
internal import Store

/// A kind of model that is learnt again and again from the user's own history.
struct LearnableKind: Sendable {
  /// Its name: `next-command`.
  let name: String
  /// What it looks at.
  let features: [String]
  /// How it is trained.
  let hyperParameters: JSONObject
  /// With fewer executions than this there is nothing to learn.
  let leastRows: Int
  /// The file of the model that ships.
  let shipped: @Sendable () -> [UInt8]
  /// The file of a model learnt from executions, oldest first, starting from another model; nil when
  /// they teach nothing.
  let train: @Sendable (_ past: [ExecutionRecord], _ start: [UInt8]) -> [UInt8]?
  /// How well a model foresees each of the later executions, from 0 to 1, knowing those before it;
  /// nil when its file can't be read.
  let scores:
    @Sendable (_ model: [UInt8], _ past: [ExecutionRecord], _ later: [ExecutionRecord])
      -> [Double]?

  /// The file of a model between two others; nil when they do not go together.
  let blend: @Sendable (_ one: [UInt8], _ other: [UInt8]) -> [UInt8]?

  /// Every kind.
  static let all: [LearnableKind] = [nextCommand]

  /// The kind with a name, or nil.
  static func named(_ name: String) -> LearnableKind? { all.first { $0.name == name } }
}
