internal import Glibc
internal import Platform

/// A terminal's modes, kept so that they can be put back after a program changed them.
package struct TerminalState {
  private var modes: termios

  /// Keeps the modes of the terminal behind a descriptor; nil when it is none.
  ///
  /// The corresponding C function is `tcgetattr`.
  package init?(of descriptor: Int32) {
    modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return nil }
  }

  /// Whether keys come line by line and are echoed, as a shell leaves the terminal to programs.
  package var isLineMode: Bool {
    modes.c_lflag & tcflag_t(ICANON) != 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Puts the modes back; output that is on its way is shown first.
  ///
  /// The corresponding C function is `tcsetattr` with `TCSADRAIN`. It stops a process that is in
  /// the background, so call it with the terminal in hand.
  ///
  /// - Returns: Whether the terminal took them.
  @discardableResult
  package func restore(on descriptor: Int32) -> Bool {
    var modes = modes
    while tcsetattr(descriptor, TCSADRAIN, &modes) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  /// Makes keys come one by one, unseen, Ctrl-C among them; ``restore(on:)`` takes it back.
  ///
  /// The corresponding C function is `tcsetattr`.
  @discardableResult
  func enterKeyMode(on descriptor: Int32) -> Bool {
    var modes = modes
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    modes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR)
    while tcsetattr(descriptor, TCSADRAIN, &modes) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  /// Puts the modes back, and undoes on the screen what a program that died may have left.
  ///
  /// - Parameters:
  ///   - descriptor: The terminal.
  ///   - diedBadly: Whether a signal ended the program; only then are the alternative screen and
  ///     the scrolling region dealt with, which a program that exits itself leaves in order.
  package func makeSane(on descriptor: Int32, diedBadly: Bool) {
    restore(on: descriptor)
    // A terminal that is gone is noticed when the next key is read.
    do throws(SystemError) {
      try writeBytes(Array(Self.resetSequence(diedBadly: diedBadly).utf8), to: descriptor)
    } catch {}
  }

  /// The sequences that undo what a program may have left, without touching what is shown.
  ///
  /// Source: *XTerm Control Sequences*, private modes; ECMA-48 for SGR.
  package static func resetSequence(diedBadly: Bool) -> String {
    let escape = "\u{1B}"
    // 47 and 1047 leave the alternative screen and keep the cursor; 1049 would move it.
    let screen = diedBadly ? "\(escape)[?1047l\(escape)7\(escape)[r\(escape)8" : ""
    let modes = ["?1000", "?1002", "?1003", "?1006", "?1015", "?1004", "?2004", "?1"]
    return screen + modes.map { "\(escape)[\($0)l" }.joined()
      + "\(escape)>\(escape)[?7h\(escape)[?25h\(escape)(B\u{0F}\(escape)[0m"
  }
}
