/// Where a part of a JSON text stands.
package struct JSONLocation: Equatable, Sendable {
  /// The line on which it starts, from 1.
  package let line: Int
  /// The column at which it starts in Unicode scalars, from 1.
  package let column: Int
  /// The bytes that it takes, from the start of the text.
  package let byteRange: Range<Int>

  /// Keeps a place.
  package init(line: Int, column: Int, byteRange: Range<Int>) {
    self.line = line
    self.column = column
    self.byteRange = byteRange
  }
}

/// Counts lines and columns while it walks forward through a text.
struct JSONLineCounter {
  private(set) var line = 1
  private(set) var column = 1
  private var offset = 0

  /// Walks to an offset that is not before the last one. Complexity: O(bytes walked).
  mutating func advance(to target: Int, in bytes: Span<UInt8>) {
    let end = min(target, bytes.count)
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }

  /// The place of a range that does not start before the last one.
  mutating func location(of range: Range<Int>, in bytes: Span<UInt8>) -> JSONLocation {
    advance(to: range.lowerBound, in: bytes)
    return JSONLocation(line: line, column: column, byteRange: range)
  }
}

extension JSONError {
  /// Adds the line and column to what the scanner found.
  init(_ failure: JSONScanner.Failure, in bytes: Span<UInt8>) {
    var counter = JSONLineCounter()
    counter.advance(to: failure.offset, in: bytes)
    self.init(
      kind: failure.kind, line: counter.line, column: counter.column, byteOffset: failure.offset)
  }
}
