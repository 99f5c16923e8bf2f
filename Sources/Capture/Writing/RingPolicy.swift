internal import Platform

/// When a capture goes on in a new file, and how many are kept.
package struct RingPolicy: Equatable, Sendable {
  /// A file is closed before it grows beyond this, in bytes; nil for no limit.
  package var fileBytes: Int?
  /// A file holds frames of at most this time, in seconds; nil for no limit.
  package var fileSeconds: Int?
  /// How many files are kept, the oldest go first; nil keeps all.
  package var fileCount: Int?

  package init(fileBytes: Int? = nil, fileSeconds: Int? = nil, fileCount: Int? = nil) {
    self.fileBytes = fileBytes
    self.fileSeconds = fileSeconds
    self.fileCount = fileCount
  }

  /// The name of one of the ring's files: `office.pcap` becomes `office_00003_20261121140211.pcap`.
  ///
  /// - Parameters:
  ///   - path: The name that was asked for.
  ///   - number: The file's place, from 1.
  ///   - start: When its first frame was captured, nanoseconds since 1970; the name has UTC.
  static func path(_ path: String, number: Int, start: Int64) -> String {
    let moment = Timestamp(microseconds: start / 1_000).rfc3339
    let digits = moment.utf8.filter { (0x30...0x39).contains($0) }.prefix(14)
    let count = String(number)
    let zeros = String(repeating: "0", count: max(0, 5 - count.utf8.count))
    let mark = "_\(zeros)\(count)_\(String(decoding: digits, as: UTF8.self))"
    let name = Files.name(of: path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return path + mark }
    let ending = name[point...]
    return path.dropLast(ending.count) + mark + ending
  }
}
