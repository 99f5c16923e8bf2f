internal import Commands

/// What an output says that the next line may be about: addresses of names, open ports.
struct OutputFacts: Sendable, Equatable {
  /// How much of an output is looked through, in bytes.
  private static let longestOutput = 8_192

  /// Addresses that names have, in the order of the output.
  private(set) var addresses: [String] = []
  /// TCP ports that are open, in the order of the output.
  private(set) var openPorts: [Int] = []

  /// Reads an output.
  ///
  /// - Parameters:
  ///   - output: Standard output, and the error output of programs that answer there.
  ///   - isLookup: Whether the command looked names up, so that addresses are an answer.
  /// - Complexity: O(*n*) in the output.
  init(_ output: String, isLookup: Bool) {
    for line in Substring(output.prefix(Self.longestOutput)).split(separator: "\n").prefix(400) {
      if isLookup { readAddresses(line) }
      if let port = Self.openPort(line), !openPorts.contains(port) { openPorts.append(port) }
    }
  }

  /// Addresses among a line's words; remarks and the server that was asked are no answers.
  private mutating func readAddresses(_ line: Substring) {
    guard !line.hasPrefix(";"), !line.hasPrefix("Server:"), !line.contains("#53") else { return }
    for word in line.split(whereSeparator: { " \t,()\"".contains($0) }) where addresses.count < 4 {
      let text = String(word)
      switch ArgumentKind.kind(of: text, after: nil, utility: "dig") {
      case .ip4, .ip6:
        let isOwn = text.hasPrefix("127.") || text == "::1" || text == "0.0.0.0" || text == "::"
        if !isOwn, !addresses.contains(text) { addresses.append(text) }
      default: break
      }
    }
  }

  /// The port of `22/tcp open ssh` (nmap), `Connection to h 22 port [tcp/ssh] succeeded!` and
  /// `(UNKNOWN) [10.0.0.1] 22 (ssh) open` (nc).
  private static func openPort(_ line: Substring) -> Int? {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    if words.count >= 2, words[1] == "open" {
      let parts = words[0].split(separator: "/")
      return parts.count == 2 && parts[1] == "tcp" ? Int(parts[0]) : nil
    }
    if words.last == "succeeded!", let place = words.firstIndex(of: "port"), place > 0 {
      return Int(words[place - 1])
    }
    if words.last == "open" { return words.dropLast().reversed().lazy.compactMap { Int($0) }.first }
    return nil
  }
}
