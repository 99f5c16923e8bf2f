/// Which part of an option's value is secret.
enum SecretPart: Sendable {
  case whole
  /// What follows the first of these bytes, as in `user:password`; nothing without it.
  case after(UInt8)
  /// What follows the last colon, as in `hmac:name:key`.
  case afterLastColon
  /// What follows `pass:`.
  case afterPassPrefix
  /// Everything, when it holds `=`, as cookies do and names of files do not.
  case cookie
  /// Nothing: the name sounds like a secret, and a file or a list follows.
  case nothing

  /// Where the secret part starts; nil when the value holds none.
  func start(in value: [UInt8]) -> Int? {
    switch self {
    case .whole: return 0
    case .after(let byte): return value.firstIndex(of: byte).map { $0 + 1 }
    case .afterLastColon: return value.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 }
    case .afterPassPrefix: return value.starts(with: "pass:".utf8) ? 5 : nil
    case .nothing: return nil
    case .cookie: return value.contains(UInt8(ascii: "=")) ? 0 : nil
    }
  }
}

/// What is known of the secrets among one utility's arguments.
struct SecretRule: Sendable {
  /// Short options with a secret value, attached or as the next word.
  var short: [UInt8: SecretPart] = [:]
  /// Short options whose secret value is always attached (`mysql -pSECRET`).
  var attachedOnly: [UInt8: SecretPart] = [:]
  /// Other short options that take a value, so that a cluster of letters is read rightly.
  var valueLetters: [UInt8] = []
  /// Long options, with their dashes.
  var long: [String: SecretPart] = [:]
  /// Words before a value (`/p:`), which make the rest of the word secret.
  var prefixes: [String] = []
  /// Keywords, and how many words after each one the secret stands.
  var keywords: [String: Int] = [:]
  /// Operands that are secret, counted from zero; options are not counted.
  var operands: [Int] = []
  /// A first operand that must be there for ``operands`` to hold.
  var subcommand: String?
  /// Whether `--password` without `=` asks instead of taking the next word.
  var asksWithoutEquals = false
  /// Whether long options are written with one dash.
  var hasLongShorts = false

  private static func rule(
    _ short: String = "", values: String = "", attached: String = "",
    part: SecretPart = .whole, long: [String: SecretPart] = [:], prefixes: [String] = [],
    keywords: [String: Int] = [:], operands: [Int] = [], subcommand: String? = nil,
    asks: Bool = false, longShorts: Bool = false
  ) -> SecretRule {
    var rule = SecretRule()
    for letter in short.utf8 { rule.short[letter] = part }
    for letter in attached.utf8 { rule.attachedOnly[letter] = part }
    rule.valueLetters = Array(values.utf8)
    rule.long = long
    rule.prefixes = prefixes
    rule.keywords = keywords
    rule.operands = operands
    rule.subcommand = subcommand
    rule.asksWithoutEquals = asks
    rule.hasLongShorts = longShorts
    return rule
  }

  private static let colon = SecretPart.after(UInt8(ascii: ":"))

  /// The rule of a utility; nil when only names and shapes tell.
  static func of(_ utility: String) -> SecretRule? {
    if let row = index.row(of: utility) { return rows[row].1 }
    if utility.hasPrefix("snmp") { return snmp }
    if utility.hasPrefix("impacket-") { return impacket }
    if utility.hasPrefix("ldap") { return ldap }
    return nil
  }

  private static let snmp = rule(
    "cAXYZ", values: "vaxlunetrEeOLmMCITPD", longShorts: false)
  private static let ldap = rule("w", values: "DHhpbsfFlzSoOUXYRZy")
  private static let impacket = rule(
    long: ["-hashes": .whole, "-aesKey": .whole], longShorts: true)
  private static let database = rule(
    values: "uhPDeS", attached: "p", asks: true)
  private static let samba = rule(
    "U", values: "cdDIklLmMnNoOpPRsStTW", part: .after(UInt8(ascii: "%")),
    long: ["--user": .after(UInt8(ascii: "%"))])

  private static let index = NameIndex(rows.map(\.0), slotBits: 9)

