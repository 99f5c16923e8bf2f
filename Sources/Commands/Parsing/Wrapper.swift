/// A utility that runs another one given among its arguments.
struct Wrapper {
  /// Short options that take a value.
  let shortWithValue: String
  /// Long options that take a value as the next word.
  let longWithValue: [String]
  /// Options that make it do something else than run a program.
  let otherwise: [String]
  /// Words between its options and the program, such as `timeout`'s duration.
  let operands: Int
  /// Words that must follow first, such as `netns exec`.
  let subcommands: [String]
  /// Whether `NAME=value` words may stand before the program.
  let takesAssignments: Bool

  private init(
    _ shortWithValue: String = "", long: [String] = [], otherwise: [String] = [],
    operands: Int = 0, subcommands: [String] = [], takesAssignments: Bool = false
  ) {
    self.shortWithValue = shortWithValue
    longWithValue = long
    self.otherwise = otherwise
    self.operands = operands
    self.subcommands = subcommands
    self.takesAssignments = takesAssignments
  }

  static func named(_ name: String) -> Wrapper? { table[name] }

  private static let table: [String: Wrapper] = [
    "sudo": Wrapper(
      "ugpCchDRrtTU",
      long: ["--user", "--group", "--prompt", "--close-from", "--chdir", "--host", "--chroot"],
      otherwise: ["-e", "-l", "-v", "--edit", "--list", "--validate"], takesAssignments: true),
    "doas": Wrapper("uCa", otherwise: ["-L"]),
    "pkexec": Wrapper("", long: ["--user"]),
    "env": Wrapper(
      "uCS", long: ["--unset", "--chdir", "--split-string"], takesAssignments: true),
    "nohup": Wrapper(),
    "nice": Wrapper("n", long: ["--adjustment"]),
    "ionice": Wrapper("cnpPu", long: ["--class", "--classdata"], otherwise: ["-p", "-P", "-u"]),
    "chrt": Wrapper("TPD", operands: 1),
    "taskset": Wrapper("", otherwise: ["-p"], operands: 1),
    "timeout": Wrapper("ks", long: ["--kill-after", "--signal"], operands: 1),
    "time": Wrapper("fo", long: ["--format", "--output"]),
    "watch": Wrapper("nq", long: ["--interval", "--equexit"]),
    "strace": Wrapper(
      "aeEIopPsSuXbO", long: ["--attach", "--output", "--trace", "--user"],
      otherwise: ["-p", "--attach"]),
    "ltrace": Wrapper("aelnopsuxF", otherwise: ["-p"]),
    "stdbuf": Wrapper("ioe", long: ["--input", "--output", "--error"]),
    "setsid": Wrapper(),
    "unbuffer": Wrapper(),
    "torsocks": Wrapper(),
    "torify": Wrapper(),
    "proxychains": Wrapper("f"),
    "proxychains4": Wrapper("f"),
    "systemd-run": Wrapper(
      "pHMuEGrt", long: ["--property", "--unit", "--slice", "--setenv", "--uid", "--gid"]),
    "systemd-inhibit": Wrapper(),
    "nsenter": Wrapper("tSGrw", long: ["--target", "--setuid", "--setgid"]),
    "unshare": Wrapper("SGRw", long: ["--setuid", "--setgid", "--root", "--wd"]),
    "chroot": Wrapper("", operands: 1),
    "flock": Wrapper("wEc", long: ["--timeout", "--wait"], operands: 1),
    "xargs": Wrapper(
      "adEILnPs",
      long: ["--arg-file", "--delimiter", "--max-args", "--max-procs", "--replace", "--max-lines"]),
    "sshpass": Wrapper("pfdP"),
    "command": Wrapper("", otherwise: ["-v", "-V"]),
    "exec": Wrapper("a"),
    "builtin": Wrapper(),
    "busybox": Wrapper("", otherwise: ["--list", "--help"]),
    "ip": Wrapper("n", long: ["-netns"], subcommands: ["netns exec", "vrf exec"]),
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
      let bytes = word.utf8
      if word == "--" {
        index += 1
        break
      }
      guard bytes.first == UInt8(ascii: "-"), bytes.count > 1 else {
        if takesAssignments, Self.isAssignment(word) {
          index += 1
          continue
        }
        break
      }
      if otherwise.contains(word) { return nil }
      index += takesNextWord(word) ? 2 : 1
    }
    if !subcommands.isEmpty {
      guard index + 2 < words.count,
        subcommands.contains(words[index].value + " " + words[index + 1].value)
      else { return nil }
      index += 3
    }
    index += operands
    while takesAssignments, index < words.count, Self.isAssignment(words[index].value) {
      index += 1
    }
    return index < words.count ? index : nil
  }

  /// Whether an option's value is the next word.
  private func takesNextWord(_ option: String) -> Bool {
    if option.hasPrefix("--") || longWithValue.contains(option) {
      return longWithValue.contains(option)
    }
    var rest = option.utf8.dropFirst()
    while let letter = rest.popFirst() {
      if shortWithValue.utf8.contains(letter) { return rest.isEmpty }
    }
    return false
  }

  static func isAssignment(_ word: String) -> Bool {
    var length = 0
    for byte in word.utf8 {
      if byte == UInt8(ascii: "=") { return length > 0 }
      guard ByteClass.isNameByte(byte), length > 0 || !ByteClass.isDigit(byte) else {
        return false
      }
      length += 1
    }
    return false
  }
}
