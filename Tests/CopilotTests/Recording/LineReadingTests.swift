import Commands
import TestSupport
import Testing

@testable import Copilot

@Suite struct LineReadingTests {
  /// What is kept of earlier lines never shows: every line is read as if it were the first.
  @Test(arguments: 0..<2 as Range<UInt64>)
  func rememberedLinesAreReadAsNewOnes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let redactor = Redactor()
    var readings = RecentReadings()
    for _ in 0..<6_000 {
      let number = Int.random(in: 0..<4_000, using: &random)
      let line =
        number % 7 == 0 ? "curl -u admin:pw\(number) http://h/" : "ping -c \(number) host"
      let reading = readings.reading(of: line, by: redactor)
      guard number % 5 == 0 else { continue }
      let (redaction, facts) = redactor.read(line)
      #expect(reading.command == redaction.text, "seed \(seed)")
      #expect(reading.secrets == redaction.secrets, "seed \(seed)")
      #expect(reading.template == facts.template, "seed \(seed)")
    }
  }
}
