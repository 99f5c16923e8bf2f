import Testing

@testable import Learning

@Suite("Model files of every method") struct OutlierModelFileTests {
  private static func table() -> NumericTable {
    var table = NumericTable(columns: [
      Column("größe"), Column("kind", levelNames: ["tcp", "udp", "icmp"]), Column("none"),
      Column("y"),
    ])
    var random = RandomSource(seed: 1)
    for _ in 0..<120 {
      table.append([random.normal(), Double(random.below(3)), .nan, random.unit()])
    }
    return table
  }

  private func model(_ method: OutlierMethod) throws -> OutlierModel {
    try OutlierModel.fit(
      Self.table(), method: method, options: .init(trees: 3, sampleSize: 32, seed: 9))
  }

  @Test("a file gives back the model", arguments: OutlierMethod.allCases)
  func roundTrip(method: OutlierMethod) throws {
    let model = try model(method)
    let read = try OutlierModel(model: model.model)
    #expect(read.method == method)
    #expect(read.columns == model.columns)
    #expect(read.columns[1].levelNames == ["tcp", "udp", "icmp"])
    #expect(read.model == model.model)
    #expect(try read.scores(of: Self.table()) == model.scores(of: Self.table()))
  }

  @Test(
    "a hostile file with a right checksum is refused or works", arguments: OutlierMethod.allCases)
  func hostileBytes(method: OutlierMethod) throws {
    let whole = try model(method).model
    var read = 0
    for seed in UInt64(0)..<300 {
      var random = RandomSource(seed: seed)
      var bytes = whole
      for _ in 0..<1 + random.below(4) {
        let place = 20 + random.below(bytes.count - 28)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] = 0xFF
        case 2: bytes[place] ^= 1 << UInt8(random.below(8))
        default:
          let length = min(random.below(40), bytes.count - 8 - place)
          bytes.removeSubrange(place..<place + length)
        }
      }
      guard let model = try? OutlierModel(model: ModelBytes.resealed(bytes)) else { continue }
      read += 1
      var probes = NumericTable(columns: model.columns)
      for value in [0, 1e308, -.infinity, .nan] {
        probes.append([Double](repeating: value, count: model.columns.count))
      }
      #expect(try model.scores(of: probes).count == 4, "seed \(seed)")
    }
    #expect(read > 0)
  }

  @Test("a flipped bit is always noticed", arguments: OutlierMethod.allCases)
  func flippedBits(method: OutlierMethod) throws {
    let whole = try model(method).model
    for seed in UInt64(0)..<50 {
      var random = RandomSource(seed: seed)
      var bytes = whole
      bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      #expect(throws: LearningError.self) { try OutlierModel(model: bytes) }
    }
  }
}
