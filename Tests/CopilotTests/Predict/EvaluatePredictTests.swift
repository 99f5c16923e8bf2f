import Copilot
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@Suite("How well durations are foretold")
struct EvaluatePredictTests {
  let place: Place

  init() throws { place = try Place() }

  private func evaluate(
    _ rows: [String], header: String = "command\tduration_s\texit\tcut_at_25s",
    split: String = "none"
  ) throws -> JSONValue {
    let path = place.path + "/runs.tsv"
    try Files.replace(
      path, with: Array(([header] + rows).joined(separator: "\n").utf8), mode: 0o600)
    return try #require(
      try place.copilot().perform(
        "evaluate.predict", ["file": .string(path), "split": .string(split)]
      ).first)
  }

  private func part(_ name: String, _ row: JSONValue) throws -> JSONValue {
    try #require(row["parts"]?.arrayValue?.first { $0["name"]?.stringValue == name })
  }

  /// A number of the standard normal distribution. Source: Box and Muller, 1958.
  private func normal(_ random: inout SeededGenerator) -> Double {
    let first = Double.random(in: 1e-12...1, using: &random)
    return (-2 * log(first)).squareRoot() * cos(2 * .pi * Double.random(in: 0...1, using: &random))
  }

  /// Lines of their own middle, which scatter so much as `spread` says, in a random order.
  private func runs(
    lines: Int, count: Int, seed: UInt64, spread: (Int) -> Double,
    shift: (Int) -> Double = { _ in 0 }
  ) -> [String] {
    var random = SeededGenerator(seed: seed)
    let middles = (0..<lines).map { _ in Double.random(in: -1...3, using: &random) }
    return (0..<count).map { place in
      let line = Int.random(in: 0..<lines, using: &random)
      let seconds = exp(middles[line] + spread(place) * normal(&random) + shift(place))
      return "fetchit http://10.0.\(line).1/a\t\(seconds)\t0\t0"
    }
  }

  @Test(arguments: [0.05, 0.2, 0.6, 1.2], 0..<3 as Range<UInt64>)
  func rangesHoldEightRunsInTen(spread: Double, seed: UInt64) throws {
    let row = try evaluate(runs(lines: 30, count: 900, seed: seed, spread: { _ in spread }))
    let seen = try part("seen more often", row)
    let coverage = try #require(seen["coverage"]?.doubleValue)
    #expect((0.77...0.84).contains(coverage), "seed \(seed)")
    // A range that held everything would be wide: that of known quantiles is e^(2·1.2816·spread).
    let width = try #require(seen["median_width"]?.doubleValue)
    #expect(log(width) < 2 * 1.2816 * spread * 1.35 && log(width) > 2 * 1.2816 * spread * 0.75)
    if spread <= 0.2 {
      #expect(try #require(seen["within_two"]?.doubleValue) > 0.98)
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func driftIsFollowed(seed: UInt64) throws {
    // Everything takes seven times as long from the middle on.
    let rows = runs(
      lines: 5, count: 600, seed: seed, spread: { _ in 0.1 }, shift: { $0 < 300 ? 0 : 2 })
    let seen = try part("seen more often", evaluate(rows))
    #expect((0.75...0.85).contains(try #require(seen["coverage"]?.doubleValue)), "seed \(seed)")
    #expect(try #require(seen["within_two"]?.doubleValue) > 0.93, "seed \(seed)")
  }

  @Test func chancesAreThoseThatCame() throws {
    var random = SeededGenerator(seed: 5)
    let rows = (0..<1_200).map { _ in
      let host = Int.random(in: 1...8, using: &random)
      let works = Double.random(in: 0..<1, using: &random) < Double(host) / 8
      return "fetchit http://10.0.0.\(host)/\t1\t\(works ? 0 : 7)\t0"
    }
    let success = try #require(try evaluate(rows)["success"])
    let score = try #require(success["brier_score"]?.doubleValue)
    #expect(try #require(success["calibration_error"]?.doubleValue) < 0.06)
    let naive = try #require(success["naive_brier_score"]?.doubleValue)
    #expect(score < naive)
  }

  @Test func templatesThatAreHeldBackAreForetoldByTheOthers() throws {
    let rows = (0..<200).map { place in
      "ping -c \(2 + place % 7)\(place % 2 == 0 ? " -q" : "") 10.0.0.1\t\(1 + place % 7).01\t0\t0"
    }
    let row = try evaluate(rows, split: "template")
    #expect(row["split"]?.stringValue == "template")
    let unseen = try part("never seen", row)
    #expect(unseen["rows"]?.intValue == 200)
    #expect(unseen["within_two"]?.doubleValue == 1)
  }

  @Test func theSimpleWayStandsBeside() throws {
    let row = try evaluate([
      "fetchit a\t4\t0\t0", "fetchit a\t4\t0\t0", "fetchit b\t40\t0\t0", "fetchit b\t40\t0\t0",
      "fetchit c\t99\t137\t1",
    ])
    let all = try part("all", row)
    #expect(all["rows"]?.intValue == 4, "what was cut short is left out")
    #expect(all["naive_within_two"]?.doubleValue == 0.5)
    #expect(try part("never seen", row)["rows"]?.intValue == 2)
    #expect(row["misses"]?.arrayValue?.count == 2)
  }

  @Test func whatCannotBeMeasuredIsSaid() throws {
    #expect(throws: OperationError.self) { try evaluate(["a\t1"], header: "line\tseconds") }
    #expect(throws: OperationError.self) { try evaluate(["a\tnan\t0\t0", "a\t-1\t0\t0"]) }
    #expect(throws: OperationError.self) { try evaluate(["a\t1\t0\t0"], split: "other") }
    #expect(throws: OperationError.self) { try place.copilot().perform("evaluate.predict") }
    #expect(throws: OperationError.self) {
      try place.copilot().perform(
        "evaluate.predict", ["file": .string(place.path + "/none")])
    }
  }

  @Test(arguments: [
    ["ping -c 2 h\t0\t0\t0", "ping -c 2 h\t0\t0\t0"],
    ["ping -c 2 h\t1e300\t0\t0", "ping -c 2 h\t1e-300\t0\t0", "ping -c 2 h\t1\t0\t0"],
    ["a\t1\t1\t0", "a\t1\t1\t0", "a\t1\t1\t0"], ["\t1\t0\t0", "'\t1\t0\t0"],
    ["ping h\t1\t130\t0", "ping h\t9999999\t130\t0"],
    ["a\tinf\t0\t0", "a\t1\t\t0", "a\t2\tx\t"],
  ])
  func oddRunsAreJudged(rows: [String]) throws {
    for split in ["none", "template"] {
      let row = try evaluate(rows, split: split)
      let all = try part("all", row)
      for name in ["within_two", "coverage", "median_width", "pinball_loss"] {
        #expect(try #require(all[name]?.doubleValue).isFinite, "\(name)")
      }
    }
  }
}

/// Runs of others with their durations, for measuring: `NETCOPILOT_DURATIONS` names a tab-separated
/// file with the columns `command`, `duration_s` and `exit`.
@Suite("Durations of others")
struct DurationEvaluation {
  private static let table = getenv("NETCOPILOT_DURATIONS").map { String(cString: $0) }

  @Test(.enabled(if: DurationEvaluation.table != nil, "NETCOPILOT_DURATIONS names no table"))
  func reachesItsFloors() throws {
    let place = try Place()
    let path = try #require(Self.table)
    for split in ["none", "template"] {
      let row = try #require(
        try place.copilot().perform(
          "evaluate.predict", ["file": .string(path), "split": .string(split)]
        ).first)
      print("predict: \(row.text())")
      let all = try #require(row["parts"]?.arrayValue?.first)
      let share = try #require(all["within_two"]?.doubleValue)
      let naive = try #require(all["naive_within_two"]?.doubleValue)
      #expect(share >= 0.8 && share > naive)
      if split == "none" {
        #expect((0.78...0.84).contains(try #require(all["coverage"]?.doubleValue)))
      }
    }
  }
}
