/// Puts a template together, and gathers the kinds of one command's arguments.
struct TemplateWriter {
  /// The parts so far, with a space between them.
  private(set) var text = ""
  /// The kinds of the arguments since the last ``restartKinds()``.
  private(set) var kinds: [ArgumentKind] = []
  private var hasParts = false
  /// Whether the last part is a semicolon.
  private var endsInSemicolon = false

  /// A template without parts.
  init() { text.reserveCapacity(96) }

  /// Adds a part.
  mutating func add(_ part: String) {
    separate()
    text += part
    endsInSemicolon = part == ";"
  }

  /// Adds a part made of three.
  mutating func add(_ first: String, _ second: String, _ third: String) {
    separate()
    text += first
    text += second
    text += third
    endsInSemicolon = false
  }

  /// Adds an argument.
  mutating func add(_ kind: ArgumentKind, _ part: String) {
    kinds.append(kind)
    add(part)
  }

  /// Forgets the kinds so far.
  mutating func restartKinds() { kinds.removeAll(keepingCapacity: true) }

  /// Takes back a semicolon at the end, and the space before it.
  mutating func dropLastSemicolon() {
    guard endsInSemicolon else { return }
    text.unicodeScalars.removeLast()
    if !text.isEmpty { text.unicodeScalars.removeLast() }
  }

  private mutating func separate() {
    if hasParts { text += " " }
    hasParts = true
  }
}
