/// Finds the secrets among the words of one simple command.
struct CommandSecrets {
  private struct Finding {
    let word: Int
    let range: Range<Int>
  }

  private let placed: PlacedCommand
  private let invocation: Invocation
  private let names: SecretName
  private let depth: Int
  private let redactor: Redactor
  private var findings: [Finding] = []

  init(
    _ placed: PlacedCommand, _ invocation: Invocation, names: SecretName, depth: Int,
    redactor: Redactor
  ) {
    self.placed = placed
    self.invocation = invocation
    self.names = names
    self.depth = depth
    self.redactor = redactor
  }

  private var words: [Word] { placed.command.words }

  func write(to marks: inout SecretMarks) {
    for finding in findings where finding.word < placed.origins.count {
      let value = words[finding.word].value
      marks.mark(
        finding.range, of: value.utf8Span.span, typedAt: placed.origins[finding.word])
    }
    for (assignment, origins) in zip(placed.command.assignments, placed.assignmentOrigins) {
      let name = assignment.name
      let value = assignment.value.value
      let isNamed = names.matches(name.utf8Span.span)
      if isNamed, isHarmlessPath(value.utf8Span.span, name: name.utf8Span.span) { continue }
      guard
        isNamed || SecretScanner.mayHold(value.utf8Span.span)
          || SecretScanner.mayHold(name.utf8Span.span)
      else { continue }
      let whole = Array((name + "=" + value).utf8)
      // The typed form may hold `+=`; the value's origins are counted from its end.
      let shift = origins.valueCount - whole.count
      guard shift >= 0 else { continue }
      let ranges =
        isNamed
        ? [(name.utf8.count + 1)..<whole.count]
        : SecretScanner.ranges(in: whole, as: .argument, names: names)
      let padded = [UInt8](repeating: 0, count: shift) + whole
      for range in ranges {
        marks.mark(
          (range.lowerBound + shift)..<(range.upperBound + shift), of: padded.span,
          typedAt: origins)
      }
    }
  }

  private mutating func take(_ word: Int, from start: Int) {
    guard word < words.count else { return }
    let count = words[word].value.utf8.count
    if start < count { findings.append(Finding(word: word, range: start..<count)) }
  }

  private mutating func take(_ word: Int, _ part: SecretPart, from start: Int = 0) {
    guard word < words.count else { return }
    let value = words[word].value
    let bytes = value.utf8Span.span
    guard start <= bytes.count, let offset = part.start(in: bytes.extracting(start...)) else {
      return
    }
    take(word, from: start + offset)
  }

  // MARK: The command

  mutating func mark() {
    for (start, end, utility) in invocation.segments where start < end {
      // `watch 'ping host'`: the program's word is a command line of its own.
      let program = words[start].value
      if program.utf8Span.span.contains(0x20) { markNested(start) }
      mark(utility: utility, start + 1, end)
    }
    for (index, word) in words.enumerated() {
      let value = word.value
      guard value.utf8.count > 3, SecretScanner.mayHold(value.utf8Span.span) else { continue }
      for range in SecretScanner.ranges(in: Array(value.utf8), as: .argument, names: names) {
        findings.append(Finding(word: index, range: range))
      }
    }
  }

  private mutating func mark(utility: String, _ start: Int, _ end: Int) {
    guard start < end else { return }
    let traits = UtilityTraits.of(utility)
    let rule = SecretRule.of(utility)
    var operand = 0
    var firstOperand: String?
    var index = start
    var isLogin = false
    var optionsEnded = false
    while index < end {
      let text = words[index].value
      let value = text.utf8Span.span
      if value.equals("--") {
        optionsEnded = true
        index += 1
        continue
      }
      if !optionsEnded, value.count > 1, value[0] == UInt8(ascii: "-") {
        let login = isLogin && traits.contains(.hasRegistry) ? Self.login : nil
        index += markOption(at: index, end: end, rule: login ?? rule)
        continue
      }
      var prefix: Int?
      if rule?.prefixes.anyBegins(
        value,
        {
          prefix = $0; return true
        }) == true, let prefix
      {
        take(index, from: prefix)
        index += 1
        continue
      }
      if value.equals("login") || value.equals("secret") { isLogin = true }
      if let distance = rule?.distance(after: value), index + distance < end,
        isKeyword(value, of: utility, at: index, distance: distance)
      {
        take(index + distance, from: 0)
      } else if traits.contains(.namesNextWord), value.count <= 64, index + 1 < end,
        isNameWord(value)
      {
        let next = words[index + 1].value
        let nextBytes = next.utf8Span.span
        if nextBytes.first != UInt8(ascii: "-"), !isHarmlessPath(nextBytes, name: value) {
          take(index + 1, from: 0)
        }
      }
      if traits.contains(.takesAssignments), let equals = value.firstIndex(of: UInt8(ascii: "=")),
        equals <= 64
      {
        let name = value.extracting(0..<equals)
        if names.matches(name), !isHarmlessPath(value.extracting((equals + 1)...), name: name) {
          take(index, from: equals + 1)
        }
      }
      if firstOperand == nil { firstOperand = text }
      if let rule, rule.isSecret(operand: operand),
        rule.subcommand.map({ firstOperand?.utf8Span.span.equals($0) == true }) ?? true
      {
        if rule.subcommand == nil || !value.contains(UInt8(ascii: "=")) {
          markOperand(index, utility: utility, start: start)
        }
      }
      if operand > 0, firstOperand == "passwd", utility == "openssl" { take(index, from: 0) }
      if traits.contains(.isShell), value.contains(0x20) { markNested(index) }
      operand += 1
      index += 1
    }
    if utility == "ssh" { markRemote(start, end) }
  }

