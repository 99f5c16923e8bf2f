internal import Commands
internal import Platform
internal import Store

/// Gathers the measurements of a history by series.
struct SeriesCollector {
  /// How much of the history is looked at.
  struct Reach {
    /// Newest executions for durations and successes.
    var executions = 20_000
    /// Newest executions of each measuring utility, whose output is read.
    var outputs = 2_000
  }

  let store: Store
  let now: Timestamp
  var reach = Reach()
  /// A line whose own durations are wanted too.
  var line: String?
  /// The series by key.
  private(set) var found: [SeriesKey: [Measurement]] = [:]
  /// The newest ceiling of each interface and disk.
  private(set) var ceilings: [String: Double] = [:]

  init(store: Store, now: Timestamp, reach: Reach = Reach(), line: String? = nil) {
    self.store = store
    self.now = now
    self.reach = reach
    self.line = line
  }

  /// Gathers all of them.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(n) in the executions looked at and the samples of 400 days.
  mutating func collect() throws(StoreError) {
    let since = now.advanced(bySeconds: -400 * 86_400)
    var hosts: [String: String?] = [:]
    for row in try store.executions(
      HistoryQuery(limit: reach.executions, since: since, includesOutput: false))
    where row.state == .ended { addRun(row, &hosts) }
    for utility in OutputMeasures.utilities {
      let rows = try store.executions(
        HistoryQuery(limit: reach.outputs, utility: utility, since: since))
      for row in rows where row.state == .ended { addOutput(row, utility, &hosts) }
    }
    addSamples(try store.samples(since: since))
  }

  private mutating func add(_ measure: Measure, _ subject: String, _ at: Int64, _ value: Double) {
    guard value.isFinite, at <= now.microseconds + RegularSeries.day else { return }
    found[SeriesKey(measure: measure, subject: subject), default: []].append(
      Measurement(at: at, value: value))
  }

  /// The one host that a line is about; nil when it names none or several.
  private func host(_ command: String, _ hosts: inout [String: String?]) -> String? {
    if let known = hosts[command] { return known }
    let named = NamedHosts.of(command)
    let host = named.count == 1 ? named.first : nil
    hosts[command] = .some(host)
    return host
  }

  private mutating func addRun(_ row: ExecutionRecord, _ hosts: inout [String: String?]) {
    let at = row.startedAt.microseconds
    let host = host(row.command, &hosts)
    if let status = row.shellStatus {
      let worked = status == 0 ? 1.0 : 0
      if let utility = row.utility { add(.success, utility, at, worked) }
      if let host { add(.success, host, at, worked) }
      if status == 0, let seconds = row.durationSeconds {
        if row.command == line { add(.duration, row.command, at, seconds) }
        if !row.template.isEmpty, row.template != row.command || row.command != line {
          add(.duration, row.template, at, seconds)
        }
        if let utility = row.utility, utility != row.template {
          add(.duration, utility, at, seconds)
        }
      }
    }
    guard let host, let utility = row.utility else { return }
    if !OutputMeasures.utilities.contains(utility), let seconds = row.usage.roundTripSeconds {
      add(.latency, host, at, seconds)
    }
    if utility == "curl" || utility == "wget", let bytes = row.usage.bytesReceived,
      bytes >= 100_000, let seconds = row.durationSeconds, seconds > 0.01
    {
      add(.throughput, host, at, Double(bytes) * 8 / seconds)
    }
  }

  private mutating func addOutput(
    _ row: ExecutionRecord, _ utility: String, _ hosts: inout [String: String?]
  ) {
    let output = (row.stderrTail ?? "") + "\n" + (row.stdoutTail ?? "")
    let isMeasured = row.usage.bytesReceived.map { $0 >= 100_000 } ?? false
    for figure in OutputMeasures(utility: utility, output: output).figures {
      // What was counted is better than what was written.
      if isMeasured, utility == "curl" || utility == "wget" { continue }
      guard let host = figure.host ?? host(row.command, &hosts) else { continue }
      add(figure.measure, host, row.startedAt.microseconds, figure.value)
    }
  }

  // MARK: Counters

  private mutating func addSamples(_ samples: [CounterSample]) {
    var before: [String: CounterSample] = [:]
    var hours: [SeriesKey: [Int64: HourTally]] = [:]
    for sample in samples {
      if let ceiling = sample.ceiling, ceiling > 0 { ceilings[sample.name] = Double(ceiling) }
      guard sample.kind == .interface else {
        add(.used, sample.name, sample.at.microseconds, Double(sample.value))
        continue
      }
      defer { before[sample.name] = sample }
      guard let last = before[sample.name] else { continue }
      spread(.received, last, sample, sample.value - last.value, &hours)
      spread(.sent, last, sample, sample.otherValue - last.otherValue, &hours)
    }
    for (key, tallies) in hours {
      // A short look at an hour does not tell how busy it is.
      for (hour, tally) in tallies where tally.seconds >= 600 {
        add(key.measure, key.subject, hour, tally.bits / tally.seconds)
      }
    }
  }

  /// Lays the bits between two samples over the hours between them; a counter that began anew, and a
  /// gap of more than a day, say nothing.
  private func spread(
    _ measure: Measure, _ last: CounterSample, _ sample: CounterSample, _ bytes: Int64,
    _ hours: inout [SeriesKey: [Int64: HourTally]]
  ) {
    let (start, end) = (last.at.microseconds, sample.at.microseconds)
    guard bytes >= 0, end > start, end - start <= RegularSeries.day else { return }
    let key = SeriesKey(measure: measure, subject: sample.name)
    var from = start
    while from < end {
      let hour = from / RegularSeries.hour * RegularSeries.hour
      let to = min(end, hour + RegularSeries.hour)
      let share = Double(to - from) / Double(end - start)
      var tally = hours[key]?[hour] ?? HourTally()
      tally.bits += Double(bytes) * 8 * share
      tally.seconds += Double(to - from) / 1e6
      hours[key, default: [:]][hour] = tally
      from = to
    }
  }
}

/// What passed in the part of an hour that was looked at.
private struct HourTally {
  var bits = 0.0
  var seconds = 0.0
}
