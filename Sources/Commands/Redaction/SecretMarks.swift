/// The bytes of a line that are secret, gathered before any is replaced.
struct SecretMarks {
  let bytes: [UInt8]
  /// For each byte of the line: the number of the secret it belongs to, or zero. Empty until the
  /// first one is found.
  private var owners: [Int32] = []
  private var count: Int32 = 0
  private(set) var secrets: [String] = []
  private var known: Set<String> = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isEmpty: Bool { count == 0 }

  /// Marks bytes of the line itself.
  mutating func mark(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    guard begin(String(decoding: bytes[range], as: UTF8.self)) else { return }
    claim(range)
  }

  /// Marks bytes of a word's value where they were typed; what is only an expansion stays.
  mutating func mark(_ range: Range<Int>, of value: Span<UInt8>, typedAt origins: WordOrigins) {
    let range = range.clamped(to: 0..<value.count)
    guard !range.isEmpty else { return }
    let origins = origins.asRuns
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].value.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var index = low
    while index < origins.count, origins[index].value.lowerBound < range.upperBound {
      // What stands between two expansions is a secret of its own; the expansions stay.
      let first = index
      while index < origins.count, !origins[index].isExpansion,
        origins[index].value.lowerBound < range.upperBound
      {
        index += 1
      }
      if index > first {
        let start = max(range.lowerBound, origins[first].value.lowerBound)
        let end = min(range.upperBound, origins[index - 1].value.upperBound)
        guard begin(value.extracting(start..<end).text) else { continue }
        for origin in origins[first..<index] { claim(range.clamped(to: origin.value), of: origin) }
      } else {
        index += 1
      }
    }
  }

  private mutating func claim(_ part: Range<Int>, of origin: Origin) {
    guard origin.value.count == origin.source.count else {
      claim(origin.source)
      return
    }
    let start = origin.source.lowerBound + (part.lowerBound - origin.value.lowerBound)
    claim(start..<(start + part.count))
  }

  /// Starts a secret; false when the text is nothing or only the mark.
  private mutating func begin(_ secret: String) -> Bool {
    guard
      secret.utf8.contains(where: {
        $0 != Redaction.markByte.0 && $0 != Redaction.markByte.1 && $0 != Redaction.markByte.2
      })
    else { return false }
    if owners.isEmpty { owners = [Int32](repeating: 0, count: bytes.count) }
    count += 1
    if known.insert(secret).inserted { secrets.append(secret) }
    return true
  }

  private mutating func claim(_ range: Range<Int>) {
    for index in range.clamped(to: 0..<owners.count) where owners[index] == 0 {
      owners[index] = count
    }
  }

  /// The marked bytes as ranges, in order.
  func markedRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0...owners.count {
      let owner = index < owners.count ? owners[index] : 0
      let before = index > 0 ? owners[index - 1] : 0
      guard owner != before else { continue }
      if before != 0 { ranges.append(start..<index) }
      start = index
    }
    return ranges
  }

  /// The line with the mark in place of each secret; quotes around and inside it stay.
  var redacted: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    let mark = Array(Redaction.mark.utf8)
    var last: Int32 = 0
    var endsInMark = false
    for index in bytes.indices {
      let owner = owners[index]
      if owner == 0 {
        result.append(bytes[index])
        endsInMark = false
      } else if owner != last, !endsInMark {
        result.append(contentsOf: mark)
        endsInMark = true
      }
      if owner != 0 { last = owner }
    }
    return result
  }
}
