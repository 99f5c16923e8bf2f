import Execution
import Glibc
import Platform
import Synchronization
import Testing

/// Each test is a process of its own: a session leader with a pseudo-terminal.
@Suite("Job control on a terminal")
struct JobControlTests {
  @Test func controlCEndsTheCommandOnly() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene(steps: [("ready", "\u{3}")])
      let outcome = try scene.finish("echo ready; exec sleep 10")
      #expect(outcome.ending == .signaled(SIGINT))
      #expect(outcome.status == 130)
      #expect(tcgetpgrp(scene.slave) == getpgrp())
    }
  }

  @Test func controlBackslashEndsTheCommand() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene(steps: [("ready", "\u{1C}")])
      #expect(
        try scene.finish("ulimit -c 0; echo ready; exec sleep 10").ending == .signaled(SIGQUIT))
    }
  }

  @Test(arguments: [0, 1, 2]) func stopAndResume(index: Int) async {
    await #expect(processExitsWith: .success) { [index = index as Int] in
      let taps = [OutputTaps.none, .standardError, .standardErrorAndOutput][index]
      let scene = try TerminalScene(steps: [("ready", "\u{1A}"), ("again", "hello\n")])
      let line = "stty -echo; echo ready; read word; echo got $word; stty echo; exit 5"
      guard case .stopped(let job) = try scene.supervisor.run(scene.request(line, taps: taps))
      else {
        throw SceneError.timeout
      }
      #expect(job.number == 1)
      #expect(job.state == .stopped(signal: SIGTSTP))
      #expect(scene.supervisor.jobs == [job])
      #expect(tcgetpgrp(scene.slave) == getpgrp())
      #expect(echoes(scene.slave))
      try writeBytes(Array("again\n".utf8), to: scene.slave)
      guard case .finished(let outcome) = try scene.supervisor.resumeInForeground(job) else {
        throw SceneError.stopped
      }
      #expect(outcome.status == 5)
      try scene.waitForScreen("got hello")
      // The child's own settings came back with it: the word was not echoed.
      #expect(!scene.screen.contains("\nhello"))
      #expect(scene.supervisor.jobs.isEmpty)
      #expect(throws: LaunchFailure.noSuchJob(number: 1)) {
        try scene.supervisor.resumeInForeground(job)
      }
    }
  }

  @Test func stoppedJobGoesOnInTheBackground() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene(steps: [("ready", "\u{1A}")])
      let line = "echo ready; sleep 0.2; echo late >&2; exit 3"
      guard case .stopped(let job) = try scene.supervisor.run(scene.request(line)) else {
        throw SceneError.timeout
      }
      try scene.supervisor.resumeInBackground(job)
      let (ended, outcome) = try #require(try waitForEnd(scene.supervisor))
      #expect(ended.number == job.number)
      #expect(ended.state == .finished)
      #expect(outcome.status == 3)
      #expect(outcome.standardErrorTail?.text == "late\n")
      try scene.waitForScreen("late")
    }
  }

  @Test func terminalIsMendedAfterAKill() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      let before = try #require(settings(scene.slave))
      let outcome = try scene.finish("stty -echo raw; kill -9 $$")
      #expect(outcome.ending == .signaled(SIGKILL))
      #expect(outcome.didBreakTerminal)
      #expect(settings(scene.slave) == before)
      #expect(try scene.finish("true").didBreakTerminal == false)
    }
  }

  @Test func harmlessSettingsStay() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      #expect(try scene.finish("stty -ixon").didBreakTerminal == false)
      var found = termios()
      tcgetattr(scene.slave, &found)
      #expect(found.c_iflag & tcflag_t(IXON) == 0)
      #expect(try scene.finish("stty -echo").didBreakTerminal)
      #expect(echoes(scene.slave))
    }
  }

  @Test func tappedOutputIsATerminalOfTheSameSize() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      var size = winsize(ws_row: 31, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
      #expect(ioctl(scene.master, UInt(0x5414), &size) == 0)
      let line = "test -t 1 && echo terminal; test -t 2 || echo pipe; stty size <&1"
      let outcome = try scene.finish(line, taps: .standardErrorAndOutput)
      #expect(outcome.standardOutputTail?.text == "terminal\npipe\n31 97\n")
    }
  }

  @Test func windowSizeIsKeptUp() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      let thread = TerminalResizer(master: scene.master)
      thread.start()
      // The first SIGWINCH is the terminal's own, the second follows the new size.
      let line =
        "trap 'stty size <&1' WINCH; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 0.1; done"
      let outcome = try scene.finish(line, taps: .standardErrorAndOutput)
      #expect(outcome.standardOutputTail?.text.contains("40 120") == true)
    }
  }

  @Test func backgroundReaderIsStopped() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      let job = try scene.supervisor.startInBackground(scene.request("read x"), label: "read x")
      for _ in 0..<200 where scene.supervisor.jobs.first?.state == .running { usleep(10_000) }
      #expect(scene.supervisor.jobs.first?.state == .stopped(signal: SIGTTIN))
      kill(-job.group, SIGKILL)
      let end = try waitForEnd(scene.supervisor)
      #expect(end?.1.ending == .signaled(SIGKILL))
    }
  }

  @Test func failedLaunchGivesTheTerminalBack() async {
    await #expect(processExitsWith: .success) {
      let scene = try TerminalScene()
      var request = scene.request("")
      request.arguments = ["no-such-program"]
      #expect(throws: LaunchFailure.notFound(name: "no-such-program")) {
        try scene.supervisor.run(request)
      }
      #expect(tcgetpgrp(scene.slave) == getpgrp())
    }
  }
}

/// Makes the terminal larger after a moment.
final class TerminalResizer: Sendable {
  let master: Int32
  init(master: Int32) { self.master = master }

  func start() {
    var thread = pthread_t()
    pthread_create(&thread, nil, resize, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(thread)
  }
}

private func resize(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let resizer = Unmanaged<TerminalResizer>.fromOpaque(context).takeRetainedValue()
  usleep(600_000)
  var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
  _ = ioctl(resizer.master, UInt(0x5414), &size)
  return nil
}

private func settings(_ terminal: Int32) -> [tcflag_t]? {
  var found = termios()
  guard tcgetattr(terminal, &found) == 0 else { return nil }
  return [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag]
}

private func echoes(_ terminal: Int32) -> Bool {
  settings(terminal).map { $0[3] & tcflag_t(ECHO) != 0 } ?? false
}

/// Waits for a job to end.
func waitForEnd(_ supervisor: Supervisor) throws -> (Job, ExecutionOutcome)? {
  for _ in 0..<500 {
    if let end = supervisor.takeFinishedJobs().first { return end }
    usleep(10_000)
  }
  return nil
}
