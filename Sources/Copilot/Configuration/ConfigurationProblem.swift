package import JSON
package import Platform

/// What is wrong with a part of a configuration file.
package enum ConfigurationFact: Equatable, Sendable {
  /// The file cannot be read.
  case unreadable(SystemError)
  /// The file is not JSON with comments.
  case syntax(JSONError.Kind)
  /// The file's one value, or the value of a section, is not an object.
  case notAnObject
  /// There is no such key; the nearest one there is, if one is near.
  case unknownKey(nearest: String?)
  /// The key has dots, which only nested objects may express in the file.
  case dottedKey
  /// The value is of another type.
  case wrongType(expected: ConfigurationKind)
  /// The value is of the right type and not among those allowed.
  case outOfRange(JSONValue, expected: ConfigurationKind)
  /// The text has a control character.
  case controlCharacter
  /// The key stands in the file twice.
  case duplicate(firstLine: Int)
}

/// A part of a configuration file that cannot be used, and where it stands.
package struct ConfigurationProblem: Error, Equatable, Sendable {
  /// The file's path, as it was given.
  package let file: String
  /// The line, from 1; 0 when the problem is the whole file.
  package let line: Int
  /// The column in Unicode scalars, from 1; 0 when the problem is the whole file.
  package let column: Int
  /// The key with dots; nil when the problem belongs to none.
  package let key: String?
  /// What is wrong.
  package let fact: ConfigurationFact
}

extension ConfigurationFact: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let error): error.reason
    case .syntax(let kind): "\(kind)"
    case .notAnObject: "must be an object in braces"
    case .unknownKey(let nearest?): "no such key; did you mean \(nearest)?"
    case .unknownKey(nil): "no such key"
    case .dottedKey: "write each dot as an object, as in \"editor\": { \"mode\": \"vi\" }"
    case .wrongType(let expected): "must be \(expected)"
    case .outOfRange(let value, let expected): "is \(value) and must be \(expected)"
    case .controlCharacter: "must not contain control characters"
    case .duplicate(let line): "stands here again; it is first on line \(line)"
    }
  }
}

extension ConfigurationProblem: CustomStringConvertible {
  package var description: String {
    file + (line > 0 ? ":\(line):\(column)" : "") + ": " + (key.map { "\($0): " } ?? "")
      + fact.description
  }
}
