import Testing

@testable import Commands

@Suite struct TerminalUseTests {
  @Test(arguments: [
    ("wget http://a/b", true), ("sudo wget http://a/b", true), ("pv f | nc 10.0.0.1 9", true),
    ("cat f | pv > g", true), ("docker compose up", true), ("docker ps", false),
    ("wget http://a 2> log", false), ("wget http://a &> log", false), ("curl http://a", false),
    ("ping 10.0.0.1", false), ("echo $(wget -qO- http://a)", false), ("less f", false),
  ])
  func knowsWhatDrawsOnStandardError(line: String, expected: Bool) {
    #expect(CommandLine(line).drawsOnErrorOutput == expected)
  }

  @Test(arguments: [
    ("git log", TerminalUse.ownsTerminal), ("git checkout main", .ownsTerminal),
    ("git status", .ordinary), ("git log | head", .ordinary), ("networkctl", .ownsTerminal),
    ("resolvectl status", .ownsTerminal), ("systemctl restart x", .ordinary),
    ("systemctl --no-pager status", .ordinary), ("bash --norc", .ownsTerminal),
    ("bash -l", .ownsTerminal), ("bash --rcfile x", .ownsTerminal), ("zsh -f", .ownsTerminal),
    ("bash script", .ordinary), ("bash -lc ls", .ordinary), ("bash -c 'vim f'", .ownsTerminal),
    ("bash -o vi", .ownsTerminal), ("sh -x script", .ordinary), ("bash -s -- a", .ordinary),
    ("python3 -q", .ownsTerminal), ("python3 -W ignore", .ownsTerminal),
    ("python3 -m http.server", .ordinary), ("python3 -c 1", .ordinary), ("node -e 1", .ordinary),
    ("fish -C 'set x' -l", .ownsTerminal), ("bash -i script", .ownsTerminal),
  ])
  func whatPagesOwnsTheTerminal(line: String, expected: TerminalUse) {
    #expect(CommandLine(line).terminalUse == expected)
  }
}
