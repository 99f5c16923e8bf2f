/// One entry of a foreign history, or the reason why there is none.
enum ImportItem: Equatable {
  case entry(ImportEntry)
  case skip(ImportSkipReason, line: Int)
}

/// A command as a foreign history has it.
struct ImportEntry: Equatable {
  /// The line of the file, or the row, where it begins; from 1.
  var line: Int
  /// The byte of the file where it begins.
  var offset = 0
  /// The command line.
  var command: String
  /// When it started, in microseconds since the Unix epoch, when the file says so.
  var startedAtMicroseconds: Int64?
  /// How long it took.
  var durationSeconds: Double?
  /// Its exit code.
  var exitCode: Int?
  /// Its working directory.
  var directory: String?
  /// Its session's identity.
  var session: String?
  /// The machine.
  var host: String?
  /// The user's name.
  var user: String?
  /// What the other program calls it.
  var foreignID: String?

  /// The longest command that is imported, in bytes.
  static let longestCommandBytes = 64 * 1024

  /// Checks a command's bytes and makes it text.
  ///
  /// - Returns: The text, or why it can't be imported.
  static func text(of bytes: some Collection<UInt8>) -> Result<String, Refusal> {
    if bytes.count > longestCommandBytes { return .failure(Refusal(reason: .tooLong)) }
    if bytes.first == UInt8(ascii: " ") || bytes.first == UInt8(ascii: "\t") {
      let isBlank = bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return .failure(Refusal(reason: isBlank ? .empty : .leadingSpace))
    }
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      return .failure(Refusal(reason: .empty))
    }
    if bytes.contains(0) { return .failure(Refusal(reason: .containsNUL)) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .failure(Refusal(reason: .notUTF8))
    }
    return .success(text)
  }

  /// Why a command's bytes can't be imported.
  struct Refusal: Error {
    let reason: ImportSkipReason
  }
}

/// A line of a file that is read piece by piece.
struct ImportLine {
  /// Its number, from 1.
  let number: Int
  /// Where it begins in the file.
  let offset: Int
  /// Its bytes without the line feed; at most a little over the longest command.
  let bytes: ArraySlice<UInt8>
  /// Whether bytes beyond that were left out.
  let isShortened: Bool
  /// Whether a line feed ended it, rather than the end of the file.
  let isTerminated: Bool
}

/// Reads the lines of a shell's history one by one.
protocol HistoryParser {
  /// Takes the next line and hands over the entries that it completes.
  mutating func read(_ line: ImportLine, _ emit: (ImportItem) -> Void)

  /// Hands over what the end of the file completes.
  mutating func finish(_ emit: (ImportItem) -> Void)

  /// Why the first line that isn't empty can't belong to such a history; nil when it can.
  static func objection(to firstLine: ArraySlice<UInt8>) -> String?
}

/// Whole numbers out of bytes.
enum ImportNumber {
  /// A number of 1 to 12 decimal digits; nil for anything else.
  static func whole(_ bytes: some Collection<UInt8>) -> Int64? {
    guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
