/// Numbers conversations and tells the applications that their packets show, with one note for each
/// conversation in place of two searches for each packet.
///
/// The numbers are those of ``StreamCounter`` and the layers those of ``ApplicationTracker``; as long
/// as neither has to forget anything, the notes change nothing but the time it takes.
package struct ConversationReader: Sendable {
  /// Conversations as network analysers number them.
  package private(set) var streams = StreamCounter()
  private var applications = ApplicationTracker()
  /// Goes on whenever something known is given up: all notes before it are void.
  private var generation: UInt32 = 1

  package init() {}

  /// Takes the next packet.
  ///
  /// - Parameters:
  ///   - summary: of the packet.
  ///   - frame: its captured bytes.
  ///   - note: what was written down about its conversation; for packets that are not surely of one
  ///     conversation an empty one.
  /// - Returns: The application layers that the packet shows.
  /// - Complexity: O(1) for packets without payload and for conversations of other applications,
  ///   else O(payload).
  package mutating func read(
    _ summary: PacketSummary, frame: RawSpan, note: inout ConversationNote
  ) -> PacketLayers {
    let isPlain = summary.isPlain
    if isPlain, note.generation == generation {
      if summary.transport == 6, summary.tcpFlags.isDisjoint(with: .syn) {
        if note.place == ConversationNote.ignored { return PacketLayers(rawValue: 0) }
        if note.place >= 0 {
          return follow(
            summary, frame.extracting(ConversationReader.payload(summary, frame)), &note)
        }
      } else if summary.transport == 17 {
        return readDatagram(summary, frame.extracting(ConversationReader.payload(summary, frame)))
      }
    }
    return search(
      summary, frame.extracting(ConversationReader.payload(summary, frame)), isPlain: isPlain,
      note: &note)
  }

  /// Reads a segment of a conversation that is followed at a known place.
  private mutating func follow(
    _ summary: PacketSummary, _ payload: RawSpan, _ note: inout ConversationNote
  ) -> PacketLayers {
    let shown = applications.readSegment(summary, payload, at: Int(note.place))
    if applications.isOver(at: Int(note.place)) { note.place = ConversationNote.ignored }
    return shown
  }

  /// Reads a datagram of a stream that is counted.
  private mutating func readDatagram(
    _ summary: PacketSummary, _ payload: RawSpan
  ) -> PacketLayers {
    guard payload.byteCount > 0 else { return PacketLayers(rawValue: 0) }
    if let shown = ApplicationTracker.datagramLayers(summary, payload) { return shown }
    return applications.readProtectedDatagram(
      summary, payload, stream: streams.key(of: summary))
  }

  /// Looks the conversation up, and writes down what is found.
  private mutating func search(
    _ summary: PacketSummary, _ payload: RawSpan, isPlain: Bool,
    note: inout ConversationNote
  ) -> PacketLayers {
    let stream = streams.observe(summary)
    let found = applications.find(summary, payload, stream: stream)
    let state = 1 &+ streams.changes &+ applications.changes
    generation = state == 0 ? 1 : state
    let shown: PacketLayers
    var place = ConversationNote.unknown
    switch found {
    case .layers(let layers): shown = layers
    case .ignored:
      shown = []
      place = ConversationNote.ignored
    case .place(let index, let layers):
      shown = layers
      place =
        applications.isOver(at: index)
        ? ConversationNote.ignored : Int32(truncatingIfNeeded: index)
    }
    if isPlain, streams.isSettled {
      note.generation = generation
      note.place = place
    } else {
      note.generation = 0
    }
    return shown
  }

  @inline(__always)
  private static func payload(
    _ summary: PacketSummary, _ frame: borrowing RawSpan
  ) -> Range<Int> {
    let start = min(Int(summary.payloadOffset), frame.byteCount)
    return start..<min(start &+ Int(summary.payloadCapturedLength), frame.byteCount)
  }
}

extension PacketSummary {
  /// Whether the packet is surely of one conversation: no fragment, tunnel or quotation.
  @inline(__always)
  fileprivate var isPlain: Bool {
    let others = PacketLayers.quoted.rawValue | PacketLayers.fragment.rawValue
    return hasTransportHeader && layers.rawValue & others == 0 && enclosing.transport == 0
  }
}
