import Commands
import Copilot
import Glibc
import JSON
import Platform
import Store
import Terminal

extension Subcommand {
  /// `history …`: what ran.
  static let history = Subcommand.group(
    "history", "What ran: list, search, show, stats, delete, share, import, export",
    usage: [
      "history import bash|zsh|fish|atuin FILE",
      "history export [--format json|csv] [--visibility team|public] [--anonymised] "
        + "[--key FILE] [FILE]",
    ],
    usual: "list",
    actions: [
      "import": { (program, words) throws(UsageError) in try program.importHistory(&words) },
      "export": { (program, words) throws(UsageError) in try program.exportHistory(&words) },
    ])
}

extension Program {
  /// `history import SOURCE FILE`.
  fileprivate func importHistory(_ words: inout ArraySlice<String>) throws(UsageError) -> Int32 {
    let positional = try takePositional(&words, subcommand: "history import")
    guard let kind = positional.first else {
      throw .missingArgument("bash|zsh|fish|atuin", subcommand: "history import")
    }
    guard let source = ImportSource(rawValue: kind) else {
      throw .wrongValue(
        option: "history import", value: kind, expected: "bash, zsh, fish or atuin")
    }
    guard positional.count >= 2 else {
      throw .missingArgument("FILE", subcommand: "history import")
    }
    guard positional.count == 2 else {
      throw .unexpectedArgument(positional[2], subcommand: "history import")
    }
    guard source != .atuin || positional[1] != "-" else {
      throw .wrongValue(
        option: "history import atuin", value: "-",
        expected: "a file; a database can't be read from standard input")
    }
    let bar = ProgressBar(
      label: "importing \(Files.name(of: positional[1]))",
      unit: source == .atuin ? "rows" : "bytes", total: nil, output: 2,
      isTerminal: isatty(2) == 1 && !console.isQuiet, palette: console.errorPalette,
      glyphs: console.glyphs)
    defer {
      bar.finish()
      tellNotices()
      console.flush()
    }
    let redactor = copilot.recorder.redactor
    do {
      let summary = try stoppable { isStopped throws in
        let importer = HistoryImporter(
          into: try copilot.store(), isStopped: isStopped,
          read: { line in
            let (redaction, facts) = redactor.read(line)
            return (redaction.text, ParsedCommand(facts))
          })
        return try importer.importFile(positional[1], from: source) { done, total in
          bar.total = total > 0 ? total : nil
          bar.update(done)
        }
      }
      let isOnOwnRow = bar.isShown
      bar.finish()
      guard !summary.wasStopped else {
        if console.isJSON { write(summary, file: positional[1]) }
        let count = summary.imported
        console.tellStopped(
          "\(positional[1]): stopped before its end; "
            + (count == 0
              ? "nothing was imported"
              : "\(Figures.grouped(count)) imported are kept, "
                + "and importing it again adds the rest"),
          isOnOwnRow: isOnOwnRow)
        return 128 + SIGINT
      }
      write(summary, file: positional[1])
      return summary.interruption == nil ? 0 : 1
    } catch {
      bar.finish()
      console.complain("\(error)")
      return 1
    }
  }

  private func write(_ summary: ImportSummary, file: String) {
    guard !console.isJSON else {
      var skipped = JSONObject()
      for (reason, count) in summary.skipped { skipped[reason.rawValue] = JSONValue(count) }
      let row: JSONValue = [
        "file": .string(file), "imported": JSONValue(summary.imported),
        "already_there": JSONValue(summary.alreadyThere), "skipped": .object(skipped),
        "complete": .bool(summary.interruption == nil && !summary.wasStopped),
      ]
      console.write(row.text() + "\n")
      return
    }
    console.write("\(Figures.grouped(summary.imported)) imported from \(file)")
    if summary.alreadyThere > 0 {
      console.write(", \(Figures.grouped(summary.alreadyThere)) were there already")
    }
    console.write("\n")
    for (reason, count) in summary.skipped.sorted(by: { $0.value > $1.value }) {
      let place = summary.firstSkips.first { $0.reason == reason }.map {
        ", first at line \(Figures.grouped($0.line))"
      }
      console.write(
        "  \(Figures.grouped(count)) skipped: \(ImportSkipWording.text(reason))\(place ?? "")\n")
    }
    if let interruption = summary.interruption { console.complain("\(file): \(interruption)") }
    if summary.imported > 0 { tellOfOldLines() }
  }

