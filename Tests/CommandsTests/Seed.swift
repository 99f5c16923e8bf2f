/// Numbers that a seed fixes, so that a failing case can be run again.
struct Seed: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static let tokens: [String] = [
    "ping", "dig", "curl", "-u", "-p", "me:pw", "sudo", "-S", "echo", "|", "&&", "||", ";", "&",
    "(",
    ")", "{", "}", "'", "\"", "`", "$(", "${", "}", "$((", "))", "<<E", "<<-E", "\nE\n", "<<<", ">",
    "2>&1", "<(",
    "\\", "\n", " ", "  ", "\t", "#", "if", "then", "fi", "for", "in", "do", "done", "case", "esac",
    ";;",
    "[[", "]]", "$'", "a=", "PASSWORD=", "token=", "https://a:b@c/",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----END RSA PRIVATE KEY-----", "AKIAIOSFODNN7EXAMPLE", "eyJhbGciOiJIUzI1NiJ9.eyJ.x",
    "Cookie:", "•••", "é",
    "🛰", "!", "!!", "^a^b^", "*", "?", "~", "=", "snmpwalk", "-c", "wg", "private-key", "ssh", "h",
    "sh", "-c",
    "mysql", "-pX", "openssl", "-passin", "pass:x", "Authorization: Bearer x", "\u{0}", "xargs",
    "time",
  ]

  /// A line of shell tokens in any order, most of it nonsense.
  mutating func soup() -> String {
    var line = ""
    for _ in 0..<Int.random(in: 0..<40, using: &self) {
      line += Self.tokens.randomElement(using: &self) ?? ""
      if Bool.random(using: &self) { line += " " }
    }
    return line
  }

  /// Random bytes, read as UTF-8 with replacements.
  mutating func noise() -> [UInt8] {
    let count = Int.random(in: 0..<300, using: &self)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}
