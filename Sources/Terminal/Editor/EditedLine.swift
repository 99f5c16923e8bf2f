/// A copy of the line that is being edited.
struct EditedLine: Equatable {
  /// The line.
  var text: String
  /// The cursor's offset in characters (Unicode scalars), as libedit counts.
  var cursor: Int
  /// The line's length in characters (Unicode scalars).
  var count: Int
  /// Whether the line has more than one row of its own.
  var hasLineBreak: Bool

  /// Whether the cursor stands behind the last character.
  var isCursorAtEnd: Bool { cursor == count }

  /// The cursor's offset in UTF-8 bytes.
  var cursorUTF8: Int { text.unicodeScalars.prefix(cursor).reduce(0) { $0 + UTF8.width($1) } }

  /// The text before the cursor.
  var textBeforeCursor: String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(cursor)))
  }
}
