/// The completion script of bash 4 and later.
struct BashCompletion {
  let words: CommandWords

  var text: String {
    """
    # bash completion for netcopilot
    _netcopilot() {
      local word="${COMP_WORDS[COMP_CWORD]}" line="" option="" key="" place=0 index one
      local words="" files=""
      COMPREPLY=()
      for ((index = 1; index < COMP_CWORD; index++)); do
        one="${COMP_WORDS[index]}"
        [[ $one == "=" ]] && continue
        if [[ -n $option ]]; then
          option=""
          continue
        fi
        case "$line $one" in
          \(valueOptionPatterns)) option="$one" ;;
          *" -"?*) ;;
          *)
            case "$line" in
              ""|\(words.groups.joined(separator: "|"))) line="${line:+$line }$one" ;;
              *)
                [[ $place == 0 ]] && key="$one"
                place=$((place + 1))
                ;;
            esac
            ;;
        esac
        if [[ $line == run ]]; then
          index=$((index + 1))
          [[ $index -lt $COMP_CWORD && ${COMP_WORDS[index]} == -- ]] && index=$((index + 1))
          if declare -F _command_offset >/dev/null; then
            _command_offset "$index"
          elif [[ $index == "$COMP_CWORD" ]]; then
            COMPREPLY=($(compgen -c -- "$word"))
          else
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
          fi
          return
        fi
      done
      [[ $word == "=" ]] && word=""
      if [[ -n $option ]]; then
        case "$line $option" in
    \(optionValues)
        esac
      elif [[ $word == -* ]]; then
        case "$line" in
    \(options)
        esac
        words="$words \(words.globals.map(\.name).joined(separator: " "))"
      else
        case "$line $place" in
    \(places)
        esac
      fi
      if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen "$files" -- "$word")
      else
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      fi
    }
    complete -F _netcopilot netcopilot

    """
  }

  private var valueOptionPatterns: String {
    CompletionScript.valueOptions(words).map { line, option in
      line.map { "\"\($0) \(option.name)\"" } ?? "*\" \(option.name)\""
    }.joined(separator: "|")
  }

  private var optionValues: String {
    CompletionScript.valueOptions(words).compactMap { line, option in
      option.value.flatMap(assignment).map {
        "      \(line.map { "\"\($0) \(option.name)\"" } ?? "*\" \(option.name)\"")) \($0) ;;"
      }
    }.joined(separator: "\n")
  }

  private var options: String {
    words.commands.filter { !$0.options.isEmpty }.map { command in
      "      \"\(command.line)\") "
        + "words=\"\(command.options.map(\.name).joined(separator: " "))\" ;;"
    }.joined(separator: "\n")
  }

  private var places: String {
    var rows = [
      "      \" 0\") words=\"\(words.subcommands.map(\.name).joined(separator: " "))\" ;;"
    ]
    for name in words.groups {
      rows.append(
        "      \"\(name) 0\") "
          + "words=\"\(words.actions(of: name).map(\.name).joined(separator: " "))\" ;;")
    }
    for command in words.commands {
      if command.places.isEmpty, !command.options.isEmpty {
        rows.append(
          "      \"\(command.line) \"*) "
            + "words=\"\(command.options.map(\.name).joined(separator: " "))\" ;;")
      }
      for (place, value) in command.places.enumerated() {
        if let text = assignment(value) {
          rows.append("      \"\(command.line) \(place)\") \(text) ;;")
        }
      }
    }
    return rows.joined(separator: "\n")
  }

  /// What makes a value's candidates known; nil when it has none.
  private func assignment(_ value: CommandWords.Value) -> String? {
    switch value {
    case .anything: return nil
    case .files: return "files=-f"
    case .directories: return "files=-d"
    case .words(let words): return "words=\"\(words.joined(separator: " "))\""
    case .setting:
      return "words=\"\(CommandWords.settings.map(\.name).joined(separator: " "))\""
    case .settingValue:
      let cases = CommandWords.settings.filter { !$0.values.isEmpty }.map { setting in
        "          \(setting.name)) words=\"\(setting.values.joined(separator: " "))\" ;;"
      }
      return "case \"$key\" in\n\(cases.joined(separator: "\n"))\n        esac"
    }
  }
}
