import Testing

@testable import Learning

@Suite("Autoencoders") struct AutoencoderTests {
  /// The mean error of a network on points.
  private func error(_ network: Autoencoder, _ points: [Float], dimension: Int) -> Double {
    points.withUnsafeBufferPointer { points in
      var workspace = Autoencoder.Workspace(network)
      let count = points.count / dimension
      return (0..<count).reduce(0) { sum, index in
        sum + Double(network.run(points, index, dimension: dimension, &workspace)) / Double(count)
      }
    }
  }

  @Test("learning makes the error on what was learnt small")
  func learning() {
    var random = RandomSource(seed: 1)
    // Four coordinates that follow from one number.
    var points: [Float] = []
    for _ in 0..<400 {
      let number = Float(2 * random.unit() - 1)
      points += [number, -number, 0.5 * number, 2 * number]
    }
    let fresh = Autoencoder(inputs: [0, 1, 2, 3], hidden: 2, random: &random)
    let taught = AutoencoderTrainer.train(
      fresh, on: points, dimension: 4, rounds: 40, random: &random)
    #expect(error(taught, points, dimension: 4) < 0.05)
    #expect(error(fresh, points, dimension: 4) > 0.3)
    // What breaks the rule comes back worse, though each number is usual.
    #expect(error(taught, [0.5, 0.5, 0.25, 1], dimension: 4) > 0.2)
  }

  @Test("a step goes along the slope that small changes of the weights show")
  func slopes() {
    var random = RandomSource(seed: 7)
    let points: [Float] = [0.3, -0.8, 1.1]
    let network = Autoencoder(inputs: [0, 1, 2], hidden: 2, random: &random)
    func loss(_ network: Autoencoder) -> Double {
      let root = error(network, points, dimension: 3)
      return root * root
    }
    // Adam's first step moves every weight by its rate, against the sign of the slope.
    let taught = AutoencoderTrainer.train(
      network, on: points, dimension: 3, rounds: 1, random: &random)
    for place in network.encoding.indices {
      var moved = network
      moved.encoding[place] += 1e-2
      var back = network
      back.encoding[place] -= 1e-2
      let slope = loss(moved) - loss(back)
      let step = taught.encoding[place] - network.encoding[place]
      #expect(slope.magnitude < 1e-6 || (slope > 0) == (step < 0), "weight \(place)")
    }
    for place in network.decoding.indices {
      var moved = network
      moved.decoding[place] += 1e-2
      var back = network
      back.decoding[place] -= 1e-2
      let slope = loss(moved) - loss(back)
      let step = taught.decoding[place] - network.decoding[place]
      #expect(slope.magnitude < 1e-6 || (slope > 0) == (step < 0), "weight \(place)")
    }
  }

  @Test("rows that break what columns share are found, far ones too")
  func strangeRows() throws {
    for seed in UInt64(0)..<3 {
      let (line, lineLabels) = GeneratedTable.line(rows: 1000, strange: 20, seed: seed)
      let offLine = try AutoencoderEnsemble.fit(line, seed: seed).scores(of: line)
      #expect(try RankingQuality(scores: offLine, labels: lineLabels).areaUnderROC > 0.95)
      let (cloud, labels) = GeneratedTable.cloud(
        rows: 1000, columns: 6, strange: 10, distance: 9, seed: seed)
      let far = try AutoencoderEnsemble.fit(cloud, seed: seed).scores(of: cloud)
      #expect(try RankingQuality(scores: far, labels: labels).areaUnderROC > 0.95)
    }
  }

  @Test("the seed decides everything")
  func seeds() throws {
    let (table, _) = GeneratedTable.cloud(rows: 200, columns: 4, strange: 2, distance: 6, seed: 3)
    let one = try AutoencoderEnsemble.fit(table, seed: 1)
    #expect(try one == AutoencoderEnsemble.fit(table, seed: 1))
    #expect(try one != AutoencoderEnsemble.fit(table, seed: 2))
  }

  @Test("missing values raise no alarm and a wide table is sampled")
  func missingAndWide() throws {
    var (table, _) = GeneratedTable.cloud(rows: 150, columns: 90, strange: 0, distance: 0, seed: 5)
    table.append([Double](repeating: .nan, count: 90))
    let ensemble = try AutoencoderEnsemble.fit(table, seed: 0)
    #expect(ensemble.networks.allSatisfy { $0.inputs.count == AutoencoderEnsemble.inputLimit })
    table.append([Double](repeating: 30, count: 90))
    let scores = try ensemble.scores(of: table)
    #expect(scores[150] < scores[..<150].max() ?? 0)
    #expect(scores[151] == scores.max())
  }
}
