import Glibc
import Platform
import Synchronization
import Testing

@Suite struct BackgroundThreadTests {
  /// The signals that this thread blocks, of those that can be blocked.
  private static func blockedSignals() -> [Int32] {
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    return (1...31).filter { sigismember(&mask, $0) == 1 }
  }

  private final class Answer: Sendable {
    let blocked = Mutex<[Int32]>([])
  }

  @Test func theThreadTakesNoSignalAndTheStarterItsOwn() throws {
    let before = Self.blockedSignals()
    let answer = Answer()
    let thread = try #require(
      BackgroundThread.start { answer.blocked.withLock { $0 = Self.blockedSignals() } })
    thread.join()
    let blocked = answer.blocked.withLock { $0 }
    #expect(blocked == (1...31).filter { $0 != SIGKILL && $0 != SIGSTOP })
    #expect(Self.blockedSignals() == before)
  }
}
