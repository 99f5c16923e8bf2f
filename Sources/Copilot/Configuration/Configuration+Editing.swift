package import JSON

extension Configuration {
  /// Sets one key in the text of a configuration file and leaves every other byte as it is.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - value: The new value.
  ///   - bytes: The file's text; a text without a value becomes a file of its own.
  ///   - file: The file's name, for the problem.
  /// - Returns: The new text.
  /// - Throws: ``ConfigurationProblem`` when the value may not be used, when the text cannot be
  ///   read, or when the key stands in it twice.
  package static func setting(
    _ key: ConfigurationKey, to value: JSONValue, in bytes: [UInt8], file: String
  ) throws(ConfigurationProblem) -> [UInt8] {
    if let fact = key.kind.fault(of: value) {
      throw ConfigurationProblem(file: file, line: 0, column: 0, key: key.name, fact: fact)
    }
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      return nested(value, under: key.path[...]).serialized(pretty: true) + [0x0A]
    }
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONDocument.parse(bytes, options: fileOptions).root
    } catch {
      throw ConfigurationProblem(error, file: file)
    }
    var node = root
    var rest = key.path[...]
    var walked: [String] = []
    while let part = rest.first {
      guard let members = node.members else {
        throw ConfigurationProblem(
          .notAnObject, key: walked.isEmpty ? nil : walked.joined(separator: "."),
          at: node.location, file: file)
      }
      let matches = members.filter { $0.key == part }
      if let first = matches.first, let last = matches.last, matches.count > 1 {
        throw ConfigurationProblem(
          .duplicate(firstLine: first.keyLocation.line),
          key: (walked + [part]).joined(separator: "."), at: last.keyLocation, file: file)
      }
      guard let match = matches.first else {
        return inserting(value, under: rest, into: node, depth: walked.count, of: bytes)
      }
      node = match.value
      walked.append(part)
      rest = rest.dropFirst()
    }
    var text = bytes
    text.replaceSubrange(node.location.byteRange, with: value.serialized())
    return text
  }

  /// A value inside the objects that its key's parts name.
  private static func nested(_ value: JSONValue, under path: ArraySlice<String>) -> JSONValue {
    path.reversed().reduce(value) { inner, part in .object([part: inner]) }
  }

  /// Adds a member at the end of an object.
  private static func inserting(
    _ value: JSONValue, under path: ArraySlice<String>, into object: JSONNode, depth: Int,
    of bytes: [UInt8]
  ) -> [UInt8] {
    var text = bytes
    let brace = object.location.byteRange.upperBound - 1
    let last = object.members?.last
    let lineStart = bytes[..<brace].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let beforeBrace = bytes[lineStart..<brace]
    let standsAlone =
      lineStart > object.location.byteRange.lowerBound
      && beforeBrace.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let isEmptyInline =
      last == nil
      && bytes[(object.location.byteRange.lowerBound + 1)..<brace]
        .allSatisfy { $0 == 0x20 || $0 == 0x09 }

    let name = path.first ?? ""
    let inner = nested(value, under: path.dropFirst())
    if standsAlone || isEmptyInline {
      // The member gets a line of its own, indented by two spaces more than the brace's line.
      let indentation =
        standsAlone
        ? Array(beforeBrace.filter { $0 != 0x0D })
        : Array(bytes[lineStart..<brace].prefix { $0 == 0x20 || $0 == 0x09 })
      let member = lines(of: name, inner, indentation: indentation + [0x20, 0x20])
      if standsAlone {
        text.insert(contentsOf: member + [0x0A], at: lineStart)
      } else {
        text.replaceSubrange(
          (object.location.byteRange.lowerBound + 1)..<brace,
          with: [0x0A] + member + [0x0A] + indentation)
      }
    } else {
      // The object ends on a line with other text, which cannot be a line comment.
      var end = brace
      while bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      let member = JSONValue.string(name).serialized() + Array(": ".utf8) + inner.serialized()
      text.insert(contentsOf: [0x20] + member, at: end)
    }
    if let last, last.commaOffset == nil {
      text.insert(UInt8(ascii: ","), at: last.value.location.byteRange.upperBound)
    }
    return text
  }

  private static func lines(
    of name: String, _ value: JSONValue, indentation: [UInt8]
  ) -> [UInt8] {
    let text =
      JSONValue.string(name).serialized() + Array(": ".utf8)
      + value.serialized(pretty: value.objectValue != nil)
    var lines = indentation
    for byte in text {
      lines.append(byte)
      if byte == 0x0A { lines += indentation }
    }
    return lines
  }
}
