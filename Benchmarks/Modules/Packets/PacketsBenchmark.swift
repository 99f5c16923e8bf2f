import Glibc
import Packets

/// Measures how long decoding a packet takes, by kind of traffic, and numbering its stream.
@main
struct PacketsBenchmark {
  static func main() {
    let packets = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1_000_000
    for traffic in Traffic.allCases {
      // As many as a reader's buffer holds: what was just read lies in the processor's caches.
      let frames = FrameStore(traffic, count: min(1000, packets))
      measure("decode", traffic, frames, packets) { decode(frames) }
    }
    let frames = FrameStore(.mixed, count: min(1000, packets))
    measure("decode and number streams", .mixed, frames, packets) { number(frames) }
    let cold = FrameStore(.mixed, count: min(200_000, packets))
    measure("decode from memory", .mixed, cold, packets) { decode(cold) }
  }

  /// Runs the work nine times, each until enough packets went by, and reports the processor time of
  /// the median and the best.
  private static func measure(
    _ name: String, _ traffic: Traffic, _ frames: FrameStore, _ packets: Int,
    _ work: () -> UInt64
  ) {
    var check = work()
    var rounds: [Double] = []
    for _ in 0..<9 {
      let begin = nanoseconds()
      let turns = max(1, packets / frames.count)
      for _ in 0..<turns { check &+= work() }
      rounds.append((nanoseconds() - begin) / Double(frames.count * turns))
    }
    rounds.sort()
    print(
      "{\"name\":\"\(name)\",\"traffic\":\"\(traffic)\",\"packets\":\(frames.count),"
        + "\"mean_bytes\":\(frames.storage.count / max(1, frames.count)),"
        + "\"cpu_nanoseconds_per_packet\":\(rounded(rounds[4])),"
        + "\"best\":\(rounded(rounds[0])),\"check\":\(check)}")
  }

  /// The sum over what was read, so that the reading can't be left out.
  private static func decode(_ frames: FrameStore) -> UInt64 {
    let decoder = PacketDecoder()
    var summary = PacketSummary()
    var sum: UInt64 = 0
    let bytes = frames.storage.span.bytes
    for index in 0..<frames.count {
      let range = frames.range(index)
      decoder.decode(
        bytes.extracting(range), wireLength: range.count,
        timestampNanoseconds: Int64(index) * 1000, link: .ethernet, into: &summary)
      sum &+= UInt64(summary.payloadLength) &+ summary.source.low &+ summary.layers.rawValue
    }
    return sum
  }

  private static func number(_ frames: FrameStore) -> UInt64 {
    let decoder = PacketDecoder()
    var streams = StreamCounter()
    var summary = PacketSummary()
    let bytes = frames.storage.span.bytes
    for index in 0..<frames.count {
      let range = frames.range(index)
      decoder.decode(
        bytes.extracting(range), wireLength: range.count,
        timestampNanoseconds: Int64(index) * 1000, link: .ethernet, into: &summary)
      streams.observe(summary)
    }
    return UInt64(streams.tcpStreams &+ streams.udpStreams)
  }

  /// Processor time of this thread.
  private static func nanoseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
