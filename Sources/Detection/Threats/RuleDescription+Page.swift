extension RuleDescription {
  /// What MITRE ATT&CK calls the techniques that rules name.
  ///
  /// Source: https://attack.mitre.org/techniques/enterprise/
  static let techniqueNames = [
    "T1018": "Remote System Discovery",
    "T1046": "Network Service Discovery",
    "T1048": "Exfiltration Over Alternative Protocol",
    "T1071": "Application Layer Protocol",
    "T1071.004": "Application Layer Protocol: DNS",
    "T1110": "Brute Force",
    "T1498.001": "Network Denial of Service: Direct Network Flood",
    "T1498.002": "Network Denial of Service: Reflection Amplification",
    "T1499.001": "Endpoint Denial of Service: OS Exhaustion Flood",
    "T1499.002": "Endpoint Denial of Service: Service Exhaustion Flood",
    "T1557.002": "Adversary-in-the-Middle: ARP Cache Poisoning",
    "T1568.002": "Dynamic Resolution: Domain Generation Algorithms",
    "T1572": "Protocol Tunneling",
    "T1592.002": "Gather Victim Host Information: Software",
  ]

  /// The part of the page that is about this rule.
  var page: String {
    let path = technique.split(separator: ".").joined(separator: "/")
    let name = Self.techniqueNames[technique].map { " (\($0))" } ?? ""
    var page = """
      ## \(kind.rawValue)

      [\(technique)](https://attack.mitre.org/techniques/\(path)/)\(name)

      \(method)

      | what | value | unit | why this number |
      |---|--:|---|---|

      """
    for threshold in thresholds {
      page +=
        "| \(threshold.name) | \(Words.hundredths(threshold.value)) | \(threshold.unit) "
        + "| \(threshold.reason) |\n"
    }
    page += "\nWhat to run next:\n\n```\n"
    for command in next { page += command + "\n" }
    page += "```\n\nWhat it misses: \(misses)\n"
    return page
  }
}

extension ThreatWatch {
  /// The page `Documentation/Threats.md`: every rule with its method, numbers and limits.
  package static var page: String {
    let begin = """
      # Threats

      What the rules of `netcopilot analyze` and `netcopilot monitor` look for. A finding names who
      did it, to whom, the numbers it rests on beside the thresholds below, the technique of MITRE
      ATT&CK, and command lines that show more; `ACTOR`, `TARGET`, `HARDWARE`, `NAME` and `PORT`
      stand for what the finding names.

      Its score is n / (n + t) for evidence n over a threshold t: 0.5 at the threshold, 0.67 at
      twice that. An event that goes on is one finding, which grows; after ten quiet minutes it is
      a new one. `netcopilot feedback expected N` keeps finding N and its like quiet. Beside the
      rules stands the comparison with what is usual here, which names no technique: see
      [Features](Features.md) for what it compares.

      All rules see only what the capture sees: what a switch did not send this way, what a filter
      left out, and what is inside encrypted connections stays unseen. Rules forget: each remembers
      some thousand hosts or pairs at a time, and those idle for longest make room.

      """
    return descriptions.map(\.page).reduce(begin) { $0 + "\n" + $1 }
  }
}
