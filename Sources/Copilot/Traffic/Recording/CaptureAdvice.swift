internal import Capture
internal import Commands
internal import Packets

/// What was probably meant by a name or a filter that nobody understands.
enum CaptureAdvice {
  /// The error's words with what was probably meant; nil when nothing comes near.
  static func text(_ error: CaptureError) -> String? {
    switch error {
    case .noInterface(let name, let available):
      let names = available + [NetworkInterface.anyName]
      return Spelling.nearest(to: name, among: names).map { "\(error); did you mean '\($0)'?" }
    case .filter(let filter, let reason):
      return mended(filter).map { "filter '\(filter)': \(reason); did you mean '\($0)'?" }
    default: return nil
    }
  }

  /// The filter with its first unknown word replaced by the nearest that makes sense; nil when
  /// there is none.
  private static func mended(_ filter: String) -> String? {
    var words = filter.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for (index, word) in words.enumerated() where !keywords.contains(word) {
      guard word.utf8.count > 1, let nearest = Spelling.nearest(to: word, among: keywords) else {
        continue
      }
      words[index] = nearest
      let text = words.joined(separator: " ")
      if LiveCapture.understands(filter: text, link: .ethernet) { return text }
      words[index] = word
    }
    return nil
  }

  /// The words of the filter language. Source: pcap-filter(7).
  private static let keywords = [
    "host", "net", "port", "portrange", "src", "dst", "gateway", "mask", "ether", "wlan", "ip",
    "ip6", "arp", "rarp", "tcp", "udp", "icmp", "icmp6", "igmp", "sctp", "esp", "ah", "vlan",
    "mpls", "pppoed", "pppoes", "geneve", "broadcast", "multicast", "less", "greater", "len",
    "proto", "protochain", "inbound", "outbound", "and", "or", "not", "lldp", "stp",
  ]
}
