internal import Execution
internal import Glibc
internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// What this machine has and lacks for the copilot.
  static let doctor = Operation(
    "doctor", summary: "Check tools, capabilities, database, terminal, locale and settings"
  ) { (copilot, _) throws(OperationError) in
    let environment = ProcessEnvironment.current()
    return .doctor(
      Doctor.tools(environment) + Doctor.capabilities() + Doctor.database(copilot)
        + Doctor.terminal(environment) + Doctor.configuration(copilot))
  }
}

/// Looks at what the copilot needs, changes nothing.
enum Doctor {
  /// The everyday programs and the Debian packages that have them.
  private static let programs: [(name: String, package: String)] = [
    ("ping", "iputils-ping"), ("dig", "bind9-dnsutils"), ("ip", "iproute2"), ("ss", "iproute2"),
    ("curl", "curl"), ("traceroute", "traceroute"), ("mtr", "mtr-tiny"), ("nmap", "nmap"),
    ("tcpdump", "tcpdump"), ("ssh", "openssh-client"), ("whois", "whois"),
    ("iperf3", "iperf3"), ("openssl", "openssl"), ("nc", "netcat-openbsd"),
  ]

  static func tools(_ environment: ProcessEnvironment) -> [DoctorCheck] {
    programs.map { program in
      if let path = environment.path(ofProgram: program.name) {
        return DoctorCheck("tools", program.name, .ok, path)
      }
      return DoctorCheck(
        "tools", program.name, .notice, "not installed",
        advice: "apt-get install \(program.package)")
    }
  }

  static func capabilities() -> [DoctorCheck] {
    let privilege = Privileges.current()
    var checks = [
      DoctorCheck(
        "capabilities", "user", .ok,
        privilege.isRoot ? "root" : "user \(geteuid()) without root's rights")
    ]
    for (name, held, use) in [
      ("cap_net_raw", privilege.canCapture, "capturing traffic"),
      ("cap_net_admin", privilege.canAdministerNetwork, "changing interfaces and routes"),
    ] {
      checks.append(
        DoctorCheck(
          "capabilities", name, held ? .ok : .notice, held ? "held" : "not held; needed for \(use)")
      )
    }
    let method = NetworkAccounting.automatic.availableMethod
    checks.append(
      DoctorCheck(
        "capabilities", "byte counting", method == NetworkMethod.controlGroup ? .ok : .notice,
        method == NetworkMethod.controlGroup
          ? "exact, by control group"
          : "a lower bound: the payload of TCP connections; exact counting needs root"))
    return checks
  }

  static func database(_ copilot: Copilot) -> [DoctorCheck] {
    guard let path = copilot.layout.database else {
      return [
        DoctorCheck(
          "database", "place", .problem, "there is no home directory",
          advice: "set HOME, or name a directory with --data-dir")
      ]
    }
    let spools = copilot.waitingSpools.map { spool in
      DoctorCheck(
        "database", "spool", .notice, "\(spool.bytes) bytes of records wait in \(spool.path)",
        advice: "the next command brings them in when the database can be written")
    }
    guard Files.exists(path) else {
      return [
        DoctorCheck("database", "place", .ok, "\(path) begins with the first command")
      ] + spools
    }
    let store: Store
    do throws(OperationError) { store = try copilot.storeAsItIs() } catch {
      return [DoctorCheck("database", "open", .problem, "\(error)")] + spools
    }
    do throws(StoreError) {
      let status = try store.status()
      let problems = try store.check()
      return [
        DoctorCheck("database", "place", .ok, path),
        Self.privacy(path),
        DoctorCheck(
          "database", "schema", status.schemaVersion == status.knownVersion ? .ok : .problem,
          "version \(status.schemaVersion) of \(status.knownVersion)",
          advice: status.schemaVersion == status.knownVersion ? nil : "netcopilot db migrate"),
        DoctorCheck(
          "database", "integrity", problems.isEmpty ? .ok : .problem,
          problems.first ?? "no damage found",
          advice: problems.isEmpty ? nil : "netcopilot db check --full"),
      ] + (try kept(store)) + spools
    } catch {
      return [DoctorCheck("database", "read", .problem, "\(error)")] + spools
    }
  }

