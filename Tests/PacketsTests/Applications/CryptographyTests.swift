import Testing

@testable import Packets

@Suite("Keys and cipher of QUIC's first packets") struct CryptographyTests {
  @Test("HMAC of RFC 4231, case 2") func authentication() {
    let code = KeyDerivation.authenticate(
      Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(
      code
        == [UInt8](
          hexadecimal: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
  }

  @Test("AES-128 of FIPS 197, appendix C.1") func cipher() throws {
    let key = [UInt8](hexadecimal: "000102030405060708090a0b0c0d0e0f")
    let text = [UInt8](hexadecimal: "00112233445566778899aabbccddeeff")
    let block = try #require(text.read { AES128.Block($0, at: 0) })
    #expect(
      AES128(key: key).encipher(block).octets
        == [UInt8](hexadecimal: "69c4e0d86a7b0430d8cdb78070b4c55a"))
  }
}
