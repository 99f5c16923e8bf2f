/// A utility that runs another one given among its arguments.
struct Wrapper {
  /// Short options that take a value.
  let shortWithValue: StaticString
  /// Long options that take a value as the next word.
  let longWithValue: WordList
  /// Options that make it do something else than run a program.
  let otherwise: WordList
  /// Words between its options and the program, such as `timeout`'s duration.
  let operands: Int
  /// Words of which one must follow first, with `exec` and a name behind it (`netns exec NAME`).
  let subcommands: WordList?
  /// Whether `NAME=value` words may stand before the program.
  let takesAssignments: Bool

  private init(
    _ shortWithValue: StaticString = "", long: WordList = "", otherwise: WordList = "",
    operands: Int = 0, subcommands: WordList? = nil, takesAssignments: Bool = false
  ) {
    self.shortWithValue = shortWithValue
    longWithValue = long
    self.otherwise = otherwise
    self.operands = operands
    self.subcommands = subcommands
    self.takesAssignments = takesAssignments
  }

  static func named(_ name: String) -> Wrapper? { index.row(of: name).map { table[$0].value } }

  private static let index = NameIndex(table.map(\.key), slotBits: 7)

  private static let table: KeyValuePairs<StaticString, Wrapper> = [
    "sudo": Wrapper(
      "ugpCchDRrtTU",
      long: "--user --group --prompt --close-from --chdir --host --chroot",
      otherwise: "-e -l -v --edit --list --validate", takesAssignments: true),
    "doas": Wrapper("uCa", otherwise: "-L"),
    "pkexec": Wrapper("", long: "--user"),
    "env": Wrapper(
      "uCS", long: "--unset --chdir --split-string", takesAssignments: true),
    "nohup": Wrapper(),
    "nice": Wrapper("n", long: "--adjustment"),
    "ionice": Wrapper("cnpPu", long: "--class --classdata", otherwise: "-p -P -u"),
    "chrt": Wrapper("TPD", operands: 1),
    "taskset": Wrapper("", otherwise: "-p", operands: 1),
    "timeout": Wrapper("ks", long: "--kill-after --signal", operands: 1),
    "time": Wrapper("fo", long: "--format --output"),
    "watch": Wrapper("nq", long: "--interval --equexit"),
    "strace": Wrapper(
      "aeEIopPsSuXbO", long: "--attach --output --trace --user",
      otherwise: "-p --attach"),
    "ltrace": Wrapper("aelnopsuxF", otherwise: "-p"),
    "stdbuf": Wrapper("ioe", long: "--input --output --error"),
    "setsid": Wrapper(),
    "unbuffer": Wrapper(),
    "torsocks": Wrapper(),
    "torify": Wrapper(),
    "proxychains": Wrapper("f"),
    "proxychains4": Wrapper("f"),
    "systemd-run": Wrapper(
      "pHMuEGrt", long: "--property --unit --slice --setenv --uid --gid"),
    "systemd-inhibit": Wrapper(),
    "nsenter": Wrapper("tSGrw", long: "--target --setuid --setgid"),
    "unshare": Wrapper("SGRw", long: "--setuid --setgid --root --wd"),
    "chroot": Wrapper("", operands: 1),
    "flock": Wrapper("wEc", long: "--timeout --wait", operands: 1),
    "xargs": Wrapper(
      "adEILnPs",
      long: "--arg-file --delimiter --max-args --max-procs --replace --max-lines"),
    "sshpass": Wrapper("pfdP"),
    "command": Wrapper("", otherwise: "-v -V"),
    "exec": Wrapper("a"),
    "builtin": Wrapper(),
    "busybox": Wrapper("", otherwise: "--list --help"),
    "ip": Wrapper("n", long: "-netns", subcommands: "netns vrf"),
    "firejail": Wrapper(),
    "faketime": Wrapper("", operands: 1),
    "cgexec": Wrapper("g"),
    "trickle": Wrapper("dutswl"),
    "chronic": Wrapper(),
  ]

  /// The index of the program that the wrapper at `start` runs; nil when it runs none.
  func programIndex(in words: [Word], after start: Int) -> Int? {
    var index = start + 1
    while index < words.count {
      let word = words[index].value
      let bytes = word.utf8Span.span
      if bytes.equals("--") {
        index += 1
        break
      }
      guard bytes.first == UInt8(ascii: "-"), bytes.count > 1 else {
        if takesAssignments, Self.isAssignment(bytes) {
          index += 1
          continue
        }
        break
      }
      if otherwise.contains(bytes) { return nil }
      index += takesNextWord(bytes) ? 2 : 1
    }
    if let subcommands {
      guard index + 2 < words.count, subcommands.contains(words[index].value),
        words[index + 1].value == "exec"
      else { return nil }
      index += 3
    }
    index += operands
    while takesAssignments, index < words.count {
      let word = words[index].value
      guard Self.isAssignment(word.utf8Span.span) else { break }
      index += 1
    }
    return index < words.count ? index : nil
  }

  /// Whether an option's value is the next word.
  private func takesNextWord(_ option: Span<UInt8>) -> Bool {
    if longWithValue.contains(option) { return true }
    if option.starts(with: "--") { return false }
    return shortWithValue.withUTF8Buffer { letters in
      for index in 1..<option.count where letters.contains(option[index]) {
        return index == option.count - 1
      }
      return false
    }
  }

  private static func isAssignment(_ word: Span<UInt8>) -> Bool {
    for index in word.indices {
      if word[index] == UInt8(ascii: "=") { return index > 0 }
      guard ByteClass.isNameByte(word[index]), index > 0 || !ByteClass.isDigit(word[index]) else {
        return false
      }
    }
    return false
  }
}
