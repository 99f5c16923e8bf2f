/// A line whose secrets were taken out.
package struct Redaction: Sendable, Equatable {
  /// The mark that stands for a secret.
  package static let mark = "•••"

  /// The line with each secret replaced by the mark; it still parses.
  package let text: String

  /// The secrets as the programs would have received them, each once.
  package let secrets: [String]

  /// Whether anything was taken out.
  package var isRedacted: Bool { !secrets.isEmpty }
}
