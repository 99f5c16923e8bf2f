internal import Commands
internal import Platform
internal import Store

/// What a line says of itself, read once for all its runs.
struct LineTraits: Sendable {
  /// Options without their values, each once.
  let flags: Set<String>
  /// Whether another user's rights are asked for in the line.
  let elevates: Bool
  /// The hosts that it names.
  let hosts: Set<String>

  init(_ text: String, utility: String?) {
    let line = CommandLine(text)
    elevates = line.isPrivilegeElevating
    hosts = NamedHosts.of(text)
    var flags: Set<String> = []
    if let utility {
      let words = LineWords.main(of: line, utility: utility)
      for word in words.prefix(64) {
        if word == "--" { break }
        if let flag = Self.flag(word) { flags.insert(flag) }
      }
    }
    self.flags = flags
  }

  /// The option in a word without its value: `--color=never` is `--color`, `-c4` is `-c`.
  private static func flag(_ word: String) -> String? {
    guard word.hasPrefix("-"), word.utf8.count > 1, word.utf8.count <= 40 else { return nil }
    if word.hasPrefix("--") { return String(word.prefix { $0 != "=" }) }
    let letters = Array(word.utf8)
    guard letters.count > 2, (0x30...0x39).contains(letters[2]) else { return word }
    // A negative number is a value.
    return (0x30...0x39).contains(letters[1]) ? nil : String(word.prefix(2))
  }
}

/// The words of a line.
enum LineWords {
  /// The words behind the program that the line is about.
  static func main(of line: CommandLine, utility: String) -> [String] {
    for command in line.simpleCommands {
      let values = command.words.map(\.value)
      if let place = values.firstIndex(where: { $0 == utility || $0.hasSuffix("/" + utility) }) {
        return Array(values[(place + 1)...])
      }
    }
    return []
  }
}

/// An execution with what its success may depend on.
struct PracticeRun: Sendable {
  let record: ExecutionRecord
  let traits: LineTraits
  /// Whether it worked; nil when that is not known, or the user ended it.
  let worked: Bool?
  /// The stretch of work that it belongs to.
  let sitting: Int
  /// Whether it ran as root.
  var isElevated: Bool { traits.elevates || record.user == "root" }
}

/// The newest part of a history, oldest first, in sittings.
struct PracticeRuns: Sendable {
  /// No more executions are read.
  static let most = 20_000
  /// After a pause of so many seconds another sitting begins.
  static let pauseSeconds = 1_800.0
  /// SIGINT: the user had seen enough.
  private static let interrupt = 2

  let runs: [PracticeRun]
  /// The places of the runs of each sitting, in order.
  let sittings: [[Int]]

  /// - Parameter records: In any order; those that have not ended are left out.
  /// - Complexity: O(n log n); each distinct line is read once.
  init(_ records: [ExecutionRecord]) {
    var traits: [String: LineTraits] = [:]
    var open: [String: (sitting: Int, end: Timestamp)] = [:]
    var runs: [PracticeRun] = []
    var sittings: [[Int]] = []
    let sorted = records.filter { $0.state != .running }
      .sorted { ($0.startedAt, $0.id ?? 0) < ($1.startedAt, $1.id ?? 0) }
    for record in sorted {
      let known = traits[record.command] ?? LineTraits(record.command, utility: record.utility)
      traits[record.command] = known
      let session = record.session ?? "\(record.user ?? "")@\(record.host ?? "")"
      let end = record.startedAt.advanced(bySeconds: max(0, record.durationSeconds ?? 0))
      var sitting = sittings.count
      if let last = open[session],
        last.end.advanced(bySeconds: Self.pauseSeconds) > record.startedAt
      {
        sitting = last.sitting
      } else {
        sittings.append([])
      }
      sittings[sitting].append(runs.count)
      open[session] = (sitting, max(end, open[session]?.end ?? end))
      runs.append(
        PracticeRun(
          record: record, traits: known, worked: Self.worked(record), sitting: sitting))
    }
    self.runs = runs
    self.sittings = sittings
  }

  private static func worked(_ record: ExecutionRecord) -> Bool? {
    guard record.state == .ended, let status = record.shellStatus, status != 128 + interrupt else {
      return nil
    }
    return !record.didFail
  }
}
