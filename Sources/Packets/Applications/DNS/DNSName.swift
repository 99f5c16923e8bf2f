/// A domain name as it stands in a message, decompressed and in lower case: each label behind its
/// length, without the empty label of the root. It lives in place, without allocation.
package struct DNSName: Sendable {
  /// The most bytes of a name with its root label (RFC 1035, section 2.3.4).
  package static let limit = 255

  /// The most pointers that one name may follow: more than it can have labels.
  private static let jumpLimit = 128

  private var storage = InlineArray<255, UInt8>(repeating: 0)

  /// The bytes in use.
  package private(set) var count = 0

  /// The labels.
  package private(set) var labelCount = 0

  /// The root.
  package init() {}

  /// The byte at a place: a length or a letter; 0 outside.
  package subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? storage[index] : 0
  }

  /// Whether this is the root, or no name was read.
  package var isRoot: Bool { count == 0 }

  /// The raw bytes: labels in lower case behind their lengths.
  package var octets: [UInt8] {
    // Through a span: an inline array that is indexed in a closure is copied each time.
    let bytes = storage.span
    var octets: [UInt8] = []
    octets.reserveCapacity(count)
    for index in 0..<count { octets.append(bytes[index]) }
    return octets
  }

  /// The places of the labels' letters within the raw bytes, first label first.
  package var labels: [Range<Int>] {
    var found: [Range<Int>] = []
    found.reserveCapacity(labelCount)
    var index = 0
    while index < count {
      let start = index + 1
      let end = min(start + Int(storage[index]), count)
      found.append(start..<end)
      index = end
    }
    return found
  }

  /// The name for people: labels joined by dots, every byte that is no printable ASCII character,
  /// and dots and backslashes inside labels, as `\DDD` (RFC 1035, section 5.1); the root is `.`.
  package var text: String {
    if count == 0 { return "." }
    var text = ""
    text.reserveCapacity(count)
    for label in labels {
      if !text.isEmpty { text.append(".") }
      for index in label {
        let byte = storage[index]
        if byte > 0x20, byte < 0x7F, byte != 0x2E, byte != 0x5C {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let decimal = String(byte)
          text += "\\" + String(repeating: "0", count: 3 - decimal.utf8.count) + decimal
        }
      }
    }
    return text
  }

  /// How reading a name ended.
  enum Outcome: Equatable {
    /// The name was read, and what follows it begins at an offset.
    case read(next: Int)
    /// The bytes ended within the name.
    case cut
    /// The name contradicts RFC 1035: a pointer that does not go back, a label type that does not
    /// exist, or too long.
    case malformed
  }

  /// Reads a name in place of this one.
  ///
  /// Every pointer must go before the place where its run of labels began, so that no circle is
  /// possible and the loop ends.
  ///
  /// - Parameters:
  ///   - bytes: what holds the message.
  ///   - start: where the name begins.
  ///   - message: where the message begins, to which pointers are relative.
  ///   - end: where the message ends.
  mutating func read(
    _ bytes: RawSpan, at start: Int, message: Int, end: Int
  ) -> Outcome {
    count = 0
    labelCount = 0
    var position = start
    var runStart = start
    var next: Int?
    var jumps = 0
    while true {
      guard position < end, let length = bytes.octet(at: position) else { return .cut }
      switch length >> 6 {
      case 0:
        if length == 0 { return .read(next: next ?? position &+ 1) }
        let size = Int(length)
        guard count + size + 1 < DNSName.limit else { return .malformed }
        guard position &+ size < end, bytes.holds(size &+ 1, at: position) else { return .cut }
        storage[count] = length
        count += 1
        labelCount += 1
        for index in 1...size {
          let byte = bytes.octet(at: position &+ index) ?? 0
          storage[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          count += 1
        }
        position &+= size &+ 1
      case 3:
        guard position &+ 1 < end, let low = bytes.octet(at: position &+ 1) else { return .cut }
        let target = message &+ (Int(length & 0x3F) << 8 | Int(low))
        jumps += 1
        guard target < runStart, jumps <= DNSName.jumpLimit else { return .malformed }
        next = next ?? position &+ 2
        position = target
        runStart = target
      default:
        return .malformed
      }
    }
  }
}

extension DNSName: Hashable {
  package static func == (left: DNSName, right: DNSName) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count where left.storage[index] != right.storage[index] { return false }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for index in 0..<count { hasher.combine(storage[index]) }
  }
}
