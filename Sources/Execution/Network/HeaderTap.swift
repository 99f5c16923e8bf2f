internal import CExecution
internal import Flows
internal import Glibc
internal import Packets
internal import Platform
internal import Synchronization

/// Follows the TCP connections of commands by the headers of their packets.
///
/// The kernel hands over headers of the commands' own cgroups only, so nothing has to be guessed and
/// nobody else's packet is looked at. Whoever asks for figures reads what has come; a thread reads it
/// too when the ring fills up in between, and sleeps otherwise.
final class HeaderTap: Sendable {
  private struct State: ~Copyable {
    var ring: HeaderRing
    /// By the tag of the cgroup.
    var meters: [UInt32: SocketMeter] = [:]
    var thread: BackgroundThread?
    var isClosing = false

    init(_ ring: consuming HeaderRing) { self.ring = ring }
  }

  private let state: Mutex<State>
  private let ringNumber: Int32
  private let wakeUp: WakeUp
  /// How long a full ring's reader leaves the ring alone after it has read it.
  private static let restMilliseconds: Int32 = 10

  /// - Throws: ``SystemError`` when the system refuses, as it does without privilege.
  init() throws(SystemError) {
    wakeUp = try WakeUp()
    let ring = try HeaderRing()
    ringNumber = ring.number
    state = Mutex(State(ring))
  }

  /// Has a cgroup's headers come here.
  ///
  /// - Returns: The map that counts headers that found no room.
  /// - Throws: ``SystemError``.
  func attach(to controlGroup: Int32, tag: UInt32) throws(SystemError) -> FileDescriptor {
    let result = state.withLock { state -> Result<FileDescriptor, SystemError> in
      do throws(SystemError) {
        let map = try state.ring.attach(to: controlGroup, tag: tag)
        state.meters[tag] = SocketMeter()
        startThread(&state)
        return .success(map)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Says that another command runs in a cgroup from now on.
  func begin(_ tag: UInt32) {
    state.withLock { state in
      Self.drain(&state)
      state.meters[tag]?.restart()
    }
  }

  /// What the connections of a cgroup's command did; nil when none was seen.
  func totals(of tag: UInt32) -> SocketTotals? {
    state.withLock { state in
      Self.drain(&state)
      guard let totals = state.meters[tag]?.totals, totals.connections > 0 else { return nil }
      return totals
    }
  }

  /// Forgets a cgroup that is gone.
  func forget(_ tag: UInt32) {
    state.withLock { $0.meters[tag] = nil }
  }

  /// Ends the thread.
  func close() {
    let thread = state.withLock { state in
      state.isClosing = true
      return state.thread.take()
    }
    wakeUp.signal()
    thread?.join()
  }

  @discardableResult
  private static func drain(_ state: inout State) -> Int {
    var meters: [UInt32: SocketMeter] = [:]
    swap(&meters, &state.meters)
    let count = state.ring.drain { tag, isSent, segments, packet in
      meters[tag]?.note(packet, isSent: isSent, segments: segments)
    }
    swap(&meters, &state.meters)
    return count
  }

  private func startThread(_ state: inout State) {
    guard state.thread == nil, !state.isClosing else { return }
    state.thread = BackgroundThread.start { self.watch() }
  }

  /// The thread's life.
  private func watch() {
    var ready = [
      pollfd(fd: wakeUp.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ringNumber, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      ready[1].fd = ringNumber
      _ = poll(&ready, 2, -1)
      guard let count = state.withLock({ $0.isClosing ? nil : Self.drain(&$0) }) else { return }
      // The ring is readable as soon as anything is in it: without a rest each packet would be read
      // by itself.
      ready[1].fd = -1
      if count > 0 { _ = poll(&ready, 2, Self.restMilliseconds) }
    }
  }
}
