/// Walks the frames of an Initial packet in clear (RFC 9000, section 19).
enum QUICFrames {
  /// A piece of the handshake.
  struct Piece {
    /// Where it lies in the handshake's bytes.
    let offset: UInt64
    /// Where it lies in the packet's bytes.
    let range: Range<Int>
  }

  /// The most pieces of one packet.
  static let pieceLimit = 64

  /// The handshake's pieces, nil when there is anything that an Initial packet must not hold: then
  /// it was opened with a wrong key. In Google's versions the pieces have a number of their own, and
  /// what follows them is not read.
  static func handshake(_ bytes: RawSpan) -> [Piece]? {
    var pieces: [Piece] = []
    var position = 0
    while let type = bytes.octet(at: position) {
      position &+= 1
      switch type {
      case 0, 1: continue
      case 2, 3:
        guard let next = skipAcknowledgment(bytes, position, counts: type == 3) else { return nil }
        position = next
      case 6, 8:
        guard let offset = QUICInteger(bytes, at: position),
          let length = QUICInteger(bytes, at: offset.next),
          length.value <= UInt64(bytes.byteCount), bytes.holds(Int(length.value), at: length.next)
        else { return nil }
        let end = length.next &+ Int(length.value)
        guard pieces.count < pieceLimit else { return pieces }
        pieces.append(Piece(offset: offset.value, range: length.next..<end))
        position = end
      case 0x1C:
        guard let next = skipClose(bytes, position) else { return nil }
        position = next
      default: return pieces.isEmpty ? nil : pieces
      }
    }
    return pieces
  }

  private static func skipAcknowledgment(
    _ bytes: RawSpan, _ start: Int, counts: Bool
  ) -> Int? {
    guard let largest = QUICInteger(bytes, at: start),
      let delay = QUICInteger(bytes, at: largest.next),
      let ranges = QUICInteger(bytes, at: delay.next), ranges.value <= 256,
      let first = QUICInteger(bytes, at: ranges.next)
    else { return nil }
    var position = first.next
    for _ in 0..<Int(ranges.value) * 2 + (counts ? 3 : 0) {
      guard let value = QUICInteger(bytes, at: position) else { return nil }
      position = value.next
    }
    return position
  }

  private static func skipClose(_ bytes: RawSpan, _ start: Int) -> Int? {
    guard let code = QUICInteger(bytes, at: start), let frame = QUICInteger(bytes, at: code.next),
      let length = QUICInteger(bytes, at: frame.next), length.value <= UInt64(bytes.byteCount),
      bytes.holds(Int(length.value), at: length.next)
    else { return nil }
    return length.next &+ Int(length.value)
  }
}
