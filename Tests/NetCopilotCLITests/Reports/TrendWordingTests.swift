import Copilot
import Testing

@testable import NetCopilotCLI

@Suite("Words about trends") struct TrendWordingTests {
  @Test func valuesHaveTheirUnits() {
    #expect(TrendWording.value(0.012, .latency) == "12 ms")
    #expect(TrendWording.value(0.035, .loss) == "3.5 %")
    #expect(TrendWording.value(42_000_000, .received) == "42.0 Mbit/s")
    #expect(TrendWording.value(999_900, .sent) == "1.0 Mbit/s")
    #expect(TrendWording.value(12_400_000_000, .used) == "12.4 GB")
    #expect(TrendWording.value(.nan, .latency) == "?")
    #expect(TrendWording.value(1e300, .used).isEmpty == false)
  }

  @Test func slopesHaveTheirSign() {
    #expect(TrendWording.slope(0.001, .latency) == "+7.0 ms a week")
    #expect(TrendWording.slope(-0.01, .success) == "-7.0 % a week")
  }
}