  private static let login: SecretRule = {
    var rule = SecretRule()
    rule.short = .init("p")
    rule.valueLetters = .init("u")
    return rule
  }()

  private mutating func markOperand(_ index: Int, utility: String, start: Int) {
    if utility == "htpasswd" {
      let isBatch = words[start..<index].contains {
        $0.value.utf8.first == UInt8(ascii: "-") && $0.value.utf8.contains(UInt8(ascii: "b"))
      }
      guard isBatch else { return }
    }
    take(index, from: 0)
  }

  /// Keywords of `ip` and `wg` hold only in their own subcommands, and where a key can stand.
  private func isKeyword(
    _ keyword: Span<UInt8>, of utility: String, at index: Int, distance: Int
  ) -> Bool {
    let next = words[index + distance].value
    let nextBytes = next.utf8Span.span
    switch utility {
    case "wg":
      return nextBytes.first != UInt8(ascii: "/") && nextBytes.first != UInt8(ascii: ".")
        && nextBytes.first != UInt8(ascii: "~")
    case "ip":
      let before = words[..<index]
      return keyword.equals("key")
        ? before.contains { $0.value == "macsec" }
        : before.contains { $0.value == "xfrm" || $0.value == "x" }
    case "iwconfig": return !Self.wirelessStates.contains(nextBytes)
    default: return true
    }
  }

  private static let wirelessStates: WordList = "off on open restricted"

  /// Words such as `password` or `802-1x.password` that stand before their value.
  private func isNameWord(_ word: Span<UInt8>) -> Bool {
    let start = word.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
    let name = word.extracting(start...)
    guard
      name.allSatisfy({
        ByteClass.isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      })
    else { return false }
    return names.matches(name)
  }

  // MARK: Options

  /// Marks one option's value; the count of words it takes.
  private mutating func markOption(at index: Int, end: Int, rule: SecretRule?) -> Int {
    let text = words[index].value
    let value = text.utf8Span.span
    let isLong = value.starts(with: "--")
    let equals = value.firstIndex(of: UInt8(ascii: "="))
    let name = value.extracting(0..<(equals ?? value.count))
    if name.count <= 64, let part = rule?.part(ofLong: name) {
      if let equals {
        take(index, part, from: equals + 1)
        return 1
      }
      if index + 1 < end { take(index + 1, part) }
      return index + 1 < end ? 2 : 1
    }
    let bare = name.extracting(min(isLong ? 2 : 1, name.count)...)
    let mayBeLong = isLong || (bare.count > 3 && rule?.hasLongShorts != false || rule == nil)
    if mayBeLong, bare.count > 2, names.matches(bare) {
      if let equals {
        if !isHarmlessPath(value.extracting((equals + 1)...), name: bare) {
          take(index, from: equals + 1)
        }
        return 1
      }
      guard isLong || rule == nil || rule?.hasLongShorts == true, rule?.asksWithoutEquals != true,
        index + 1 < end
      else { return isLong ? 1 : markShort(at: index, end: end, rule: rule) }
      let next = words[index + 1].value
      let nextBytes = next.utf8Span.span
      guard nextBytes.first != UInt8(ascii: "-") || nextBytes.count == 1,
        !isHarmlessPath(nextBytes, name: bare)
      else { return 1 }
      take(index + 1, from: 0)
      return 2
    }
    if isLong { return 1 }
    return markShort(at: index, end: end, rule: rule)
  }

