import Commands
import Copilot
import Learning
import Platform
import Testing

@Suite("Ranking of requests") struct RequestRankingTests {
  let place: Place

  init() throws { place = try Place() }

  private static let table = """
    query\tlabel\tequiv\tsource\tpath
    bake a cake\tbaker\t\tone\ta
    heat the oven for rolls\tbaker\t\tone\ta
    cross the sea by ship\tsailor\t\tone\tb
    steer home\tsailor\t\ttwo\tc
    water the flowers\tgardener\tsailor\ttwo\td
    plant an oak\tgardener\t\ttwo\te
    cut the hedge\tgardener\t\ttwo\tf
    knead dough\tnobody\t\ttwo\tf

    """

  private func trained() throws -> AskTrainingReport {
    let path = place.path + "/requests.tsv"
    try Files.replace(path, with: Array(Self.table.utf8))
    return try RequestTraining.train(SmallCatalogue.make(), table: path, isStopped: { false })
  }

  /// A copilot whose own ranking is these bytes.
  private func copilot(model bytes: [UInt8]) throws -> Copilot {
    try Files.replace(place.path + "/request-ranking.model", with: bytes)
    let environment = ProcessEnvironment(["HOME": place.path])
    var layout = DataLayout(
      directoryOption: place.path, configurationOption: place.path + "/config.toml",
      environment: environment)
    layout.fallbackDirectories = []
    var random = SystemRandomNumberGenerator()
    return Copilot(
      layout: layout, configuration: Configuration(),
      session: .current(environment: environment, now: .now(), random: &random))
  }

  @Test("what ships can be read")
  func ships() {
    #expect(RequestRanking.load(from: nil).problem == nil)
    #expect(RequestRanking.load(from: "/nowhere/at/all").problem == nil)
  }

  @Test("the same table gives the same bytes, and every request is held out once")
  func trains() throws {
    let report = try trained()
    #expect(try trained().file == report.file)
    #expect(report.all.rows == 8)
    #expect(report.all.inCatalogue == 7)
    #expect(report.all.first >= 4, "each class has words of its own in the catalogue")
    #expect(report.sources.map(\.quality.rows).reduce(0, +) == 8)
    #expect(Set(report.sources.map(\.name)) == ["one", "two"])
    #expect(try RequestRanking(file: report.file).chance(ofLogOdds: 0) > 0)
    #expect(throws: OperationError.self) {
      try RequestTraining.train(
        SmallCatalogue.make(), table: place.path + "/none", isStopped: { false })
    }
    #expect(throws: OperationError.self) {
      try RequestTraining.train(
        SmallCatalogue.make(), table: place.path + "/requests.tsv", isStopped: { true })
    }
  }

  @Test("a ranking that can't be read is set aside with one line, and the catalogue answers")
  func setsAside() throws {
    let file = try trained().file
    var flipped = file
    flipped[file.count / 2] ^= 1
    var newer = file
    newer[8] = 9
    let damaged: [[UInt8]] = [
      Array(file.dropLast(3)), flipped, newer, [], Array("no model at all".utf8),
    ]
    let path = place.path + "/request-ranking.model"
    for bytes in damaged {
      try Files.replace(path, with: bytes)
      let problem = try #require(RequestRanking.load(from: path).problem)
      #expect(problem.hasPrefix(path + ": "))
      #expect(!problem.contains("\n"))
    }
    let copilot = try copilot(model: flipped)
    let answer = copilot.ask("show the routing table", limit: 5)
    #expect(answer.wishes.first?.commands.first?.command.contains("route") == true)
    #expect(answer.wishes.first?.isKnown == true)
    #expect(copilot.takeRankingProblem()?.hasPrefix(path + ": ") == true)
    #expect(copilot.takeRankingProblem() == nil)
    try Files.replace(path, with: file)
    #expect(RequestRanking.load(from: path).problem == nil)
  }

  @Test("who asks while the finder is being made waits for it")
  func preparesAhead() throws {
    let copilot = place.copilot()
    copilot.prepareToAsk()
    copilot.prepareToAsk()
    let answer = copilot.ask("show the routing table", limit: 1)
    #expect(answer.wishes.first?.commands.first?.utility == "ip")
  }
}
