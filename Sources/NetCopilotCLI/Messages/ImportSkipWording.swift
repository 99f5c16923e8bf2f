import Store

/// Why an entry of a foreign history was left out, in words.
enum ImportSkipWording {
  static func text(_ reason: ImportSkipReason) -> String {
    switch reason {
    case .empty: "no command"
    case .leadingSpace: "starts with a space, which asks to be forgotten"
    case .notUTF8: "not UTF-8 text"
    case .containsNUL: "has a NUL byte"
    case .tooLong: "over 64 KiB"
    case .cut: "the file ends in the middle of it"
    case .malformed: "does not follow the format"
    case .deleted: "its owner had deleted it"
    }
  }
}
