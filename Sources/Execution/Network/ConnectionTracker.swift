internal import Glibc
internal import Platform

/// Gathers the figures of the TCP connections that a command's processes have.
struct ConnectionTracker: ~Copyable {
  private struct Connection {
    var figures: SocketFigures
    var isOver = false
  }

  private var diagnostics: SocketDiagnostics?
  private var isUnavailable = false
  private var connections: [UInt64: Connection] = [:]
  /// Sockets that this process has open too, so they are not the command's.
  private var foreignInodes: Set<UInt32>?
  private var earliestNext = MonotonicTime(nanoseconds: 0)
  private static let mostConnections = 1 << 16
  /// A socket that left by another way than the one waited for must not hold the prompt longer.
  private static let longestWaitNanoseconds: UInt64 = 25_000_000

  /// A tracker that has seen nothing.
  init() {}

  /// Looks at the sockets of these processes. Backs off when the machine has very many.
  mutating func sample(_ processes: some Collection<Int32>, files: ProcessFiles) {
    guard !isUnavailable, MonotonicTime.now() >= earliestNext else { return }
    let start = Self.threadNanoseconds()
    var inodes: Set<UInt32> = []
    for pid in processes { inodes.formUnion(files.socketInodes(of: pid)) }
    if !inodes.isEmpty {
      let foreign = foreignInodes ?? Set(files.socketInodes(of: getpid()))
      foreignInodes = foreign
      inodes.subtract(foreign)
      if !inodes.isEmpty { look(for: inodes) }
    }
    // At most a twentieth of the processor time goes into looking. Wall time would also count how
    // long other programs kept this thread waiting.
    let cost = Self.threadNanoseconds() &- start
    earliestNext = MonotonicTime(nanoseconds: MonotonicTime.now().nanoseconds &+ cost &* 20)
  }

  private static func threadNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }

  private mutating func look(for inodes: Set<UInt32>) {
    if diagnostics == nil {
      do throws(SystemError) {
        diagnostics = try SocketDiagnostics()
      } catch {
        isUnavailable = true
        return
      }
    }
    var seen: [SocketFigures] = []
    let known = Set(connections.keys)
    diagnostics?.sockets { figures in
      if inodes.contains(figures.inode) || known.contains(figures.cookie) { seen.append(figures) }
    }
    for figures in seen
    where connections.count < Self.mostConnections || connections[figures.cookie] != nil {
      connections[figures.cookie] = Connection(figures: figures)
    }
    noteDestroyed()
  }

  private mutating func noteDestroyed() {
    var ended: [SocketFigures] = []
    diagnostics?.destroyed { ended.append($0) }
    for figures in ended where connections[figures.cookie] != nil {
      connections[figures.cookie] = Connection(figures: figures, isOver: true)
    }
  }

  /// Takes the last figures after the command's end; waits at most 25 ms for the kernel's farewell.
  mutating func finish() {
    guard diagnostics != nil, !connections.isEmpty else { return }
    noteDestroyed()
    guard connections.values.contains(where: { !$0.isOver }) else { return }
    var present: [SocketFigures] = []
    diagnostics?.sockets { present.append($0) }
    var waiting = Set(connections.filter { !$0.value.isOver }.keys)
    for figures in present where connections[figures.cookie] != nil {
      connections[figures.cookie]?.figures = figures
      waiting.remove(figures.cookie)
    }
    // A socket that is in neither list is on its way from one to the other.
    let deadline = MonotonicTime(
      nanoseconds: MonotonicTime.now().nanoseconds &+ Self.longestWaitNanoseconds)
    noteDestroyed()
    while waiting.contains(where: { connections[$0]?.isOver == false }) {
      let rest = deadline.pollMilliseconds(from: .now())
      guard rest > 0 else { return }
      diagnostics?.waitForDestruction(milliseconds: rest)
      noteDestroyed()
    }
  }

  /// The sum over all connections; nil when none was seen.
  var traffic: Traffic? {
    guard !connections.isEmpty else { return nil }
    return connections.values.reduce(into: Traffic()) { sum, connection in
      sum.sentBytes &+= connection.figures.bytesAcknowledged
      sum.receivedBytes &+= connection.figures.bytesReceived
      sum.sentPackets &+= connection.figures.segmentsSent
      sum.receivedPackets &+= connection.figures.segmentsReceived
    }
  }

  /// Segments that the kernel sent again on all connections; nil when none was seen.
  var retransmissionsSent: UInt64? {
    guard !connections.isEmpty else { return nil }
    return connections.values.reduce(0) { $0 &+ UInt64($1.figures.retransmissions) }
  }

  /// The round trip of the busiest connection, in seconds.
  var roundTripSeconds: Double? {
    let measured = connections.values.filter { $0.figures.roundTripMicroseconds != nil }
    let busiest = measured.max {
      $0.figures.bytesAcknowledged &+ $0.figures.bytesReceived
        < $1.figures.bytesAcknowledged &+ $1.figures.bytesReceived
    }
    return busiest?.figures.roundTripMicroseconds.map { Double($0) / 1e6 }
  }
}
