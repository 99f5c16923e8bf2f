import JSON
import TestSupport

/// Random values of every kind, for property tests.
struct RandomJSON {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2: .integer(integer())
    case 3: .number(double())
    case 4, 5: .string(text())
    case 6: .array((0..<count()).map { _ in value(depth: depth + 1) })
    default:
      .object(
        JSONObject(
          keepingLastOf: (0..<count()).map { _ in .init(key: text(), value: value(depth: depth + 1))
          }
        ))
    }
  }

  private mutating func count() -> Int { Int.random(in: 0...24, using: &generator) }

  private mutating func integer() -> Int64 {
    let edges: [Int64] = [0, 1, -1, .max, .min, 1 << 53, -(1 << 53) - 1]
    return Bool.random(using: &generator)
      ? edges.randomElement(using: &generator) ?? 0
      : Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0..<64, using: &generator)
  }

  private mutating func double() -> Double {
    let value = Double(bitPattern: generator.next())
    return value.isFinite ? value : 0.1
  }

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      let limits: [UInt32] = [0x20, 0x80, 0x100, 0x3000, 0x11_0000]
      let limit = limits.randomElement(using: &generator) ?? 0x80
      let number = UInt32.random(in: 0..<limit, using: &generator)
      text.unicodeScalars.append(Unicode.Scalar(number) ?? "\u{FFFD}")
    }
    return text
  }
}
