/// What the reading of a command line has to know of a utility by its name alone.
struct UtilityTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// It only feeds a pipe or waits, so the line is about another command.
  static let feeds = UtilityTraits(rawValue: 1 << 0)
  /// It changes the shell that runs it: directory, variables, aliases.
  static let changesShell = UtilityTraits(rawValue: 1 << 1)
  /// It runs what follows with another user's rights.
  static let elevates = UtilityTraits(rawValue: 1 << 2)
  /// Its subcommands log in to registries.
  static let hasRegistry = UtilityTraits(rawValue: 1 << 3)
  /// Its operands may be assignments.
  static let takesAssignments = UtilityTraits(rawValue: 1 << 4)
  /// A word such as `password` stands before its value.
  static let namesNextWord = UtilityTraits(rawValue: 1 << 5)
  /// A word with blanks is a command line.
  static let isShell = UtilityTraits(rawValue: 1 << 6)
  /// It asks name servers, given as `@HOST`, with options in `+`.
  static let isResolver = UtilityTraits(rawValue: 1 << 7)
  /// A number behind its host is a port.
  static let takesPortOperand = UtilityTraits(rawValue: 1 << 8)
  /// A word with blanks is a filter of packets.
  static let takesFilter = UtilityTraits(rawValue: 1 << 9)
  /// A name before `@` is an account.
  static let logsIn = UtilityTraits(rawValue: 1 << 10)
  /// Lists and ranges of numbers are ports.
  static let takesPorts = UtilityTraits(rawValue: 1 << 11)
  /// Letters such as `-lvnp` end in the option for a port.
  static let clustersPort = UtilityTraits(rawValue: 1 << 12)

  /// The traits of a utility, by its name without a directory. Complexity: O(1).
  static func of(_ utility: String) -> UtilityTraits { of(utility.utf8Span.span) }

  /// The traits of a utility, by its name without a directory. Complexity: O(1).
  static func of(_ utility: Span<UInt8>) -> UtilityTraits {
    index.row(of: utility).map { table[$0].value } ?? []
  }

  private static let index = NameIndex(table.map(\.key), slotBits: 9)

  private static let table: KeyValuePairs<StaticString, UtilityTraits> = [
    "echo cat printf yes true : sleep": .feeds,
    """
    cd chdir pushd popd unset umask alias unalias source . shopt setopt unsetopt ulimit hash trap \
    read dirs
    """: .changesShell,
    "export readonly typeset declare": [.changesShell, .takesAssignments],
    "local setenv env": .takesAssignments,
    "set": [.changesShell, .takesAssignments, .namesNextWord],
    "eval": [.changesShell, .isShell],
    "sudo": [.elevates, .takesAssignments],
    "doas su": [.elevates, .isShell],
    "pkexec run0": .elevates,
    "docker podman": [.hasRegistry, .isShell],
    "helm nerdctl az": .hasRegistry,
    """
    nmcli aws wpa_cli hostapd_cli git npm gcloud heroku pppd uci nvram snmpd vtysh iscsiadm netsh \
    pulumi rclone mc ipmitool
    """: .namesNextWord,
    """
    sh bash zsh dash ksh ash fish watch script flock xargs tmux screen parallel runuser at nsenter \
    kubectl exec
    """: .isShell,
    "ssh": [.isShell, .logsIn],
    "scp sftp rsync mosh sshfs ssh-copy-id autossh ping xfreerdp": .logsIn,
    "dig drill kdig delv doggo dog": .isResolver,
    "nc ncat netcat": [.takesPortOperand, .takesPorts, .clustersPort],
    "telnet tcptraceroute tcping ftp": .takesPortOperand,
    "tcpdump tshark": [.takesFilter, .takesPorts],
    "dumpcap ngrep": .takesFilter,
    "nmap masscan zmap rustscan hping3 unicornscan": .takesPorts,
  ]
}
