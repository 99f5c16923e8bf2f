import Execution
import Glibc
import Platform
import Testing

@Suite("What running through the shell costs", .serialized)
struct OverheadTests {
  private func measure(_ count: Int, _ body: () throws -> Void) rethrows -> (Double, Double) {
    var times: [Double] = []
    for _ in 0..<count {
      let start = MonotonicTime.now()
      try body()
      times.append(MonotonicTime.now().seconds(since: start) * 1e6)
    }
    times.sort()
    return (times[0], times[times.count / 2])
  }

  /// Minima are compared, because other programs share the machine.
  @Test func besideABareSpawn() throws {
    let bare = measure(300) {
      var pid: pid_t = 0
      let words = [strdup("/bin/true"), nil]
      posix_spawn(&pid, "/bin/true", nil, nil, words, environ)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
      free(words[0])
    }
    let environment = ProcessEnvironment.current()
    for (name, taps) in [
      ("none", OutputTaps.none), ("stderr", .standardError), ("both", .standardErrorAndOutput),
    ] {
      for accounting in [NetworkAccounting.off, .automatic] {
        let supervisor = try Supervisor(terminal: nil, networkAccounting: accounting)
        let request = LaunchRequest(
          arguments: ["/bin/true"], environment: environment, taps: taps)
        let supervised = try measure(300) { _ = try supervisor.run(request) }
        let line =
          "taps \(name), network \(accounting): min \(Int(supervised.0)) us, median "
          + "\(Int(supervised.1)) us; bare min \(Int(bare.0)) us, median \(Int(bare.1)) us\n"
        try writeBytes(Array(line.utf8), to: 2)
        #expect(supervised.0 - bare.0 < 1000, "\(line)")
      }
    }
  }
}
