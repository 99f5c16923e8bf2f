extension CommandLine {
  /// How the line as a whole uses the terminal, options considered.
  ///
  /// One command that owns the terminal makes the whole line own it; otherwise the line is
  /// line-oriented when the command whose output is shown is.
  package var terminalUse: TerminalUse {
    var isShown = false
    for (command, place) in zip(simpleCommands, places) where !place.isSubstituted {
      let movesOutput = command.redirections.contains(where: \.movesStandardOutput)
      let isPiped = place.isPiped
      switch Invocation(command).terminalUse {
      case .ownsTerminal where !(isPiped && Invocation(command).isQuietWhenPiped):
        if !movesOutput { return .ownsTerminal }
      case .lineOriented: if !movesOutput, !isPiped { isShown = true }
      default: break
      }
    }
    if isShown { return .lineOriented }
    // A network utility whose output only passes a filter still reports through it.
    guard outputUtility != nil, let utility, let command = mainCommand,
      Self.filters.contains(outputUtility ?? "")
    else { return .ordinary }
    return UtilityProfile.of(utility).category != "other"
      && Invocation(command).terminalUse == .lineOriented ? .lineOriented : .ordinary
  }

  private static let filters: WordList = """
    grep egrep fgrep head tail sort uniq awk sed cut tr wc column tee jq cat rg
    """
}

extension Invocation {
  /// How the command uses the terminal, its options considered.
  var terminalUse: TerminalUse {
    guard let utility else { return .ordinary }
    // `watch` redraws the screen whatever it runs.
    if wrappers.contains("watch") || wrappers.contains("script") { return .ownsTerminal }
    let profile = UtilityProfile.of(utility)
    switch utility {
    case "mtr":
      return has(["--report", "--report-wide", "--csv", "--json", "--raw", "--xml"])
        || hasShort("rwlCjx") ? .lineOriented : .ownsTerminal
    case "ssh", "mosh", "rsh":
      // With a command of its own and no terminal asked for, the far side prints lines; a password
      // may still be asked for, so the terminal stays with it.
      return has(["-V", "-Q"]) ? .ordinary : .ownsTerminal
    case "bash", "sh", "zsh", "fish", "dash", "ksh", "python", "python3", "node", "lua":
      return has(["--version", "--help", "-V"]) ? .ordinary : scriptUse
    case "top": return hasShort("b") ? .ordinary : .ownsTerminal
    case "mysql", "mariadb", "psql", "mongo", "mongosh":
      return hasShort("ec") || has(["--execute", "--command", "--version", "--eval", "--list"])
        || hasStandardInput ? .ordinary : .ownsTerminal
    case "sqlite3", "redis-cli":
      return operands.count > 1 || hasStandardInput ? .ordinary : .ownsTerminal
    case "nslookup", "bluetoothctl", "wpa_cli", "hostapd_cli", "iwctl", "vtysh", "birdc",
      "supervisorctl":
      if operands.isEmpty, !hasShort("c"), !hasStandardInput { return .ownsTerminal }
      return utility == "nslookup" ? .lineOriented : .ordinary
    case "smbclient", "lftp", "sftp", "ftp":
      return hasShort("cLb") || hasStandardInput ? .ordinary : .ownsTerminal
    case "crontab": return hasShort("lr") ? .ordinary : .ownsTerminal
    case "ssh-keygen": return hasShort("lFRyBA") ? .ordinary : .ownsTerminal
    case "ssh-add": return hasShort("lLdD") ? .ordinary : .ownsTerminal
    case "tmux", "screen":
      return has(["ls", "-ls", "-list", "list-sessions", "-V"]) ? .ordinary : .ownsTerminal
    case "docker", "podman", "kubectl", "lxc", "incus", "nerdctl":
      return asksForTerminal ? .ownsTerminal : .ordinary
    case "journalctl", "systemctl", "git", "gh", "timedatectl", "resolvectl", "networkctl",
      "loginctl", "localectl", "hostnamectl":
      return pages(utility) ? .ownsTerminal : profile.terminalUse
    case "dmesg": return hasShort("H") ? .ownsTerminal : .lineOriented
    case "nc", "ncat", "netcat":
      // A connection without a stated end is a conversation; a probe or a listener to a file is not.
      return hasShort("z") || hasStandardInput ? .lineOriented : profile.terminalUse
    case "openssl":
      return operands.first == "s_client" && !hasStandardInput ? .ownsTerminal : .ordinary
    case "aircrack-ng", "gdb", "lldb": return .ownsTerminal
    case "ansible", "ansible-playbook":
      return has(["-K", "-k", "--ask-become-pass", "--ask-pass"]) ? .ownsTerminal : .ordinary
    case "bc", "gnuplot": return hasStandardInput || !operands.isEmpty ? .ordinary : .ownsTerminal
    case "clear", "reset", "tput", "stty": return .ownsTerminal
    default: return profile.terminalUse
    }
  }

  /// Whether a command that draws on a screen prints plainly when its output is a pipe.
  var isQuietWhenPiped: Bool {
    switch utility {
    case "journalctl", "systemctl", "git", "gh", "man", "timedatectl", "resolvectl", "networkctl",
      "loginctl", "hostnamectl", "localectl", "less", "more", "most", "mysql", "psql", "crontab",
      "bash", "sh", "zsh", "dash", "ksh", "fish":
      true
    default: false
    }
  }

