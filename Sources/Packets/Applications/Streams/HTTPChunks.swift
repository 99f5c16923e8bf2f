/// How far a body in chunks has been read (RFC 9112, section 7.1).
struct HTTPChunks {
  private enum Place {
    /// In the line with a chunk's size; the size so far.
    case size
    /// Behind the size, in extensions until the line ends.
    case afterSize
    /// In a chunk's data and the line break behind them.
    case data
    /// In the line behind the last chunk.
    case last
  }

  private var place = Place.size
  private var remaining = 0
  private var digits = 0

  /// How the bytes ended.
  enum Outcome: Equatable {
    /// Behind the last chunk.
    case done(next: Int)
    /// Within; that many bytes are surely still to come.
    case more(Int)
    /// The size is no number: nobody knows where the body ends.
    case lost
  }

  /// Reads on.
  mutating func read(_ bytes: RawSpan, from start: Int) -> Outcome {
    var offset = start
    while let byte = bytes.octet(at: offset) {
      switch place {
      case .size:
        if let digit = HTTPChunks.digit(byte) {
          digits += 1
          remaining = remaining << 4 | digit
          guard remaining <= 1 << 30 else { return .lost }
        } else if byte == 0x0A {
          guard endLine() else { return .lost }
        } else {
          guard digits > 0 || byte == 0x20 || byte == 0x0D else { return .lost }
          place = .afterSize
        }
        offset &+= 1
      case .afterSize:
        if byte == 0x0A, !endLine() { return .lost }
        offset &+= 1
      case .data:
        let step = min(remaining, bytes.byteCount &- offset)
        offset &+= step
        remaining &-= step
        if remaining == 0 {
          place = .size
          digits = 0
        }
      case .last:
        offset &+= 1
        if byte == 0x0A { return .done(next: offset) }
      }
    }
    if case .data = place { return .more(max(remaining, 1)) }
    return .more(1)
  }

  /// Ends the line with the size; false when there was none.
  private mutating func endLine() -> Bool {
    guard digits > 0 else { return false }
    if remaining == 0 {
      place = .last
    } else {
      place = .data
      remaining += 2
    }
    return true
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte &- 0x30)
    case 0x41...0x46: Int(byte &- 0x37)
    case 0x61...0x66: Int(byte &- 0x57)
    default: nil
    }
  }
}
