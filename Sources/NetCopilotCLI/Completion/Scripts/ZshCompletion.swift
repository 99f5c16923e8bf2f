/// The completion script of zsh.
struct ZshCompletion {
  let words: CommandWords

  var text: String {
    """
    #compdef netcopilot
    _netcopilot() {
      local line="" option="" key="" one files=""
      local -i place=0 index
      local -a rows
      for ((index = 2; index < CURRENT; index++)); do
        one="${words[index]}"
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
                (( place += 1 ))
                ;;
            esac
            ;;
        esac
        if [[ $line == run ]]; then
          [[ $(( index + 1 )) -lt $CURRENT && ${words[index + 1]} == -- ]] && (( index += 1 ))
          shift $index words
          (( CURRENT -= index ))
          _normal
          return
        fi
      done
      if [[ -z $option && $PREFIX == --*=* ]]; then
        option="${PREFIX%%=*}"
        compset -P '*='
      fi
      if [[ -n $option ]]; then
        case "$line $option" in
    \(optionValues)
        esac
      elif [[ $PREFIX == -* ]]; then
        case "$line" in
    \(options)
        esac
        rows+=(\(described(words.globals.map { ($0.name, $0.help) })))
      else
        case "$line $place" in
    \(places)
        esac
      fi
      case "$files" in
        any) _files ;;
        directories) _files -/ ;;
        *) [[ ${#rows} -gt 0 ]] && _describe word rows ;;
      esac
    }
    _netcopilot "$@"

    """
  }

  private func described(_ rows: [(name: String, help: String)]) -> String {
    rows.map { row in
      CompletionScript.quoted(row.help.isEmpty ? row.name : row.name + ":" + row.help)
    }.joined(separator: " ")
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
        + "rows=(\(described(command.options.map { ($0.name, $0.help) }))) ;;"
    }.joined(separator: "\n")
  }

  private var places: String {
    var rows = ["      \" 0\") rows=(\(described(words.subcommands))) ;;"]
    for name in words.groups {
      rows.append("      \"\(name) 0\") rows=(\(described(words.actions(of: name)))) ;;")
    }
    for command in words.commands {
      if command.places.isEmpty, !command.options.isEmpty {
        rows.append(
          "      \"\(command.line) \"*) "
            + "rows=(\(described(command.options.map { ($0.name, $0.help) }))) ;;")
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
    case .files: return "files=any"
    case .directories: return "files=directories"
    case .words(let words): return "rows=(\(words.joined(separator: " ")))"
    case .setting:
      return "rows=(\(described(CommandWords.settings.map { ($0.name, $0.help) })))"
    case .settingValue:
      let cases = CommandWords.settings.filter { !$0.values.isEmpty }.map { setting in
        "          \(setting.name)) rows=(\(setting.values.joined(separator: " "))) ;;"
      }
      return "case \"$key\" in\n\(cases.joined(separator: "\n"))\n        esac"
    }
  }
}
