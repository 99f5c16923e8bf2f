import Commands
import Copilot
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
    let candidates: [Completion.Candidate] =
      switch place.subject {
      case .operation(let words): operations(place.word, after: words, state)
      case .utility: utilities(place.word, state)
      case .argument(let utility, let previous):
        arguments(place.word, utility: utility, previous: previous, state)
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
    case .files: return FileNames.candidates(word, state: state)
    case .directories:
      return FileNames.candidates(word, state: state, directoriesOnly: true)
    }
  }

  private func candidates(
    _ rows: [(name: String, help: String)], _ word: String
  ) -> [Completion.Candidate] {
    rows.filter { $0.name.hasPrefix(word) }.map {
      Completion.Candidate(insertion: $0.name, note: $0.help)
    }
  }

  private func utilities(_ word: String, _ state: SessionState) -> [Completion.Candidate] {
    if word.utf8.contains(UInt8(ascii: "/")) || word.hasPrefix("~") {
      return FileNames.candidates(word, state: state, executablesOnly: true)
    }
    var names = Set(programs.names(state.environment))
    names.formUnion(Builtin.allCases.map(\.rawValue))
    names.formUnion(state.aliases.sorted.map(\.name))
    return names.filter { $0.hasPrefix(word) }.sorted().map { name in
      Completion.Candidate(insertion: name, note: note(for: name))
    }
  }

  private func note(for name: String) -> String {
    if let builtin = Builtin(rawValue: name) { return builtin.summary }
    return UtilityProfile.of(name).purpose
  }

  private func arguments(
    _ word: String, utility: String, previous: String?, _ state: SessionState
  ) -> [Completion.Candidate] {
    let profile = UtilityProfile.of(utility)
    if ["sudo", "doas", "nohup", "time", "watch", "exec", "command", "builtin"].contains(utility),
      !word.hasPrefix("-")
    {
      return utilities(word, state)
    }
    if let previous, profile.interfaceOptions.contains(previous) || previous == "dev" {
      return matching(InterfaceNames.all(), word)
    }
    if utility == "cd" || utility == "pushd" {
      return FileNames.candidates(word, state: state, directoriesOnly: true)
    }
    if ["fg", "bg", "unalias", "unset", "export"].contains(utility) {
      return names(of: utility, word, state)
    }
    let files = FileNames.candidates(word, state: state)
    guard profile.takesHosts, !word.hasPrefix("-"), !word.utf8.contains(UInt8(ascii: "/")) else {
      return files
    }
    let mark = word.lastIndex(of: "@").map { word.index(after: $0) } ?? word.startIndex
    let user = String(word[..<mark])
    let found = matching(hosts.names(), String(word[mark...])).map {
      Completion.Candidate(insertion: user + $0.insertion, note: $0.note)
    }
    return found.isEmpty ? files : found
  }

  private func names(
    of builtin: String, _ word: String, _ state: SessionState
  ) -> [Completion.Candidate] {
    switch builtin {
    case "unalias": matching(state.aliases.sorted.map(\.name), word)
    case "unset", "export":
      matching(Set(state.environment.values.keys).union(state.variables.keys).sorted(), word)
    default: []
    }
  }

  private func matching(_ names: [String], _ word: String) -> [Completion.Candidate] {
    names.filter { $0.hasPrefix(word) }.map { Completion.Candidate(insertion: $0) }
  }
}

/// The word at the cursor and what it stands for.
struct CompletionPlace {
  enum Subject: Equatable {
    case utility
    case argument(utility: String, previous: String?)
    /// A word of a `:` line; the words before it, without the colon.
    case operation([String])
  }

  let word: String
  let range: Range<Int>
  let subject: Subject

  init(_ text: String, cursor: Int) {
    let bytes = Array(text.utf8.prefix(cursor))
    let before = String(decoding: bytes, as: UTF8.self)
    var start = bytes.count
    while start > 0, !CompletionPlace.separates(bytes, at: start - 1) { start -= 1 }
    range = start..<bytes.count
    let raw = String(decoding: bytes[start...], as: UTF8.self)
    word = raw
    let trimmed = before.drop { $0 == " " }
    if trimmed.hasPrefix(":") {
      var words = trimmed.dropFirst().split(separator: " ").map(String.init)
      let parts = raw.split(separator: " ").count
      if parts > 0, let first = words.dropLast(parts - 1).last {
        words.removeLast(min(parts, words.count))
        // The option whose value the word is: `--format=cs`.
        if first.hasPrefix("--"), let equals = first.firstIndex(of: "="), !raw.hasPrefix("-") {
          words.append(String(first[...equals]))
        }
      }
      subject = .operation(words)
      return
    }
    let line = CommandLine(String(decoding: bytes[..<start], as: UTF8.self))
    let last = CompletionPlace.endsCommand(bytes[..<start]) ? nil : line.simpleCommands.last
    guard let words = last?.words, let utility = words.first else {
      subject = .utility
      return
    }
    let main = line.simpleCommands.count == 1 ? line.utility : nil
    let isWrapperAlone = main == nil || words.count == 1
    subject = .argument(
      utility: isWrapperAlone ? Files.name(of: utility.value) : main ?? utility.value,
      previous: words.count > 1 ? words.last?.value : nil)
  }

  /// Whether a byte ends a word; a backslash before a space keeps it inside.
  private static func separates(_ bytes: [UInt8], at index: Int) -> Bool {
    guard " \t\n|&;()<>=".utf8.contains(bytes[index]) else { return false }
    return index == 0 || bytes[index - 1] != UInt8(ascii: "\\")
  }

  /// Whether the text ends where a new command starts.
  private static func endsCommand(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    return "|&;(".utf8.contains(last)
  }
}
