/// The command lines of probes, as far as their programs are installed here.
package struct ProbeCommands: Sendable {
  private let hasProgram: @Sendable (String) -> Bool

  /// - Parameter hasProgram: Whether a program can be run by its name.
  package init(hasProgram: @escaping @Sendable (String) -> Bool) { self.hasProgram = hasProgram }

  /// The line of a probe; nil when nothing that is installed can do it.
  ///
  /// - Parameters:
  ///   - probe: What is asked.
  ///   - target: Of whom.
  ///   - address: The address that was found for the target; needed by `route` and `neighbour`.
  ///   - nextHop: Where packets go first; needed by `neighbour`.
  package func line(
    _ probe: DiagnosisProbe, _ target: DiagnosisTarget, address: String?, nextHop: String?
  ) -> String? {
    let host = ShellQuoting.quoted(target.host)
    switch probe {
    case .name:
      return hasProgram("getent") ? "getent ahosts \(host)" : first([("host", "host \(host)")])
    case .nameServer:
      return first([
        ("dig", "dig +time=2 +tries=1 \(host)"), ("host", "host -W 2 \(host)"),
        ("nslookup", "nslookup -timeout=2 \(host)"),
      ])
    case .route:
      return address.flatMap { first([("ip", "ip route get \($0)")]) }
    case .host:
      return first([("ping", "ping -n -c 3 -i 0.3 -W 2 \(host)")])
    case .neighbour:
      return nextHop.flatMap { first([("ip", "ip neigh show \($0)")]) }
    case .path:
      return first([
        ("traceroute", "traceroute -n -q 1 -w 1 -m 15 \(host)"),
        ("tracepath", "tracepath -n -m 15 \(host)"),
        ("mtr", "mtr -n -r -c 1 -m 15 \(host)"),
      ])
    case .port:
      guard let port = target.port else { return nil }
      return first([
        ("nc", "nc -z -v -w 3 \(host) \(port)"), ("ncat", "ncat -z -v -w 3 \(host) \(port)"),
        ("nmap", "nmap -Pn -n -p \(port) \(host)"),
        ("bash", "timeout 3 bash -c '</dev/tcp/\(target.host)/\(port)'"),
      ])
    case .tls:
      guard let port = target.port else { return nil }
      let place = target.host.contains(":") ? "[\(target.host)]:\(port)" : "\(target.host):\(port)"
      let name =
        target.isAddress
        ? "" : " -servername \(host) -verify_hostname \(host)"
      return first([
        (
          "openssl",
          "timeout 8 openssl s_client -brief -verify_return_error"
            + " -connect \(ShellQuoting.quoted(place))\(name) </dev/null"
        )
      ])
    case .http:
      return first([
        (
          "curl",
          "curl -sS -o /dev/null -m 10 -w 'HTTP %{http_code} in %{time_total} s\\n' "
            + ShellQuoting.quoted(target.url)
        ),
        ("wget", "wget -S --spider -T 10 -t 1 \(ShellQuoting.quoted(target.url))"),
      ])
    }
  }

  private func first(_ choices: [(program: String, line: String)]) -> String? {
    choices.first { hasProgram($0.program) }?.line
  }
}
