internal import Platform

/// The title of the terminal's window, and the progress mark of terminals that have one.
package struct WindowTitle: Equatable, Sendable {
  /// Whether the terminal has a title; otherwise every function gives an empty text.
  package let isSupported: Bool

  /// Decides by the terminal's type.
  ///
  /// - Parameters:
  ///   - terminalName: The value of `TERM`; nil when unset.
  ///   - isTerminal: Whether the output is a terminal.
  package init(terminalName: String?, isTerminal: Bool) {
    let without = ["dumb", "linux", "vt100", "vt102", "vt220", ""]
    isSupported = isTerminal && !without.contains(terminalName ?? "")
  }

  /// Keeps the title on the terminal's stack. Source: *XTerm Control Sequences*, CSI 22 t.
  package var push: String { isSupported ? "\u{1B}[22;2t" : "" }

  /// Takes the title back from the terminal's stack. Source: as above, CSI 23 t.
  package var pop: String { isSupported ? "\u{1B}[23;2t" : "" }

  /// Sets the title; control characters are taken out. Source: as above, OSC 2.
  package func set(_ title: String) -> String {
    guard isSupported else { return "" }
    let text = TextWidth.printable(title, glyphs: .unicode)
    return "\u{1B}]2;\(TextWidth.prefix(of: text, columns: 200))\u{07}"
  }

  /// Shows a progress mark on the window or its tab. Source: ConEmu's OSC 9;4.
  ///
  /// - Parameter fraction: 0 to 1; nil takes the mark away; NaN shows that something goes on.
  package func progress(_ fraction: Double?) -> String {
    guard isSupported else { return "" }
    guard let fraction else { return "\u{1B}]9;4;0;0\u{07}" }
    if fraction.isNaN { return "\u{1B}]9;4;3;0\u{07}" }
    return "\u{1B}]9;4;1;\(Int((min(1, max(0, fraction)) * 100).rounded(.down)))\u{07}"
  }
}
