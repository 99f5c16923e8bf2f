import Capture
import Glibc
import Packets
import Platform
import TestSupport
import Testing

/// A directory of captures with the counts that other programs made of them, for measuring.
///
/// `NETCOPILOT_WIDE_CAPTURES` names the directory and `NETCOPILOT_WIDE_ORACLE` a table whose
/// columns are called `file`, `capinfos_packets`, `capinfos_bytes`, `duration_s` and
/// `capinfos_error`.
private enum WideArchive {
  static let directory = variable("NETCOPILOT_WIDE_CAPTURES")
  static let oracle = variable("NETCOPILOT_WIDE_ORACLE")
  static let runsLongTests = variable("NETCOPILOT_LONG_TESTS") == "1"

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  struct Row {
    let path: String
    let packets: Int
    let bytes: Int
    let seconds: Double
    let error: String
  }

  static func rows() throws -> [Row] {
    let directory = try #require(directory)
    let text = String(decoding: try Files.read(try #require(oracle)), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let names = try #require(lines.first)
    func column(_ name: String) throws -> Int { try #require(names.firstIndex(of: name)) }
    let file = try column("file")
    let packets = try column("capinfos_packets")
    let bytes = try column("capinfos_bytes")
    let seconds = try column("duration_s")
    let error = try column("capinfos_error")
    return lines.dropFirst().map { line in
      let parts = line[file].split(separator: "/")
      return Row(
        path: directory + "/" + parts.suffix(2).joined(separator: "/"),
        packets: Int(line[packets]) ?? 0, bytes: Int(line[bytes]) ?? 0,
        seconds: Double(line[seconds]) ?? 0, error: line[error])
    }
  }

  struct Count {
    var packets = 0
    var bytes = 0
    var first = Int64.max
    var last = Int64.min
    var end: CaptureEnd

    init(_ reader: inout CaptureReader) {
      var (packets, bytes, first, last) = (0, 0, Int64.max, Int64.min)
      end = reader.forEachFrame { header, frame in
        packets += 1
        bytes += header.wireLength
        first = min(first, header.timestampNanoseconds)
        last = max(last, header.timestampNanoseconds)
        return .next
      }
      (self.packets, self.bytes, self.first, self.last) = (packets, bytes, first, last)
    }

    var seconds: Double { packets == 0 ? 0 : Double(last - first) / 1e9 }
  }
}

@Suite("Captures of every kind", .enabled(if: WideArchive.oracle != nil, "no archive is named"))
struct WideArchiveTests {
  @Test("packets, bytes and times are those that capinfos counts") func counts() throws {
    var compared = 0
    var otherDurations = 0
    // What capinfos does not read at all, for its link type, is read here.
    for row in try WideArchive.rows() where row.error.isEmpty || row.packets > 0 {
      var reader = try CaptureReader(path: row.path)
      let count = WideArchive.Count(&reader)
      compared += 1
      #expect(count.packets == row.packets, "\(row.path)")
      #expect(count.bytes == row.bytes, "\(row.path)")
      if abs(count.seconds - row.seconds) > 1e-5 { otherDurations += 1 }
      #expect((count.end == .complete) == row.error.isEmpty, "\(row.path)")
    }
    #expect(compared > 1_000)
    // A few were made with times out of order or with a second's fraction over a second, of which
    // capinfos makes negative or misprinted durations.
    #expect(otherDurations * 200 < compared)
  }

  @Test(
    "a hundred cuts and a hundred turned bits of each end the reading",
    .enabled(if: WideArchive.runsLongTests, "takes minutes; NETCOPILOT_LONG_TESTS=1 runs it"))
  func damage() throws {
    var random = SeededGenerator(seed: 1)
    for row in try WideArchive.rows() where !row.path.hasSuffix(".gz") {
      let whole = try Files.read(row.path)
      var frames = 0
      func walk(_ bytes: [UInt8]) {
        do throws(CaptureError) {
          var reader = try CaptureReader(bytes: bytes, name: row.path)
          frames += WideArchive.Count(&reader).packets
        } catch {
          frames += 0
        }
      }
      for _ in 0..<100 {
        walk(Array(whole.prefix(Int.random(in: 0..<whole.count, using: &random))))
      }
      for _ in 0..<100 {
        var bytes = whole
        for _ in 0..<100 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
            1 << UInt8.random(in: 0..<8, using: &random)
        }
        walk(bytes)
      }
      // Even so, no walk sees more frames than the bytes could hold headers for.
      #expect(frames <= 200 * (whole.count / 12 + 1), "\(row.path)")
    }
  }
}
