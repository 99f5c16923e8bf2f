import Glibc

/// The directories and files that the benchmarks work in.
struct Workspace {
  /// The program under test.
  let binary: String
  /// The directory that holds everything.
  let directory: String
  /// How long the long history is.
  let rows: Int

  /// Makes the directories anew, with the histories in the forms of bash, zsh and fish.
  ///
  /// - Throws: ``BenchmarkError``.
  init(binary: String, directory: String, rows: Int) throws(BenchmarkError) {
    self.binary = binary
    self.directory = directory
    self.rows = rows
    TextFile.remove(directory)
    for size in [0, rows] {
      try TextFile.makeDirectory(home(size))
      try writeHome(size)
    }
  }

  /// Removes everything.
  func remove() { TextFile.remove(directory) }

  /// The home directory of shells with a history of this size.
  func home(_ size: Int) -> String { "\(directory)/home-\(size)" }

  /// Our data directory with a history of this size.
  func data(_ size: Int) -> String { "\(home(size))/.local/share/netcopilot" }

  /// The history file in bash's form.
  func bashHistory(_ size: Int) -> String { "\(home(size))/.bash_history" }

  /// The environment of every program that is measured.
  func environment(_ size: Int) -> [String: String] {
    [
      "HOME": home(size), "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8", "USER": "bench", "LOGNAME": "bench", "SHELL": "/bin/sh",
      "PWD": home(size),
    ]
  }

  /// The command that starts our shell.
  var shell: [String] { [binary] }

  /// What our prompt ends with.
  static let ownPrompt = "\u{276F}"
  /// What the peers' prompts are.
  static let peerPrompt = "READY>"

  private func writeHome(_ size: Int) throws(BenchmarkError) {
    let home = home(size)
    try TextFile.makeDirectory(data(size))
    try TextFile.makeDirectory("\(home)/.local/share/fish")
    try TextFile.makeDirectory("\(home)/.config/fish")
    try TextFile.write(
      Array("PS1='\(Workspace.peerPrompt) '\nHISTSIZE=-1\nHISTFILESIZE=-1\n".utf8),
      to: "\(home)/.bashrc")
    let zsh =
      "PS1='\(Workspace.peerPrompt) '\nHISTFILE=~/.zsh_history\nHISTSIZE=2000000\nSAVEHIST=0\n"
    try TextFile.write(Array(zsh.utf8), to: "\(home)/.zshrc")
    let fish =
      "function fish_prompt; echo -n '\(Workspace.peerPrompt) '; end\n"
      + "set -g fish_greeting\n"
    try TextFile.write(Array(fish.utf8), to: "\(home)/.config/fish/config.fish")
    var bash: [UInt8] = []
    var zshHistory: [UInt8] = []
    var fishHistory: [UInt8] = []
    var generator = HistoryGenerator(seed: 20_261_121)
    bash.reserveCapacity(size * 60)
    for index in 0..<size {
      let line = generator.next()
      let time = 1_700_000_000 + index * 40
      bash.append(contentsOf: "#\(time)\n".utf8)
      bash.append(contentsOf: line.utf8)
      bash.append(0x0A)
      zshHistory.append(contentsOf: line.utf8)
      zshHistory.append(0x0A)
      fishHistory.append(contentsOf: "- cmd: \(line)\n  when: \(time)\n".utf8)
    }
    try TextFile.write(bash, to: bashHistory(size))
    try TextFile.write(zshHistory, to: "\(home)/.zsh_history")
    try TextFile.write(fishHistory, to: "\(home)/.local/share/fish/fish_history")
  }
}
