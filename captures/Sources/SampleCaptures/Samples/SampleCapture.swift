/// A small capture of the project's own making.
package struct SampleCapture: Sendable {
  /// The file's name in `captures/`.
  package let name: String
  /// What is in it, in one sentence.
  package let content: String
  /// The file as a whole; the same each time.
  package let bytes: [UInt8]

  init(_ name: String, _ content: String, _ traffic: Traffic, in form: CaptureForm = .pcap()) {
    self.name = name
    self.content = content
    bytes = form.file(of: traffic.frames)
  }

  /// The same file without its last bytes.
  init(_ name: String, _ content: String, cutting count: Int, from whole: SampleCapture) {
    self.name = name
    self.content = content
    bytes = Array(whole.bytes.dropLast(count))
  }

  /// Every sample, in the order in which the page lists them.
  package static var all: [SampleCapture] { office + scans + floods + local + hidden }

  /// The page `captures/README.md`.
  package static var page: String {
    var page = """
      # captures

      Small captures that the project made itself, for tests, for a first look at `netcopilot
      analyze`, and for bug reports. Nothing in them was ever on a network: `make captures` plays
      every packet from the sources in `captures/Sources/SampleCaptures` and writes the same bytes
      each time; a test compares them with these files. Addresses are private or for documentation
      (RFC 5737, RFC 3849), hardware addresses too (RFC 9542), and every capture begins on
      2026-01-05 at 09:00:00 UTC. `Tests/CopilotTests/Traffic/SampleCaptureTests.swift` says what is
      found in each of them.

      | file | bytes | what is in it |
      |---|--:|---|

      """
    for sample in all {
      page += "| `\(sample.name)` | \(sample.bytes.count) | \(sample.content) |\n"
    }
    return page
  }
}
