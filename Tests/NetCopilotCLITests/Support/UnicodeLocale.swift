import Platform

@testable import Terminal

/// The process's locale for tests that measure text; `setlocale` may not run in two threads at once.
enum UnicodeLocale {
  private static let isActive: Bool = {
    TerminalLocale.activate(environment: ProcessEnvironment(["LANG": "C.UTF-8"]))
    return true
  }()

  /// Makes characters as wide as a UTF-8 terminal shows them; the first call does the work.
  static func activate() { _ = isActive }
}
