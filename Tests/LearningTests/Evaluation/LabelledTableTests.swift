import Glibc
import Testing

@testable import Learning

/// Labelled tables that somebody keeps outside of the project.
private enum LabelledTables {
  /// A directory of CSV files with a column `label`, which NETCOPILOT_TABLES names.
  static let directory = getenv("NETCOPILOT_TABLES").map { String(cString: $0) }

  static func names() -> [String] {
    guard let directory, let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".csv") { names.append(directory + "/" + name) }
    }
    return names.sorted()
  }

  static func read(_ path: String) throws -> (NumericTable, [Double]) {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var plan = TableReader.Plan()
    plan.label = "label"
    plan.keepsLabels = true
    var reader = TableReader(plan)
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      try reader.feed(Array(chunk[..<count]))
    }
    try reader.finish()
    return (reader.takeRows(), reader.takeLabels())
  }
}

@Suite(
  "Labelled tables",
  .enabled(if: LabelledTables.directory != nil, "NETCOPILOT_TABLES names no directory of tables"))
struct LabelledTableTests {
  @Test("together the members rank better than each of them, on average over the tables")
  func combinedAboveMembers() throws {
    var sums: [OutlierMethod: Double] = [:]
    let names = LabelledTables.names()
    try #require(!names.isEmpty)
    for name in names {
      let (table, labels) = try LabelledTables.read(name)
      for method in OutlierMethod.allCases {
        let scores = try OutlierModel.fit(table, method: method).scores(of: table)
        let quality = try RankingQuality(scores: scores, labels: labels)
        sums[method, default: 0] += quality.areaUnderROC / Double(names.count)
      }
    }
    let combined = sums[.combined, default: 0]
    for (method, mean) in sums { #expect(mean <= combined, "\(method): \(mean)") }
    #expect(combined > 0.8)
  }
}
