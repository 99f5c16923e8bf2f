internal import Capture
internal import Glibc
package import Platform
internal import Store

/// Reads the machine's counters.
enum CounterSampler {
  /// Seconds between two looks at least.
  static let interval = 60.0
  /// Machines with a great many virtual interfaces are not sampled whole.
  private static let mostInterfaces = 16

  /// What the counters say now: interfaces that are up and have passed something, and the disk of a
  /// directory.
  static func read(directory: String?, now: Timestamp) -> [CounterSample] {
    let interfaces = ((try? NetworkInterface.all()) ?? []).filter {
      $0.isUp && !$0.isLoopback && $0.counters.bytesReceived + $0.counters.bytesSent > 0
    }
    var samples = interfaces.prefix(mostInterfaces).map { interface in
      CounterSample(
        at: now, kind: .interface, name: interface.name, value: interface.counters.bytesReceived,
        otherValue: interface.counters.bytesSent,
        ceiling: interface.megabitsPerSecond.flatMap { $0 > 0 ? Int64($0) * 1_000_000 : nil })
    }
    if let directory, let disk = disk(directory, now: now) { samples.append(disk) }
    return samples
  }

  /// The room on the disk of a directory. The corresponding C function is `statvfs`.
  private static func disk(_ directory: String, now: Timestamp) -> CounterSample? {
    var facts = statvfs()
    guard statvfs(directory, &facts) == 0, facts.f_blocks > 0 else { return nil }
    let block = Int64(facts.f_frsize)
    let used = Int64(clamping: facts.f_blocks &- facts.f_bfree)
    let size = used &+ Int64(clamping: facts.f_bavail)
    let (usedBytes, overflow) = used.multipliedReportingOverflow(by: block)
    let (sizeBytes, tooLarge) = size.multipliedReportingOverflow(by: block)
    guard !overflow, !tooLarge else { return nil }
    return CounterSample(
      at: now, kind: .disk, name: directory, value: usedBytes, ceiling: sizeBytes)
  }
}

extension Copilot {
  /// Keeps what the machine's counters say, at most once a minute; does nothing while the database
  /// can't be written.
  ///
  /// - Parameters:
  ///   - now: Passed in by tests.
  ///   - opensStore: Whether the database is opened for it; else it is only used when it is open.
  package func sampleCounters(now: Timestamp = .now(), opensStore: Bool = false) {
    if let sampledAt, abs(now.seconds - sampledAt.seconds) < CounterSampler.interval { return }
    guard canRecord, let store = opensStore ? try? store() : openStore else { return }
    sampledAt = now
    guard let newest = try? store.newestSampleTime() else {
      return keep(CounterSampler.read(directory: layout.directory, now: now), store, now, false)
    }
    // Another shell may have looked just now.
    guard abs(now.seconds - newest.seconds) >= CounterSampler.interval else {
      sampledAt = newest
      return
    }
    let isNewDay = newest.microseconds / RegularSeries.day != now.microseconds / RegularSeries.day
    keep(CounterSampler.read(directory: layout.directory, now: now), store, now, isNewDay)
  }

  private func keep(
    _ samples: [CounterSample], _ store: Store, _ now: Timestamp, _ isNewDay: Bool
  ) {
    try? store.keep(samples, thinning: isNewDay, now: now)
  }
}
