/// Programs that look for weak places of web servers, by the names they give themselves.
enum WebScanner {
  /// In lower case, as they stand in User-Agent.
  private static let names = [
    "nmap scripting engine", "nikto", "sqlmap", "gobuster", "dirbuster", "feroxbuster", "wpscan",
    "nuclei", "nessus", "openvas", "acunetix", "w3af", "arachni", "wfuzz", "fuzz faster u fool",
    "whatweb", "masscan", "zgrab", "zmeu", "morfeus", "jorgee", "havij", "skipfish", "netsparker",
    "burpcollaborator", "dirsearch", "joomscan", "commix", "vega/", "metasploit", "muieblackcat",
  ]

  private static let table = PhraseTable(names.map { (phrase: $0, meaning: $0) })

  /// The name of a scanner that a client gives itself, nil when it gives another.
  ///
  /// - Complexity: O(bytes).
  static func name(in agent: String) -> String? {
    agent.isEmpty ? nil : table.first(in: agent.utf8.map(\.lowercased))
  }
}
