internal import Glibc
package import Platform

/// The character set that the terminal shows.
package struct TerminalLocale: Equatable, Sendable {
  /// Whether the user's environment asks for UTF-8.
  package let isUTF8: Bool

  /// Reads the user's choice from `LC_ALL`, `LC_CTYPE` and `LANG`. locale(7)
  package init(environment: ProcessEnvironment) {
    let name =
      environment.nonEmpty("LC_ALL") ?? environment.nonEmpty("LC_CTYPE")
      ?? environment.nonEmpty("LANG") ?? ""
    let lowered = name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    let plain = String(decoding: lowered, as: UTF8.self)
    isUTF8 = plain.hasSuffix("utf-8") || plain.hasSuffix("utf8")
  }

  /// Sets the process's character classes, with `C.UTF-8` when the user's locale is not UTF-8.
  ///
  /// Call it once, before other threads start. The corresponding C function is `setlocale`.
  ///
  /// - Returns: What the user's environment asks for; it decides which glyphs to draw.
  @discardableResult
  package static func activate(environment: ProcessEnvironment) -> TerminalLocale {
    let locale = TerminalLocale(environment: environment)
    if !locale.isUTF8 || setlocale(LC_CTYPE, "") == nil { setlocale(LC_CTYPE, "C.UTF-8") }
    return locale
  }

  /// The signs to draw with.
  package var glyphs: Glyphs { isUTF8 ? .unicode : .ascii }
}
