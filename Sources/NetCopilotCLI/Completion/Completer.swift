import Commands
import Copilot
import Execution
import Glibc
import Platform
import Terminal

/// Completes the word at the cursor: utilities, files, interfaces, hosts and `:` operations.
final class Completer {
  private let copilot: Copilot
  private lazy var hosts = HostNames(copilot: copilot)
  private var programs = ProgramNames()
  private lazy var commandWords = CommandWords(isForShell: true)

  init(copilot: Copilot) {
    self.copilot = copilot
  }

  /// The candidates for the word that ends at the cursor.
  ///
  /// - Parameters:
  ///   - text: The whole line.
  ///   - cursor: The cursor's offset in UTF-8 bytes.
  ///   - state: The session's directory, variables and aliases.
  func complete(_ text: String, cursor: Int, state: SessionState) -> Completion {
    let place = CompletionPlace(text, cursor: cursor)
    let word = TypedWord(text: place.word, quote: place.quote)
    var candidates: [Completion.Candidate] =
      switch place.subject {
      case .operation(let words): operations(place.word, after: words, state)
      case .utility: utilities(word, state)
      case .argument(let utility, let before):
        arguments(word, utility: utility, before: before, state)
      case .file: files(word, state)
      case .variable(let isBraced): variables(place.word, isBraced: isBraced, state)
      }
    if let quote = place.quote {
      for index in candidates.indices {
        let end = candidates[index].isFinal ? String(quote) : ""
        candidates[index].insertion = String(quote) + candidates[index].insertion + end
      }
    }
    return Completion(replaceRange: place.range, candidates: candidates)
  }

  private func operations(
    _ word: String, after words: [String], _ state: SessionState
  ) -> [Completion.Candidate] {
    guard let name = words.first else {
      var rows = commandWords.subcommands.map { (":" + $0.name, $0.help) }
      rows.append((":private", "record nothing: on or off"))
      rows.append((":help", "say what the shell can do"))
      return candidates(rows, word)
    }
    if name == "private" { return matching(words.count == 1 ? ["on", "off"] : [], word) }
    switch commandWords.proposals(after: words, startsWithDash: word.hasPrefix("-")) {
    case .rows(let rows): return candidates(rows, word)
    case .files: return files(TypedWord(text: word, quote: nil), state)
    case .directories:
      return files(TypedWord(text: word, quote: nil), state, kind: .directories)
    }
  }

  private func candidates(
    _ rows: [(name: String, help: String)], _ word: String
  ) -> [Completion.Candidate] {
    rows.filter { $0.name.hasPrefix(word) }.map {
      Completion.Candidate(insertion: $0.name, note: $0.help)
    }
  }

  private func utilities(_ word: TypedWord, _ state: SessionState) -> [Completion.Candidate] {
    if word.plain.utf8.contains(UInt8(ascii: "/")) || word.text.hasPrefix("~") {
      return files(word, state, kind: .executables)
    }
    var names = Set(programs.names(state.environment))
    names.formUnion(Builtin.allCases.map(\.rawValue))
    names.formUnion(state.aliases.sorted.map(\.name))
    names.formUnion(state.definitions.functions.keys)
    return names.filter { $0.hasPrefix(word.plain) }.sorted().map { name in
      Completion.Candidate(insertion: word.typed(name), display: name, note: note(for: name))
    }
  }

  private func note(for name: String) -> String {
    if let builtin = Builtin(rawValue: name) { return builtin.summary }
    return UtilityProfile.of(name).purpose
  }

  private func files(
    _ word: TypedWord, _ state: SessionState, kind: FileNames.Kind = .all
  ) -> [Completion.Candidate] {
    FileNames(environment: state.environment, variables: state.variables).candidates(word, kind)
  }

  private func variables(
    _ start: String, isBraced: Bool, _ state: SessionState
  ) -> [Completion.Candidate] {
    let values = state.environment.values.merging(state.variables) { $1 }
    return values.keys.filter { $0.hasPrefix(start) }.sorted().map { name in
      let isDirectory = values[name].map { $0.hasPrefix("/") && Files.isDirectory($0) } ?? false
      return Completion.Candidate(
        insertion: name + (isBraced ? "}" : isDirectory ? "/" : ""), display: name,
        isFinal: !isBraced && !isDirectory)
    }
  }

  private func arguments(
    _ word: TypedWord, utility: String, before: [String], _ state: SessionState
  ) -> [Completion.Candidate] {
    let profile = UtilityProfile.of(utility)
    let previous = before.last ?? ""
    if profile.interfaceOptions.contains(previous) || previous == "dev" {
      return matching(InterfaceNames.all(), word)
    }
    if namesNamespace(utility, before) { return matching(NamespaceNames.all(), word) }
    if namesUser(utility, previous) { return matching(Users.all().map(\.name), word) }
    switch utility {
    case "cd", "pushd", "rmdir": return files(word, state, kind: .directories)
    case "unalias": return matching(state.aliases.sorted.map(\.name), word)
    case "unset", "export":
      let names = Set(state.environment.values.keys).union(state.variables.keys)
      return matching(names.sorted(), word)
    case "fg", "bg", "disown": return []
    case "command", "builtin", "type", "which", "man": return utilities(word, state)
    default: break
    }
    let isHost =
      profile.takesHosts && !word.plain.hasPrefix("-")
      && !word.plain.utf8.contains(UInt8(ascii: "/"))
    guard isHost else { return files(word, state) }
    let mark = word.plain.lastIndex(of: "@").map { word.plain.index(after: $0) }
    let user = mark.map { String(word.plain[..<$0]) } ?? ""
    let start = mark.map { String(word.plain[$0...]) } ?? word.plain
    let copiesFiles = utility == "scp" || utility == "rsync"
    let found = hosts.names().filter { $0.hasPrefix(start) }.map { name in
      Completion.Candidate(
        insertion: word.typed(user + name) + (copiesFiles ? ":" : ""), display: name,
        isFinal: !copiesFiles)
    }
    return found.isEmpty || copiesFiles ? found + files(word, state) : found
  }

  private func namesNamespace(_ utility: String, _ before: [String]) -> Bool {
    guard utility == "ip", let previous = before.last else { return false }
    if previous == "-n" || previous == "-netns" { return true }
    return before.contains("netns")
      && ["exec", "del", "delete", "pids", "monitor"].contains(previous)
  }

  private func namesUser(_ utility: String, _ previous: String) -> Bool {
    switch utility {
    case "sudo", "doas": previous == "-u" || previous == "--user" || previous == "-U"
    case "su": previous != "-c" && previous != "-s"
    default: false
    }
  }

  private func matching(_ names: [String], _ word: TypedWord) -> [Completion.Candidate] {
    names.filter { $0.hasPrefix(word.plain) }.map {
      Completion.Candidate(insertion: word.typed($0), display: $0)
    }
  }

  private func matching(_ names: [String], _ word: String) -> [Completion.Candidate] {
    matching(names, TypedWord(text: word, quote: nil))
  }
}
