/// The last bytes of a stream, up to a limit.
package struct OutputTail: Sendable {
  private let limit: Int
  private var ring: [UInt8] = []
  private var start = 0

  /// An empty tail that keeps at most `limit` bytes.
  package init(limit: Int) { self.limit = max(0, limit) }

  /// Adds bytes and drops the oldest beyond the limit. O(count) amortised.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard limit > 0 else { return }
    if bytes.count >= limit {
      ring.removeAll(keepingCapacity: true)
      start = 0
      ring.append(contentsOf: bytes.suffix(limit))
      return
    }
    var rest = bytes[...]
    let room = limit - ring.count
    if room > 0 {
      ring.append(contentsOf: rest.prefix(room))
      rest = rest.dropFirst(room)
    }
    for byte in rest {
      ring[start] = byte
      start = start + 1 == limit ? 0 : start + 1
    }
  }

  /// The bytes kept, oldest first.
  package var bytes: [UInt8] { Array(ring[start...] + ring[..<start]) }
}
