/// A line whose secrets were taken out.
package struct Redaction: Sendable, Equatable {
  /// The mark that stands for a secret.
  package static let mark = "•••"

  /// The bytes of the bullet that the mark is made of.
  static let markByte: (UInt8, UInt8, UInt8) = (0xE2, 0x80, 0xA2)

  /// The line with each secret replaced by the mark; it still parses.
  package let text: String

  /// The secrets as the programs would have received them, each once.
  package let secrets: [String]

  /// Whether anything was taken out.
  package var isRedacted: Bool { !secrets.isEmpty }
}
