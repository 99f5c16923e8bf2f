/// What is known of the secrets among one utility's arguments.
///
/// All of it is constant text, so that the table of rules costs nothing to make.
struct SecretRule: Sendable {
  /// Names whose values are secret in the same part.
  struct Names: Sendable {
    let names: StaticString
    let part: SecretPart

    init(_ names: StaticString, _ part: SecretPart = .whole) {
      self.names = names
      self.part = part
    }

    /// Whether the letter stands among the names, which are letters here.
    func holds(_ letter: UInt8) -> Bool {
      names.withUTF8Buffer { $0.contains(letter) }
    }

    /// Whether the word is one of the names.
    func holds(_ word: Span<UInt8>) -> Bool { WordList(names).contains(word) }
  }

  /// Short options with a secret value, attached or as the next word; letters.
  var short = Names("")
  /// More of these, with another part.
  var otherShort = Names("")
  /// Short options whose secret value is always attached (`mysql -pSECRET`); letters.
  var attachedOnly = Names("")
  /// Other short options that take a value, so that a cluster of letters is read rightly.
  var valueLetters = Names("")
  /// Long options, with their dashes.
  var long = Names("")
  /// More of these, with another part.
  var otherLong = Names("")
  /// Words before a value (`/p:`), which make the rest of the word secret.
  var prefixes: WordList = ""
  /// Keywords directly before the secret.
  var keywords: WordList = ""
  /// Keywords with one word between them and the secret.
  var distantKeywords: WordList = ""
  /// Operands that are secret, a bit for each, counted from zero; options are not counted.
  var operands: UInt32 = 0
  /// A first operand that must be there for ``operands`` to hold.
  var subcommand: StaticString?
  /// Whether `--password` without `=` asks instead of taking the next word.
  var asksWithoutEquals = false
  /// Whether long options are written with one dash.
  var hasLongShorts = false

  private static func rule(
    _ short: StaticString = "", values: StaticString = "", attached: StaticString = "",
    part: SecretPart = .whole, otherShort: Names = Names(""), long: Names = Names(""),
    otherLong: Names = Names(""), prefixes: WordList = "", keywords: WordList = "",
    distantKeywords: WordList = "", operands: [UInt32] = [], subcommand: StaticString? = nil,
    asks: Bool = false, longShorts: Bool = false
  ) -> SecretRule {
    var rule = SecretRule()
    rule.short = Names(short, part)
    rule.otherShort = otherShort
    rule.attachedOnly = Names(attached, part)
    rule.valueLetters = Names(values)
    rule.long = long
    rule.otherLong = otherLong
    rule.prefixes = prefixes
    rule.keywords = keywords
    rule.distantKeywords = distantKeywords
    for operand in operands { rule.operands |= 1 << operand }
    rule.subcommand = subcommand
    rule.asksWithoutEquals = asks
    rule.hasLongShorts = longShorts
    return rule
  }

  /// The part of a short option's value that is secret, attached or not; nil when none is.
  func part(ofShort letter: UInt8) -> SecretPart? {
    if short.holds(letter) { return short.part }
    return otherShort.holds(letter) ? otherShort.part : nil
  }

  /// The part of a long option's value that is secret; nil when the rule says nothing of it.
  func part(ofLong name: Span<UInt8>) -> SecretPart? {
    if long.holds(name) { return long.part }
    return otherLong.holds(name) ? otherLong.part : nil
  }

  /// How many words after a keyword the secret stands; nil when the word is none.
  func distance(after word: Span<UInt8>) -> Int? {
    if keywords.contains(word) { return 1 }
    return distantKeywords.contains(word) ? 2 : nil
  }

  /// Whether an operand is secret, counted from zero.
  func isSecret(operand: Int) -> Bool { operand < 32 && operands & 1 << UInt32(operand) != 0 }

  private static let colon = SecretPart.after(UInt8(ascii: ":"))

  /// The rule of a utility; nil when only names and shapes tell.
  static func of(_ utility: String) -> SecretRule? {
    let name = utility.utf8Span.span
    if let row = index.row(of: name) { return rows[row].1 }
    if name.starts(with: "snmp") { return snmp }
    if name.starts(with: "impacket-") { return impacket }
    if name.starts(with: "ldap") { return ldap }
    return nil
  }