  /// Says which of the lines are older than the history keeps them.
  private func tellOfOldLines() {
    let days = configuration.history.keepDays
    guard let oldest = configuration.retention(now: .now()).executionsBefore,
      let count = try? copilot.store().count(matching: .olderThan(oldest)), count > 0
    else { return }
    console.remark(
      "\(Figures.grouped(count)) of the history's lines are older than history.keep_days "
        + "(\(days)) and will be forgotten; "
        + "'netcopilot config set history.keep_days 0' keeps them")
  }

  /// `history export [--format F] [--visibility WHO] [--anonymised [--key FILE]] [FILE]`.
  fileprivate func exportHistory(_ words: inout ArraySlice<String>) throws(UsageError) -> Int32 {
    var format = "json"
    var file: String?
    var visibility = Visibility.private
    var isAnonymised = false
    var keyFile: String?
    while let word = words.popFirst() {
      let (name, attached) = OptionText.split(word)
      if ["--format", "--visibility", "--key"].contains(name) {
        guard let value = attached ?? words.popFirst() else {
          throw .missingValue(option: name)
        }
        if name == "--format" {
          format = value
        } else if name == "--key" {
          keyFile = value
        } else {
          guard let audience = Visibility(name: value) else {
            throw .wrongValue(option: name, value: value, expected: "private, team or public")
          }
          visibility = audience
        }
      } else if word == "--anonymised" || word == "--anonymized" {
        isAnonymised = true
      } else if try globals.take(word, from: &words) {
        continue
      } else if word.hasPrefix("-"), word != "-" {
        throw .unknownOption(word, subcommand: "history export")
      } else if file == nil {
        file = word
      } else {
        throw .unexpectedArgument(word, subcommand: "history export")
      }
    }
    guard keyFile == nil || isAnonymised else {
      throw .wrongValue(
        option: "--key", value: keyFile ?? "", expected: "given together with --anonymised")
    }
    guard var exporter = HistoryExporter(format: format) else {
      throw .wrongValue(option: "--format", value: format, expected: "json or csv")
    }
    exporter.leastVisibility = visibility
    if file == "-" { file = nil }
    let destination = file
    if isAnonymised {
      do throws(OperationError) {
        exporter.anonymizer = Anonymizer(
          key: try AnonymizationKey.load(keyFile), catalogue: Catalogue())
      } catch {
        console.complain("\(error)")
        return 1
      }
    }
    let facts: JSONObject = [
      "format": .string(format), "visibility": .string(visibility.name),
      "anonymised": .bool(isAnonymised),
    ]
    let ready = exporter
    return export(to: destination, what: "executions", facts: facts) {
      store throws(OperationError) in
      try ready.export(from: store, to: destination, console: self.console)
    }
  }

  /// Takes the words that are no options.
  func takePositional(
    _ words: inout ArraySlice<String>, subcommand: String
  ) throws(UsageError) -> [String] {
    var positional: [String] = []
    while let word = words.popFirst() {
      if word.hasPrefix("-"), word != "-" {
        guard try globals.take(word, from: &words) else {
          throw .unknownOption(word, subcommand: subcommand)
        }
        console.apply(globals)
      } else {
        positional.append(word)
      }
    }
    return positional
  }
}

extension ParsedCommand {
  /// The same facts in the store's words.
  init(_ facts: CommandFacts) {
    self.init(
      utility: facts.utility, template: facts.template,
      argumentKinds: facts.argumentKinds.map(\.rawValue), category: facts.category)
  }
}
