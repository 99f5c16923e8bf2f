import Glibc

/// A running engine that is asked one thing after the other.
struct EngineSession {
  private let child: ChildProcess
  private let requests: Int32
  private let answers: Int32

  /// Starts an engine.
  ///
  /// - Throws: ``BenchmarkError``.
  init(
    _ arguments: [String], environment: [String: String], directory: String
  ) throws(BenchmarkError) {
    let (input, requests) = try Self.pipe()
    let (answers, output) = try Self.pipe()
    child = try ChildProcess(
      arguments, environment: environment,
      streams: (.descriptor(input), .descriptor(output), .descriptor(2)), directory: directory)
    close(input)
    close(output)
    self.requests = requests
    self.answers = answers
  }

  /// A pipe whose ends other programs don't inherit.
  private static func pipe() throws(BenchmarkError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw .system(call: "pipe", subject: "engine", code: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Sends a request, and returns the seconds until its answer is whole.
  ///
  /// - Throws: ``BenchmarkError/silent(program:wanted:)`` when the engine ends.
  func ask(_ request: String) throws(BenchmarkError) -> Double {
    let bytes = Array((request + "\n").utf8)
    let begin = Clock.now()
    guard write(requests, bytes, bytes.count) == bytes.count else {
      throw .silent(program: "engine", wanted: "that it reads")
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(answers, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .silent(program: "engine", wanted: "an answer") }
      if buffer[count - 1] == 0x0A { return Clock.now() - begin }
    }
  }

  /// Ends the engine.
  func leave() {
    close(requests)
    close(answers)
    _ = child.end()
  }
}
