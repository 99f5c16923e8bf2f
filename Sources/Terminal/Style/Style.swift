/// How text looks: a colour, and attributes that do not need one.
package struct Style: Equatable, Sendable {
  /// The text's colour; nil for the terminal's own.
  package var color: Color?
  /// Stronger than the rest.
  package var isBold: Bool
  /// Weaker than the rest.
  package var isDim: Bool
  /// With a line below.
  package var isUnderlined: Bool
  /// Colours of text and ground exchanged.
  package var isReversed: Bool

  /// A style made of a colour and attributes.
  package init(
    color: Color? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false,
    isReversed: Bool = false
  ) {
    self.color = color
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// The terminal's own look.
  package static let plain = Style()
  /// Weaker than the rest.
  package static let dim = Style(isDim: true)
  /// Stronger than the rest.
  package static let bold = Style(isBold: true)
  /// Text in a colour.
  package static func color(_ color: Color) -> Style { Style(color: color) }

  /// The numbers of the SGR sequence that sets this style. ECMA-48 §8.3.117
  func parameters(under policy: ColorPolicy) -> [UInt8] {
    guard policy != .none else { return [] }
    var numbers: [UInt8] = []
    if isBold { numbers.append(1) }
    if isDim { numbers.append(2) }
    if isUnderlined { numbers.append(4) }
    if isReversed { numbers.append(7) }
    if policy == .full, let color { numbers.append(30 + color.rawValue) }
    return numbers
  }
}
