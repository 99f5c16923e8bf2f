import Copilot
import Detection
import JSON
import Packets
import Testing

/// The large transfers that a baseline holds: learnt, shown, and added by whoever watches a network.
@Suite("Uploads of a baseline") struct BaselineUploadTests {
  private let place: Place
  private let copilot: Copilot
  private let folder: BaselineFolder

  init() throws {
    place = try Place()
    copilot = place.copilot()
    folder = BaselineFolder(dataDirectory: place.path)
  }

  private func uploads(_ operation: String, _ arguments: [String: JSONValue] = [:]) throws
    -> [JSONValue]
  {
    let row = try #require(try copilot.perform(operation, arguments).first)
    return try #require(row["uploads"]?.arrayValue)
  }

  @Test("what a capture taught is shown, and usual once it came again the next day")
  func shown() throws {
    let file = ["file": JSONValue.string(SampleCaptureTests.path("exfiltration.pcap"))]
    #expect(try copilot.perform("analyze", file).count == 2)
    let learnt = try uploads("baseline.learn", file)
    #expect(learnt.count == 1 && learnt.first?["usual"]?.boolValue == false)

    let known = try #require(try folder.load("default")?.uploads.list.first)
    let nextDay = known.lastSeconds + 86_400
    let again = Transfer(
      host: known.host, peer: known.peer, bytes: known.largest, startSeconds: nextDay - 60,
      endSeconds: nextDay)
    try folder.learn([again], on: "default")
    let shown = try #require(try uploads("baseline.show").first)
    #expect(shown["usual"]?.boolValue == true && shown["times"]?.intValue == 2)
    #expect(shown["host"]?.stringValue == "\(known.host)")
    #expect(shown["peer"]?.stringValue == "\(known.peer)")
    #expect(shown["largest_bytes"]?.intValue == Int64(known.largest))
    #expect(shown["hours_utc"]?.arrayValue?.count == 1)
    // Only the summary is left.
    #expect(try copilot.perform("analyze", file).count == 1)
    _ = try copilot.perform("baseline.drop")
  }

  @Test("nothing is learnt on a network without a baseline") func unknownNetwork() throws {
    let transfer = Transfer(
      host: .unspecified, peer: .unspecified, bytes: 1, startSeconds: 0, endSeconds: 0)
    try folder.learn([transfer], on: "elsewhere")
    #expect(try folder.load("elsewhere") == nil)
  }
}
