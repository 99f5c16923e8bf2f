internal import Commands

/// Finds what can be done about a failure, of which each step has been checked to apply here.
///
/// What it proposes is made of programs that are installed, interfaces and files that are there, and
/// never of the line that failed as it stood.
struct FixFinder {
  let run: FailedRun
  let explanation: Explanation
  let surroundings: Surroundings
  let line: CommandLine
  let utility: String
  let arguments: [String]
  private var fixes: [Fix] = []

  static let limit = 3

  init(_ run: FailedRun, _ explanation: Explanation, _ surroundings: Surroundings) {
    self.run = run
    self.explanation = explanation
    self.surroundings = surroundings
    line = CommandLine(run.command)
    utility = line.utility ?? ""
    arguments = line.mainArguments
  }

  /// One to three fixes, the best first; none where nothing applies.
  static func fixes(
    for run: FailedRun, _ explanation: Explanation, _ surroundings: Surroundings
  ) -> [Fix] {
    var finder = FixFinder(run, explanation, surroundings)
    finder.find()
    return finder.fixes
  }

  var subject: String? { explanation.subject }

  /// The host that the failure is about, if it can stand on a command line as it is.
  var host: String? {
    guard let subject, !subject.isEmpty, subject.utf8.count <= 253, !subject.hasPrefix("-"),
      subject.utf8.allSatisfy({
        $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
          || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
          || $0 == UInt8(ascii: "_")
      })
    else { return nil }
    return subject
  }

  /// Adds a fix whose program is there and that is not the line which failed.
  mutating func propose(_ command: String, _ reason: String) {
    guard fixes.count < Self.limit, command != run.command, !command.contains("•••"),
      !fixes.contains(where: { $0.command == command })
    else { return }
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    guard program.contains("/") || surroundings.path(program) != nil else { return }
    fixes.append(Fix(command, reason))
  }

  /// Adds the failed line with one word replaced.
  mutating func proposeLine(replacing word: String, with other: String, _ reason: String) {
    guard let changed = line.replacing(word, with: ShellQuoting.quoted(other)) else { return }
    propose(changed, reason)
  }

  mutating func find() {
    switch explanation.cause {
    case .commandNotFound: findProgram()
    case .unknownOption, .unknownCommand, .badArgument, .missingArgument: findWords()
    case .permission: findRights()
    case .interfaceMissing: findInterface()
    case .dnsFailure, .timeout, .connectionRefused, .hostUnreachable, .networkUnreachable,
      .adminProhibited, .connectionReset, .messageTooLong:
      findPath()
    case .tlsFailure, .hostKey, .authFailure, .negotiationFailure, .badPermissionsFile,
      .protocolMismatch, .httpError:
      findTrust()
    case .missingFile, .badFile, .notExecutable: findFile()
    case .notFound, .alreadyExists, .addressInUse: findObject()
    case .syntaxError:
      if case .unclosedQuote(let quote) = line.completeness {
        propose(run.command + String(quote), "the quotation mark was not closed")
      }
    case .badFilter: findManual("pcap-filter", "7", "says how a filter is written")
    case .unsupported: findSupport()
    case .diskFull: propose("df -h", "shows which file system is full")
    case .outOfResources: propose("free -h", "shows how much memory is left")
    case .missingLibrary, .badResponse, .tooLarge, .interrupted, .busy, .killed, .crashed, .unknown:
      break
    }
  }

  /// Proposes a manual page that is installed.
  mutating func findManual(_ page: String, _ section: String, _ reason: String) {
    guard surroundings.path("man") != nil else { return }
    let names = surroundings.names("/usr/share/man/man\(section)")
    guard names.contains(where: { $0.hasPrefix("\(page).\(section)") }) else { return }
    propose("man \(section) \(page)", reason)
  }
}

extension CommandLine {
  /// The words behind the program that matters.
  fileprivate var mainArguments: [String] {
    guard let utility,
      let command = simpleCommands.first(where: { command in
        command.words.contains { $0.value == utility || $0.value.hasSuffix("/" + utility) }
      }),
      let index = command.words.firstIndex(where: {
        $0.value == utility || $0.value.hasSuffix("/" + utility)
      })
    else { return [] }
    return command.words[(index + 1)...].map(\.value)
  }

  /// The line with the first word of a value, or with it as a part, replaced.
  fileprivate func replacing(_ value: String, with other: String) -> String? {
    let words = simpleCommands.flatMap(\.words)
    if let word = words.first(where: { $0.value == value }) {
      return replacing(word.range, with: other)
    }
    guard
      let word = words.first(where: { $0.isLiteral && !$0.isQuoted && $0.value.contains(value) })
    else { return nil }
    let bytes = Array(word.text.utf8)
    let wanted = Array(value.utf8)
    guard wanted.count < bytes.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      let from = word.range.lowerBound + start
      return replacing(from..<(from + wanted.count), with: other)
    }
    return nil
  }

  private func replacing(_ range: Range<Int>, with other: String) -> String {
    let bytes = Array(text.utf8)
    guard range.upperBound <= bytes.count else { return text }
    return String(
      decoding: bytes[..<range.lowerBound] + Array(other.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }
}
