internal import Platform

/// A tab-separated table with a header, for measuring.
struct EvaluationTable {
  /// No table is larger, in bytes.
  private static let largest = 1 << 28

  private let columns: [String: Int]
  private let lines: [Substring]
  private let path: String

  /// Reads a table.
  ///
  /// - Throws: ``OperationError/unusable(reason:)`` when it can't be read or lacks a column.
  init(path: String, requiring names: [String]) throws(OperationError) {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: Self.largest) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    self.path = path
    lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
    let header = lines.first.map { Self.fields($0) } ?? []
    columns = Dictionary(
      header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    if let missing = names.first(where: { columns[$0] == nil }) {
      throw .unusable(reason: "\(path):1: there is no column \(missing); name it in the first line")
    }
  }

  /// Hands each row to the body: its number in the file, and its cells by the columns' names.
  func forEachRow(
    _ body: (_ number: Int, _ cell: (String) -> String?) throws(OperationError) -> Void
  ) throws(OperationError) {
    for (index, line) in lines.enumerated().dropFirst() {
      let row = Self.fields(line)
      try body(index + 1) { name in
        columns[name].flatMap { row.indices.contains($0) ? row[$0] : nil }
      }
    }
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
