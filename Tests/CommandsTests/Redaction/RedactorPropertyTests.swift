import Commands
import Testing

@Suite struct RedactorPropertyTests {
  @Test(arguments: 0..<600 as Range<UInt64>)
  func redactingTwiceIsRedactingOnce(seed: UInt64) {
    var generator = Seed(seed)
    let line = generator.soup()
    let once = Redactor().redact(line).text
    #expect(Redactor().redact(once).text == once, "seed \(seed): \(line.debugDescription)")
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
    let clock = ContinuousClock()
    func cost(_ count: Int) -> Duration {
      let text = String(repeating: unit, count: count / unit.utf8.count)
      let bytes = Array(text.utf8)
      var best = Duration.seconds(60)
      for _ in 0..<3 {
        let elapsed = clock.measure {
          let line = CommandLine(text)
          _ = line.changesShellState
          _ = line.outputUtility
          _ = line.terminalUse
          _ = line.runsInBackground
          _ = Redactor().redact(text)
          _ = Redactor().redactOutput(bytes, secrets: ["aaaaab"])
        }
        best = min(best, elapsed)
      }
      return best
    }
    // Other work on the machine can only slow a measurement down: one good one is enough.
    var isLinear = false
    for _ in 0..<4 where !isLinear {
      isLinear = cost(16_000) < cost(4_000) * 9 + .milliseconds(5)
    }
    #expect(isLinear, "\(unit)")
  }
}
