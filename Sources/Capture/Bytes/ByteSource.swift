internal import Glibc
internal import Platform

/// Where the bytes of a capture come from: a file, a pipe, or a tool that unpacks one of them.
struct ByteSource: ~Copyable {
  private let file: FileDescriptor?
  private let number: Int32
  private var unpacker: Unpacker?

  /// A source that owns its descriptor.
  init(owning file: consuming FileDescriptor) {
    number = file.number
    self.file = consume file
    unpacker = nil
  }

  /// A source whose descriptor somebody else closes.
  init(borrowing number: Int32) {
    file = nil
    self.number = number
    unpacker = nil
  }

  /// Reads what is there now, at most up to the end of `storage`.
  ///
  /// - Returns: How many bytes were read; 0 at the end.
  mutating func read(into storage: inout [UInt8], from start: Int) throws(SystemError) -> Int {
    if let unpacker { return try unpacker.read(into: &storage, from: start) }
    return try readBytes(from: number, into: &storage, at: start)
  }

  /// Reads the first `count` bytes, or fewer when there are no more.
  mutating func head(upTo count: Int) throws(SystemError) -> [UInt8] {
    var head: [UInt8] = []
    while head.count < count {
      let more = try Platform.readBytes(from: number, upTo: count - head.count)
      if more.isEmpty { break }
      head += more
    }
    return head
  }

  /// Lets a tool unpack the rest of the stream.
  ///
  /// - Parameters:
  ///   - head: What has been read of it already.
  ///   - path: Where the tool is.
  /// - Throws: ``SystemError`` when it can't be started.
  mutating func unpack(
    after head: [UInt8], as packing: Packing, with path: String
  ) throws(SystemError) {
    // A file that can be wound back is the tool's own input; a pipe's head is handed on.
    let isRewound = lseek(number, -off_t(head.count), SEEK_CUR) >= 0
    unpacker = try Unpacker(
      packing, path: path, input: number, head: isRewound ? nil : head)
  }

  /// Ends the tool; what it had to complain of, or nil.
  mutating func finish() -> UnpackingFailure? { unpacker?.finish() }
}

/// Reads into the end of an array: what is there now. The corresponding C function is `read`.
func readBytes(
  from number: Int32, into storage: inout [UInt8], at start: Int
) throws(SystemError) -> Int {
  try systemCall("read") {
    storage.withUnsafeMutableBytes { all in
      let room = UnsafeMutableRawBufferPointer(rebasing: all[start...])
      return Glibc.read(number, room.baseAddress, room.count)
    }
  }
}
