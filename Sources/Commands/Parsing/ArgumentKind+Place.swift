extension ArgumentKind {
  /// The kind of an argument, by its text and by what stands before it.
  /// - Parameters:
  ///   - value: the argument without quotes.
  ///   - option: the option or keyword directly before it, such as `-i` or `dev`.
  ///   - utility: the program's name without a directory.
  package static func kind(
    of value: String, after option: String?, utility: String?
  ) -> ArgumentKind {
    kind(of: value.utf8Span.span, after: option, in: Surroundings(utility: utility))
  }

  /// What is known of the command that an argument belongs to.
  struct Surroundings {
    let utility: String?
    let vocabulary: Vocabulary?
    let traits: UtilityTraits

    init(utility: String?) {
      self.utility = utility
      vocabulary = utility.flatMap(Vocabulary.of)
      traits = utility.map(UtilityTraits.of) ?? []
    }
  }

  /// The kind of an argument, by its bytes and by what stands before it.
  static func kind(
    of value: Span<UInt8>, after option: String?, in surroundings: Surroundings
  ) -> ArgumentKind {
    let shape = Shape.kind(of: value)
    if value.first == UInt8(ascii: "-"), value.count > 1, shape != .integer { return .option }
    if containsMark(value) { return shape == .url ? .url : .secret }
    let vocabulary = surroundings.vocabulary
    let placed = vocabulary?.kind(after: option)
    if placed == nil || placed == .word || placed == .keyword, let vocabulary,
      vocabulary.contains(value)
    {
      return .keyword
    }
    if let placed, fits(placed, shape: shape, isEmpty: value.isEmpty) { return placed }
    let traits = surroundings.traits
    if let option {
      if shape == nil || shape == .interface, interfaceOptions.contains(option) {
        return .interface
      }
      if shape == .integer || shape == .port,
        portOptions.contains(option) || (traits.contains(.clustersPort) && isPortCluster(option))
      {
        return .port
      }
    }
    switch shape {
    case .email? where traits.contains(.logsIn): return .userHost
    case .port? where !value.contains(UInt8(ascii: ",")) && !traits.contains(.takesPorts):
      return .word
    case let shape?: return shape
    case nil: break
    }
    if option == nil, let utility = surroundings.utility, isBareName(value),
      UtilityProfile.of(utility).takesHosts
    {
      return .host
    }
    return .word
  }

  /// Whether the mark of a removed secret stands in the text.
  static func containsMark(_ value: String) -> Bool { containsMark(value.utf8Span.span) }

  /// Whether the mark of a removed secret stands in the bytes.
  static func containsMark(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 9 else { return false }
    for start in 0...(value.count - 9) where value[start] == Redaction.markByte.0 {
      if value.extracting(start...).starts(with: "•••") { return true }
    }
    return false
  }

  private static let interfaceOptions: WordList = """
    -i -I --interface dev oif iif -netdev --dev --iface oifname iifname --in-interface \
    --out-interface
    """

  private static let portOptions: WordList = """
    -p --port --dport --sport port dport sport --destination-port --source-port --local-port \
    portrange dst-port src-port --dports --sports ListenPort listen-port
    """

  /// Letters such as `-lvnp` that end in the option for a port.
  private static func isPortCluster(_ option: String) -> Bool {
    let option = option.utf8Span.span
    return option.last == UInt8(ascii: "p") && !option.starts(with: "--")
  }

  /// A kind that a place asks for holds only where the text can be it.
  private static func fits(_ kind: ArgumentKind, shape: ArgumentKind?, isEmpty: Bool) -> Bool {
    switch kind {
    case .port: shape == .integer || shape == .port || (shape == nil && !isEmpty)
    case .interface: shape == nil || shape == .interface || shape == .host
    case .host: shape == nil || shape == .host || shape == .interface
    case .integer: shape == .integer
    case .number: shape == .integer || shape == .number
    case .duration: shape == .integer || shape == .number || shape == .duration
    case .path: shape == nil || shape == .path || shape == .host || shape == .interface
    default: true
    }
  }

  /// A name of one label, as hosts on a local network have.
  private static func isBareName(_ value: Span<UInt8>) -> Bool {
    guard let first = value.first, ByteClass.isAlphanumeric(first), value.count <= 63
    else { return false }
    return value.allSatisfy {
      ByteClass.isNameByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }
}
