/// What happened in a connection, a letter an event, in the words of Zeek's `history`: upper case
/// for the originator, lower case for the responder.
///
/// `S` SYN, `H` SYN-ACK, `A` pure acknowledgment, `D` payload, `F` FIN, `R` RST, `I` inconsistent
/// (SYN with RST or FIN), `Q` several flags that exclude each other, `T` retransmission, `W` zero
/// window, `G` a gap in the sequence, `^` the direction was turned round. `T`, `W` and `G` are
/// repeated at the 10th, 100th … of them, the others are written once a side.
///
/// Source: https://docs.zeek.org/en/master/logs/conn.html
package struct FlowHistory: BitwiseCopyable, Sendable {
  /// How many letters are kept; later ones are dropped.
  package static let capacity = 23

  package private(set) var letters = InlineArray<23, UInt8>(repeating: 0)
  package private(set) var count: UInt8 = 0

  package init() {}

  /// Adds an ASCII letter at the end, when there is room.
  package mutating func append(_ letter: UInt8) {
    guard Int(count) < FlowHistory.capacity else { return }
    letters[Int(count)] = letter
    count &+= 1
  }

  /// The letters as text, such as `ShADadFf`.
  package var text: String {
    var bytes: [UInt8] = []
    for index in 0..<Int(count) { bytes.append(letters[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
