import Copilot
import Glibc
import JSON
import Platform
import Terminal

extension Subcommand {
  /// `config …`: the settings.
  static let configuration = Subcommand.group(
    "config", "The settings: show, path, set, validate, template",
    usage: [
      "config show", "config path", "config set KEY VALUE", "config validate [FILE]",
      "config template",
    ],
    usual: "show",
    actions: [
      "show": { (program, words) throws(UsageError) in try program.showConfiguration(&words) },
      "path": { (program, words) throws(UsageError) in try program.configurationPath(&words) },
      "set": { (program, words) throws(UsageError) in try program.setConfiguration(&words) },
      "validate": { (program, words) throws(UsageError) in
        try program.validateConfiguration(&words)
      },
      "template": { (program, words) throws(UsageError) in
        _ = try program.takePositional(&words, subcommand: "config template")
        program.console.write(Configuration.template)
        program.console.flush()
        return 0
      },
    ])
}

extension Program {
  fileprivate func showConfiguration(
    _ words: inout ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    let rest = try takePositional(&words, subcommand: "config show")
    guard rest.isEmpty else { throw .unexpectedArgument(rest[0], subcommand: "config show") }
    defer { console.flush() }
    let rows = loaded.rows
    if console.isJSON {
      for row in rows {
        console.write(
          ([
            "key": .string(row.key), "value": row.value,
            "origin": .string(row.origin == .byDefault ? "default" : "file"),
          ] as JSONValue).text() + "\n")
      }
      return 0
    }
    let width = rows.map(\.key.count).max() ?? 0
    for row in rows {
      let value = row.value.text()
      let padding = String(repeating: " ", count: width - row.key.count + 2)
      console.write(row.key + padding + value)
      if case .file(let line) = row.origin {
        console.write("   " + console.palette.render("line \(line) of the file", .dim))
      }
      console.write("\n")
    }
    return 0
  }

  fileprivate func configurationPath(
    _ words: inout ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    let rest = try takePositional(&words, subcommand: "config path")
    guard rest.isEmpty else { throw .unexpectedArgument(rest[0], subcommand: "config path") }
    guard let file = layout.configuration else { return complainOfNoHome() }
    console.write(
      console.isJSON
        ? (["path": .string(file), "exists": .bool(Files.exists(file))] as JSONValue).text() + "\n"
        : file + "\n")
    console.flush()
    return 0
  }

  fileprivate func setConfiguration(
    _ words: inout ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    var key: String?
    var value: String?
    while let word = words.popFirst() {
      // A value may start with a dash; a key never does.
      if key == nil, word.hasPrefix("-") {
        guard try globals.take(word, from: &words) else {
          throw .unknownOption(word, subcommand: "config set")
        }
      } else if key == nil {
        key = word
      } else if value == nil {
        value = word
      } else {
        throw .unexpectedArgument(word, subcommand: "config set")
      }
    }
    guard let key else { throw .missingArgument("KEY", subcommand: "config set") }
    guard let value else { throw .missingArgument("VALUE", subcommand: "config set") }
    guard let known = ConfigurationKey.named(key) else {
      let nearest = ConfigurationKey.nearest(to: key).map { "; did you mean '\($0)'?" } ?? ""
      console.complain("config set: there is no key '\(key)'\(nearest)")
      return 2
    }
    guard let parsed = known.kind.value(fromText: value) else {
      throw .wrongValue(option: key, value: value, expected: known.kind.description)
    }
    guard let file = layout.configuration else { return complainOfNoHome() }
    do {
      let text =
        Files.exists(file)
        ? try Files.read(file, limit: 1 << 20) : Array(Configuration.template.utf8)
      let changed = try Configuration.setting(known, to: parsed, in: text, file: file)
      try Files.makeDirectories(Files.directory(of: file))
      try Files.replace(file, with: changed)
      return 0
    } catch let problem as ConfigurationProblem {
      console.complain("\(problem)")
      return 2
    } catch {
      console.complain("\(error)")
      return 1
    }
  }

  fileprivate func validateConfiguration(
    _ words: inout ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    let rest = try takePositional(&words, subcommand: "config validate")
    guard rest.count <= 1 else {
      throw .unexpectedArgument(rest[1], subcommand: "config validate")
    }
    guard let file = rest.first ?? layout.configuration else { return complainOfNoHome() }
    if rest.isEmpty, !Files.exists(file) {
      console.remark("\(file) does not exist; the defaults hold")
      return 0
    }
    let isInput = file == "-"
    let name = isInput ? "standard input" : file
    let problems = Configuration.load(
      path: isInput ? "/dev/stdin" : file, name: name, mustExist: true
    ).problems
    for problem in problems { console.complain("\(problem)") }
    if problems.isEmpty { console.remark("\(name) is valid") }
    return problems.isEmpty ? 0 : 1
  }

  private func complainOfNoHome() -> Int32 {
    console.complain("there is no home directory; name the file with --config FILE")
    return 1
  }
}
