import Commands
import Testing

/// Secrets stand between « and » in the rows.
@Suite struct RedactorTests {
  @Test(arguments: RedactionRows.secret)
  func takesTheSecretOut(row: String) {
    let line = row.filter { $0 != "«" && $0 != "»" }
    var expected = ""
    var isInside = false
    for character in row {
      if character == "«" {
        isInside = true
        expected += Redaction.mark
      } else if character == "»" {
        isInside = false
      } else if !isInside {
        expected.append(character)
      }
    }
    let redaction = Redactor().redact(line)
    #expect(redaction.text == expected)
    #expect(redaction.isRedacted)
    #expect(!redaction.secrets.isEmpty)
    #expect(Redactor().redact(redaction.text).text == redaction.text)
    #expect(
      CommandLine(redaction.text).completeness == CommandLine(line).completeness,
      "the redacted line parses as the line did")
  }

  @Test(arguments: RedactionRows.harmless)
  func leavesHarmlessLinesAlone(line: String) {
    let redaction = Redactor().redact(line)
    #expect(redaction.text == line)
    #expect(!redaction.isRedacted)
    #expect(redaction.secrets.isEmpty)
  }

  @Test func namesOfTheUserCount() {
    let redactor = Redactor(extraNames: ["Pin-Number", "X-Our-Header"])
    #expect(redactor.redact("tool --pin-number 1234").text == "tool --pin-number •••")
    #expect(redactor.redact("PIN_NUMBER=1234 tool").text == "PIN_NUMBER=••• tool")
    #expect(Redactor().redact("tool --pin-number 1234").text == "tool --pin-number 1234")
  }

  @Test func tellsTheSecretsWithoutTheirQuotes() {
    #expect(Redactor().redact("sshpass -p 'a b' ssh h").secrets == ["a b"])
    #expect(Redactor().redact(#"curl -u "me:x\"y" h"#).secrets == [#"x"y"#])
  }

  @Test func expansionsWithinASecretStay() {
    #expect(Redactor().redact("curl -u me:ab$X h").text == "curl -u me:•••$X h")
    #expect(Redactor().redact("curl -u me:ab$(x y)cd h").text == "curl -u me:•••$(x y)••• h")
  }

  @Test func structureOfQuotesStays() {
    #expect(Redactor().redact(#"curl -u me:"a"'b'c h"#).text == #"curl -u me:"•••"'' h"#)
  }
}

@Suite struct OutputRedactionTests {
  private func redact(_ text: String, secrets: [String] = []) -> String {
    String(decoding: Redactor().redactOutput(Array(text.utf8), secrets: secrets), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "> Authorization: Basic dXNlcjpwYXNz\r\n> Accept: */*",
      "> Authorization: Basic •••\r\n> Accept: */*"
    ),
    ("Cookie: a=b; c=d\nnext", "Cookie: •••\nnext"),
    ("Set-Cookie: sid=31d4; Path=/\n", "Set-Cookie: •••\n"),
    ("< x-api-key: 9f8e7d", "< x-api-key: •••"),
    ("fetching https://me:hunter2@example.org/a", "fetching https://me:•••@example.org/a"),
    ("key AKIAIOSFODNN7EXAMPLE used", "key ••• used"),
    ("token ghp_abcdefghijklmnopqrstuvwxyz0123456789.", "token •••."),
    ("password=hunter2 host=a", "password=••• host=a"),
    ("passwd: hunter2\n", "passwd: •••\n"),
    ("PrivateKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=\n", "PrivateKey = •••\n"),
    ("yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=\n", "•••\n"),
    (#"{"access_token": "abc def", "n": 1}"#, #"{"access_token": "•••", "n": 1}"#),
    ("glpat-abcdefghij0123456789", "•••"),
    ("xoxb-1234567890-abcdef", "•••"),
    ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl ok", "Bearer ••• ok"),
    ("?sig=abc&x=1", "?sig=•••&x=1"),
  ])
  func takesSecretsOut(text: String, expected: String) {
    #expect(redact(text) == expected)
    #expect(redact(expected) == expected)
  }

  @Test(arguments: [
    "passwd: Authentication token manipulation error",
    "PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.",
    "Permission denied (publickey,password).",
    "curl: (6) Could not resolve host: example.org",
    "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.035 ms",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    "max_tokens=100 token_type=bearer",
    "Enter password: ",
    "2001:db8::1 dev eth0 lladdr 52:54:00:12:34:56 REACHABLE",
    "ESTAB 0 0 10.0.0.1:ssh 10.0.0.2:51234",
    "no matching key exchange method found. Their offer: diffie-hellman-group1-sha1",
  ])
  func leavesHarmlessOutputAlone(text: String) {
    #expect(redact(text) == text)
  }

  private static let body =
    "MIIEowIBAAKCAQEAy8Dbv8prpJ/0kKhlGeJYozo2t60EG8L0561g13R29LvMR5hy\nvGZlGJpmn65+A4xHXInJYiPuKzrKUnApeLZ+vw1HocOAZtWK0z3r26uA8kQYOKX9\n"

  @Test func keysAreTakenOutWhole() {
    let text = "a\n-----BEGIN RSA PRIVATE KEY-----\n\(Self.body)-----END RSA PRIVATE KEY-----\nb"
    #expect(
      redact(text) == "a\n-----BEGIN RSA PRIVATE KEY-----\n•••\n-----END RSA PRIVATE KEY-----\nb")
  }

  @Test func keysAreTakenOutWhereverTheTextIsCut() {
    let text =
      "-----BEGIN OPENSSH PRIVATE KEY-----\n\(Self.body)-----END OPENSSH PRIVATE KEY-----\n"
    let bytes = Array(text.utf8)
    for cut in 0..<bytes.count {
      let tail = redact(String(decoding: bytes[cut...], as: UTF8.self))
      let hasKey = tail.contains("A4xHXInJYiPuKzrK") && cut < bytes.count - 60
      // A tail that still shows its closing line's name is recognised.
      #expect(!hasKey, "cut at \(cut): \(tail)")
      let head = redact(String(decoding: bytes[..<cut], as: UTF8.self))
      #expect(!head.contains("MIIEowIBAAKC"), "kept to \(cut)")
    }
  }

  @Test func ownSecretsAreTakenOutAnywhere() {
    #expect(
      redact("login hunter2 failed: hunter2x", secrets: ["hunter2"]) == "login ••• failed: •••x")
    #expect(redact("ab cab ab", secrets: ["ab"]) == "••• cab •••")
  }

  @Test func bytesThatAreNoTextSurvive() {
    let bytes: [UInt8] = [0xFF, 0x00, 0xC3, 0x28] + Array(" password=x ".utf8) + [0xFE]
    let result = Redactor().redactOutput(bytes)
    #expect(result == [0xFF, 0x00, 0xC3, 0x28] + Array(" password=••• ".utf8) + [0xFE])
  }
}
