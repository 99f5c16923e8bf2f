/// Cuts a stream of bytes into lines, keeping memory bounded.
struct LineSplitter {
  /// A line without its newline.
  enum Line: Equatable {
    case whole([UInt8])
    /// A line over the limit, with its length in bytes; its content is dropped.
    case tooLong(Int)
  }

  private let limitBytes: Int
  private var rest: [UInt8] = []
  private var droppedBytes = 0

  /// A splitter for lines of at most `limitBytes`.
  init(limitBytes: Int) {
    self.limitBytes = limitBytes
  }

  /// Takes bytes and hands out each line that they complete.
  mutating func append(_ chunk: [UInt8], each body: (Line) -> Void) {
    var start = chunk.startIndex
    while let newline = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
      keep(chunk[start..<newline])
      body(take())
      start = newline + 1
    }
    keep(chunk[start...])
  }

  /// The last line, when the input does not end in a newline.
  mutating func finish() -> Line? {
    rest.isEmpty && droppedBytes == 0 ? nil : take()
  }

  private mutating func take() -> Line {
    defer {
      rest.removeAll(keepingCapacity: rest.capacity <= 1 << 16)
      droppedBytes = 0
    }
    return droppedBytes > 0 ? .tooLong(droppedBytes) : .whole(rest)
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    if droppedBytes > 0 {
      droppedBytes += bytes.count
    } else if rest.count + bytes.count > limitBytes {
      droppedBytes = rest.count + bytes.count
      rest.removeAll()
    } else {
      rest.append(contentsOf: bytes)
    }
  }
}
