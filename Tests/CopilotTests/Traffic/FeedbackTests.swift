import Copilot
import JSON
import Testing

/// What is found, marked and taken back, through the operations.
@Suite("Feedback on findings") struct FeedbackTests {
  private let place: Place
  private let copilot: Copilot

  init() throws {
    place = try Place()
    copilot = place.copilot()
    // What is found is kept where a history is.
    _ = try copilot.observe("true")
  }

  private func analyze(_ file: String) throws -> (findings: [JSONValue], summary: JSONValue) {
    let rows = try copilot.perform("analyze", ["file": .string(SampleCaptureTests.path(file))])
    return (Array(rows.dropLast()), try #require(rows.last))
  }

  private func refusal(_ operation: String, _ number: Int64) -> String {
    do {
      _ = try copilot.perform(operation, ["finding": .integer(number)])
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("the same capture read twice is one finding with one number") func numbers() throws {
    let first = try analyze("udp-flood.pcap").findings
    let second = try analyze("udp-flood.pcap").findings
    #expect(first.count == 1 && first == second)
    let kept = try copilot.perform("findings")
    #expect(kept.count == 1)
    #expect(kept.first?["id"] == first.first?["id"])
    #expect(kept.first?["source"]?.stringValue == SampleCaptureTests.path("udp-flood.pcap"))
    #expect(kept.first?["summary"] == first.first?["summary"])
  }

  @Test("what is expected stays quiet and is counted, until it is taken back") func expected()
    throws
  {
    let number = try #require(try analyze("beacon.pcap").findings.first?["id"]?.intValue)
    _ = try copilot.perform("feedback.expected", ["finding": .integer(number)])
    let quiet = try analyze("beacon.pcap")
    #expect(quiet.findings.isEmpty)
    #expect(quiet.summary["findings"]?.intValue == 0)
    #expect(quiet.summary["expected_findings"]?.intValue == 1)
    // Another client that does the same is no less worth a look.
    #expect(try analyze("brute-force.pcap").findings.count == 1)
    _ = try copilot.perform("feedback.unexpected", ["finding": .integer(number)])
    #expect(try analyze("beacon.pcap").findings.count == 1)
    #expect(refusal("feedback.unexpected", number).contains("nobody said"))
  }

  @Test("findings that are not there, and those of nobody in particular, are refused")
  func refused() throws {
    #expect(refusal("feedback.expected", 77) == "there is no finding 77")
    let number = try #require(try analyze("host-sweep.pcap").findings.first?["id"]?.intValue)
    // A sweep by ARP has two names for its actor and many targets.
    #expect(refusal("feedback.expected", number).contains("there is nobody to expect it of"))
  }

  @Test("a finding's JSON has every field, and numbers are numbers") func fields() throws {
    for file in ["port-scan.pcap", "syn-flood.pcap", "arp-spoof.pcap"] {
      let finding = try #require(try analyze(file).findings.first?.objectValue)
      #expect(
        Set(finding.keys).isSuperset(of: [
          "type", "id", "kind", "severity", "score", "started_at", "ended_at", "actors", "targets",
          "actor_count", "target_count", "summary", "evidence", "explanation", "technique",
        ]))
      let score = try #require(finding["score"]?.doubleValue)
      #expect((0...1).contains(score))
      #expect(finding["started_at"]?.stringValue?.hasSuffix("Z") == true)
      // As text and back it is the same.
      #expect(try JSONValue(parsing: JSONValue.object(finding).text()) == .object(finding))
    }
  }
}
