internal import Commands
internal import Learning

/// What two command lines may have in common: words, and the parts of their form.
enum LineFeatures {
  /// How many words of a line count.
  private static let mostWords = 64

  /// How features become vectors: rare ones weigh more, the form more than the words.
  static let options: TermVectoriser.Options = {
    var options = TermVectoriser.Options()
    options.words = 1...1
    options.wordWeight = 0.7
    options.givenWeight = 1
    options.hashBits = 20
    return options
  }()

  /// The features of a line.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - template: Its form.
  ///   - utility: Its program.
  static func of(_ text: String, template: String, utility: String?) -> TextFeatures {
    let words = text.split(separator: " ", maxSplits: mostWords).prefix(mostWords)
    let parts = template.split(separator: " ", maxSplits: mostWords).prefix(mostWords)
    var given = parts.map { "form \($0)" }
    // Parts in a row tell `ip route add` from `ip link add`.
    given += zip(parts, parts.dropFirst()).map { "form \($0) \($1)" }
    if let utility { given.append("utility \(utility)") }
    return TextFeatures(words: words.map(String.init), given: given)
  }

  /// A value of each kind, to find the form of a line of the catalogue.
  static func sample(of slot: String) -> String {
    switch SlotName(slot: slot) {
    case .host: "h1.example.org"
    case .domain: "example.org"
    case .ip, .gateway: "192.0.2.1"
    case .network: "192.0.2.0/24"
    case .port: "443"
    case .ports: "1-1024"
    case .interface: "eth0"
    case .count, .vlan, .table, .asn: "3"
    case .seconds: "5"
    case .rate: "10M"
    case .bytes: "1400"
    case .file: "/tmp/f.txt"
    case .directory: "/tmp/d/"
    case .url: "http://example.org/"
    case .mac: "02:00:5e:10:00:01"
    case .user, .type, .filter, .protocol, .service, .ssid, .namespace, .name, .text, .key, nil:
      "x"
    }
  }
}
