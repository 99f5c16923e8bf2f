/// Values by name, of which those that nobody has used for long are forgotten.
///
/// Two generations: what is written or was read from the older one moves to the younger; when that
/// is full, the older is dropped.
struct AgingTable<Value: Sendable>: Sendable {
  private let generationSize: Int
  private var young: [String: Value] = [:]
  private var old: [String: Value] = [:]

  /// - Parameter generationSize: How many names a generation holds.
  init(generationSize: Int) { self.generationSize = max(1, generationSize) }

  /// The value of a name; nil when it is not known.
  subscript(name: String) -> Value? { young[name] ?? old[name] }

  /// Changes the value of a name, which starts as `initial`.
  mutating func update(_ name: String, initial: Value, _ change: (inout Value) -> Void) {
    if young[name] == nil {
      if young.count >= generationSize {
        old = young
        young = [:]
      }
      young[name] = old[name] ?? initial
    }
    change(&young[name, default: initial])
  }
}
