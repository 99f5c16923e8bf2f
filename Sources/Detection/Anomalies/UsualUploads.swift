package import Packets

/// A transfer that was seen: from a host to another, how much, and when.
package struct Transfer: Hashable, Sendable {
  package var host: IPAddress
  package var peer: IPAddress
  /// Payload that the host sent, bytes.
  package var bytes: UInt64
  /// The first and the last minute, seconds since 1970-01-01 UTC.
  package var startSeconds: Int64
  package var endSeconds: Int64

  package init(
    host: IPAddress, peer: IPAddress, bytes: UInt64, startSeconds: Int64, endSeconds: Int64
  ) {
    self.host = host
    self.peer = peer
    self.bytes = bytes
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
  }
}

/// Which large transfers come again and again, such as a backup every night.
///
/// Once is nothing: what happened one time only, an attack perhaps, is never usual.
package struct UsualUploads: Hashable, Sendable {
  /// How many pairs of hosts are kept; those that were silent for longest go first.
  package static let capacity = 1024
  /// Transfers of a pair before they are called usual.
  package static let fewestTimes: UInt32 = 2
  /// Hours between two transfers that count as two: what comes in parts is one.
  package static let apartHours: Int64 = 6
  /// How much larger than the largest so far a usual one may be.
  package static let growth = 1.5

  struct Pair: Hashable {
    var host: IPAddress
    var peer: IPAddress
  }

  struct Habit: Hashable {
    /// Transfers that lie apart.
    var times: UInt32 = 0
    /// The largest, bytes.
    var largest: UInt64 = 0
    /// A bit for each hour of the day, in UTC, in which one began.
    var hours: UInt32 = 0
    var lastSeconds: Int64
  }

  private(set) var habits: [Pair: Habit] = [:]

  package init() {}

  /// How many pairs of hosts are known.
  package var count: Int { habits.count }

  /// What is known of the transfers between a pair of hosts.
  package struct Upload: Hashable, Sendable {
    package var host: IPAddress
    package var peer: IPAddress
    /// Transfers that lie apart.
    package var times: Int
    /// The largest, bytes.
    package var largest: UInt64
    /// The hours of the day, in UTC, in which transfers began.
    package var hours: [Int]
    /// When the last one ended, seconds since 1970-01-01 UTC.
    package var lastSeconds: Int64

    /// Whether it came often enough to be usual.
    package var isUsual: Bool { times >= Int(UsualUploads.fewestTimes) }
  }

  /// All that is known, by host and peer.
  package var list: [Upload] {
    habits.map { pair, habit in
      Upload(
        host: pair.host, peer: pair.peer, times: Int(habit.times), largest: habit.largest,
        hours: (0..<24).filter { habit.hours >> UInt32($0) & 1 != 0 },
        lastSeconds: habit.lastSeconds)
    }.sorted { ($0.host, $0.peer) < ($1.host, $1.peer) }
  }

  /// Learns a transfer.
  package mutating func learn(_ transfer: Transfer) {
    let pair = Pair(host: transfer.host, peer: transfer.peer)
    if habits[pair] == nil, habits.count >= Self.capacity { forgetOldest() }
    var habit = habits[pair] ?? Habit(lastSeconds: .min)
    let isApart =
      habit.times == 0
      || transfer.startSeconds &- habit.lastSeconds >= Self.apartHours * 3600
    if isApart { habit.times &+= 1 }
    habit.largest = max(habit.largest, transfer.bytes)
    habit.hours |= 1 << UInt32(Self.hour(transfer.startSeconds))
    habit.lastSeconds = max(habit.lastSeconds, transfer.endSeconds)
    habits[pair] = habit
  }

  /// Whether a transfer is what comes again and again: to the same host, within an hour of the usual
  /// ones, and not much larger.
  package func covers(_ transfer: Transfer) -> Bool {
    guard let habit = habit(transfer), isUsualHour(transfer, habit) else { return false }
    return Double(transfer.bytes) <= Self.growth * Double(habit.largest)
  }

  /// The largest usual transfer between the hosts of one, and whether it begins at an hour at which
  /// such begin; nil when none is usual.
  package func usual(for transfer: Transfer) -> (bytes: UInt64, isUsualHour: Bool)? {
    habit(transfer).map { ($0.largest, isUsualHour(transfer, $0)) }
  }

  /// Adds a pair as it was kept.
  mutating func add(_ pair: Pair, _ habit: Habit) { habits[pair] = habit }

  private func habit(_ transfer: Transfer) -> Habit? {
    guard let habit = habits[Pair(host: transfer.host, peer: transfer.peer)],
      habit.times >= Self.fewestTimes
    else { return nil }
    return habit
  }

  private func isUsualHour(_ transfer: Transfer, _ habit: Habit) -> Bool {
    let hour = Self.hour(transfer.startSeconds)
    return [hour, (hour + 1) % 24, (hour + 23) % 24].contains { habit.hours >> UInt32($0) & 1 != 0 }
  }

  private static func hour(_ seconds: Int64) -> Int {
    Int(((seconds % 86_400) + 86_400) % 86_400 / 3600)
  }

  private mutating func forgetOldest() {
    let oldest = habits.min {
      ($0.value.lastSeconds, $0.key.host, $0.key.peer)
        < ($1.value.lastSeconds, $1.key.host, $1.key.peer)
    }
    if let oldest { habits[oldest.key] = nil }
  }
}
