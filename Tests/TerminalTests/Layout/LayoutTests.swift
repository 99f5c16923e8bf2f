import Platform
import Testing

@testable import Terminal

@Suite struct LayoutTests {
  init() { UnicodeLocale.activate() }

  @Test func widthsCountColumns() {
    #expect(TextWidth.columns(of: "ping") == 4)
    #expect(TextWidth.columns(of: "日本") == 4)
    #expect(TextWidth.columns(of: "e\u{301}") == 1)
    #expect(TextWidth.truncated("tcpdump -i lo", to: 8, glyphs: .unicode) == "tcpdump…")
    #expect(TextWidth.truncated("日本語", to: 4, glyphs: .unicode) == "日…")
    #expect(TextWidth.truncated("abc", to: 0, glyphs: .ascii) == "")
    #expect(TextWidth.padded("é", to: 3, alignment: .right) == "  é")
    #expect(TextWidth.suffix(of: "日本語", columns: 3) == "語")
    #expect(
      TextWidth.printable("a\u{1B}[2J\n\tb\u{202E}", glyphs: .ascii) == "a?[2J; b?")
  }

  @Test func tablesAlignAndCutTheFlexibleColumn() {
    var table = Table([
      .init("COMMAND", isFlexible: true), .init("TIME", alignment: .right), .init("NOTE"),
    ])
    table.add(["ping -c 4 10.0.0.1", "3.0 s", "ok"])
    table.add(["dig", "12.25 s"])
    #expect(
      table.lines(width: 26, palette: Palette(.none), glyphs: .unicode)
        == [
          "COMMAND         TIME  NOTE", "ping -c 4 …    3.0 s  ok", "dig          12.25 s",
        ])
    #expect(
      table.lines(width: nil, palette: Palette(.none), glyphs: .unicode)[1]
        == "ping -c 4 10.0.0.1    3.0 s  ok")
    for width in 0..<20 {
      #expect(table.lines(width: width, palette: Palette(.none), glyphs: .ascii).count == 3)
    }
  }

  @Test func plotsScaleAndStayInRange() {
    #expect(Plot.sparkline([0, 1, 2, .nan, 4], glyphs: .unicode) == "▁▃▅ █")
    #expect(Plot.sparkline([], glyphs: .unicode).isEmpty)
    #expect(Plot.sparkline([-3, 0], glyphs: .ascii) == "__")
    #expect(Plot.bar(fraction: 0.625, columns: 4, glyphs: .unicode) == "━━╸─")
    #expect(Plot.bar(fraction: .infinity, columns: 3, glyphs: .ascii) == "---")
    #expect(Plot.bar(fraction: 7, columns: 3, glyphs: .ascii) == "###")
  }

  @Test func numbersAreGrouped() {
    #expect(grouped(48_211) == "48,211")
    #expect(grouped(999) == "999")
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
