import Copilot
import Glibc
import JSON
import Platform
import Testing

@Suite("What goes on from what came out of the last command")
struct ContinuationTests {
  let place: Place

  init() throws { place = try Place() }

  private func suggestions(
    after command: String, _ fields: [String: JSONValue], prefix: String = ""
  ) throws -> [(command: String, source: String)] {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    try copilot.observe(command, fields.merging(["session": "s"]) { first, _ in first })
    return try copilot.perform(
      "suggest", ["prefix": .string(prefix), "session": "s", "limit": 8]
    ).map { ($0["command"]?.stringValue ?? "", $0["source"]?.stringValue ?? "") }
  }

  @Test func aNameThatDoesNotResolveIsLookedUp() throws {
    let found = try suggestions(
      after: "curl http://shop.lab.invalid/",
      ["exit_code": 6, "stderr_tail": "curl: (6) Could not resolve host: shop.lab.invalid"])
    let fix = try #require(found.first)
    #expect(fix.source == "fix")
    #expect(fix.command.contains("shop.lab.invalid"))
    #expect(fix.command.hasPrefix("dig ") || fix.command.hasPrefix("getent "))
  }

  @Test func whatWasTypedIsTheStrongerWord() throws {
    let found = try suggestions(
      after: "curl http://shop.lab.invalid/",
      ["exit_code": 6, "stderr_tail": "curl: (6) Could not resolve host: shop.lab.invalid"],
      prefix: "get")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.command.hasPrefix("get") })
  }

  @Test(.enabled(if: Programs.has("ping"), "ping is not installed"))
  func anAddressJustFoundIsPinged() throws {
    let output = """
      ; <<>> DiG 9.18 <<>> @10.0.0.53 www.lab
      ;; ANSWER SECTION:
      www.lab.  300 IN A 192.0.2.80
      ;; SERVER: 10.0.0.53#53(10.0.0.53) (UDP)
      """
    let found = try suggestions(
      after: "dig @10.0.0.53 www.lab", ["exit_code": 0, "stdout_tail": .string(output)])
    #expect(found.contains { $0.command == "ping -c 4 192.0.2.80" && $0.source == "catalogue" })
    #expect(!found.contains { $0.command == "ping -c 4 10.0.0.53" })
  }

  @Test(.enabled(if: Programs.has("curl"), "curl is not installed"))
  func aPortJustFoundOpenIsSpokenTo() throws {
    let output = """
      Nmap scan report for 192.0.2.80
      PORT     STATE  SERVICE
      22/tcp   closed ssh
      8080/tcp open   http-proxy
      """
    let found = try suggestions(
      after: "nmap -p 22,8080 192.0.2.80", ["exit_code": 0, "stdout_tail": .string(output)])
    #expect(found.contains { $0.command == "curl -sSI http://192.0.2.80:8080/" })
    #expect(!found.contains { $0.command == "ssh 192.0.2.80" })
  }

  @Test func aLineIsNeverItsOwnContinuation() throws {
    for exitCode in [0, 1] as [Int64] {
      let found = try suggestions(after: "ss -ltn", ["exit_code": .integer(exitCode)])
      #expect(!found.contains { $0.command == "ss -ltn" && $0.source != "history" })
    }
  }

  @Test(arguments: [
    "", "\u{1B}[31m1.2.3.4\u{1B}[0m", String(repeating: "1.2.3.4 ", count: 5_000),
    "99999999999999999999/tcp open x\n/tcp open\nport succeeded!\n open",
  ])
  func strangeOutputIsTaken(output: String) throws {
    let found = try suggestions(
      after: "dig www.lab", ["exit_code": 0, "stdout_tail": .string(output)])
    #expect(found.count <= 8)
  }
}

/// Which programs can be run here.
private enum Programs {
  static func has(_ name: String) -> Bool {
    guard let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains {
      Files.isExecutable("\($0)/\(name)")
    }
  }
}
