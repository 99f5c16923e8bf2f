import Copilot
import Terminal
import Testing

@testable import NetCopilotCLI

@Suite("What is said while a command runs")
struct CountdownTests {
  private func text(elapsed: Double, isOverdue: Bool = false) -> CountdownText {
    var estimate = DurationEstimate(command: "c", basis: "options", samples: 1)
    (estimate.p10, estimate.p50, estimate.p90) = (9, 10, 11)
    return CountdownText(
      label: "nmap -sS 10.0.0.0/24", elapsedSeconds: elapsed,
      remaining: RemainingTime(estimate, elapsedSeconds: elapsed), isOverdue: isOverdue,
      glyphs: .unicode)
  }

  @Test func aBarWithWhatIsLeft() {
    #expect(
      text(elapsed: 5).line(columns: 79)
        == "nmap -sS 10.0.0.0/24   ━━━━━━━━━━━━━─────────────   50%   about 5.00 s left")
  }

  @Test func wordsWhereThereIsNoRoom() {
    #expect(text(elapsed: 5).line(columns: 40) == "nmap -sS 10.0.0.0/24 · 50% · about 5.00 s left")
  }

  @Test func theElapsedTimeWhereNobodyKnows() {
    #expect(text(elapsed: 20).title == "nmap -sS 10.0.0.0/24 · 20 s")
    #expect(
      text(elapsed: 20, isOverdue: true).line(columns: 79)
        == "nmap -sS 10.0.0.0/24 · 20 s · longer than usual")
  }
}
