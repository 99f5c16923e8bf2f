/// Finds the secrets among the words of one simple command.
struct CommandSecrets {
  private struct Finding {
    let word: Int
    let range: Range<Int>
  }

  private let placed: PlacedCommand
  private let values: [[UInt8]]
  private let names: SecretName
  private let depth: Int
  private let redactor: Redactor
  private var findings: [Finding] = []

  init(_ placed: PlacedCommand, names: SecretName, depth: Int, redactor: Redactor) {
    self.placed = placed
    self.names = names
    self.depth = depth
    self.redactor = redactor
    values = placed.command.words.map { Array($0.value.utf8) }
  }

  private var words: [Word] { placed.command.words }

  func write(to marks: inout SecretMarks) {
    for finding in findings where finding.word < placed.origins.count {
      marks.mark(finding.range, of: values[finding.word], typedAt: placed.origins[finding.word])
    }
    for (assignment, origins) in zip(placed.command.assignments, placed.assignmentOrigins) {
      let whole = Array((assignment.name + "=" + assignment.value.value).utf8)
      let valueStart = assignment.name.utf8.count + 1
      // The typed form may hold `+=`; the value's origins are counted from its end.
      let length = origins.last?.value.upperBound ?? 0
      let shift = length - whole.count
      let name = Array(assignment.name.utf8)
      var ranges: [Range<Int>] = []
      if names.matches(name[...]) {
        if !isHarmlessPath(whole[valueStart...], name: name) { ranges = [valueStart..<whole.count] }
      } else {
        ranges = SecretScanner.ranges(in: whole, as: .argument, names: names)
      }
      for range in ranges where shift >= 0 {
        let padded = [UInt8](repeating: 0, count: shift) + whole
        marks.mark(
          (range.lowerBound + shift)..<(range.upperBound + shift), of: padded, typedAt: origins)
      }
    }
  }

  private mutating func take(_ word: Int, from start: Int) {
    guard word < values.count, start < values[word].count else { return }
    findings.append(Finding(word: word, range: start..<values[word].count))
  }

  private mutating func take(_ word: Int, _ part: SecretPart, from start: Int = 0) {
    guard word < values.count, start <= values[word].count else { return }
    guard let offset = part.start(in: Array(values[word][start...])) else { return }
    take(word, from: start + offset)
  }

  // MARK: The command

  mutating func mark() {
    let invocation = Invocation(placed.command)
    for (start, end) in invocation.segments where start < end {
      // `watch 'ping host'`: the program's word is a command line of its own.
      if values[start].contains(0x20) { markNested(start) }
      mark(utility: Invocation.baseName(words[start].value), start + 1, end)
    }
    for (index, value) in values.enumerated() where value.count > 3 {
      for range in SecretScanner.ranges(in: value, as: .argument, names: names) {
        findings.append(Finding(word: index, range: range))
      }
    }
  }

  private mutating func mark(utility: String, _ start: Int, _ end: Int) {
    let rule = SecretRule.of(utility)
    var operand = 0
    var firstOperand: String?
    var index = start
    let registry =
      utility == "docker" || utility == "podman" || utility == "helm"
      || utility == "nerdctl" || utility == "az"
    var isLogin = false
    var optionsEnded = false
    while index < end {
      let value = values[index]
      if value == [UInt8(ascii: "-"), UInt8(ascii: "-")] {
        optionsEnded = true
        index += 1
        continue
      }
      if !optionsEnded, value.count > 1, value[0] == UInt8(ascii: "-") {
        let login = isLogin && registry ? Self.login : nil
        index += markOption(at: index, end: end, rule: login ?? rule)
        continue
      }
      if let prefix = rule?.prefixes.first(where: { value.starts(with: $0.utf8) }) {
        take(index, from: prefix.utf8.count)
        index += 1
        continue
      }
      let text = words[index].value
      if text == "login" || text == "secret" { isLogin = true }
      if let distance = rule?.keywords[text], index + distance < end,
        isKeyword(text, of: utility, at: index, distance: distance)
      {
        take(index + distance, from: 0)
      } else if value.count <= 64, isNameWord(value), index + 1 < end, namesNextWord(utility) {
        let next = values[index + 1]
        if next.first != UInt8(ascii: "-"), !isHarmlessPath(next[...], name: value) {
          take(index + 1, from: 0)
        }
      }
      if Self.takesAssignments.contains(utility),
        let equals = value.firstIndex(of: UInt8(ascii: "=")), equals <= 64,
        names.matches(value[..<equals]),
        !isHarmlessPath(value[(equals + 1)...], name: Array(value[..<equals]))
      {
        take(index, from: equals + 1)
      }
      if firstOperand == nil { firstOperand = text }
      if let rule, rule.operands.contains(operand),
        rule.subcommand == nil || rule.subcommand == firstOperand
      {
        if rule.subcommand == nil || !value.contains(UInt8(ascii: "=")) {
          markOperand(index, utility: utility, start: start)
        }
      }
      if utility == "openssl", firstOperand == "passwd", operand > 0 { take(index, from: 0) }
      if Self.shells.contains(utility), value.contains(0x20) { markNested(index) }
      operand += 1
      index += 1
    }
    if utility == "ssh" || utility == "su" || utility == "docker" {
      markRemote(start, end, utility)
    }
  }

