import Glibc
import Testing

@testable import Detection

@Suite("Threats page") struct ThreatPageTests {
  /// Where the page lies, from where this source lies.
  private func place(file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/Documentation/Threats.md"
  }

  private func read(_ path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// After a change of a rule, the tests write the page anew when `NETCOPILOT_WRITE_DOCUMENTATION`
  /// is set.
  @Test("Documentation/Threats.md says what the rules say")
  func page() {
    if getenv("NETCOPILOT_WRITE_DOCUMENTATION") != nil, let stream = fopen(place(), "w") {
      fputs(ThreatWatch.page, stream)
      fclose(stream)
    }
    #expect(read(place()) == ThreatWatch.page)
  }

  @Test("every kind but the anomaly has a rule, in the order of the kinds")
  func kinds() {
    #expect(ThreatWatch.descriptions.map(\.kind) == FindingKind.allCases.dropLast())
    #expect(FindingKind.allCases.last == .anomaly)
  }

  @Test("every rule says how, by which numbers, what next and what not")
  func words() {
    for rule in ThreatWatch.descriptions {
      #expect(RuleDescription.techniqueNames[rule.technique] != nil, "\(rule.technique)")
      #expect(rule.method.hasSuffix("."))
      #expect(rule.misses.hasSuffix("."))
      #expect(!rule.next.isEmpty)
      #expect(!rule.thresholds.isEmpty)
      for threshold in rule.thresholds {
        #expect(threshold.value > 0)
        #expect(!threshold.reason.isEmpty && !threshold.unit.isEmpty)
        #expect(!(threshold.name + threshold.reason + threshold.unit).contains("|"))
      }
    }
  }
}
