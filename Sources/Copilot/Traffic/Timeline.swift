internal import Flows

/// The link's rates over a capture, in at most some hundred steps, however long it is.
package struct Timeline: Sendable {
  /// One step.
  package struct Step: Sendable {
    package var bytes: UInt64 = 0
    package var packets: UInt64 = 0
    package var flows: UInt64 = 0
  }

  /// The most steps that are kept.
  package static let mostSteps = 512

  /// When the first step begins, seconds since 1970-01-01 UTC.
  package private(set) var startSeconds: Int64 = 0
  /// How long a step is, seconds.
  package private(set) var stepSeconds: Int64 = 1
  package private(set) var steps: [Step] = []

  package init() {}

  /// Adds a second of the link; seconds that come late count to their own step.
  mutating func add(_ window: TrafficWindow) {
    if steps.isEmpty { startSeconds = window.startSeconds }
    if window.startSeconds < startSeconds { prepend(until: window.startSeconds) }
    while (window.startSeconds - startSeconds) / stepSeconds >= Int64(Self.mostSteps) { halve() }
    let index = max(0, Int((window.startSeconds - startSeconds) / stepSeconds))
    while steps.count <= index { steps.append(Step()) }
    steps[index].bytes &+= window.sent.bytes &+ window.received.bytes
    steps[index].packets &+= UInt64(window.sent.packets) &+ UInt64(window.received.packets)
    steps[index].flows &+= UInt64(window.sent.flowsStarted)
  }

  /// Joins each two steps into one twice as long.
  private mutating func halve() {
    var joined: [Step] = []
    for index in stride(from: 0, to: steps.count, by: 2) {
      var step = steps[index]
      if index + 1 < steps.count {
        step.bytes &+= steps[index + 1].bytes
        step.packets &+= steps[index + 1].packets
        step.flows &+= steps[index + 1].flows
      }
      joined.append(step)
    }
    steps = joined
    stepSeconds *= 2
  }

  /// Makes room for an earlier second.
  private mutating func prepend(until moment: Int64) {
    while (startSeconds - moment) / stepSeconds + Int64(steps.count) >= Int64(Self.mostSteps) {
      halve()
    }
    let missing = (startSeconds - moment + stepSeconds - 1) / stepSeconds
    steps.insert(contentsOf: Array(repeating: Step(), count: Int(missing)), at: 0)
    startSeconds -= missing * stepSeconds
  }
}
