package import JSON

/// What is wrong with a part of a catalogue file.
package enum CatalogueFact: Equatable, Sendable {
  /// The file is not JSON.
  case syntax(JSONError.Kind)
  /// The file cannot be read.
  case unreadable(reason: String)
  /// There is no such key; the nearest one there is, if one is near.
  case unknownKey(nearest: String?)
  /// The key is not there.
  case missing
  /// The key stands here again.
  case repeatedKey
  /// The value is of another type.
  case wrongType(expected: String)
  /// The word is not among those allowed; the nearest one that is.
  case unknownWord(String, nearest: String?)
  /// The text or list is empty.
  case empty
  /// A name, option or id that there is already.
  case taken(String)
  /// No utility's option has this name.
  case undeclaredOption(String)
  /// The braces hold no name of a slot.
  case unknownSlot(String)
  /// A phrasing has a slot that its template lacks.
  case slotWithoutPlace(String)
  /// A slot has neither a default nor a place in half of the phrasings.
  case slotWithoutValue(String)
  /// A default for a slot that the template lacks.
  case unusedDefault(String)
  /// The file is not named after the utility.
  case wrongFileName(utility: String)
}

/// A part of a catalogue file that cannot be used, and where it stands.
package struct CatalogueProblem: Error, Equatable, Sendable {
  /// The file's path or name.
  package let file: String
  /// The line, from 1; 0 when the problem is the whole file.
  package let line: Int
  /// The column in Unicode scalars, from 1; 0 when the problem is the whole file.
  package let column: Int
  /// The key; nil when the problem belongs to none.
  package let key: String?
  /// What is wrong.
  package let fact: CatalogueFact

  /// Keeps a fact and its place.
  package init(file: String, line: Int, column: Int, key: String?, fact: CatalogueFact) {
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.fact = fact
  }
}

extension CatalogueFact: CustomStringConvertible {
  package var description: String {
    switch self {
    case .syntax(let kind): "\(kind)"
    case .unreadable(let reason): reason
    case .unknownKey(let nearest?): "no such key; did you mean \(nearest)?"
    case .unknownKey(nil): "no such key"
    case .missing: "is missing; add it"
    case .repeatedKey: "stands here again; keep one of them"
    case .wrongType(let expected): "must be \(expected)"
    case .unknownWord(let word, let nearest?): "'\(word)' is not known; did you mean \(nearest)?"
    case .unknownWord(let word, nil):
      "'\(word)' is not known; Documentation/Catalogue.md lists them"
    case .empty: "is empty; fill it or leave the key out"
    case .taken(let name): "'\(name)' is there already; names and ids stand once"
    case .undeclaredOption(let name):
      "'\(name)' is no option of this utility; declare it in options"
    case .unknownSlot(let slot): "{\(slot)} is no slot; Documentation/Catalogue.md lists them"
    case .slotWithoutPlace(let slot):
      "{\(slot)} is not in the template; take it out or add it there"
    case .slotWithoutValue(let slot):
      "{\(slot)} stands in less than half of the phrasings; add it to them, or give it a default"
    case .unusedDefault(let slot): "{\(slot)} is not in the template, so it needs no default"
    case .wrongFileName(let utility): "must be named \(utility).json"
    }
  }
}

extension CatalogueProblem: CustomStringConvertible {
  package var description: String {
    file + (line > 0 ? ":\(line):\(column)" : "") + ": " + (key.map { "\($0): " } ?? "")
      + fact.description
  }
}
