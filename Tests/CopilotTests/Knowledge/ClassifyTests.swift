import Commands
import Copilot
import Glibc
import JSON
import Platform
import Testing

@Suite struct ClassifyTests {
  @Test func answersInTheInterfacesShape() throws {
    let place = try Place()
    let row = try #require(
      try place.copilot().perform(
        "classify", ["command": "ip netns exec red fping -g 10.0.0.0/24"]
      ).first)
    #expect(row["command"]?.stringValue == "ip netns exec red fping -g 10.0.0.0/24")
    #expect(row["category"]?.stringValue == "discovery")
    let confidence = try #require(row["confidence"]?.doubleValue)
    #expect((0.5...1).contains(confidence))
    let other = try #require(row["alternatives"]?[0])
    #expect(other["category"]?.stringValue == "reachability")
    #expect(try #require(other["confidence"]?.doubleValue) < confidence)
  }

  @Test func keepsSecretsOut() throws {
    let place = try Place()
    let row = try #require(
      try place.copilot().perform(
        "classify", ["command": "curl -u me:hunter2secret http://h"]
      ).first)
    #expect(!row.text().contains("hunter2secret"))
    #expect(row["category"]?.stringValue == "http-transfer")
  }

  @Test func needsALine() throws {
    let place = try Place()
    #expect(throws: OperationError.self) { try place.copilot().perform("classify") }
  }

  @Test func readsTheUsersFilesAndTellsOfBrokenOnes() throws {
    let place = try Place()
    let directory = place.path + "/.config/netcopilot/catalogue"
    try Files.makeDirectories(directory)
    defer {
      for name in Files.names(in: directory) { unlink(directory + "/" + name) }
      for path in [directory, place.path + "/.config/netcopilot", place.path + "/.config"] {
        removeDirectory(path)
      }
    }
    let good = #"{"name": "lanmap", "category": "discovery", "summary": "Draw the hosts"}"#
    let bad = "{\n  \"name\": \"x\",\n  \"category\": \"discovry\",\n  \"summary\": \"s\"\n}\n"
    try Files.replace(directory + "/lanmap.json", with: Array(good.utf8))
    try Files.replace(directory + "/x.json", with: Array(bad.utf8))
    let copilot = place.copilot()
    #expect(copilot.takeCatalogueProblems().isEmpty)
    let row = try #require(try copilot.perform("classify", ["command": "sudo lanmap"]).first)
    #expect(row["category"]?.stringValue == "discovery")
    let problem = try #require(copilot.takeCatalogueProblems().first)
    #expect(
      "\(problem)".hasSuffix(
        "x.json:3:15: category: 'discovry' is not known; did you mean discovery?"))
    #expect(copilot.takeCatalogueProblems().isEmpty)
  }
}
