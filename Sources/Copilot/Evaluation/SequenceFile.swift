internal import Commands
internal import JSON
internal import Platform

/// What people typed in order, as a file of JSON lines: `user`, `cmd` and `t` in seconds.
struct SequenceFile: Sendable {
  /// A line with its utility.
  struct Step: Sendable {
    let line: String
    let utility: String
    let time: Double?
    var failed: Bool?
  }

  /// Each person's lines in order; people in the order of their first lines.
  var people: [(name: String, steps: [Step])] = []

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: ``OperationError`` with the file's name and the line that can't be read.
  init(path: String) throws(OperationError) {
    let name = path == "-" ? "standard input" : path
    let bytes: [UInt8]
    do throws(SystemError) {
      if path == "-" {
        var all: [UInt8] = []
        while case let chunk = try readBytes(from: 0, upTo: 1 << 20), !chunk.isEmpty {
          all += chunk
        }
        bytes = all
      } else {
        bytes = try Files.read(path, limit: 1 << 30)
      }
    } catch { throw .unusable(reason: "\(name): \(error.reason)") }
    var places: [String: Int] = [:]
    var isTimed = true
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard let row = (try? JSONValue(parsing: Array(line)))?.objectValue else {
        throw .unusable(reason: "\(name): line \(number + 1) is not a JSON object")
      }
      guard let command = (row["cmd"] ?? row["command"])?.stringValue else {
        throw .unusable(reason: "\(name): line \(number + 1) has no \"cmd\"")
      }
      let time = row["t"]?.doubleValue
      if time == nil { isTimed = false }
      guard let step = Step(command, time: time, failed: nil) else { continue }
      let user = row["user"]?.stringValue ?? ""
      let place = places[user] ?? people.count
      if place == people.count {
        places[user] = place
        people.append((user, []))
      }
      people[place].steps.append(step)
    }
    guard !people.isEmpty else { throw .unusable(reason: "\(name): there are no lines in it") }
    guard isTimed else { return }
    for place in people.indices {
      people[place].steps = people[place].steps.enumerated()
        .sorted { ($0.element.time ?? 0, $0.offset) < ($1.element.time ?? 0, $1.offset) }
        .map(\.element)
    }
  }

  /// One person's lines.
  init(person name: String, _ steps: [Step]) { people = [(name, steps)] }

  /// One half of the people: every other one by a hash of the name, so that both halves stay the
  /// same whatever the order of the file.
  func half(_ index: Int) -> SequenceFile {
    var half = self
    half.people = people.filter { Int(PlaceIdentifier.of($0.name) >> 7) & 1 == index }
    return half
  }
}

extension SequenceFile.Step {
  /// A step, or nil for a line without words.
  init?(_ command: String, time: Double?, failed: Bool?) {
    let trimmed = command.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
    let line = String(trimmed.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    guard !line.isEmpty else { return nil }
    self.init(line: line, utility: CommandLine(line).utility ?? "", time: time, failed: failed)
  }
}
