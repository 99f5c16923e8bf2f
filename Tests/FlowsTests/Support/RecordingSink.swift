import Flows

/// Keeps all that a meter tells.
struct RecordingSink: TrafficSink {
  var starts: [FlowStart] = []
  var records: [FlowRecord] = []
  var events: [TrafficEvent] = []
  var activities: [FlowActivity] = []
  var hosts: [HostWindow] = []
  var windows: [TrafficWindow] = []
  /// The order in which all came.
  var order: [String] = []

  mutating func flowStarted(_ start: FlowStart) {
    starts.append(start)
    order.append("start")
  }

  mutating func flowEnded(_ record: FlowRecord) {
    records.append(record)
    order.append("end")
  }

  mutating func happened(_ event: TrafficEvent) {
    events.append(event)
    order.append("event")
  }

  mutating func flowActive(_ activity: FlowActivity) {
    activities.append(activity)
    order.append("activity \(activity.length.seconds)")
  }

  mutating func hostWindowClosed(_ window: HostWindow) {
    hosts.append(window)
    order.append("host \(window.length.seconds)")
  }

  mutating func windowClosed(_ window: TrafficWindow) {
    windows.append(window)
    order.append("window \(window.length.seconds)")
  }

  var outcomes: [AttemptOutcome] {
    events.compactMap { if case .outcome(let outcome) = $0 { outcome } else { nil } }
  }

  func windows(_ length: WindowLength) -> [TrafficWindow] {
    windows.filter { $0.length == length }
  }
}