  private var operands: [String] {
    arguments.filter { $0.text.utf8.first != UInt8(ascii: "-") }.map(\.value)
  }

  /// Whether standard input is redirected, so that no keys are read from it.
  private var hasStandardInput: Bool {
    command.redirections.contains {
      $0.operation.utf8.first == UInt8(ascii: "<") && ($0.fileDescriptor ?? 0) == 0
    }
  }

  private func has(_ options: [String]) -> Bool {
    arguments.contains { options.contains($0.value) }
  }

  /// Whether any cluster of short options holds one of the letters.
  private func hasShort(_ letters: String) -> Bool {
    arguments.contains { word in
      let bytes = word.value.utf8
      guard bytes.count > 1, bytes.first == UInt8(ascii: "-"),
        bytes.dropFirst().first != UInt8(ascii: "-")
      else { return false }
      return bytes.dropFirst().contains { letters.utf8.contains($0) }
    }
  }

  /// A shell or interpreter given a script or a command reads no keys of its own; with options
  /// alone, such as `bash --norc` or `zsh -l`, it does.
  private var scriptUse: TerminalUse {
    if hasStandardInput { return .ordinary }
    if hasShort("i") { return .ownsTerminal }
    guard let utility else { return .ordinary }
    let options = InterpreterOptions(of: utility)
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let word = arguments[index].value
      if word == "-" || word == "--" {
        return index + 1 < arguments.endIndex ? .ordinary : .ownsTerminal
      }
      guard let first = word.utf8.first, "-+".utf8.contains(first) else { return .ordinary }
      if options.takesProgram(word) {
        guard options.isShell, index + 1 < arguments.endIndex else { return .ordinary }
        let inner = CommandLine(arguments[index + 1].value)
        return inner.text.utf8.count < command.words.reduce(0) { $0 + $1.value.utf8.count }
          ? inner.terminalUse : .ordinary
      }
      index += options.takesValue(word) ? 2 : 1
    }
    return .ownsTerminal
  }

  private var asksForTerminal: Bool {
    let operands = operands
    if operands.contains("attach") || operands.first == "edit" { return true }
    guard operands.contains("exec") || operands.contains("run") || operands.contains("shell")
    else { return false }
    if operands.contains("shell") || utility == "lxc" { return true }
    for word in arguments {
      let bytes = word.value.utf8
      guard bytes.first == UInt8(ascii: "-") else { continue }
      if word.value == "--tty" || word.value == "--interactive" { return true }
      if bytes.count <= 4, bytes.dropFirst().first != UInt8(ascii: "-"),
        bytes.dropFirst().contains(UInt8(ascii: "t"))
      {
        return true
      }
    }
    return false
  }

  /// Whether the utility starts a pager or an editor on a terminal, or draws its progress there.
  private func pages(_ utility: String) -> Bool {
    if has(["--no-pager", "-P", "--version", "--help"]) { return false }
    // systemd's tools start a pager only when standard error is a terminal, too.
    guard let verb = operands.first else { return utility != "git" && utility != "gh" }
    switch utility {
    case "journalctl": return true
    case "git": return !Self.plainGitVerbs.contains(verb)
    case "systemctl":
      return [
        "status", "show", "cat", "list-units", "list-unit-files", "list-timers", "list-sockets",
        "list-dependencies", "edit", "help",
      ].contains(verb)
    case "resolvectl": return verb == "status" || verb == "monitor" || verb == "statistics"
    case "gh": return ["pr", "issue", "run", "auth", "repo"].contains(verb)
    default: return verb == "status" || verb.hasPrefix("list")
    }
  }

  /// Verbs of git that neither page nor edit nor fetch.
  private static let plainGitVerbs: Set<String> = [
    "status", "rev-parse", "rev-list", "ls-files", "ls-tree", "describe", "cat-file", "hash-object",
    "init", "mv", "rm", "reset", "restore", "version", "symbolic-ref", "for-each-ref", "config",
  ]
}

/// The options of a shell or interpreter that are followed by something else than a script.
private struct InterpreterOptions {
  let isShell: Bool
  private let program: String
  private let longProgram: [String]
  private let value: String
  private let longValue: [String]

  init(of utility: String) {
    isShell = utility.hasSuffix("sh")
    switch utility {
    case "python", "python3":
      (program, longProgram, value, longValue) = ("cm", [], "WX", [])
    case "node":
      (program, longProgram, value, longValue) = ("ep", ["--eval", "--print"], "r", ["--require"])
    case "lua":
      (program, longProgram, value, longValue) = ("e", [], "l", [])
    case "fish":
      (program, longProgram, value, longValue) =
        ("c", ["--command"], "Cod", ["--init-command", "--features", "--debug"])
    default:
      (program, longProgram, value, longValue) = ("c", [], "oO", ["--rcfile", "--init-file"])
    }
  }

  /// Whether the program's text follows, so that no script and no keys are read.
  func takesProgram(_ option: String) -> Bool { has(option, program, longProgram) }

  /// Whether the next word belongs to the option.
  func takesValue(_ option: String) -> Bool { has(option, value, longValue) }

  private func has(_ option: String, _ letters: String, _ names: [String]) -> Bool {
    if option.hasPrefix("--") { return names.contains(option) }
    return option.utf8.dropFirst().contains { letters.utf8.contains($0) }
  }
}
