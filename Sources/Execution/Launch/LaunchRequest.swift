package import Platform

/// Which of a command's output streams pass through the shell on their way to the terminal.
package enum OutputTaps: Sendable, Equatable {
  /// The command writes straight to the terminal; nothing is captured.
  case none
  /// Standard error passes through a pipe.
  case standardError
  /// Standard error passes through a pipe, standard output through a pseudo-terminal or a pipe.
  case standardErrorAndOutput
}

/// One program to start: its arguments, its surroundings and what is watched.
package struct LaunchRequest: Sendable {
  /// `argv`; the first is looked up on the environment's `PATH`.
  package var arguments: [String]
  /// The environment of the program.
  package var environment: ProcessEnvironment
  /// The working directory; nil for the shell's own.
  package var directory: String?
  /// The file mode mask; nil for the shell's own.
  package var fileModeMask: UInt32?
  /// Whether the program gets the terminal while it runs.
  package var isForeground: Bool
  /// Whether the program leads a process group; false in scripts, so that an outer Ctrl-C hits it.
  ///
  /// When false, the same Ctrl-C hits the shell, which has to ignore SIGINT and SIGQUIT while it waits
  /// if it wants to see how the program ended, as system(3) does.
  package var ownsProcessGroup: Bool
  /// Which output streams are captured.
  package var taps: OutputTaps
  /// Whether a tapped standard error is a pseudo-terminal, for programs that draw on it.
  package var errorOutputIsTerminal = false
  /// How many bytes of each tapped stream's end are kept.
  package var tailLimitBytes: Int
  /// Whether standard input is `/dev/null` instead of the shell's.
  package var readsNothing: Bool
  /// A descriptor that the program gets as ``extraDescriptorNumber``; the caller keeps its own.
  package var extraDescriptor: Int32?
  /// Signals that stay ignored, bit n−1 for signal n; see ``Supervisor/ignoredSignals()``.
  package var ignoredSignals: UInt64

  /// The number under which a program finds ``extraDescriptor``.
  ///
  /// It is above 9, because scripts use the single digits themselves, and below 1024.
  package static let extraDescriptorNumber: Int32 = 139

  /// A request with the values given.
  package init(
    arguments: [String], environment: ProcessEnvironment, directory: String? = nil,
    fileModeMask: UInt32? = nil, isForeground: Bool = true, ownsProcessGroup: Bool = true,
    taps: OutputTaps = .standardError, tailLimitBytes: Int = 8192, readsNothing: Bool = false,
    extraDescriptor: Int32? = nil, ignoredSignals: UInt64 = 0
  ) {
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.fileModeMask = fileModeMask
    self.isForeground = isForeground
    self.ownsProcessGroup = ownsProcessGroup
    self.taps = taps
    self.tailLimitBytes = tailLimitBytes
    self.readsNothing = readsNothing
    self.extraDescriptor = extraDescriptor
    self.ignoredSignals = ignoredSignals
  }
}
