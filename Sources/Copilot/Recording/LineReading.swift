internal import Commands

/// A line without its secrets, and what the history keeps of it.
struct LineReading: Sendable {
  /// The line with each secret replaced by the mark.
  let command: String
  /// The secrets that were taken out of it.
  let secrets: [String]
  let utility: String?
  let template: String
  let argumentKinds: [String]
  let category: String

  /// Reads a line.
  init(_ line: String, by redactor: Redactor) {
    let (redaction, facts) = redactor.read(line)
    command = redaction.text
    secrets = redaction.secrets
    utility = facts.utility
    template = facts.template
    argumentKinds = facts.argumentKinds.map(\.rawValue)
    category = facts.category
  }
}

/// The lines read lately, because people type the same ones again: two generations, of which the
/// older is dropped when the younger is full.
///
/// A line with a secret is not kept.
struct RecentReadings {
  private static let generationSize = 1024
  private static let longestLine = 1024
  private var young: [String: LineReading] = [:]
  private var old: [String: LineReading] = [:]

  /// What a line says, read now or lately. Complexity: O(*n*) in its length.
  mutating func reading(of line: String, by redactor: Redactor) -> LineReading {
    if let known = young[line] { return known }
    let reading = old[line] ?? LineReading(line, by: redactor)
    guard reading.secrets.isEmpty, line.utf8.count <= Self.longestLine else { return reading }
    if young.count >= Self.generationSize {
      old = young
      young = [:]
    }
    young[line] = reading
    return reading
  }
}
