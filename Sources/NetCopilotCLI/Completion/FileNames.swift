import Copilot
import Platform
import Terminal

/// Files and directories that a word could name.
struct FileNames {
  /// Which of them.
  enum Kind {
    case all, directories, executables
  }

  /// The variables that stand in words.
  let environment: ProcessEnvironment
  let variables: [String: String]

  /// The names that continue a word. What was typed of the directory stays as it was typed.
  func candidates(_ word: TypedWord, _ kind: Kind) -> [Completion.Candidate] {
    let slash = word.text.lastIndex(of: "/")
    guard slash != nil || !word.text.hasPrefix("~") || word.quote != nil else {
      return homes(word.text)
    }
    let typed = slash.map { String(word.text[...$0]) } ?? ""
    let start = TypedWord(
      text: slash.map { String(word.text[word.text.index(after: $0)...]) } ?? word.text,
      quote: word.quote
    ).plain
    let directory = slash == nil ? "." : path(of: TypedWord(text: typed, quote: word.quote))
    let base = directory.hasSuffix("/") ? directory : directory + "/"
    return Files.names(in: directory).sorted().compactMap { name in
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else {
        return nil
      }
      let isDirectory = Files.isDirectory(base + name)
      if kind == .directories, !isDirectory { return nil }
      if kind == .executables, !isDirectory, !Files.isExecutable(base + name) { return nil }
      let mark = isDirectory ? "/" : ""
      return Completion.Candidate(
        insertion: typed + word.typed(name) + mark, display: name + mark, isFinal: !isDirectory)
    }
  }

  private func homes(_ text: String) -> [Completion.Candidate] {
    let start = text.dropFirst()
    return Users.all().filter { $0.name.hasPrefix(start) }.map { user in
      Completion.Candidate(
        insertion: "~\(user.name)/", display: "~\(user.name)", note: user.home, isFinal: false)
    }
  }

  /// The directory that a word names, its tilde and its variables replaced as a shell would.
  private func path(of word: TypedWord) -> String {
    var text = word.quote == "'" ? word.text : replacingVariables(word.text)
    if word.quote == nil, text.hasPrefix("~"), let slash = text.firstIndex(of: "/") {
      let name = text[text.index(after: text.startIndex)..<slash]
      let home =
        name.isEmpty
        ? environment.homeDirectory : Users.all().first { $0.name == name }?.home
      if let home { text = home + text[slash...] }
    }
    return TypedWord(text: text, quote: word.quote).plain
  }

  /// `$NAME` and `${NAME}` replaced; a variable that is not known stays.
  private func replacingVariables(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let isBraced = rest.hasPrefix("{")
      let name = rest.dropFirst(isBraced ? 1 : 0).prefix {
        $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber))
      }
      guard !result.hasSuffix("\\"),
        let value = variables[String(name)] ?? environment[String(name)]
      else {
        result += "$"
        continue
      }
      result += TypedWord(text: "", quote: nil).typed(value)
      rest = rest[name.endIndex...]
      if isBraced, rest.hasPrefix("}") { rest = rest.dropFirst() }
    }
    return result + rest
  }
}
