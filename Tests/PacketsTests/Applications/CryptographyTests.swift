import Testing

@testable import Packets

@Suite("Hash and cipher of QUIC's first packets") struct CryptographyTests {
  @Test(
    "SHA-256 of the standard's examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func hash(text: String, digest: String) {
    #expect(SHA256.digest(Array(text.utf8)) == [UInt8](hexadecimal: digest))
  }

  @Test("a message longer than a block") func longMessage() {
    let digest = SHA256.digest([UInt8](repeating: 0x61, count: 1_000))
    #expect(
      digest
        == [UInt8](
          hexadecimal: "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"))
  }

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
