internal import Commands
internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// Why a command failed and what to do.
  static let explain = Operation(
    "explain", summary: "Say why a command failed and what can be done about it",
    parameters: [
      Parameter(
        "id", .text, valueName: "ID", help: "an execution's number, or 'last' (as without one)",
        isPositional: true),
      Parameter("command", .text, valueName: "L", help: "a line that is not in the history"),
      Parameter("exit_code", .integer(-255...255), valueName: "N", help: "how it ended"),
      Parameter("stderr_file", .path, valueName: "F", help: "what it said on standard error"),
      Parameter("stdout_file", .path, valueName: "F", help: "what it said on standard output"),
      Parameter("stderr_tail", .text, valueName: "TEXT", help: "the same, as text"),
      Parameter("stdout_tail", .text, valueName: "TEXT", help: "the same, as text"),
      Parameter("stderr", .text, valueName: "TEXT", help: "short for --stderr-tail"),
      Parameter("stdout", .text, valueName: "TEXT", help: "short for --stdout-tail"),
      Parameter(
        "execution_id", .integer(1...Int.max), valueName: "ID",
        help: "an execution's number, where 'id' names the request"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    guard let command = try arguments.text("command") else {
      let record = try execution(copilot, chosen(arguments))
      return .failure(
        copilot.explain(FailedRun(record), directory: record.directory, at: record.startedAt))
    }
    guard command.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else {
      throw .wrongArgument(name: "command", value: command, expected: "a command line")
    }
    var run = FailedRun(
      command: command, exitCode: try arguments.integer("exit_code", in: -255...255))
    run.standardError = try text(of: "stderr", arguments)
    run.standardOutput = try text(of: "stdout", arguments)
    return .failure(copilot.explain(run, directory: Files.workingDirectory()))
  }

  private static func chosen(
    _ arguments: OperationArguments
  ) throws(OperationError) -> OperationArguments {
    guard let number = try arguments.integer("execution_id", in: 1...Int.max) else {
      return arguments
    }
    var chosen = arguments
    chosen.set("id", to: .integer(Int64(number)))
    return chosen
  }

  /// An output's text, given as such or in a file.
  private static func text(
    of stream: String, _ arguments: OperationArguments
  ) throws(OperationError) -> String {
    if let text = try arguments.text(stream + "_tail") { return text }
    if let text = try arguments.text(stream) { return text }
    guard let path = try arguments.text(stream + "_file") else { return "" }
    do throws(SystemError) {
      let bytes =
        path == "-"
        ? try readBytes(from: 0, upTo: outputLimit) : try Files.read(path, limit: outputLimit)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
  }

  /// No more of an output is read.
  private static let outputLimit = 1 << 20
}
