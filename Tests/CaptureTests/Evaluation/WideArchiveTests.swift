import Capture
import Glibc
import Packets
import Platform
import TestSupport
import Testing

/// A directory of captures with the counts that other programs made of them, for measuring.
///
/// `NETCOPILOT_WIDE_CAPTURES` names the directory and `NETCOPILOT_WIDE_ORACLE` a table whose
/// columns are called `file`, `capinfos_packets`, `capinfos_bytes` and `capinfos_error`.
private enum WideArchive {
  static let directory = getenv("NETCOPILOT_WIDE_CAPTURES").map { String(cString: $0) }
  static let oracle = getenv("NETCOPILOT_WIDE_ORACLE").map { String(cString: $0) }
  static let isLong = getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1"

  struct Row {
    let path: String
    let packets: Int
    let bytes: Int
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
    let error = try column("capinfos_error")
    return lines.dropFirst().map { line in
      let parts = line[file].split(separator: "/")
      return Row(
        path: directory + "/" + parts.suffix(2).joined(separator: "/"),
        packets: Int(line[packets]) ?? 0, bytes: Int(line[bytes]) ?? 0, error: line[error])
    }
  }

  struct Count {
    var packets = 0
    var bytes = 0
    var overSnapshot = 0
    var end: CaptureEnd?
    var error: CaptureError?
  }

  static func count(_ reader: inout CaptureReader) -> Count {
    var count = Count()
    let end = reader.forEachFrame { header, bytes in
      count.packets += 1
      count.bytes += header.wireLength
      return .next
    }
    count.end = end
    return count
  }
}

@Suite("Captures of every kind", .enabled(if: WideArchive.oracle != nil, "no archive is named"))
struct WideArchiveTests {
  @Test("packets and bytes are those that capinfos counts") func counts() throws {
    var differing = 0
    let rows = try WideArchive.rows()
    for row in rows {
      var count = WideArchive.Count()
      do throws(CaptureError) {
        var reader = try CaptureReader(path: row.path)
        count = WideArchive.count(&reader)
      } catch {
        count.error = error
      }
      let isWell = row.error.isEmpty
      let isSame =
        count.packets == row.packets && count.bytes == row.bytes
        && (count.end == .complete) == isWell
      if !isSame {
        differing += 1
        print(row.path, "oracle", row.packets, row.bytes, row.error.prefix(400))
        print(
          "  ours", count.packets, count.bytes, count.end.map { "\($0)" } ?? "",
          count.error.map { "\($0)" } ?? "")
        if case .damaged(let damage) = count.end { print("  ", damage) }
      }
      if isWell { #expect(isSame, "\(row.path)") }
    }
    print(rows.count, "captures,", differing, "differing")
  }
}
