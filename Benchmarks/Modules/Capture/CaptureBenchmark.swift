import Capture
import Glibc
import Packets
import Platform

/// Measures how long handing out a packet of a capture file takes, by layout and packing, and
/// writing one; and as floors reading the file without looking, and mapping it into memory.
@main
struct CaptureBenchmark {
  static func main() {
    let packets = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1_000_000
    let base = "/tmp/netcopilot-benchmark-\(getpid())"
    let pcap = base + ".pcap"
    let pcapng = base + ".pcapng"
    let packed = pcapng + ".zst"
    defer { for path in [pcap, pcapng, packed] { unlink(path) } }
    do {
      for (name, path) in [("write pcap", pcap), ("write pcapng", pcapng)] {
        try measure(name, packets, path: path) { try write(packets, path) }
      }
      try measure("read pcap", packets, path: pcap) { try read(pcap) }
      try measure("read pcapng", packets, path: pcapng) { try read(pcapng) }
      if system("zstd -q1 -o \(packed) \(pcapng) 2>/dev/null") == 0 {
        try measure("read pcapng.zst, without zstd's own time", packets, path: packed) {
          try read(packed)
        }
      }
      try measure("floor: read only", packets, path: pcap) { try readOnly(pcap) }
      try measure("floor: walk over a mapped file", packets, path: pcap) { try walkMapped(pcap) }
    } catch {
      try? writeBytes(Array("\(error)\n".utf8), to: 2)
      exit(1)
    }
  }

  /// Runs the work seven times and reports the processor time of the median and the best.
  private static func measure(
    _ name: String, _ packets: Int, path: String, _ work: () throws -> UInt64
  ) throws {
    var check = try work()
    var rounds: [Double] = []
    for _ in 0..<7 {
      let begin = nanoseconds()
      check &+= try work()
      rounds.append((nanoseconds() - begin) / Double(packets))
    }
    rounds.sort()
    print(
      "{\"name\":\"\(name)\",\"packets\":\(packets),\"file_bytes\":\(Files.size(path) ?? 0),"
        + "\"cpu_nanoseconds_per_packet\":\(rounded(rounds[3])),\"best\":\(rounded(rounds[0])),"
        + "\"check\":\(check)}")
  }

  /// Sizes as on a mixed link: half of them small, a quarter near the largest.
  private static func write(_ packets: Int, _ path: String) throws -> UInt64 {
    let bytes = [UInt8](repeating: 0x5A, count: 1_514)
    var writer = try CaptureWriter(
      path: path, layout: CaptureLayout(fileName: path),
      interface: CaptureInterface(link: .ethernet, snapshotLength: 262_144))
    var state: UInt64 = 42
    var header = FrameHeader(
      timestampNanoseconds: 1_700_000_000_000_000_000, wireLength: 0, link: .ethernet)
    for _ in 0..<packets {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let random = Int(truncatingIfNeeded: state >> 33)
      let length =
        switch random & 7 {
        case 0..<4: 60 + random >> 3 % 30
        case 4, 5: 90 + random >> 3 % 400
        default: 1_514
        }
      header.timestampNanoseconds += 100_000
      header.wireLength = length
      writer.write(header, bytes.span.bytes.extracting(0..<length))
    }
    writer.finish()
    return UInt64(writer.byteCount)
  }

  /// The sum over what was read, so that the reading can't be left out.
  private static func read(_ path: String) throws -> UInt64 {
    var reader = try CaptureReader(path: path)
    var sum: UInt64 = 0
    let end = reader.forEachFrame { header, bytes in
      sum &+= UInt64(truncatingIfNeeded: header.timestampNanoseconds) &+ UInt64(header.wireLength)
      if bytes.byteCount >= 34 {
        sum &+= bytes.unsafeLoadUnaligned(fromByteOffset: 26, as: UInt64.self)
      }
      return .next
    }
    precondition(end == .complete)
    return sum
  }

  private static func readOnly(_ path: String) throws -> UInt64 {
    let file = try FileDescriptor(opening: path, flags: O_RDONLY)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var sum: UInt64 = 0
    while true {
      let count = Glibc.read(file.number, &buffer, buffer.count)
      if count <= 0 { return sum }
      sum &+= UInt64(count)
    }
  }

  private static func walkMapped(_ path: String) throws -> UInt64 {
    let file = try FileDescriptor(opening: path, flags: O_RDONLY)
    let size = Files.size(path) ?? 0
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.number, 0), start != MAP_FAILED
    else { return 0 }
    defer { munmap(start, size) }
    madvise(start, size, MADV_SEQUENTIAL)
    let bytes = UnsafeRawBufferPointer(start: start, count: size).bytes
    var sum: UInt64 = 0
    var offset = 24
    while offset + 16 <= size {
      let length = Int(bytes.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))
      sum &+= bytes.unsafeLoadUnaligned(fromByteOffset: offset + 16 + 26, as: UInt64.self)
      offset += 16 + length
    }
    return sum
  }

  /// Processor time of this thread.
  private static func nanoseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
