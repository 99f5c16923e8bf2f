extension RequestReading {
  /// What finds the cause when the request asks for one, as a plain sentence with the same kinds of
  /// values; nil when it asks neither why nor whether a host is up, or for no sign that is known.
  package var diagnosis: String? {
    let words = sentence.lowercased().split { " ?!.,".contains($0) }.map(String.init)
    if words.first == "is", words.count <= 4, let last = words.last, Self.upSigns.contains(last),
      !(self[.host] + self[.url]).isEmpty
    {
      return "is {host} alive"
    }
    let asksWhy =
      words.first == "why"
      || words.contains(where: { ["can't", "cannot", "won't", "doesn't"].contains($0) })
    guard asksWhy else { return nil }
    func says(_ signs: WordList) -> Bool { words.contains { signs.contains($0) } }
    let hasHost = !(self[.host] + self[.url]).isEmpty
    if !self[.service].isEmpty { return "what is wrong with {service}" }
    if says(Self.nameSigns) { return hasHost ? "look up {domain}" : nil }
    if says(Self.certificateSigns) { return hasHost ? "check the certificate of {host}" : nil }
    if !self[.port].isEmpty, hasHost { return "check whether port {port} of {host} is open" }
    if hasHost {
      if says(Self.slowSigns) { return "where is the loss on the way to {host}" }
      if says(Self.absentSigns) { return "check whether {host} is reachable" }
    }
    if !self[.interface].isEmpty, says(Self.slowSigns) || says(Self.absentSigns) {
      return "errors and drops of {interface}"
    }
    return nil
  }

  private static let upSigns: WordList = "up down alive dead online offline reachable there"
  private static let slowSigns: WordList =
    "slow slowly sluggish lag lags lagging laggy latency delay jitter loses lossy bad"
  private static let absentSigns: WordList = """
    unreachable down reach reachable dead answer answering respond responding connect connecting \
    refused timeout offline work working fails failing ping
    """
  private static let nameSigns: WordList = "resolve resolves resolved resolving lookup nxdomain"
  private static let certificateSigns: WordList = "certificate cert tls ssl trusted untrusted"
}
