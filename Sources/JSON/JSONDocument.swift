/// A JSON text whose values know where they stand.
package struct JSONDocument: Equatable, Sendable {
  /// The text's one value.
  package let root: JSONNode

  /// Reads a JSON text and keeps the place of each key and value.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - options: What it may contain and how large it may be.
  /// - Throws: ``JSONError`` with the place. Complexity: O(n). Source: RFC 8259.
  package static func parse(
    _ bytes: Span<UInt8>, options: JSONOptions = JSONOptions()
  ) throws(JSONError) -> JSONDocument {
    do throws(JSONScanner.Failure) {
      var scanner = try JSONScanner(bytes, options: options)
      var lines = JSONLineCounter()
      try scanner.skipSpace(bytes)
      let root = try scanner.node(bytes, depth: 0, lines: &lines)
      try scanner.finish(bytes)
      return JSONDocument(root: root)
    } catch {
      throw JSONError(error, in: bytes)
    }
  }

  /// Reads a JSON text given as an array of bytes.
  ///
  /// - Throws: ``JSONError`` with the place.
  package static func parse(
    _ bytes: [UInt8], options: JSONOptions = JSONOptions()
  ) throws(JSONError) -> JSONDocument {
    try parse(bytes.span, options: options)
  }

  /// Reads a JSON text given as a part of an array; places count from the part's start.
  ///
  /// - Throws: ``JSONError`` with the place.
  package static func parse(
    _ bytes: ArraySlice<UInt8>, options: JSONOptions = JSONOptions()
  ) throws(JSONError) -> JSONDocument {
    try parse(bytes.span, options: options)
  }
}

extension JSONScanner {
  /// Reads the value that starts at the next byte, with its place.
  fileprivate mutating func node(
    _ bytes: Span<UInt8>, depth: Int, lines: inout JSONLineCounter
  ) throws(Failure) -> JSONNode {
    let start = offset
    lines.advance(to: start, in: bytes)
    let (line, column) = (lines.line, lines.column)
    let content = try content(bytes, depth: depth, lines: &lines)
    return JSONNode(
      content: content,
      location: JSONLocation(line: line, column: column, byteRange: start..<offset))
  }

  private mutating func content(
    _ bytes: Span<UInt8>, depth: Int, lines: inout JSONLineCounter
  ) throws(Failure) -> JSONNode.Content {
    guard let byte = peek(bytes) else { throw failure(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "\""): return .scalar(.string(try string(bytes)))
    case UInt8(ascii: "{"): return .object(try members(bytes, depth: depth, lines: &lines))
    case UInt8(ascii: "["): return .array(try elements(bytes, depth: depth, lines: &lines))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      switch try number(bytes) {
      case .integer(let value): return .scalar(.integer(value))
      case .double(let value): return .scalar(.number(value))
      }
    case UInt8(ascii: "t"):
      try literal(bytes, "true")
      return .scalar(.bool(true))
    case UInt8(ascii: "f"):
      try literal(bytes, "false")
      return .scalar(.bool(false))
    case UInt8(ascii: "n"):
      try literal(bytes, "null")
      return .scalar(.null)
    default: throw failure(.expectedValue)
    }
  }

  private mutating func members(
    _ bytes: Span<UInt8>, depth: Int, lines: inout JSONLineCounter
  ) throws(Failure) -> [JSONNode.Member] {
    if depth >= options.maximumDepth { throw failure(.tooDeep(maximum: options.maximumDepth)) }
    offset += 1
    try skipSpace(bytes)
    var members: [JSONNode.Member] = []
    if peek(bytes) == UInt8(ascii: "}") {
      offset += 1
      return members
    }
    members.reserveCapacity(4)
    var goesOn = true
    while goesOn {
      let start = offset
      let key = try key(bytes)
      let place = lines.location(of: start..<offset, in: bytes)
      try colon(bytes)
      let value = try node(bytes, depth: depth + 1, lines: &lines)
      try skipSpace(bytes)
      let comma = peek(bytes) == UInt8(ascii: ",") ? offset : nil
      goesOn = try another(bytes, closing: UInt8(ascii: "}"))
      members.append(
        JSONNode.Member(key: key, keyLocation: place, value: value, commaOffset: comma))
    }
    return members
  }

  private mutating func elements(
    _ bytes: Span<UInt8>, depth: Int, lines: inout JSONLineCounter
  ) throws(Failure) -> [JSONNode] {
    if depth >= options.maximumDepth { throw failure(.tooDeep(maximum: options.maximumDepth)) }
    offset += 1
    try skipSpace(bytes)
    var elements: [JSONNode] = []
    if peek(bytes) == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    elements.reserveCapacity(4)
    repeat {
      elements.append(try node(bytes, depth: depth + 1, lines: &lines))
    } while try another(bytes, closing: UInt8(ascii: "]"))
    return elements
  }
}