  private static let login: SecretRule = {
    var rule = SecretRule()
    rule.short[UInt8(ascii: "p")] = .whole
    rule.valueLetters = Array("u".utf8)
    return rule
  }()

  private static let takesAssignments: Set<String> = [
    "export", "env", "sudo", "declare", "typeset", "local", "readonly", "set", "setenv",
  ]

  private static let shells: Set<String> = [
    "sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "ssh", "su", "watch", "eval", "script",
    "flock",
    "xargs", "tmux", "screen", "parallel", "runuser", "doas", "at", "nsenter", "docker", "podman",
    "kubectl", "exec",
  ]

  private func markOperandNeedsFlag(_ utility: String) -> Bool { utility == "htpasswd" }

  private mutating func markOperand(_ index: Int, utility: String, start: Int) {
    if markOperandNeedsFlag(utility) {
      let isBatch = words[start..<index].contains {
        $0.value.utf8.first == UInt8(ascii: "-") && $0.value.utf8.contains(UInt8(ascii: "b"))
      }
      guard isBatch else { return }
    }
    take(index, from: 0)
  }

  /// Keywords of `ip` and `wg` hold only in their own subcommands, and where a key can stand.
  private func isKeyword(_ text: String, of utility: String, at index: Int, distance: Int) -> Bool {
    let next = values[index + distance]
    switch utility {
    case "wg":
      return next.first != UInt8(ascii: "/") && next.first != UInt8(ascii: ".")
        && next.first != UInt8(ascii: "~")
    case "ip":
      let before = words[..<index].map(\.value)
      return text == "key"
        ? before.contains("macsec") : before.contains("xfrm") || before.contains("x")
    case "iwconfig":
      return !["off", "on", "open", "restricted"].contains(words[index + distance].value)
    default: return true
    }
  }

  /// Words such as `password` or `802-1x.password` that stand before their value.
  private func isNameWord(_ value: [UInt8]) -> Bool {
    var value = value[...]
    if let colon = value.lastIndex(of: UInt8(ascii: ":")) { value = value[(colon + 1)...] }
    guard
      value.allSatisfy({
        ByteClass.isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      })
    else { return false }
    return names.matches(value)
  }

  private func namesNextWord(_ utility: String) -> Bool {
    switch utility {
    case "nmcli", "aws", "wpa_cli", "hostapd_cli", "git", "npm", "gcloud", "heroku", "pppd", "set",
      "uci", "nvram", "snmpd", "vtysh", "iscsiadm", "netsh", "pulumi", "rclone", "mc", "ipmitool":
      true
    default: false
    }
  }

  // MARK: Options

  /// Marks one option's value; the count of words it takes.
  private mutating func markOption(at index: Int, end: Int, rule: SecretRule?) -> Int {
    let value = values[index]
    let isLong = value.starts(with: "--".utf8)
    let equals = value.firstIndex(of: UInt8(ascii: "="))
    let nameBytes = value[..<(equals ?? value.count)]
    let name = nameBytes.count <= 64 ? String(decoding: nameBytes, as: UTF8.self) : ""
    if let part = rule?.long[name] {
      if let equals {
        take(index, part, from: equals + 1)
        return 1
      }
      if index + 1 < end { take(index + 1, part) }
      return index + 1 < end ? 2 : 1
    }
    let bare = nameBytes.dropFirst(isLong ? 2 : 1)
    let mayBeLong = isLong || (bare.count > 3 && rule?.hasLongShorts != false || rule == nil)
    if mayBeLong, bare.count > 2, names.matches(bare) {
      if let equals {
        if !isHarmlessPath(value[(equals + 1)...], name: Array(bare)) {
          take(index, from: equals + 1)
        }
        return 1
      }
      guard isLong || rule == nil || rule?.hasLongShorts == true, rule?.asksWithoutEquals != true,
        index + 1 < end
      else { return isLong ? 1 : markShort(at: index, end: end, rule: rule) }
      let next = values[index + 1]
      guard next.first != UInt8(ascii: "-") || next.count == 1,
        !isHarmlessPath(next[...], name: Array(bare))
      else { return 1 }
      take(index + 1, from: 0)
      return 2
    }
    if isLong { return 1 }
    return markShort(at: index, end: end, rule: rule)
  }

