/// Frames with their times, which several conversations write into as they go on side by side.
struct Traffic {
  struct Frame {
    /// Nanoseconds since 1970-01-01 UTC.
    var nanoseconds: Int64
    var bytes: [UInt8]
    /// Bytes on the wire.
    var wireLength: Int
    /// The interface of a capture that has several.
    var interface = 0
  }

  /// 2026-01-05 09:00:00 UTC, when every sample begins.
  static let begin: Int64 = 1_767_603_600_000_000_000

  private var unordered: [Frame] = []

  /// The frames in the order of their times; frames of one time as they were added.
  var frames: [Frame] {
    unordered.enumerated().sorted {
      ($0.element.nanoseconds, $0.offset) < ($1.element.nanoseconds, $1.offset)
    }.map(\.element)
  }

  /// - Parameter seconds: since the begin.
  mutating func add(
    _ bytes: [UInt8], at seconds: Double, wireLength: Int? = nil, keeping kept: Int = .max,
    interface: Int = 0
  ) {
    unordered.append(
      Frame(
        nanoseconds: Traffic.begin + Int64((seconds * 1e9).rounded()),
        bytes: Array(bytes.prefix(kept)), wireLength: wireLength ?? bytes.count,
        interface: interface))
  }
}
