extension JSONValue {
  /// Reads a JSON text without keeping where its values stand.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - options: What it may contain and how large it may be.
  /// - Throws: ``JSONError`` with the place. Complexity: O(n). Source: RFC 8259.
  package init(parsing bytes: Span<UInt8>, options: JSONOptions = JSONOptions()) throws(JSONError) {
    do throws(JSONScanner.Failure) {
      var scanner = try JSONScanner(bytes, options: options)
      try scanner.skipSpace(bytes)
      self = try scanner.value(bytes, depth: 0)
      try scanner.finish(bytes)
    } catch {
      throw JSONError(error, in: bytes)
    }
  }

  /// Reads a JSON text given as an array of bytes.
  ///
  /// - Throws: ``JSONError`` with the place.
  package init(parsing bytes: [UInt8], options: JSONOptions = JSONOptions()) throws(JSONError) {
    try self.init(parsing: bytes.span, options: options)
  }

  /// Reads a JSON text given as a part of an array; places count from the part's start.
  ///
  /// - Throws: ``JSONError`` with the place.
  package init(parsing bytes: ArraySlice<UInt8>, options: JSONOptions = JSONOptions())
    throws(JSONError)
  {
    try self.init(parsing: bytes.span, options: options)
  }

  /// Reads a JSON text given as a string.
  ///
  /// - Throws: ``JSONError`` with the place.
  package init(parsing text: String, options: JSONOptions = JSONOptions()) throws(JSONError) {
    try self.init(parsing: Array(text.utf8).span, options: options)
  }
}

extension JSONScanner {
  /// Reads the value that starts at the next byte.
  fileprivate mutating func value(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(Failure) -> JSONValue {
    guard let byte = peek(bytes) else { throw failure(.unexpectedEnd) }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string(bytes))
    case UInt8(ascii: "{"): return .object(try object(bytes, depth: depth))
    case UInt8(ascii: "["): return .array(try array(bytes, depth: depth))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      switch try number(bytes) {
      case .integer(let value): return .integer(value)
      case .double(let value): return .number(value)
      }
    case UInt8(ascii: "t"):
      try literal(bytes, "true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try literal(bytes, "false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try literal(bytes, "null")
      return .null
    default: throw failure(.expectedValue)
    }
  }

  private mutating func object(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(Failure) -> JSONObject {
    if depth >= options.maximumDepth { throw failure(.tooDeep(maximum: options.maximumDepth)) }
    offset += 1
    try skipSpace(bytes)
    var members: [JSONObject.Member] = []
    if peek(bytes) == UInt8(ascii: "}") {
      offset += 1
      return JSONObject()
    }
    repeat {
      let key = try key(bytes)
      try colon(bytes)
      members.append(JSONObject.Member(key: key, value: try value(bytes, depth: depth + 1)))
    } while try another(bytes, closing: UInt8(ascii: "}"))
    return JSONObject(keepingLastOf: members)
  }

  private mutating func array(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(Failure) -> [JSONValue] {
    if depth >= options.maximumDepth { throw failure(.tooDeep(maximum: options.maximumDepth)) }
    offset += 1
    try skipSpace(bytes)
    var elements: [JSONValue] = []
    if peek(bytes) == UInt8(ascii: "]") {
      offset += 1
      return elements
    }
    repeat {
      elements.append(try value(bytes, depth: depth + 1))
    } while try another(bytes, closing: UInt8(ascii: "]"))
    return elements
  }
}
