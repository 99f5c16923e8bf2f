/// The completion script of fish 3.
struct FishCompletion {
  let words: CommandWords

  var text: String { functions + globals + subcommands + commands }

  /// What tells the conditions below where the cursor is.
  private var functions: String {
    let ofAnyLine = CompletionScript.valueOptions(words).filter { $0.line == nil }
      .map(\.option.name)
    let ofOne = CompletionScript.valueOptions(words).compactMap { line, option in
      line.map { CompletionScript.quoted("\($0) \(option.name)") }
    }
    return """
      # fish completion for netcopilot
      function __netcopilot_place
        set -l line ''
        set -l option ''
        set -l key ''
        set -l place 0
        set -l words (commandline -opc)
        for one in $words[2..-1]
          if test -n "$option"
            set option ''
          else if contains -- $one \(ofAnyLine.joined(separator: " "))
            set option $one
          else if contains -- "$line $one" \(ofOne.joined(separator: " "))
            set option $one
          else if string match -qr -- '^-.' $one
            continue
          else if contains -- "$line" '' \(words.groups.joined(separator: " "))
            set line (string trim -- "$line $one")
          else
            test $place = 0; and set key $one
            set place (math $place + 1)
          end
          test "$line" = run; and break
        end
        printf '%s\\n' $line $place $key
      end
      function __netcopilot_at
        set -l now (__netcopilot_place)
        test "$now[1]" = "$argv[1]"; or return 1
        test (count $argv) -lt 2; or test "$now[2]" = "$argv[2]"
      end
      function __netcopilot_sets
        set -l now (__netcopilot_place)
        test "$now[1..2]" = 'config set 1' -a "$now[3]" = "$argv[1]"
      end
      complete -c netcopilot -f

      """
  }

  private var globals: String {
    words.globals.map { option in
      complete(option, when: "not __netcopilot_at run")
    }.joined() + "complete -c netcopilot -n '__netcopilot_at run' -x"
      + " -a '(__fish_complete_subcommand --fcs-skip=2)'\n"
  }

  private var subcommands: String {
    words.subcommands.map { complete($0, when: "__netcopilot_at \"\"") }.joined()
      + words.groups.flatMap { name in
        words.actions(of: name).map { complete($0, when: "__netcopilot_at \(name)") }
      }.joined()
  }

  private var commands: String {
    words.commands.map { command in
      let here = "__netcopilot_at \"\(command.line)\""
      return command.options.map { complete($0, when: here) }.joined()
        + command.places.enumerated().map { place, value in
          complete(value, when: "\(here) \(place)")
        }.joined()
    }.joined()
  }

  // MARK: Lines

  private func complete(_ row: (name: String, help: String), when condition: String) -> String {
    line(when: condition, "-a \(row.name)", help: row.help)
  }

  private func complete(_ option: CommandWords.Option, when condition: String) -> String {
    let name = "-l \(option.name.dropFirst(2))"
    let value: String? =
      switch option.value {
      case nil: nil
      case .files: "-r -F"
      case .directories: "-x -a '(__fish_complete_directories)'"
      case .words(let words): "-x -a \(CompletionScript.quoted(words.joined(separator: " ")))"
      default: "-x"
      }
    return line(
      when: condition, [name, value].compactMap { $0 }.joined(separator: " "), help: option.help)
  }

  private func complete(_ value: CommandWords.Value, when condition: String) -> String {
    switch value {
    case .anything: ""
    case .files: line(when: condition, "-F", help: "")
    case .directories:
      line(when: condition, "-a '(__fish_complete_directories)'", help: "")
    case .words(let words):
      line(
        when: condition, "-a \(CompletionScript.quoted(words.joined(separator: " ")))", help: "")
    case .setting:
      CommandWords.settings.map { complete(($0.name, $0.help), when: condition) }.joined()
    case .settingValue:
      CommandWords.settings.filter { !$0.values.isEmpty }.map { setting in
        line(
          when: "__netcopilot_sets \(setting.name)",
          "-a \(CompletionScript.quoted(setting.values.joined(separator: " ")))", help: "")
      }.joined()
    }
  }

  private func line(when condition: String, _ what: String, help: String) -> String {
    "complete -c netcopilot -n \(CompletionScript.quoted(condition)) \(what)"
      + (help.isEmpty ? "" : " -d \(CompletionScript.quoted(help))") + "\n"
  }
}
