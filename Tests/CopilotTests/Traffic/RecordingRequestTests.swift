import Copilot
import JSON
import Testing

@Suite("Recording requests") struct RecordingRequestTests {
  private func request(_ arguments: [String: JSONValue]) throws -> RecordingRequest {
    try RecordingRequest(OperationArguments(arguments))
  }

  private func refusal(_ arguments: [String: JSONValue]) -> String {
    do throws(OperationError) {
      _ = try RecordingRequest(OperationArguments(arguments))
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("what is asked for is taken over") func values() throws {
    let request = try request([
      "interface": "eth0", "write": "a.pcap", "filter": "tcp", "snap_length": 96, "count": 7,
      "seconds": 1.5, "ring_size": "1.5M", "ring_seconds": 60, "ring_files": 3,
      "promiscuous": true, "immediate": true, "buffer_size": "64KiB", "user": "nobody",
    ])
    var expected = RecordingRequest(file: "a.pcap")
    expected.interface = "eth0"
    expected.filter = "tcp"
    expected.snapshotLength = 96
    expected.count = 7
    expected.seconds = 1.5
    expected.ringBytes = 1_500_000
    expected.ringSeconds = 60
    expected.ringFiles = 3
    expected.isPromiscuous = true
    expected.isImmediate = true
    expected.bufferBytes = 65_536
    expected.user = "nobody"
    #expect(request == expected)
  }

  @Test(
    "sizes are read as people write them",
    arguments: [
      ("1500", 1_500), ("64k", 64_000), ("10M", 10_000_000), ("1g", 1_000_000_000),
      ("2KiB", 2_048), ("1MiB", 1_048_576), ("0.5GiB", 536_870_912), ("7b", 7),
    ])
  func sizes(text: String, bytes: Int) throws {
    #expect(try request(["write": "a", "ring_size": .string(text)]).ringBytes == bytes)
  }

  @Test(
    "what is no size is refused",
    arguments: ["", "k", "-1", "1x", "1 k", "0", "1e5", "99999999999G", "1.2.3M", "٣"])
  func wrongSizes(text: String) {
    #expect(
      refusal(["write": "a", "ring_size": .string(text)])
        == "ring_size: '\(text)' is not a size such as 64k, 10M or 1GiB")
  }

  @Test("what does not fit together is refused") func conflicts() {
    #expect(refusal([:]) == "write is missing")
    #expect(
      refusal(["write": "a", "ring_files": 2]) == "one of ring_size, ring_seconds is missing")
    #expect(
      refusal(["write": "-", "ring_size": "1M"])
        == "write: '-' is not a file, when there is a ring")
    #expect(refusal(["write": "a", "seconds": 0]) == "seconds: '0.0' is not more than 0")
    #expect(refusal(["write": "a\0b"]).contains("is not a file's name"))
  }

  @Test("an engine's recording must end by itself, and not on its own answers") func endless()
    throws
  {
    let copilot = try Place().copilot()
    #expect(throws: OperationError.self) {
      try copilot.perform("capture", ["interface": "lo", "write": "/dev/null"])
    }
    #expect(throws: OperationError.self) {
      try copilot.perform("capture", ["interface": "lo", "write": "-", "count": 1])
    }
  }

  @Test("a name or a filter that nobody understands is answered with the nearest") func advice()
    throws
  {
    let copilot = try Place().copilot()
    func words(_ arguments: [String: JSONValue]) -> String {
      do {
        _ = try copilot.perform(
          "capture", arguments.merging(["write": "/dev/null", "count": 1]) { $1 })
        return "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(words(["interface": "loo"]).hasSuffix("; did you mean 'lo'?"))
    #expect(
      words(["interface": "lo", "filter": "tcp prt 80 or udp"])
        .hasSuffix("; did you mean 'tcp port 80 or udp'?"))
    #expect(words(["interface": "lo", "filter": "and and"]).contains("see pcap-filter(7)"))
  }

  @Test("the interfaces are listed with the loopback among them") func interfaces() throws {
    let rows = try Place().copilot().perform("interfaces")
    let loopback = try #require(rows.first { $0["name"]?.stringValue == "lo" })
    #expect(loopback["kind"]?.stringValue == "loopback")
    #expect(loopback["link_type"]?.stringValue == "ether")
    #expect(loopback["hardware_address"]?.isNull == true)
    #expect(["up", "down"].contains(loopback["state"]?.stringValue))
  }
}
