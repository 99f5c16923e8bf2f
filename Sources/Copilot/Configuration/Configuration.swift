/// What a person can set, with the values that hold when nothing is set.
///
/// ``ConfigurationKey/all`` says how each value is called, checked and explained.
package struct Configuration: Equatable, Sendable {
  /// How the line is edited.
  package var editor = Editor()
  /// The shell that runs pipes and globs; empty for `$SHELL`, else `/bin/sh`.
  package var shell = ""
  /// The line after a command.
  package var summary = Summary()
  /// The status while a command runs.
  package var status = Status()
  /// What is recorded of each execution.
  package var record = Record()
  /// What counts as a secret besides what is known.
  package var redact = Redact()
  /// How long executions are kept.
  package var history = History()
  /// How long what was seen in traffic is kept.
  package var traffic = Traffic()
  /// What is proposed.
  package var suggest = Suggest()
  /// What is said about failures.
  package var explain = Explain()
  /// What is asked.
  package var feedback = Feedback()
  /// The prompt.
  package var prompt = Prompt()
  /// Whether text is coloured.
  package var color = ColorChoice.auto
  /// The terminal's own features.
  package var terminal = TerminalFeatures()

  /// The configuration that holds when nothing is set.
  package init() {}
}

extension Configuration {
  /// How the line is edited.
  package struct Editor: Equatable, Sendable {
    /// Which editor's keys are used.
    package var mode = EditorMode.emacs
    /// Whether a suggestion stands after the cursor.
    package var ghost = true
    /// Whether pasted text is told from typed text.
    package var bracketedPaste = true
  }

  /// The keys of the line editor.
  package enum EditorMode: String, CaseIterable, Sendable { case emacs, vi }

  /// The line after a command.
  package struct Summary: Equatable, Sendable {
    /// A command that ran at least this long is followed by a line of figures, in seconds.
    package var afterSeconds = 2.0
  }

  /// The status while a command runs.
  package struct Status: Equatable, Sendable {
    /// A command that is silent this long gets a status with the elapsed time, in seconds.
    package var afterSeconds = 1.0
  }

  /// What is recorded of each execution.
  package struct Record: Equatable, Sendable {
    /// Whether anything is recorded.
    package var enabled = true
    /// Whether the end of the error output is kept.
    package var stderr = true
    /// Whether the end of the output of line-oriented network utilities is kept.
    package var stdout = true
    /// How much of the end of an output is kept, in bytes.
    package var tailBytes = 8192
    /// Whether bytes sent and received are counted.
    package var network = NetworkRecording.automatic
    /// Whether the headers of a command's packets are looked at, where this user may.
    package var capture = true
  }

  /// How bytes on the network are counted.
  package enum NetworkRecording: String, CaseIterable, Sendable { case automatic, off }

  /// What counts as a secret besides what is known.
  package struct Redact: Equatable, Sendable {
    /// Names of options and variables whose values are secrets.
    package var names: [String] = []
  }

  /// How long executions are kept.
  package struct History: Equatable, Sendable {
    /// Days after which an execution is forgotten; 0 keeps it for ever.
    package var keepDays = 400
    /// How much of the database may be in use, in megabytes of 1,000,000 bytes; 0 is no limit.
    package var maxMegabytes = 0
  }

  /// How long what was seen in traffic is kept.
  package struct Traffic: Equatable, Sendable {
    /// Days after which a finding is forgotten; 0 keeps it for ever.
    package var keepDays = 30
  }

  /// What is proposed.
  package struct Suggest: Equatable, Sendable {
    /// Whether commands are proposed.
    package var enabled = true
    /// How many commands are proposed at most.
    package var limit = 5
  }

  /// What is said about failures.
  package struct Explain: Equatable, Sendable {
    /// Whether a failed command is followed by its cause and a proposed fix.
    package var afterFailure = true
  }

  /// What is asked.
  package struct Feedback: Equatable, Sendable {
    /// Whether the shell asks about a line now and then.
    package var ask = true
  }

  /// The prompt.
  package struct Prompt: Equatable, Sendable {
    /// The prompt shows the last duration from this many seconds on.
    package var showDurationAfterSeconds = 0.5
    /// Whether the right margin says how long the typed line takes and what it may break.
    package var outlook = true
  }

  /// Whether text is coloured.
  package enum ColorChoice: String, CaseIterable, Sendable { case auto, always, never }

  /// The terminal's own features.
  package struct TerminalFeatures: Equatable, Sendable {
    /// Whether the terminal's title names the running command.
    package var title = true
  }
}
