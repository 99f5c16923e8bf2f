import Copilot
import Testing

@Suite("Whether a comment is pleased") struct SentimentTests {
  /// Written before the weights were looked at again; none was changed for them.
  private static let labelled: [(String, Sentiment)] = [
    ("that was quick, thanks", .positive), ("exactly what I needed", .positive),
    ("worked on the first try", .positive), ("the prediction was spot on", .positive),
    ("much better than before", .positive), ("solved it in seconds", .positive),
    ("not bad at all", .positive), ("great suggestion", .positive),
    ("never failed so far, very reliable", .positive), ("the fix was correct", .positive),
    ("slow at first but works well now", .positive), ("love it", .positive),
    ("clear explanation, helped a lot", .positive), ("no errors, all good", .positive),
    ("took forever and then timed out", .negative), ("wrong host again", .negative),
    ("this is useless", .negative), ("the estimate was way off, misleading", .negative),
    ("doesn't work", .negative), ("not helpful", .negative), ("it hung for a minute", .negative),
    ("far too slow", .negative), ("the suggested command was wrong", .negative),
    ("worked yesterday, broken today", .negative), ("connection lost twice", .negative),
    ("why does it keep failing", .negative), ("nice idea but it crashed", .negative),
    ("wasn't what I expected", .negative), ("annoying question", .negative),
    ("packet loss is still terrible", .negative), ("no use to me, nonsense", .negative),
    ("could not reach the printer", .neutral), ("ran it from the jump host", .neutral),
    ("see ticket 4711", .neutral), ("second attempt after lunch", .neutral), ("", .neutral),
    ("changed the MTU to 1400", .neutral), ("1234 !!! ???", .neutral),
    ("vlan 20, port 3", .neutral), ("maintenance window", .neutral),
  ]

  @Test func fourCommentsInFiveAreReadRight() {
    let misses = Self.labelled.filter { Sentiment(of: $0.0) != $0.1 }
    #expect(
      misses.count * 5 <= Self.labelled.count, "\(misses.map { "\($0.0): \(Sentiment(of: $0.0))" })"
    )
  }

  @Test(arguments: [
    ("good", "not good"), ("it works", "it never works"), ("helpful", "hardly helpful"),
  ])
  func aNegationTurnsAWord(_ plain: String, _ negated: String) {
    #expect(Sentiment(of: plain) == .positive)
    #expect(Sentiment(of: negated) == .negative)
  }

  @Test func longAndStrangeTextsAreRead() {
    #expect(Sentiment(of: String(repeating: "bad ", count: 50_000)) == .negative)
    #expect(Sentiment(of: "\u{202E}\u{0}\u{1F600} ’’’ '") == .neutral)
  }
}
