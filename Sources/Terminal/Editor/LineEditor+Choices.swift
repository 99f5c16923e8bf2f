extension LineEditor {
  /// The digits that put one of the lines on offer on an empty line.
  private static let digits = "123456789"

  /// Makes the digits choose while there is something to choose from; otherwise they are typed.
  func bindChoices() {
    let isOffering = !delegate.choices.isEmpty
    guard isOffering != bindsChoices else { return }
    bindsChoices = isOffering
    for digit in Self.digits {
      if isOffering {
        handle.bind(String(digit))
      } else {
        handle.bind(String(digit), to: "ed-insert")
      }
    }
  }

  /// Puts the line of a digit on the empty line; types the digit where there is none.
  func choose(_ digit: Unicode.Scalar) -> KeyOutcome {
    let number = Int(digit.value) - 0x31
    guard handle.lineCount == 0, delegate.choices.indices.contains(number) else {
      handle.insert(String(digit))
      return .refresh
    }
    handle.insert(sanitizedPaste(Array(delegate.choices[number].utf8)))
    if delegate.entersChoices { waitingKeys.append(0x0D) }
    return .refresh
  }
}
