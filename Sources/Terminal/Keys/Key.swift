/// What one key press, or one message from the terminal, means.
package enum Key: Equatable, Sendable {
  /// A character, or a control character below U+0020.
  case scalar(Unicode.Scalar)
  /// A key that has no character.
  case special(SpecialKey)
  /// A character pressed together with Alt.
  case meta(Unicode.Scalar)
  /// Something that means nothing here, such as an unknown sequence.
  case ignored
  /// The terminal is gone.
  case endOfFile
}

/// Keys that have no character. The raw values are libedit's codes above 0x80.
package enum SpecialKey: UInt8, Sendable, CaseIterable {
  case up, down, left, right, home, end, insert, delete, pageUp, pageDown
  case wordLeft, wordRight, backTab, pasteStart, pasteEnd
  case metaWord, metaLastArgument
}
