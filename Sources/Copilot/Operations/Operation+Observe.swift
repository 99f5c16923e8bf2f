internal import Glibc
internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// Records a command that another program ran.
  static let observe = Operation(
    "observe", summary: "Record a command that ran elsewhere",
    parameters: [
      Parameter(
        "command", .text, valueName: "LINE", help: "the command line", isPositional: true,
        isRequired: true),
      Parameter("cwd", .text, valueName: "DIR", help: "where it ran"),
      Parameter("session", .text, valueName: "S", help: "the session it belongs to"),
      Parameter("started_at", .moment, valueName: "T", help: "when it started (now)"),
      Parameter("duration_seconds", .number, valueName: "S", help: "how long it took"),
      Parameter("exit_code", .integer(-255...255), valueName: "N", help: "how it ended"),
      Parameter("stderr_tail", .text, valueName: "TEXT", help: "the end of standard error"),
      Parameter("stdout_tail", .text, valueName: "TEXT", help: "the end of standard output"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let text = try arguments.requiredText("command")
    guard !text.utf8.contains(0) else {
      throw .wrongArgument(name: "command", value: "…", expected: "a line without NUL bytes")
    }
    guard text.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else {
      throw .wrongArgument(name: "command", value: text, expected: "a command line")
    }
    let startedAt = try arguments.moment("started_at")
    let start = copilot.describe(
      text, directory: try arguments.text("cwd"), startedAt: startedAt ?? .now())
    var record = start.record
    if let session = try arguments.text("session") {
      record.session = session
      record.terminal = nil
    }
    record.durationSeconds = try arguments.number("duration_seconds")
    record.exitCode = try arguments.integer("exit_code", in: -255...255)
    record.state = .ended
    record.stderrTail = copilot.recorder.tail(
      try arguments.text("stderr_tail").map { Array($0.utf8) }, secrets: start.secrets)
    record.stdoutTail = copilot.recorder.tail(
      try arguments.text("stdout_tail").map { Array($0.utf8) }, secrets: start.secrets)
    let acknowledgement = copilot.observe(record)
    if case .lost(let reason) = acknowledgement {
      throw .unusable(reason: "not recorded: \(reason)")
    }
    return .acknowledged(acknowledgement)
  }
}
