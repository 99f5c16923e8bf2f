import Recall
import TestSupport

extension SeededGenerator {
  private static let words = [
    "ping", "dig", "sudo", "core-sw01.lan", "10.0.0.1", "-c", "ip", "routeShow", "é", "näh", "日本",
    "a", "A", "b", "-", "/etc/hosts", "x\u{0}", "ssh", "admin@web", "", "12", "\n",
  ]

  /// A line of a few words, now and then of mere letters or longer than a block.
  mutating func line() -> String {
    switch Int.random(in: 0..<8, using: &self) {
    case 0:
      return String(
        (0..<Int.random(in: 1..<6, using: &self)).map { _ in
          "abAB-".randomElement(using: &self) ?? "a"
        })
    case 1:
      let count = Int.random(in: 8..<40, using: &self)
      return (0..<count).map { _ in Self.words.randomElement(using: &self) ?? "" }
        .joined(separator: " ")
    default:
      let count = Int.random(in: 1..<6, using: &self)
      return (0..<count).map { _ in Self.words.randomElement(using: &self) ?? "" }
        .joined(separator: " ")
    }
  }

  /// A line with facts; times are drawn from few, so that ties come up, unless they are spread.
  mutating func entry(spread: Bool = false) -> Entry {
    let runs = UInt32.random(in: 1..<5, using: &self)
    return Entry(
      text: line(), runs: runs, failures: UInt32.random(in: 0...runs, using: &self),
      lastUsed: spread
        ? Int64.random(in: 0..<1_000_000_000_000_000, using: &self)
        : Int64.random(in: 0..<12, using: &self) * 86_400_000_000,
      lastDurationSeconds: Bool.random(using: &self) ? .nan : 0.5,
      lastFailed: Bool.random(using: &self), hasOutcome: Bool.random(using: &self),
      placeIdentifier: UInt32.random(in: 0..<4, using: &self) * 300)
  }

  /// The start of a line, a line, or nothing, in bytes.
  mutating func prefix(of lines: [Entry]) -> [UInt8] {
    let bytes = Array((lines.randomElement(using: &self)?.text ?? "").utf8)
    return Array(bytes.prefix(Int.random(in: 0...min(bytes.count, 6), using: &self)))
  }
}