  private mutating func markShort(at index: Int, end: Int, rule: SecretRule?) -> Int {
    guard let rule, !rule.hasLongShorts else { return 1 }
    let value = values[index]
    for position in value.indices.dropFirst() {
      let letter = value[position]
      let rest = position + 1
      if let part = rule.short[letter] {
        if rest < value.count {
          take(index, part, from: rest)
          return 1
        }
        if index + 1 < end { take(index + 1, part) }
        return index + 1 < end ? 2 : 1
      }
      if let part = rule.attachedOnly[letter] {
        if rest < value.count { take(index, part, from: rest) }
        return 1
      }
      if rule.valueLetters.contains(letter) {
        return rest < value.count || index + 1 >= end ? 1 : 2
      }
      guard ByteClass.isAlphanumeric(letter) else { return 1 }
    }
    return 1
  }

  /// Names of keys and credentials often hold the path of a file instead.
  private func isHarmlessPath(_ value: ArraySlice<UInt8>, name: [UInt8]) -> Bool {
    guard let first = value.first else { return true }
    if value.count <= 6 {
      switch String(decoding: value, as: UTF8.self).lowercased() {
      case "true", "false", "yes", "no", "none", "null", "prompt", "ask", "-": return true
      default: break
      }
    }
    let lowered = String(decoding: name.map(ByteClass.lowercased), as: UTF8.self)
    guard
      lowered.hasSuffix("key") || lowered.hasSuffix("credentials")
        || lowered.hasSuffix("credential")
        || lowered.hasSuffix("secret") || lowered.hasSuffix("token") || lowered.hasSuffix("cookie")
    else { return false }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") || first == UInt8(ascii: "@") {
      return lowered.hasSuffix("access_key") || lowered.hasSuffix("access-key") ? false : true
    }
    return value.starts(with: "./".utf8) || value.starts(with: "../".utf8)
  }

  // MARK: Commands within words

  /// Marks what stands in a word that is itself a command line, as after `sh -c`.
  private mutating func markNested(_ index: Int) {
    guard depth < 3 else { return }
    let marks = redactor.marks(in: values[index], depth: depth + 1)
    for range in marks.markedRanges() { findings.append(Finding(word: index, range: range)) }
  }

  /// Marks the command that `ssh` runs on the far side when it is given as words.
  private mutating func markRemote(_ start: Int, _ end: Int, _ utility: String) {
    guard utility == "ssh", depth < 3 else { return }
    let withValue = Array("bBcDeEFIiJlLmOopPQRSwW".utf8)
    var index = start
    while index < end, values[index].first == UInt8(ascii: "-"), values[index].count > 1 {
      let last = values[index].last ?? 0
      index += values[index].count == 2 && withValue.contains(last) ? 2 : 1
    }
    index += 1
    while index < end, values[index] == Array("sudo".utf8) { index += 1 }
    guard index < end, !values[index].contains(0x20) else { return }
    let utility = Invocation.baseName(words[index].value)
    guard utility != "ssh" else { return }
    mark(utility: utility, index + 1, end)
  }

  // MARK: Pipes into programs that read secrets

  /// Which part of its standard input is secret; nil for a program that reads none.
  static func readsSecret(_ command: SimpleCommand) -> SecretPart? {
    let invocation = Invocation(command)
    let options = command.words.map(\.value)
    for wrapper in invocation.wrappers where wrapper == "sudo" {
      if options.contains(where: { $0 == "-S" || $0 == "-kS" || $0 == "-Sk" || $0 == "--stdin" }) {
        return .whole
      }
    }
    switch invocation.utility {
    case "chpasswd": return .after(UInt8(ascii: ":"))
    case "passwd", "cryptsetup", "smbpasswd", "kinit", "kpasswd", "sudo", "veracrypt", "su":
      return .whole
    case "wg": return .whole
    case let utility?:
      let asks = options.contains {
        $0 == "--password-stdin" || $0 == "--passwd-on-stdin" || $0 == "--with-token"
          || $0 == "--passphrase-fd" || $0 == "-passin=stdin" || $0 == "--stdin"
          || $0 == "--askpass=stdin" || $0 == "--secret-stdin" || $0 == "--pinentry-mode"
      }
      if asks { return .whole }
      if utility == "openssl", options.contains("stdin") { return .whole }
      return nil
    case nil: return nil
    }
  }

  /// Marks what `echo` or `printf` hands to a program that reads a secret.
  mutating func mark(feeding next: SimpleCommand) {
    let invocation = Invocation(placed.command)
    guard invocation.utility == "echo" || invocation.utility == "printf",
      let part = Self.readsSecret(next)
    else { return }
    let start = invocation.programIndex + 1
    for index in start..<max(start, words.count) {
      let value = values[index]
      if index == start, value.first == UInt8(ascii: "-"), value.count <= 4 { continue }
      if invocation.utility == "printf", index == start, words.count > start + 1,
        value.contains(UInt8(ascii: "%"))
      {
        continue
      }
      take(index, part)
    }
  }
}
