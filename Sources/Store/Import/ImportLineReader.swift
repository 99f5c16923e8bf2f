internal import Glibc
internal import Platform

/// Reads a file piece by piece and hands over its lines; a line of any length costs bounded memory.
struct ImportLineReader: ~Copyable {
  private let file: FileDescriptor
  private let path: String
  /// Whether its bytes come when another program writes them.
  private let mayBeSlow: Bool
  private var number = 1
  private var lineOffset = 0
  private var readOffset = 0
  private var carried: [UInt8] = []
  private var isShortened = false

  /// The longest line that is kept whole: a command, its header and its escapes.
  private static let longestLineBytes = 2 * ImportEntry.longestCommandBytes + 256

  /// Opens a file; `-` is standard input.
  init(path: String) throws(SystemError) {
    self.path = path
    if path == "-" {
      let number = try systemCall("dup", on: path) { dup(STDIN_FILENO) }
      file = FileDescriptor(owning: number)
    } else {
      // A pipe is opened without waiting for whoever writes to it.
      file = try FileDescriptor(opening: path, flags: O_RDONLY | O_NONBLOCK)
    }
    var status = stat()
    mayBeSlow = fstat(file.number, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
  }

  /// Waits until there is something to read, or the end of it.
  ///
  /// - Parameter isStopped: Asked several times a second.
  /// - Returns: False when the wait was stopped.
  func waitForPiece(unless isStopped: () -> Bool) throws(SystemError) -> Bool {
    guard mayBeSlow else { return true }
    let number = file.number
    while !isStopped() {
      var ready = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      let count = try systemCall("poll", on: path) { poll(&ready, 1, 100) }
      if count > 0 { return true }
    }
    return false
  }

  /// Reads the next piece of the file.
  ///
  /// - Parameter body: Takes each line that the piece ends, or that the end of the file ends.
  /// - Returns: Bytes read so far; nil at the end of the file.
  mutating func readPiece(_ body: (ImportLine) -> Void) throws(SystemError) -> Int? {
    let piece: [UInt8]
    do throws(SystemError) {
      piece = try file.read(upTo: 1 << 18)
    } catch {
      // Another reader of the same pipe was faster.
      if error.code == EAGAIN { return readOffset }
      throw SystemError(call: error.call, code: error.code, subject: path)
    }
    if piece.isEmpty {
      if !carried.isEmpty || isShortened { hand(over: [], isTerminated: false, body) }
      return nil
    }
    readOffset += piece.count
    var rest = piece[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let consumed = end - rest.startIndex + 1
      let next = lineOffset + carried.count + consumed
      hand(over: rest[..<end], isTerminated: true, body)
      if isShortened {
        lineOffset = readOffset - (piece.endIndex - end - 1)
        isShortened = false
      } else {
        lineOffset = next
      }
      carried.removeAll(keepingCapacity: true)
      number += 1
      rest = rest[(end + 1)...]
    }
    carry(rest)
    return readOffset
  }

  private mutating func carry(_ bytes: ArraySlice<UInt8>) {
    let room = max(0, Self.longestLineBytes - carried.count)
    if bytes.count > room { isShortened = true }
    carried.append(contentsOf: bytes.prefix(room))
  }

  private mutating func hand(
    over bytes: ArraySlice<UInt8>, isTerminated: Bool, _ body: (ImportLine) -> Void
  ) {
    let line: ArraySlice<UInt8>
    if carried.isEmpty {
      line = bytes.prefix(Self.longestLineBytes)
      if bytes.count > Self.longestLineBytes { isShortened = true }
    } else {
      carry(bytes)
      line = carried[...]
    }
    body(
      ImportLine(
        number: number, offset: lineOffset, bytes: line, isShortened: isShortened,
        isTerminated: isTerminated))
  }
}
