/// What a web request carries that no page sends.
///
/// Source: the groups of the OWASP Core Rule Set 4 (930 path traversal, 932 commands, 941 script,
/// 942 SQL), reduced to phrases that ordinary requests do not hold.
enum WebAttack: String, Sendable {
  case statements = "SQL"
  case script = "script"
  case paths = "paths out of the server's folder"
  case commands = "commands"

  private static let phrases: [(WebAttack, [String])] = [
    (
      .statements,
      [
        "union select", "union all select", "information_schema", "' or '1'='1", "' or 1=1",
        "' and 1=1", "' and '1'='1", "\" or \"1\"=\"1", "or 1=1--", "or 1=1#", "'; drop table",
        "waitfor delay", "benchmark(", "pg_sleep(", "and sleep(", "or sleep(", "extractvalue(",
        "updatexml(", "xp_cmdshell", "order by 1--", "' order by ", "@@version", "and 1=1 union",
        "' and extractvalue", "select char(", "select concat(", "group by concat", "utl_inaddr",
        "and (select ", "rlike (select", "'||(select", "' --", "'--",
      ]
    ),
    (
      .script,
      [
        "<script", "javascript:alert", "onerror=", "onload=alert", "<img src=x", "<svg/onload",
        "<svg onload", "document.cookie", "alert(document", "<iframe src=javascript",
      ]
    ),
    (
      .paths,
      [
        "../../", "..\\..\\", "/etc/passwd", "/etc/shadow", "boot.ini", "win.ini", "php://filter",
        "php://input", "/proc/self/environ",
      ]
    ),
    (
      .commands,
      [
        "cmd.exe", "/bin/sh", "/bin/bash", "${jndi:", "() {", ";wget ", "; wget ", ";cat /",
        "|cat /",
        "`id`", "$(id)", ";id;", "&&whoami", "|whoami", ";whoami", "powershell -", "; ping -c",
        ";ping -c", "allow_url_include", "invokefunction&function=call_user_func",
      ]
    ),
  ]

  private static let table = PhraseTable(
    phrases.flatMap { attack, phrases in phrases.map { (phrase: $0, meaning: attack) } })

  /// The attack that a request's target carries, nil when it carries none.
  ///
  /// - Complexity: O(bytes).
  init?(in target: String) {
    guard let attack = Self.table.first(in: Self.decoded(target)) else { return nil }
    self = attack
  }

  /// In lower case, with escapes of one or two rounds and comments resolved and blanks joined.
  private static func decoded(_ target: String) -> [UInt8] {
    var bytes = Array(target.utf8)
    for _ in 0..<2 where bytes.contains(0x25) { bytes = unescaped(bytes) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      var byte = bytes[place].lowercased
      place += 1
      if byte == 0x2F, bytes[(place - 1)...].starts(with: [0x2F, 0x2A, 0x2A, 0x2F]) {
        byte = 0x20
        place += 3
      }
      if byte == 0x2B || byte == 0x09 || byte == 0x0A { byte = 0x20 }
      if byte != 0x20 || joined.last != 0x20 { joined.append(byte) }
    }
    return joined
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x25, place + 2 < bytes.count, let high = digit(bytes[place + 1]),
        let low = digit(bytes[place + 2])
      {
        result.append(high << 4 | low)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