  /// Whether anybody else may look into the directory or read one of its files.
  private static func privacy(_ path: String) -> DoctorCheck {
    let directory = Files.directory(of: path)
    let files =
      ["", "-wal", "-shm", ".spool"].map { path + $0 } + [
        directory + "/history.spool", directory + "/models",
      ]
    let open = ([directory] + files).filter { (Files.mode($0) ?? 0) & 0o077 != 0 }
    guard let first = open.first else {
      return DoctorCheck("database", "private", .ok, "only this user may read it")
    }
    // Nobody gets through a directory that is shut.
    let isShut = (Files.mode(directory) ?? 0o777) & 0o077 == 0
    let mode = String((Files.mode(first) ?? 0) & 0o777, radix: 8)
    return DoctorCheck(
      "database", "private", isShut ? .notice : .problem,
      "others may use \(first) (mode \(mode))\(open.count > 1 ? " and \(open.count - 1) more" : "")",
      advice: "chmod go= " + open.map { "'\($0)'" }.joined(separator: " "))
  }

  /// Rows that a step back has kept and that did not come back.
  private static func kept(_ store: Store) throws(StoreError) -> [DoctorCheck] {
    let tables = try store.keptTables()
    guard !tables.isEmpty else { return [] }
    return [
      DoctorCheck(
        "database", "kept rows", .notice,
        "steps back have kept rows of \(tables.joined(separator: ", "))",
        advice: "netcopilot db migrate brings them back where they still belong")
    ]
  }

  static func terminal(_ environment: ProcessEnvironment) -> [DoctorCheck] {
    let name = environment.nonEmpty("TERM") ?? ""
    let isDumb = name.isEmpty || name == "dumb"
    let isTerminal = isatty(0) == 1 && isatty(1) == 1
    // The process itself always reads UTF-8; what the user's terminal shows, the variables say.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment.nonEmpty).first
    let isUTF8 =
      locale.map { name in
        let plain = name.lowercased()
        return plain.hasSuffix("utf-8") || plain.hasSuffix("utf8")
      } ?? false
    return [
      DoctorCheck(
        "terminal", "TERM", isDumb ? .notice : .ok, name.isEmpty ? "not set" : name,
        advice: isDumb ? "set TERM for line editing, for example xterm-256color" : nil),
      DoctorCheck(
        "terminal", "terminal", isTerminal ? .ok : .notice,
        isTerminal ? "standard input and output" : "not on a terminal now"),
      DoctorCheck(
        "locale", "character set", isUTF8 ? .ok : .notice,
        isUTF8 ? "UTF-8" : "\(locale ?? "LANG is not set"): ASCII signs are drawn",
        advice: isUTF8 ? nil : "set LANG=C.UTF-8 for names in other scripts"),
    ]
  }

  static func configuration(_ copilot: Copilot) -> [DoctorCheck] {
    guard let file = copilot.layout.configuration else { return [] }
    guard Files.exists(file) else {
      return [DoctorCheck("configuration", "file", .ok, "\(file) does not exist; defaults hold")]
    }
    let problems = Configuration.load(path: file).problems
    return [
      DoctorCheck(
        "configuration", "file", problems.isEmpty ? .ok : .problem,
        problems.first.map { "\($0)" } ?? file,
        advice: problems.isEmpty ? nil : "netcopilot config validate")
    ]
  }
}

/// What this process may do beyond an ordinary user.
struct Privileges {
  let isRoot: Bool
  /// CAP_NET_RAW
  let canCapture: Bool
  /// CAP_NET_ADMIN
  let canAdministerNetwork: Bool

  /// Reads `CapEff` of `/proc/self/status`. Source: proc(5), capabilities(7).
  static func current() -> Privileges {
    let status = (try? Files.read("/proc/self/status", limit: 1 << 16)) ?? []
    let text = String(decoding: status, as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix("CapEff:") }
    let digits = line?.split(separator: "\t").last.map(String.init) ?? ""
    let bits = UInt64(digits, radix: 16) ?? 0
    return Privileges(
      isRoot: geteuid() == 0, canCapture: bits & (1 << 13) != 0,
      canAdministerNetwork: bits & (1 << 12) != 0)
  }
}
