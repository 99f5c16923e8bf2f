import Platform
import Testing

@testable import Terminal

@Suite struct StyleTests {
  init() { UnicodeLocale.activate() }

  @Test(arguments: [
    (ColorChoice.auto, ["TERM": "xterm"], true, ColorPolicy.full),
    (.auto, ["TERM": "xterm"], false, .none),
    (.auto, ["TERM": "xterm", "NO_COLOR": "1"], true, .attributesOnly),
    (.auto, ["TERM": "xterm", "NO_COLOR": ""], true, .full),
    (.auto, ["TERM": "xterm", "NO_COLOR": "1"], false, .none),
    (.auto, ["TERM": "dumb"], true, .none), (.auto, [:], true, .none),
    (.always, [:], false, .full), (.never, ["TERM": "xterm"], true, .attributesOnly),
    (.never, ["TERM": "xterm"], false, .none),
  ])
  func colorsFollowFlagEnvironmentAndOutput(
    flag: ColorChoice, environment: [String: String], isTerminal: Bool, expected: ColorPolicy
  ) {
    #expect(
      ColorPolicy.resolve(
        flag: flag, environment: ProcessEnvironment(environment), isTerminal: isTerminal)
        == expected)
  }

  @Test func sequencesFollowThePolicy() {
    let style = Style(color: .red, isBold: true)
    #expect(Palette(.full).render("x", style) == "\u{1B}[1;31mx\u{1B}[0m")
    #expect(Palette(.attributesOnly).render("x", style) == "\u{1B}[1mx\u{1B}[0m")
    #expect(Palette(.attributesOnly).render("x", .color(.red)) == "x")
    #expect(Palette(.none).render("x", style) == "x")
  }

  @Test func promptsEndWithAnUnstyledSign() {
    let palette = Palette(.full)
    let prompt = Prompt([Styled("a ", .bold), Styled("❯", .color(.green))])
    #expect(
      prompt.encoded(palette: palette, glyphs: .unicode)
        == "\u{1}\u{1B}[0;1m\u{1}a \u{1}\u{1B}[0;32m\u{1}❯\u{1}\u{1B}[0m\u{1} ")
    #expect(prompt.drawnText(palette: palette, glyphs: .unicode) == "a ❯ ")
    #expect(Prompt([Styled("$ ", .dim)]).drawnText(palette: palette, glyphs: .unicode) == "$ ")
    #expect(Prompt("a\u{1}\u{1B}b").encoded(palette: palette, glyphs: .ascii) == "a??b")
    #expect(Prompt([]).encoded(palette: palette, glyphs: .ascii).isEmpty)
  }

  @Test func theLocaleDecidesTheGlyphs() {
    func glyphs(_ environment: [String: String]) -> Glyphs {
      TerminalLocale(environment: ProcessEnvironment(environment)).glyphs
    }
    #expect(glyphs(["LANG": "de_DE.UTF-8"]) == .unicode)
    #expect(glyphs(["LANG": "C.utf8"]) == .unicode)
    #expect(glyphs(["LANG": "de_DE.UTF-8", "LC_ALL": "C"]) == .ascii)
    #expect(glyphs([:]) == .ascii)
  }
}
