internal import Glibc
internal import Platform
internal import Synchronization

/// Numbers the cgroups of this process, whichever pool makes them.
private let numbers = Atomic<UInt64>(0)

/// Lends counters to commands and takes them back, so that most commands pay for none.
///
/// A counter whose last command is just over still sees that command's closing packets. It rests for
/// a second before it is lent again.
final class TrafficCounterPool: Sendable {
  private struct Rested {
    var counter: TrafficCounter
    var since: MonotonicTime
  }
  private struct State {
    var parent: String?
    var isRefused = false
    /// Longest rested first.
    var free: [Rested] = []
    /// Counters of ended commands that left a process behind.
    var occupied: [TrafficCounter] = []
    var tap: HeaderTap?
    var hasNoHeaders: Bool
  }

  private let state: Mutex<State>
  private static let namePrefix = "netcopilot-"
  private static let restNanoseconds: UInt64 = 1_000_000_000
  private static let mostFree = 8

  /// A pool that has no counter yet.
  ///
  /// - Parameter capturesHeaders: Whether commands' TCP connections may be followed by the headers of
  ///   their packets.
  init(capturesHeaders: Bool) {
    state = Mutex(State(hasNoHeaders: !capturesHeaders))
  }

  /// Has a counter's headers looked at, unless they are or the system refuses.
  ///
  /// The first time costs about a millisecond of processor time, a later cgroup half of one.
  func captureHeaders(of counter: TrafficCounter) {
    guard !counter.hasHeaders else { return }
    let tap = state.withLock { state -> HeaderTap? in
      guard !state.hasNoHeaders else { return nil }
      if state.tap == nil { state.tap = try? HeaderTap() }
      if state.tap == nil { state.hasNoHeaders = true }
      return state.tap
    }
    guard let tap, (try? counter.attach(tap)) == nil else { return }
    state.withLock { $0.hasNoHeaders = true }
  }

  /// Ends the thread that looks at headers.
  func close() {
    state.withLock { state in
      state.hasNoHeaders = true
      return state.tap.take()
    }?.close()
  }

  /// A counter that no process is in, or nil when the system does not let us count.
  func acquire(at now: MonotonicTime) -> TrafficCounter? {
    state.withLock { state in
      guard !state.isRefused else { return nil }
      let emptied = state.occupied.filter(\.isEmpty)
      if !emptied.isEmpty {
        state.occupied.removeAll { counter in emptied.contains { $0 === counter } }
        state.free += emptied.map { Rested(counter: $0, since: now) }
      }
      if let first = state.free.first,
        now.nanoseconds &- first.since.nanoseconds >= Self.restNanoseconds
          || state.free.count >= Self.mostFree
      {
        return state.free.removeFirst().counter
      }
      return make(&state)
    }
  }

  /// Takes a counter back after its command has ended.
  func release(_ counter: TrafficCounter, at now: MonotonicTime) {
    let isEmpty = counter.isEmpty
    state.withLock { state in
      if isEmpty {
        state.free.append(Rested(counter: counter, since: now))
      } else {
        state.occupied.append(counter)
      }
    }
  }

  private func make(_ state: inout State) -> TrafficCounter? {
    if state.parent == nil {
      guard let parent = Self.findParent() else {
        state.isRefused = true
        return nil
      }
      state.parent = parent
      Self.sweep(parent)
    }
    guard let parent = state.parent else { return nil }
    let number = numbers.wrappingAdd(1, ordering: .relaxed).newValue
    do throws(SystemError) {
      let path = "\(parent)/\(Self.namePrefix)\(getpid())-\(number)"
      return try TrafficCounter(path: path, number: number)
    } catch {
      // Privilege does not come back; asking at each command would only cost time.
      state.isRefused = true
      return nil
    }
  }

  private static func findParent() -> String? {
    guard let mounts = try? Files.read("/proc/self/mountinfo", limit: 1 << 20),
      let membership = try? Files.read("/proc/self/cgroup", limit: 1 << 16)
    else { return nil }
    return ControlGroupLocation.directory(mounts: mounts, membership: membership)
  }

  /// Removes the empty cgroups of shells that are gone, and of shells that ran inside them.
  private static func sweep(_ parent: String, depth: Int = 0) {
    for name in Files.names(in: parent) where name.hasPrefix(namePrefix) {
      let number = name.dropFirst(namePrefix.count).prefix { $0 != "-" }
      guard let pid = Int32(number), pid > 0, kill(pid, 0) != 0, errno == ESRCH else { continue }
      let path = parent + "/" + name
      if rmdir(path) != 0, depth < 8 {
        sweep(path, depth: depth + 1)
        rmdir(path)
      }
    }
  }
}