  private static let rows: [(String, SecretRule)] = [
    (
      "curl",
      {
        var rule = SecretRule.rule(
          "uU", values: "AbcCdDeEFhHKmoPQrtTwxXyYz", part: colon,
          long: [
            "--user": colon, "--proxy-user": colon, "--cert": colon, "--proxy-cert": colon,
            "--oauth2-bearer": .whole, "--pass": .whole, "--proxy-pass": .whole,
          ])
        rule.short[UInt8(ascii: "b")] = .cookie
        rule.short[UInt8(ascii: "E")] = colon
        return rule
      }()
    ),
    ("http https xh xhs", rule("a", part: colon, long: ["--auth": colon])),
    ("openvpn", rule(long: ["--secret": .nothing, "--tls-auth": .nothing])),
    (
      "wpscan",
      rule(
        values: "ueoftUP",
        long: ["--passwords": .nothing, "--proxy-auth": colon, "--http-auth": colon])
    ),
    ("chisel", rule(long: ["--auth": colon])),
    ("lwp-request GET HEAD POST", rule("C", part: colon)),
    ("enum4linux enum4linux-ng airdecap-ng", rule("p", values: "uwebk")),
    ("httping", rule("P", values: "gUpciIt")),
    ("sshpass", rule("p", values: "fdP")),
    (
      """
      mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlslap mysqlbinlog mariadb \
      mariadb-dump mariadb-admin mycli mysqlpump
      """, database
    ),
    ("psql pg_dump pg_dumpall pg_restore createdb dropdb pgbench pgcli", rule(asks: true)),
    ("redis-cli", rule("a", values: "hpnusr")),
    (
      "mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat",
      rule("p", values: "uhdcoq")
    ),
    ("smbclient rpcclient net winexe smbget smbtree smbcacls smbcquotas wmic pth-winexe", samba),
    ("smbmap evil-winrm", rule("p", values: "uHdPxirse")),
    ("crackmapexec cme netexec nxc", rule("pH", values: "udxXMot")),
    ("hydra ncrack", rule("p", values: "lLPCMotTwWsmeUx")),
    ("medusa", rule("p", values: "uUPhHCMmntT")),
    ("rdesktop", rule("p", values: "udsgcnkax")),
    (
      "xfreerdp xfreerdp3 wlfreerdp sdl-freerdp",
      rule(prefixes: ["/p:", "/password:", "/gp:", "/pth:", "/gateway-password:"])
    ),
    (
      "openssl",
      rule(
        long: [
          "-passin": .afterPassPrefix, "-passout": .afterPassPrefix, "-pass": .afterPassPrefix,
          "-k": .whole, "-K": .whole, "-psk": .whole, "-passwd": .whole, "-srppass": .whole,
        ], longShorts: true)
    ),
    ("ipmitool", rule("Pky", values: "HUILptboCOeS")),
    ("radtest", rule("", values: "tPx", operands: [1, 4])),
    ("wpa_passphrase", rule(operands: [1])),
    ("htpasswd", rule("", values: "C", operands: [2])),
    ("vault", rule(operands: [1], subcommand: "login")),
    ("docker podman helm nerdctl", rule(long: ["--creds": colon, "--src-creds": colon])),
    (
      "skopeo buildah", rule(long: ["--creds": colon, "--src-creds": colon, "--dest-creds": colon])
    ),
    ("lftp", rule("u", values: "pefc", part: .after(UInt8(ascii: ",")))),
    ("ncftp ncftpput ncftpget", rule("p", values: "uPj")),
    ("usermod useradd", rule("p", values: "cdegGkKsu")),
    ("zip unzip", rule("P", values: "xidbn")),
    ("7z 7za 7zr", rule(attached: "p")),
    ("rar unrar", rule(attached: "p", long: [:], prefixes: ["-hp"])),
    ("plink pscp psftp putty", rule(long: ["-pw": .whole], longShorts: true)),
    ("ssh-keygen", rule("NP", values: "bCfImnOrRsStTVwDaeEFGJjKLMWYz")),
    ("dig kdig drill nsupdate delv", rule("y", values: "bcfkmpqtxdlrtu", part: .afterLastColon)),
    ("sqlmap", rule(long: ["--auth-cred": .after(UInt8(ascii: ":")), "--cookie": .cookie])),
    ("wg", rule(keywords: ["private-key": 1, "preshared-key": 1])),
    ("ip", rule(keywords: ["auth": 2, "enc": 2, "aead": 2, "auth-trunc": 2, "key": 2])),
    ("iw", rule(keywords: ["key": 1, "keys": 1])),
    ("iwconfig", rule(keywords: ["key": 1, "enc": 1, "encryption": 1])),
    (
      "wpa_cli hostapd_cli",
      rule(keywords: [
        "psk": 1, "password": 1, "wpa_passphrase": 1, "wep_key0": 1, "sae_password": 1,
        "passphrase": 2, "private_key_passwd": 1, "pin": 2,
      ])
    ),
    ("pppd chat", rule(keywords: ["password": 1])),
    ("ngrok", rule(keywords: ["authtoken": 1, "add-authtoken": 1])),
    ("snmp-check snmpcheck", rule("c", values: "pvrt")),
    ("az", rule("p", values: "ugno")),
    (
      "keytool jarsigner",
      rule(
        long: [
          "-storepass": .whole, "-keypass": .whole, "-srcstorepass": .whole,
          "-deststorepass": .whole,
        ],
        longShorts: true)
    ),
    ("mosquitto_pub mosquitto_sub", rule("P", values: "htmuipqLlfkVAI")),
    (
      "secretsdump.py psexec.py wmiexec.py smbexec.py atexec.py GetNPUsers.py GetUserSPNs.py",
      impacket
    ),
  ]
}
