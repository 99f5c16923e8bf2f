import Capture
import Packets

/// A frame as a test keeps it.
struct SeenFrame: Equatable {
  var header: FrameHeader
  var bytes: [UInt8]
}

/// Everything that a walk over a capture showed.
struct Walk {
  var frames: [SeenFrame] = []
  var end: CaptureEnd = .complete

  init(_ reader: inout CaptureReader, limit: Int = .max) {
    var frames: [SeenFrame] = []
    end = reader.forEachFrame { header, bytes in
      frames.append(
        SeenFrame(
          header: header,
          bytes: (0..<bytes.byteCount).map {
            bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self)
          }))
      return frames.count < limit ? .next : .stop
    }
    self.frames = frames
  }

  init(_ bytes: [UInt8]) throws {
    var reader = try CaptureReader(bytes: bytes, name: "test.pcap")
    self.init(&reader)
  }

  /// Why the walk ended early; nil when it did not.
  var reason: CaptureDamage.Reason? {
    if case .damaged(let damage) = end { return damage.reason }
    return nil
  }
}
