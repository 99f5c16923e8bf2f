import Commands
import Glibc
import Testing

@Suite struct RedactorPropertyTests {
  @Test(arguments: 0..<600 as Range<UInt64>)
  func redactingTwiceIsRedactingOnce(seed: UInt64) {
    var generator = Seed(seed)
    let line = generator.soup()
    let once = Redactor().redact(line).text
    #expect(Redactor().redact(once).text == once, "seed \(seed): \(line.debugDescription)")
  }

  /// Reading a line at once says what its parts say one by one.
  @Test(arguments: 0..<600 as Range<UInt64>)
  func theFactsAreThoseOfTheRedactedLine(seed: UInt64) {
    var generator = Seed(seed)
    let text = generator.soup()
    let (redaction, facts) = Redactor().read(text)
    #expect(redaction == Redactor().redact(text), "seed \(seed): \(text.debugDescription)")
    let line = CommandLine(redaction.text)
    #expect(facts == line.factsOfRedacted, "seed \(seed)")
    #expect(facts.utility == line.utility, "seed \(seed)")
    #expect(facts.template == line.templateOfRedacted, "seed \(seed)")
    #expect(facts.argumentKinds == line.argumentKinds, "seed \(seed)")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func noiseIsRedacted(seed: UInt64) {
    var generator = Seed(seed)
    let noise = generator.noise()
    let line = String(decoding: noise, as: UTF8.self)
    let once = Redactor().redact(line).text
    #expect(Redactor().redact(once).text == once, "seed \(seed)")
    _ = Redactor().redactOutput(noise, secrets: [line, "a", ""])
    var soup = Array(generator.soup().utf8)
    soup.shuffle(using: &generator)
    _ = Redactor().redactOutput(soup)
  }

  /// Four times the text must not cost much more than four times the work.
  @Test(arguments: [
    "password=", "a=a=a=", "key:key:", "token:token:token:", "eyJ",
    "-----BEGIN RSA PRIVATE KEY-----",
    "PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----\n", "://", "a://b:", "x\\", "\"", "'\"",
    "AKIA", "aaaa=",
    "Cookie:", "\n", "'", "a;", "$(", "`", "cat <<E;", "((", "a|", "{ ", "sudo ", "if ", "<<a\n",
    "\\a=",
    "curl -u a:b ", "case x in ", "a=( ", "\\\"password\\\":", "\"token\": \"x\", ",
  ])
  func timeGrowsWithTheLength(unit: String) {
    // The time of this thread alone, because other programs share the machine.
    func now() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    func cost(_ count: Int) -> Duration {
      let text = String(repeating: unit, count: count / unit.utf8.count)
      let bytes = Array(text.utf8)
      var best = Duration.seconds(60)
      for _ in 0..<3 {
        let start = now()
        let line = CommandLine(text)
        _ = line.changesShellState
        _ = line.outputUtility
        _ = line.terminalUse
        _ = line.runsInBackground
        _ = Redactor().read(text)
        _ = Redactor().redactOutput(bytes, secrets: ["aaaaab"])
        best = min(best, now() - start)
      }
      return best
    }
    // Other work on the machine can only slow a measurement down, through the caches that it shares:
    // one good one is enough.
    var isLinear = false
    for _ in 0..<4 where !isLinear {
      isLinear = cost(16_000) < cost(4_000) * 9 + .milliseconds(5)
    }
    #expect(isLinear, "\(unit)")
  }
}