  private static let snmp = rule(
    "cAXYZ", values: "vaxlunetrEeOLmMCITPD", longShorts: false)
  private static let ldap = rule("w", values: "DHhpbsfFlzSoOUXYRZy")
  private static let impacket = rule(long: Names("-hashes -aesKey"), longShorts: true)
  private static let database = rule(
    values: "uhPDeS", attached: "p", asks: true)
  private static let samba = rule(
    "U", values: "cdDIklLmMnNoOpPRsStTW", part: .after(UInt8(ascii: "%")),
    long: Names("--user", .after(UInt8(ascii: "%"))))

  private static let index = NameIndex(rows.map(\.0), slotBits: 9)

  private static let rows: [(StaticString, SecretRule)] = [
    (
      "curl",
      rule(
        "uUE", values: "AbcCdDeEFhHKmoPQrtTwxXyYz", part: colon, otherShort: Names("b", .cookie),
        long: Names("--user --proxy-user --cert --proxy-cert", colon),
        otherLong: Names("--oauth2-bearer --pass --proxy-pass"))
    ),
    ("http https xh xhs", rule("a", part: colon, long: Names("--auth", colon))),
    ("openvpn", rule(long: Names("--secret --tls-auth", .nothing))),
    (
      "wpscan",
      rule(
        values: "ueoftUP",
        long: Names("--passwords", .nothing), otherLong: Names("--proxy-auth --http-auth", colon))
    ),
    ("chisel", rule(long: Names("--auth", colon))),
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
      rule(prefixes: "/p: /password: /gp: /pth: /gateway-password:")
    ),
    (
      "openssl",
      rule(
        long: Names("-passin -passout -pass", .afterPassPrefix),
        otherLong: Names("-k -K -psk -passwd -srppass"), longShorts: true)
    ),
    ("ipmitool", rule("Pky", values: "HUILptboCOeS")),
    ("radtest", rule("", values: "tPx", operands: [1, 4])),
    ("wpa_passphrase", rule(operands: [1])),
    ("htpasswd", rule("", values: "C", operands: [2])),
    ("vault", rule(operands: [1], subcommand: "login")),
    ("docker podman helm nerdctl", rule(long: Names("--creds --src-creds", colon))),
    (
      "skopeo buildah", rule(long: Names("--creds --src-creds --dest-creds", colon))
    ),
    ("lftp", rule("u", values: "pefc", part: .after(UInt8(ascii: ",")))),
    ("ncftp ncftpput ncftpget", rule("p", values: "uPj")),
    ("usermod useradd", rule("p", values: "cdegGkKsu")),
    ("zip unzip", rule("P", values: "xidbn")),
    ("7z 7za 7zr", rule(attached: "p")),
    ("rar unrar", rule(attached: "p", prefixes: "-hp")),
    ("plink pscp psftp putty", rule(long: Names("-pw"), longShorts: true)),
    ("ssh-keygen", rule("NP", values: "bCfImnOrRsStTVwDaeEFGJjKLMWYz")),
    ("dig kdig drill nsupdate delv", rule("y", values: "bcfkmpqtxdlrtu", part: .afterLastColon)),
    ("sqlmap", rule(long: Names("--auth-cred", colon), otherLong: Names("--cookie", .cookie))),
    ("wg", rule(keywords: "private-key preshared-key")),
    ("ip", rule(distantKeywords: "auth enc aead auth-trunc key")),
    ("iw", rule(keywords: "key keys")),
    ("iwconfig", rule(keywords: "key enc encryption")),
    (
      "wpa_cli hostapd_cli",
      rule(
        keywords: "psk password wpa_passphrase wep_key0 sae_password private_key_passwd",
        distantKeywords: "passphrase pin")
    ),
    ("pppd chat", rule(keywords: "password")),
    ("ngrok", rule(keywords: "authtoken add-authtoken")),
    ("snmp-check snmpcheck", rule("c", values: "pvrt")),
    ("az", rule("p", values: "ugno")),
    (
      "keytool jarsigner",
      rule(
        long: Names("-storepass -keypass -srcstorepass -deststorepass"), longShorts: true)
    ),
    ("mosquitto_pub mosquitto_sub", rule("P", values: "htmuipqLlfkVAI")),
    (
      "secretsdump.py psexec.py wmiexec.py smbexec.py atexec.py GetNPUsers.py GetUserSPNs.py",
      impacket
    ),
  ]
}
