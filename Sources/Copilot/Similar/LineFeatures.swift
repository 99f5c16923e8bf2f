internal import Commands
internal import Learning

/// What two command lines may have in common: words, and the parts of their form.
///
/// Lines with the same template, the same program and the same words of the template are a group.
struct LineFeatures {
  /// What lines of a template share, and the words that its parts may be.
  private struct Form {
    let key: FeatureKey
    let features: [GroupedNeighbours.Feature]
    let parts: [FeatureKey]
  }

  /// How many words of a line count.
  private static let mostWords = 64
  /// What a word counts; a part of the form, two parts in a row and the program count 1.
  private static let wordWeight: Float = 0.7

  /// Kinds of features.
  private enum Sort {
    static let word: UInt64 = 1
    static let part: UInt64 = 2
    static let utility: UInt64 = 3
    static let line: UInt64 = 4
  }

  private var forms: [FeatureKey: Form] = [:]
  private var form = Form(key: LineFeatures.key(of: "", .max), features: [], parts: [])
  /// The group of the line that was read last.
  private(set) var group = LineFeatures.key(of: "", .max)
  private var groupWords: [FeatureKey] = []
  /// The words of the line that was read last that are not in its template.
  private(set) var own: [GroupedNeighbours.Feature] = []

  /// What the lines of the group share.
  var shared: [GroupedNeighbours.Feature] {
    form.features + groupWords.map { .init($0, Self.wordWeight) }
  }

  /// The key of a whole line.
  static func key(of line: Span<UInt8>) -> FeatureKey { FeatureKey(line, sort: Sort.line) }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - template: Its form.
  ///   - utility: Its program.
  ///   - keepsForm: Whether more lines of this form are likely to come.
  /// - Complexity: O(*n*) in the line's bytes and in its words times those of the template.
  mutating func read(
    _ line: Span<UInt8>, template: Span<UInt8>, utility: String?, keepsForm: Bool = true
  ) {
    let program = Self.key(of: utility ?? "", Sort.utility)
    let key = FeatureKey(template, sort: Sort.part).followed(by: program)
    if form.key != key {
      form = forms[key] ?? Self.form(key, template, utility == nil ? nil : program)
      if keepsForm { forms[key] = form }
    }
    group = key
    groupWords.removeAll(keepingCapacity: true)
    own.removeAll(keepingCapacity: true)
    Self.eachWord(of: line) { bytes in
      let word = FeatureKey(bytes, sort: Sort.word)
      if form.parts.contains(word) {
        group = group.joined(with: word)
        groupWords.append(word)
      } else {
        own.append(.init(word, Self.wordWeight))
      }
    }
  }

  private static func form(
    _ key: FeatureKey, _ template: Span<UInt8>, _ program: FeatureKey?
  ) -> Form {
    var features: [GroupedNeighbours.Feature] = []
    var parts: [FeatureKey] = []
    var previous: FeatureKey?
    eachWord(of: template) { bytes in
      let part = FeatureKey(bytes, sort: Sort.part)
      features.append(.init(part, 1))
      // Parts in a row tell `ip route add` from `ip link add`.
      if let previous { features.append(.init(previous.followed(by: part), 1)) }
      previous = part
      parts.append(FeatureKey(bytes, sort: Sort.word))
    }
    if let program { features.append(.init(program, 1)) }
    return Form(key: key, features: features, parts: parts)
  }

  /// Calls back with each word, of which there is a limited number.
  private static func eachWord(of bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    var (start, words) = (0, 0)
    while start < bytes.count, words < mostWords {
      guard bytes[start] != UInt8(ascii: " ") else {
        start += 1
        continue
      }
      var end = start + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
      body(bytes.extracting(start..<end))
      start = end
      words += 1
    }
  }

  private static func key(of text: String, _ sort: UInt64) -> FeatureKey {
    FeatureKey(text.utf8Span.span, sort: sort)
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
