/// The shape of a provider's tokens.
struct TokenShape: Sendable {
  enum Alphabet: Sendable { case upper, letters, names, loose }

  let prefix: StaticString
  let shortest: Int
  let longest: Int
  let alphabet: Alphabet
  let isSignedToken: Bool

  init(
    _ prefix: StaticString, _ shortest: Int, longest: Int = 0, _ alphabet: Alphabet,
    isSignedToken: Bool = false
  ) {
    self.prefix = prefix
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

  /// Whether a token may start with these two bytes.
  @inline(__always) static func mayStart(with first: UInt8, _ second: UInt8) -> Bool {
    switch (UInt16(first) << 8) | UInt16(second) {
    case 0x414B, 0x4153, 0x4149, 0x4147, 0x6768, 0x6769, 0x676C, 0x786F, 0x7861, 0x6579, 0x736B,
      0x726B, 0x6876, 0x7079, 0x646F, 0x5347, 0x6E70, 0x6866:
      // AK AS AI AG gh gi gl xo xa ey sk rk hv py do SG np hf
      true
    default: false
    }
  }

  /// From the providers' documentation of their token formats.
  static let all: [TokenShape] = [
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
