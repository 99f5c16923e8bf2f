import Commands
import Glibc
import Platform
import Testing

/// Tables of command lines with their purposes, for measuring.
///
/// `NETCOPILOT_CLASSIFY_TABLE` and `NETCOPILOT_CLASSIFY_HARD_TABLE` name tab-separated files with a
/// header whose columns `command` and `category` count; the second one holds the lines whose
/// purpose is not their utility's usual one. `NETCOPILOT_CATALOGUE` may name a directory of
/// catalogue files that are read besides.
private enum PurposeTable {
  static let table = variable("NETCOPILOT_CLASSIFY_TABLE")
  static let hardTable = variable("NETCOPILOT_CLASSIFY_HARD_TABLE")
  static let isShowingErrors = variable("NETCOPILOT_SHOW_ERRORS") != nil

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func catalogue() throws -> Catalogue {
    guard let directory = variable("NETCOPILOT_CATALOGUE") else { return Catalogue() }
    let names = Files.names(in: directory).filter { $0.hasSuffix(".json") }.sorted()
    return Catalogue(
      userFiles: try names.map {
        Catalogue.UserFile(path: $0, bytes: try Files.read(directory + "/" + $0))
      })
  }

  static func rows(_ path: String) throws -> [(line: String, purpose: String)] {
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    let command = try #require(header.firstIndex(of: "command"))
    let category = try #require(header.firstIndex(of: "category"))
    return lines.dropFirst().compactMap { fields in
      guard fields.count > max(command, category), fields[category] != "category" else {
        return nil
      }
      return (fields[command], fields[category])
    }
  }
}

@Suite("Purposes of command lines of others")
struct ClassificationEvaluation {
  @Test(.enabled(if: PurposeTable.table != nil, "NETCOPILOT_CLASSIFY_TABLE names no table"))
  func ofAllLines() throws {
    let rows = try PurposeTable.rows(try #require(PurposeTable.table))
    let measured = try measure(rows)
    print("classify: \(rows.count) lines, accuracy \(measured.accuracy), F1 \(measured.macroF1)")
    for (basis, share) in measured.byBasis.sorted(by: { $0.key < $1.key }) {
      print("  \(basis): \(share.right) of \(share.all)")
    }
    #expect(measured.accuracy >= 0.95)
    #expect(measured.macroF1 >= 0.94)
  }

  @Test(
    .enabled(if: PurposeTable.hardTable != nil, "NETCOPILOT_CLASSIFY_HARD_TABLE names no table"))
  func ofLinesBeyondTheirFirstWord() throws {
    let rows = try PurposeTable.rows(try #require(PurposeTable.hardTable))
    let measured = try measure(rows)
    print("classify beyond the first word: \(rows.count) lines, accuracy \(measured.accuracy)")
    #expect(measured.accuracy >= 0.60)
  }

  private struct Figures {
    var accuracy = 0.0
    var macroF1 = 0.0
    var byBasis: [String: (right: Int, all: Int)] = [:]
  }

  private func measure(_ rows: [(line: String, purpose: String)]) throws -> Figures {
    let catalogue = try PurposeTable.catalogue()
    var figures = Figures()
    var counts: [String: (right: Int, found: Int, all: Int)] = [:]
    var right = 0
    let clock = ContinuousClock.now
    for row in rows {
      let found = catalogue.classify(CommandLine(row.line))
      let isRight = found.purpose.rawValue == row.purpose
      right += isRight ? 1 : 0
      counts[row.purpose, default: (0, 0, 0)].all += 1
      counts[row.purpose, default: (0, 0, 0)].right += isRight ? 1 : 0
      counts[found.purpose.rawValue, default: (0, 0, 0)].found += 1
      figures.byBasis[found.basis.rawValue, default: (0, 0)].all += 1
      figures.byBasis[found.basis.rawValue, default: (0, 0)].right += isRight ? 1 : 0
      if !isRight, PurposeTable.isShowingErrors {
        print("  \(row.purpose)\t\(found.purpose.rawValue)\t\(found.basis)\t\(row.line)")
      }
    }
    print("  \((ContinuousClock.now - clock) / rows.count) a line")
    figures.accuracy = Double(right) / Double(max(1, rows.count))
    // A purpose that no row has counts for nothing; its false alarms lower the others' recall.
    let present = counts.values.filter { $0.all > 0 }
    let scores = present.map { 2 * Double($0.right) / Double($0.all + $0.found) }
    figures.macroF1 = scores.reduce(0, +) / Double(max(1, scores.count))
    return figures
  }
}
