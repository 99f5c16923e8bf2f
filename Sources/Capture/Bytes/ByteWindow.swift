internal import Platform

/// The part of a stream that is in memory: whoever reads asks for bytes and lets go of them.
///
/// Its memory follows the bytes that were really there, never what a length field claims.
struct ByteWindow: ~Copyable {
  private var storage: [UInt8]
  private var start = 0
  private var end: Int
  private var source: ByteSource?
  /// Where the first byte of the window lies in the stream.
  private(set) var offset = 0

  /// What a window holds at first: enough that a system call is rare, and small enough for a
  /// processor's second-level cache.
  static let usualCapacity = 1 << 18

  /// A window on a stream.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - head: What has been read of it already.
  ///   - capacity: How many bytes are read at once.
  init(
    source: consuming ByteSource, head: [UInt8] = [], capacity: Int = ByteWindow.usualCapacity
  ) {
    storage = [UInt8](repeating: 0, count: max(capacity, head.count))
    storage.replaceSubrange(..<head.count, with: head)
    end = head.count
    self.source = consume source
  }

  /// A window on bytes that are all there.
  init(bytes: [UInt8]) {
    storage = bytes
    end = bytes.count
    source = nil
  }

  /// How many bytes can be looked at now.
  var available: Int { end - start }

  /// The 16-bit number at `position`, counted from the window's first byte; it must be there.
  @inline(__always)
  func word16(at position: Int, isBigEndian: Bool) -> UInt16 {
    storage.span.bytes.word16(at: start &+ position, isBigEndian: isBigEndian)
  }

  /// The 32-bit number at `position`, counted from the window's first byte; it must be there.
  @inline(__always)
  func word32(at position: Int, isBigEndian: Bool) -> UInt32 {
    storage.span.bytes.word32(at: start &+ position, isBigEndian: isBigEndian)
  }

  /// The 64-bit number at `position`, counted from the window's first byte; it must be there.
  @inline(__always)
  func word64(at position: Int, isBigEndian: Bool) -> UInt64 {
    storage.span.bytes.word64(at: start &+ position, isBigEndian: isBigEndian)
  }

  /// The byte at `position`, counted from the window's first; it must be there.
  func byte(at position: Int) -> UInt8 { storage[start &+ position] }

  /// Shows a part of the window, counted from its first byte; it must be there.
  @inline(__always)
  func show<Value>(_ range: Range<Int>, to body: (RawSpan) -> Value) -> Value {
    body(storage.span.bytes.extracting(start &+ range.lowerBound..<start &+ range.upperBound))
  }

  /// Waits until `count` bytes can be looked at.
  ///
  /// - Returns: false when the stream ends before.
  @inline(__always)
  mutating func fill(_ count: Int) throws(SystemError) -> Bool {
    if end &- start >= count { return true }
    return try refill(count)
  }

  private mutating func refill(_ count: Int) throws(SystemError) -> Bool {
    while available < count {
      if end == storage.count { makeRoom() }
      guard source != nil else { return false }
      let read = try source?.read(into: &storage, from: end) ?? 0
      if read == 0 { return false }
      end += read
    }
    return true
  }

  /// Moves what is left to the front; doubles the storage when it is full of bytes all the same.
  private mutating func makeRoom() {
    if start == 0 {
      guard source != nil else { return }
      storage += [UInt8](repeating: 0, count: max(storage.count, 1))
      return
    }
    storage.withUnsafeMutableBytes { all in
      let left = UnsafeRawBufferPointer(rebasing: all[start..<end])
      all.copyMemory(from: left)
    }
    end -= start
    start = 0
  }

  /// Lets go of the first `count` bytes, which must be there.
  @inline(__always)
  mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= available)
    start &+= count
    offset &+= count
  }

  /// Lets go of the next `count` bytes, whether they are there yet or not.
  ///
  /// - Returns: false when the stream ends before.
  mutating func skip(_ count: Int) throws(SystemError) -> Bool {
    var left = count
    while left > 0 {
      guard try fill(1) else { return false }
      let step = min(left, available)
      consume(step)
      left -= step
    }
    return true
  }

  /// Ends the reading: what a tool that unpacked the stream had to complain of, or nil.
  mutating func finish() -> UnpackingFailure? { source?.finish() }
}
