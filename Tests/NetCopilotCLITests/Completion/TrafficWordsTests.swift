import Platform
import Testing

@testable import NetCopilotCLI

/// What completion and the manual page know of the traffic commands.
@Suite("Words of the traffic commands") struct TrafficWordsTests {
  private static let names = [
    "interfaces", "capture", "flows", "analyze", "baseline", "monitor", "findings", "feedback",
  ]

  private func options(_ line: String) -> Set<String> {
    Set(CommandWords().commands.first { $0.line == line }?.options.map(\.name) ?? [])
  }

  @Test("options that only the command line has are completed beside those of the operation")
  func options() {
    #expect(options("flows") == ["--limit", "--max-flows", "--csv"])
    #expect(
      options("analyze") == [
        "--max-flows", "--network", "--no-baseline", "--html", "--zeek", "--eve",
      ])
    #expect(options("monitor") == ["--interface", "--filter", "--network", "--seconds"])
    #expect(options("baseline learn") == ["--network"])
    let analyze = CommandWords().commands.first { $0.line == "analyze" }
    #expect(analyze?.places == [.files])
    #expect(analyze?.options.first { $0.name == "--zeek" }?.value == .directories)
    #expect(analyze?.options.first { $0.name == "--html" }?.value == .files)
    let flows = CommandWords().commands.first { $0.line == "flows" }
    #expect(flows?.options.first { $0.name == "--csv" }.map { $0.value == nil } == true)
    #expect(CommandWords().commands.filter { $0.line == "baseline learn" }.count == 1)
    #expect(CommandWords().commands.first { $0.line == "monitor" }?.places.isEmpty == true)
  }

  @Test("the manual page has every traffic command and every one of its options")
  func manual() throws {
    let path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/Documentation/netcopilot.1"
    let page = String(decoding: try Files.read(path), as: UTF8.self)
      .split(separator: "\\").joined().split(separator: "\n")
    let start = try #require(page.firstIndex(of: ".SS Traffic"))
    let end = try #require(page[(start + 1)...].firstIndex { $0.hasPrefix(".SS ") })
    let text = page[start..<end].joined(separator: "\n")
    let short = [
      "--interface": "-i", "--filter": "-f", "--write": "-w", "--snap-length": "-s",
      "--count": "-c",
    ]
    // What is said of commands stands with learning.
    let others = ["feedback correct", "feedback list", "feedback share", "feedback"]
    for command in CommandWords().commands
    where Self.names.contains(command.path[0]) && !others.contains(command.line) {
      #expect(text.contains(command.path[0]), "\(command.line)")
      if command.path.count > 1 { #expect(text.contains(command.path[1]), "\(command.line)") }
      for option in command.options {
        #expect(
          text.contains(option.name) || short[option.name].map { text.contains($0) } == true,
          "\(command.line) \(option.name)")
      }
    }
  }
}
