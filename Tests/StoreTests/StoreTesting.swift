import Glibc
import Platform
import Store

/// 2026-11-21 12:00 UTC.
let noon = Timestamp(microseconds: 1_795_262_400_000_000)

/// An execution that started so many seconds after noon.
func sample(
  _ command: String, after seconds: Int64 = 0, seed: UInt64 = 0, directory: String? = "/home/op",
  exitCode: Int? = 0, durationSeconds: Double? = 0.25, session: String? = nil
) -> ExecutionRecord {
  let start = Timestamp(microseconds: noon.microseconds + seconds * 1_000_000)
  let utility = command.split(separator: " ").first.map { String($0) }
  return ExecutionRecord(
    uid: .derived(from: [command, String(seconds), String(seed)], at: start), command: command,
    utility: utility, template: "\(utility ?? "") HOST", argumentKinds: ["host"],
    category: "reachability", directory: directory, session: session, startedAt: start,
    durationSeconds: durationSeconds, exitCode: exitCode)
}

/// A record with every field set.
func fullSample() -> ExecutionRecord {
  var record = sample("ping -c 1 192.0.2.1", session: "session-1")
  record.argumentKinds = ["option", "in\"t\\", "tab\there"]
  record.host = "noc1"
  record.user = "op"
  record.terminal = "/dev/pts/3"
  record.exitCode = 2
  record.signal = 15
  record.stderrTail = "line one\nline\ttwo \\ •••\n"
  record.stdoutTail = ""
  record.cause = "host-unreachable"
  record.predictedSeconds = 1.5
  record.usage.userCPUSeconds = 0.001
  record.usage.systemCPUSeconds = 0.002
  record.usage.averageCPUShare = 0.123456789
  record.usage.peakCPUShare = 1.9
  record.usage.averageResidentBytes = 1 << 20
  record.usage.peakResidentBytes = 1 << 33
  record.usage.residentGrowthBytes = -4096
  record.usage.bytesSent = 84
  record.usage.bytesReceived = 85
  record.usage.packetsSent = 1
  record.usage.packetsReceived = 2
  record.usage.networkMethod = "cgroup"
  record.usage.roundTripSeconds = 0.000321
  var connections = ConnectionUsage(method: "cgroup")
  connections.count = 7
  connections.retransmissionsSent = 8
  connections.retransmissionsReceived = 9
  connections.outOfOrder = 10
  connections.zeroWindows = 11
  connections.handshakeSeconds = 0.000123
  connections.missedSegments = 12
  record.usage.connections = connections
  record.usage.voluntaryContextSwitches = 3
  record.usage.involuntaryContextSwitches = 4
  record.usage.minorPageFaults = 5
  record.usage.majorPageFaults = 6
  return record
}

/// The bytes of a file, for tests that damage one.
func overwrite(_ path: String, at offset: Int, with bytes: [UInt8]) {
  guard let file = fopen(path, "r+") else { return }
  fseek(file, offset, SEEK_SET)
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

/// Writes a file as a whole.
func write(_ text: String, to path: String) throws {
  try Files.replace(path, with: Array(text.utf8))
}

/// Runs the body on so many threads at once and waits for them all.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var threads: [pthread_t] = []
  for index in 0..<count {
    let work = Unmanaged.passRetained(ThreadWork(index: index, body: body))
    var thread = pthread_t()
    if pthread_create(&thread, nil, runThreadWork, work.toOpaque()) == 0 { threads.append(thread) }
  }
  for thread in threads { pthread_join(thread, nil) }
}

private final class ThreadWork {
  let index: Int
  let body: @Sendable (Int) -> Void

  init(index: Int, body: @escaping @Sendable (Int) -> Void) {
    self.index = index
    self.body = body
  }
}

private func runThreadWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context {
    let work = Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue()
    work.body(work.index)
  }
  return nil
}
