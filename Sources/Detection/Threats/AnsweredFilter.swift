internal import Flows
internal import Packets

/// Remembers which services answered which hosts, in 256 kB: what answered once is known to be there.
///
/// Two generations of a Bloom filter with two bits an answer; the older is dropped when the younger
/// has taken 65,536 answers. It never forgets an answer of the younger one, and takes fewer than one
/// question in thirty for answered that was not. Source: Bloom, *Space/Time Trade-offs in Hash Coding
/// with Allowable Errors*, 1970.
struct AnsweredFilter: Sendable {
  private static let words = 16_384
  private static let mostAnswers = 65_536

  private var younger: ContiguousArray<UInt64> = []
  private var older: ContiguousArray<UInt64> = []
  private var answers = 0

  /// Notes that a service answered.
  mutating func insert(_ endpoints: FlowEndpoints) {
    if answers >= Self.mostAnswers || younger.isEmpty {
      older = younger
      younger = ContiguousArray(repeating: 0, count: Self.words)
      answers = 0
    }
    let (first, second) = Self.places(endpoints)
    if Self.isSet(first, second, in: younger) { return }
    younger[first >> 6] |= 1 << UInt64(first & 63)
    younger[second >> 6] |= 1 << UInt64(second & 63)
    answers += 1
  }

  /// Whether a service answered the host before.
  func contains(_ endpoints: FlowEndpoints) -> Bool {
    if younger.isEmpty { return false }
    let (first, second) = Self.places(endpoints)
    return Self.isSet(first, second, in: younger)
      || !older.isEmpty && Self.isSet(first, second, in: older)
  }

  private static func isSet(_ first: Int, _ second: Int, in bits: ContiguousArray<UInt64>) -> Bool {
    bits[first >> 6] >> UInt64(first & 63) & 1 != 0
      && bits[second >> 6] >> UInt64(second & 63) & 1 != 0
  }

  /// Two places among the bits.
  private static func places(_ endpoints: FlowEndpoints) -> (Int, Int) {
    var mixer = KeyMixer()
    mixer.add(endpoints.source)
    mixer.add(endpoints.destination)
    mixer.add(UInt64(endpoints.transport) << 16 | UInt64(endpoints.destinationPort))
    let bits = UInt64(words * 64 - 1)
    return (Int(mixer.value & bits), Int(mixer.value >> 32 & bits))
  }
}
