internal import Glibc

/// The settings of a terminal. The corresponding C type is `termios`.
struct TerminalSettings: Equatable {
  private var settings: termios

  /// A terminal's present settings, or nil when it is gone.
  init?(of terminal: Int32) {
    settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return nil }
  }

  /// Gives a terminal these settings. The corresponding C function is `tcsetattr`.
  func apply(to terminal: Int32) {
    var copy = settings
    tcsetattr(terminal, TCSANOW, &copy)
  }

  /// The settings without which a person can't type a line or read the output.
  private var essentials: [tcflag_t] {
    [
      settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG | IEXTEN),
      settings.c_oflag & tcflag_t(OPOST | ONLCR),
      settings.c_iflag & tcflag_t(ICRNL | IGNCR | INLCR),
    ]
  }

  /// Whether echo, line editing, signals and newlines work as in `other`.
  func isUsable(like other: TerminalSettings) -> Bool { essentials == other.essentials }

  static func == (left: TerminalSettings, right: TerminalSettings) -> Bool {
    left.settings.c_iflag == right.settings.c_iflag
      && left.settings.c_oflag == right.settings.c_oflag
      && left.settings.c_cflag == right.settings.c_cflag
      && left.settings.c_lflag == right.settings.c_lflag
      && withUnsafeBytes(of: left.settings.c_cc) { first in
        withUnsafeBytes(of: right.settings.c_cc) { first.elementsEqual($0) }
      }
  }
}

/// Hands the terminal to a command and takes it back. SIGTTOU must be blocked.
struct TerminalControl {
  /// The terminal's descriptor.
  let terminal: Int32
  private let shellGroup: Int32
  private let shellSettings: TerminalSettings

  /// Notes how the terminal is, or nil when this process is not in its foreground.
  init?(terminal: Int32?) {
    guard let terminal, tcgetpgrp(terminal) == getpgrp(),
      let settings = TerminalSettings(of: terminal)
    else { return nil }
    self.terminal = terminal
    shellGroup = getpgrp()
    shellSettings = settings
  }

  /// Gives the foreground to a resumed job, with the settings that it had.
  func give(to group: Int32, settings: TerminalSettings?) {
    settings?.apply(to: terminal)
    tcsetpgrp(terminal, group)
  }

  /// Takes the foreground back and mends the settings.
  ///
  /// - Parameter keepsChanges: Whether settings that leave the terminal usable stay, so that
  ///   `stty erase` and its like work.
  /// - Returns: The settings found, and whether they had to be mended.
  @discardableResult
  func takeBack(keepsChanges: Bool) -> (found: TerminalSettings?, didMend: Bool) {
    tcsetpgrp(terminal, shellGroup)
    guard let found = TerminalSettings(of: terminal), found != shellSettings else {
      return (nil, false)
    }
    let isUsable = found.isUsable(like: shellSettings)
    if !(keepsChanges && isUsable) { shellSettings.apply(to: terminal) }
    return (found, !isUsable)
  }
}
