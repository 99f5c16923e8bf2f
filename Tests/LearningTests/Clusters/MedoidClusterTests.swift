import Learning
import TestSupport
import Testing

@Suite("Groups around medoids") struct MedoidClusterTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func groupsThatAreThereAreFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let centres = [[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0, 0.1, 0.9]]
    let truth = (0..<60).map { $0 % 3 }
    let rows = truth.map { group in
      centres[group].map { $0 + Double.random(in: -0.1...0.1, using: &random) }
    }
    let clusters = MedoidClusters(rows, most: 6)
    #expect(clusters.medoids.count == 3)
    for row in rows.indices {
      #expect(clusters.groups[row] == clusters.groups[truth[row]])
    }
    #expect(clusters.silhouette > 0.5)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func noiseIsOneGroup(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<80).map { _ in (0..<6).map { _ in Double.random(in: 0...1, using: &random) } }
    #expect(MedoidClusters(rows, most: 6).medoids.count == 1)
  }

  @Test func fewRowsAreNoTrouble() {
    #expect(MedoidClusters([], most: 6).medoids.isEmpty)
    #expect(MedoidClusters([[1, 2]], most: 6).groups == [0])
    #expect(MedoidClusters([[1.0], [1.0], [1.0], [1.0]], most: 3).medoids.count == 1)
  }
}
