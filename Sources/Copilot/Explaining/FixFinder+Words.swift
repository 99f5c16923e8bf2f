internal import Commands

extension FixFinder {
  /// A program that is not there: its package, its place, or what was probably meant.
  mutating func findProgram() {
    guard let name = subject, !name.isEmpty else { return }
    for directory in ["/usr/sbin/", "/sbin/", "/usr/local/sbin/"]
    where surroundings.path(name) == nil && surroundings.mode(directory + name) != nil {
      proposeLine(replacing: name, with: directory + name, "it is there, outside of the PATH")
      return
    }
    if let package = ProgramPackages.package(of: name), surroundings.path("apt-get") != nil {
      let prefix = surroundings.isRoot ? "" : "sudo "
      propose("\(prefix)apt-get install \(package)", "\(name) is in the package \(package)")
    }
    let programs = surroundings.programs().filter { abs($0.utf8.count - name.utf8.count) <= 2 }
    let known = programs.filter { ProgramPackages.package(of: $0) != nil }
    if let nearest = Spelling.nearest(to: name, among: known)
      ?? Spelling.nearest(to: name, among: programs)
    {
      proposeLine(replacing: name, with: nearest, "\(nearest) is installed and spelt alike")
    }
  }

  /// An option, subcommand or value that does not fit.
  mutating func findWords() {
    if explanation.cause == .unknownOption, let option = subject {
      let offered = OptionWords.offered(run.standardError + "\n" + run.standardOutput)
      let known = offered.filter { $0.hasPrefix("-") } + OptionWords.known(to: utility)
      if let nearest = OptionWords.nearest(to: option, among: known) {
        proposeLine(replacing: option, with: nearest, "\(utility) has \(nearest)")
      }
    }
    if explanation.cause == .unknownCommand, let word = subject,
      let nearest = Spelling.nearest(to: word, among: OptionWords.commands(of: utility))
    {
      proposeLine(replacing: word, with: nearest, "\(utility) has \(nearest)")
    }
    guard !utility.isEmpty, surroundings.path(utility) != nil else { return }
    for section in ["8", "1"] {
      findManual(utility, section, "says what \(utility) takes")
    }
    if utility == "ip" || utility == "tc" || utility == "bridge" {
      propose("\(utility) help", "lists what \(utility) takes")
    } else {
      propose("\(utility) --help", "lists what \(utility) takes")
    }
  }

  /// Something that another user may do.
  mutating func findRights() {
    if let path = filePath, let mode = surroundings.mode(path),
      mode & 0o444 != 0o444 || !surroundings.isRoot
    {
      propose("ls -ld \(ShellQuoting.quoted(path))", "shows who may use it")
    }
    guard !surroundings.isRoot, !line.isPrivilegeElevating else { return }
    let first = run.command.drop { $0 == " " }
    let isPlain = line.simpleCommands.count == 1 && line.simpleCommands[0].assignments.isEmpty
    guard isPlain, let name = line.simpleCommands[0].words.first else { return }
    let rest = first.hasPrefix(name.text) ? String(first) : run.command
    propose("sudo \(rest)", "root may do it")
  }

  /// An interface that is not there.
  mutating func findInterface() {
    let interfaces = surroundings.interfaces()
    if let name = subject {
      let nearest =
        Spelling.nearest(to: name, among: interfaces)
        ?? (name.hasPrefix("lo") ? "lo" : interfaces.first)
      if let nearest {
        proposeLine(
          replacing: name, with: nearest,
          interfaces.count == 1
            ? "\(nearest) is the only interface here"
            : "\(nearest) is there; all: \(interfaces.joined(separator: ", "))")
      }
    }
    propose("ip -br link", "lists the interfaces")
    propose("ifconfig -a", "lists the interfaces")
  }

  /// Something that this build or kernel can't do.
  mutating func findSupport() {
    if let scheme = subject, utility == "curl" || utility == "wget",
      let nearest = Spelling.nearest(to: scheme, among: ["http", "https", "ftp", "sftp", "scp"])
    {
      proposeLine(replacing: scheme + "://", with: nearest + "://", "\(nearest) is supported")
    }
    if utility == "curl" { propose("curl --version", "lists the protocols that it knows") }
    if utility == "iwconfig" || utility == "iw" { propose("ip -br link", "lists the interfaces") }
  }

  /// The path among the words that the failure is about; nil when none is there.
  var filePath: String? {
    let candidates = [subject].compactMap { $0 } + arguments
    return candidates.first {
      ($0.contains("/") && !$0.contains("://"))
        && surroundings.mode(surroundings.absolute($0)) != nil
    }
  }
}