  private mutating func markShort(at index: Int, end: Int, rule: SecretRule?) -> Int {
    guard let rule, !rule.hasLongShorts else { return 1 }
    let text = words[index].value
    let value = text.utf8Span.span
    for position in 1..<value.count {
      let letter = value[position]
      let rest = position + 1
      if let part = rule.part(ofShort: letter) {
        if rest < value.count {
          take(index, part, from: rest)
          return 1
        }
        if index + 1 < end { take(index + 1, part) }
        return index + 1 < end ? 2 : 1
      }
      if rule.attachedOnly.holds(letter) {
        if rest < value.count { take(index, rule.attachedOnly.part, from: rest) }
        return 1
      }
      if rule.valueLetters.holds(letter) {
        return rest < value.count || index + 1 >= end ? 1 : 2
      }
      guard ByteClass.isAlphanumeric(letter) else { return 1 }
    }
    return 1
  }

  private static let harmlessValues: WordList = "true false yes no none null prompt ask -"

  /// Names of keys and credentials often hold the path of a file instead.
  private func isHarmlessPath(_ value: Span<UInt8>, name: Span<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    if value.count <= 6, Self.harmlessValues.containsLowercased(value) { return true }
    guard
      name.endsLowercased(with: "key") || name.endsLowercased(with: "credentials")
        || name.endsLowercased(with: "credential") || name.endsLowercased(with: "secret")
        || name.endsLowercased(with: "token") || name.endsLowercased(with: "cookie")
    else { return false }
    if first == UInt8(ascii: "/") || first == UInt8(ascii: "~") || first == UInt8(ascii: "@") {
      return !name.endsLowercased(with: "access_key") && !name.endsLowercased(with: "access-key")
    }
    return value.starts(with: "./") || value.starts(with: "../")
  }

  // MARK: Commands within words

  /// Marks what stands in a word that is itself a command line, as after `sh -c`.
  private mutating func markNested(_ index: Int) {
    guard depth < 3 else { return }
    let marks = redactor.marks(in: Array(words[index].value.utf8), depth: depth + 1)
    for range in marks.markedRanges() { findings.append(Finding(word: index, range: range)) }
  }

  /// Marks the command that `ssh` runs on the far side when it is given as words.
  private mutating func markRemote(_ start: Int, _ end: Int) {
    guard depth < 3 else { return }
    let withValue: StaticString = "bBcDeEFIiJlLmOopPQRSwW"
    var index = start
    while index < end {
      let option = words[index].value.utf8
      guard option.first == UInt8(ascii: "-"), option.count > 1 else { break }
      let last = option.last ?? 0
      let takesNext =
        option.count == 2 && withValue.withUTF8Buffer { $0.contains(last) }
      index += takesNext ? 2 : 1
    }
    index += 1
    while index < end, words[index].value == "sudo" { index += 1 }
    guard index < end else { return }
    let program = words[index].value
    guard !program.utf8Span.span.contains(0x20) else { return }
    let utility = Invocation.baseName(program)
    guard utility != "ssh" else { return }
    mark(utility: utility, index + 1, end)
  }

  // MARK: Pipes into programs that read secrets

  /// Which part of its standard input is secret; nil for a program that reads none.
  static func readsSecret(_ invocation: Invocation) -> SecretPart? {
    guard let utility = invocation.utility else { return nil }
    let words = invocation.command.words
    if invocation.wrappers.contains("sudo"), words.contains(where: { sudoAsks.contains($0.value) })
    {
      return .whole
    }
    if utility == "chpasswd" { return .after(UInt8(ascii: ":")) }
    if readers.contains(utility) || words.contains(where: { asks.contains($0.value) }) {
      return .whole
    }
    return utility == "openssl" && words.contains { $0.value == "stdin" } ? .whole : nil
  }

  private static let sudoAsks: WordList = "-S -kS -Sk --stdin"
  private static let readers: WordList = """
    passwd cryptsetup smbpasswd kinit kpasswd sudo veracrypt su wg
    """
  private static let asks: WordList = """
    --password-stdin --passwd-on-stdin --with-token --passphrase-fd -passin=stdin --stdin \
    --askpass=stdin --secret-stdin --pinentry-mode
    """

  /// Marks what `echo` or `printf` hands to a program that reads a secret.
  mutating func mark(feeding next: Invocation) {
    guard invocation.utility == "echo" || invocation.utility == "printf",
      let part = Self.readsSecret(next)
    else { return }
    let start = invocation.programIndex + 1
    for index in start..<max(start, words.count) {
      let value = words[index].value
      let bytes = value.utf8Span.span
      if index == start, bytes.first == UInt8(ascii: "-"), bytes.count <= 4 { continue }
      if invocation.utility == "printf", index == start, words.count > start + 1,
        bytes.contains(UInt8(ascii: "%"))
      {
        continue
      }
      take(index, part)
    }
  }
}
