/// The shape of a provider's tokens.
struct TokenShape: Sendable {
  enum Alphabet: Sendable { case upper, letters, names, loose }

  let prefix: StaticString
  let first: UInt8
  let shortest: Int
  let longest: Int
  let alphabet: Alphabet
  let isSignedToken: Bool

  init(
    _ prefix: StaticString, _ shortest: Int, longest: Int = 0, _ alphabet: Alphabet,
    isSignedToken: Bool = false
  ) {
    self.prefix = prefix
    first = prefix.withUTF8Buffer { $0.first ?? 0 }
    self.shortest = shortest
    self.longest = longest
    self.alphabet = alphabet
    self.isSignedToken = isSignedToken
  }

  @inline(__always) func accepts(_ byte: UInt8) -> Bool {
    switch alphabet {
    case .upper: ByteClass.isUpper(byte) || ByteClass.isDigit(byte)
    case .letters: ByteClass.isAlphanumeric(byte)
    case .names: ByteClass.isNameByte(byte)
    case .loose: ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-")
    }
  }

  /// The shapes by their first byte.
  static let starting: [[TokenShape]] = {
    var starting = [[TokenShape]](repeating: [], count: 256)
    for shape in all { starting[Int(shape.first)].append(shape) }
    return starting
  }()

  /// From the providers' documentation of their token formats.
  private static let all: [TokenShape] = [
    TokenShape("AKIA", 16, longest: 16, .upper), TokenShape("ASIA", 16, longest: 16, .upper),
    TokenShape("AIza", 35, .loose), TokenShape("AGE-SECRET-KEY-1", 50, .upper),
    TokenShape("ghp_", 20, .letters), TokenShape("gho_", 20, .letters),
    TokenShape("ghu_", 20, .letters), TokenShape("ghs_", 20, .letters),
    TokenShape("ghr_", 20, .letters), TokenShape("github_pat_", 20, .names),
    TokenShape("glpat-", 16, .loose), TokenShape("glptt-", 16, .loose),
    TokenShape("gldt-", 16, .loose), TokenShape("xoxb-", 10, .loose),
    TokenShape("xoxp-", 10, .loose), TokenShape("xoxa-", 10, .loose),
    TokenShape("xoxr-", 10, .loose), TokenShape("xoxs-", 10, .loose),
    TokenShape("xapp-", 10, .loose), TokenShape("eyJ", 10, .loose, isSignedToken: true),
    TokenShape("sk_live_", 16, .letters), TokenShape("sk_test_", 16, .letters),
    TokenShape("sk-ant-", 20, .loose), TokenShape("sk-proj-", 20, .loose),
    TokenShape("rk_live_", 16, .letters), TokenShape("hvs.", 20, .loose),
    TokenShape("pypi-", 40, .loose), TokenShape("dop_v1_", 32, .letters),
    TokenShape("SG.", 16, .loose, isSignedToken: true), TokenShape("npm_", 30, .letters),
    TokenShape("hf_", 30, .letters),
  ]
}
