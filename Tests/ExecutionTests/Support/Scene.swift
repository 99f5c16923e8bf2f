import Execution
import Glibc
import Platform
import Testing

/// A supervisor without a terminal whose output goes into pipes or files that the test reads.
final class Scene {
  let supervisor: Supervisor
  private let output: FileDescriptor
  private let errorOutput: FileDescriptor
  let environment = ProcessEnvironment.current()

  /// `O_TMPFILE | O_RDWR | O_APPEND`: a file without a name.
  private static let anonymousFile: Int32 = 0o20200000 | O_RDWR | O_APPEND

  init(networkAccounting: NetworkAccounting = .off, capturesHeaders: Bool = true) throws {
    output = try FileDescriptor(opening: "/tmp", flags: Scene.anonymousFile)
    errorOutput = try FileDescriptor(opening: "/tmp", flags: Scene.anonymousFile)
    supervisor = try Supervisor(
      terminal: nil,
      streams: .init(input: 0, output: output.number, errorOutput: errorOutput.number),
      networkAccounting: networkAccounting, capturesHeaders: capturesHeaders)
  }

  /// Runs an argv to its end.
  func run(
    _ arguments: [String], taps: OutputTaps = .standardErrorAndOutput,
    change: (inout LaunchRequest) -> Void = { _ in }
  ) throws -> ExecutionOutcome {
    var request = LaunchRequest(
      arguments: arguments, environment: environment, taps: taps, readsNothing: true)
    change(&request)
    guard case .finished(let outcome) = try supervisor.run(request) else {
      throw SceneError.stopped
    }
    return outcome
  }

  /// Runs a line in `sh`.
  func shell(_ line: String, taps: OutputTaps = .standardErrorAndOutput) throws -> ExecutionOutcome
  {
    try run(["sh", "-c", line], taps: taps)
  }

  /// All that was written to standard output so far.
  var outputBytes: [UInt8] { Scene.contents(output.number) }
  /// All that was written to standard error so far.
  var errorBytes: [UInt8] { Scene.contents(errorOutput.number) }

  private static func contents(_ number: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(number, &chunk, chunk.count, bytes.count)
      if count <= 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}

enum SceneError: Error { case stopped, noTerminal, timeout }

extension [UInt8] {
  /// The bytes as text, repaired where they aren't.
  var text: String { String(decoding: self, as: UTF8.self) }
}
