import Flows
import Glibc
import Packets

/// Measures what following a packet costs: flows, events and windows of 1, 10 and 60 s.
@main
struct FlowsBenchmark {
  /// Counts what the meter tells, and does nothing else.
  private struct Count: TrafficSink {
    var flows = 0
    var packets: UInt64 = 0
    var events = 0
    var activities = 0
    var hostWindows = 0
    var windows = 0

    mutating func flowEnded(_ record: FlowRecord) {
      flows += 1
      packets += record.packets
    }
    mutating func happened(_ event: TrafficEvent) { events += 1 }
    mutating func flowActive(_ activity: FlowActivity) { activities += 1 }
    mutating func hostWindowClosed(_ window: HostWindow) { hostWindows += 1 }
    mutating func windowClosed(_ window: TrafficWindow) { windows += 1 }
  }

  static func main() {
    let packets = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1_250_000
    measure(.mixed(flows: packets / 22, packets: packets, seconds: 2_400))
    measure(.mixed(flows: packets / 22, packets: packets, seconds: 10))
    measure(.flood(packets: packets / 4, perSecond: 10_000))
    measure(.download(packets: packets))
  }

  /// Runs a meter over the traffic seven times, and reports the processor time of the median and
  /// the best, less that of making the packets up.
  private static func measure(_ traffic: Traffic) {
    var rounds: [Double] = []
    var making = Double.infinity
    var count = Count()
    for _ in 0..<7 {
      let begin = nanoseconds()
      let check = make(traffic)
      making = min(making, nanoseconds() - begin + Double(check & 0))
      count = Count()
      let start = nanoseconds()
      follow(traffic, &count)
      rounds.append(nanoseconds() - start)
    }
    rounds.sort()
    let packets = Double(max(1, traffic.steps.count))
    print(
      "{\"name\":\"observe\",\"traffic\":\"\(traffic.name)\",\"packets\":\(traffic.steps.count),"
        + "\"flows\":\(count.flows),\"host_windows\":\(count.hostWindows),"
        + "\"flow_windows\":\(count.activities),"
        + "\"cpu_nanoseconds_per_packet\":\(rounded((rounds[3] - making) / packets)),"
        + "\"best\":\(rounded((rounds[0] - making) / packets)),"
        + "\"peak_resident_bytes\":\(peakResidentBytes()),"
        + "\"conserved\":\(count.packets == UInt64(traffic.steps.count))}")
  }

  private static func make(_ traffic: Traffic) -> UInt64 {
    var conversations = traffic.conversations
    var packet = PacketSummary()
    var sum: UInt64 = 0
    for step in traffic.steps {
      step.fill(&packet, &conversations[Int(step.conversation)])
      sum &+= UInt64(packet.wireLength) &+ UInt64(packet.sequence)
    }
    return sum
  }

  private static func follow(_ traffic: Traffic, _ count: inout Count) {
    var conversations = traffic.conversations
    var packet = PacketSummary()
    var meter = TrafficMeter(seed: 1)
    let frame: [UInt8] = []
    for step in traffic.steps {
      step.fill(&packet, &conversations[Int(step.conversation)])
      meter.observe(packet, frame: frame.span.bytes, into: &count)
    }
    meter.finish(into: &count)
  }

  /// Processor time of this thread.
  private static func nanoseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  private static func peakResidentBytes() -> Int {
    var usage = rusage()
    getrusage(0, &usage)
    return usage.ru_maxrss * 1024
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
