/// Small plots made of characters.
package enum Plot {
  /// A row of heights, one for each value, scaled to the largest.
  ///
  /// - Parameters:
  ///   - values: Zero or more; values that are not finite leave a gap.
  ///   - glyphs: The signs to draw with.
  package static func sparkline(_ values: [Double], glyphs: Glyphs) -> String {
    let finite = values.filter(\.isFinite)
    let largest = finite.max() ?? 0
    let steps = glyphs.heights.count
    return values.reduce(into: "") { text, value in
      guard value.isFinite else {
        text += " "
        return
      }
      let share = largest > 0 ? max(0, value) / largest : 0
      text += glyphs.heights[min(steps - 1, Int(share * Double(steps)))]
    }
  }

  /// A bar that is filled in part.
  ///
  /// - Parameters:
  ///   - fraction: The filled part, 0 to 1; other values are brought into that range.
  ///   - columns: The bar's whole width.
  ///   - glyphs: The signs to draw with.
  package static func bar(fraction: Double, columns: Int, glyphs: Glyphs) -> String {
    guard columns > 0 else { return "" }
    let share = fraction.isFinite ? min(1, max(0, fraction)) : 0
    let halves = Int((share * Double(columns) * 2).rounded(.down))
    let filled = min(columns, halves / 2)
    let hasEdge = halves % 2 == 1 && filled < columns
    return String(repeating: glyphs.barFilled, count: filled) + (hasEdge ? glyphs.barEdge : "")
      + String(repeating: glyphs.barEmpty, count: columns - filled - (hasEdge ? 1 : 0))
  }
}
