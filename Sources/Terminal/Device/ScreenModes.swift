/// What a program that died may have left switched on in the terminal.
package enum ScreenModes {
  /// Takes it back: mouse and focus reports, a hidden cursor, application keys, another character
  /// set, colours. Source: *XTerm Control Sequences*, DECRST.
  package static let restored =
    "\u{1B}[?1000;1002;1003;1004;1006l\u{1B}[?25h\u{1B}[?1l\u{1B}>\u{1B}(B\u{1B}[0m"

  /// The same after a program that draws on the other screen; the cursor ends in the last row.
  ///
  /// The other screen is left by 1047: 1049 would bring the cursor to wherever it was saved last
  /// when the terminal is on its first screen already.
  package static let restoredFirstScreen = "\u{1B}[?1047l" + restored + "\u{1B}[r\u{1B}[9999;1H"
}
