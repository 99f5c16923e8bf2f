extension LineEditor {
  /// Puts what the terminal marks as pasted on the line. Nothing of it runs before Enter.
  func paste() -> KeyOutcome {
    let (bytes, isCut) = keys.readPaste(limit: Self.pasteLimit)
    handle.insert(sanitizedPaste(bytes))
    ghost.isSuppressed = true
    return isCut ? .error : .refresh
  }

  /// Pasted bytes as text: line ends become line feeds, other control characters go away.
  func sanitizedPaste(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A: if previous != 0x0D { kept.append(0x0A) }
      case 0x09, 0x20..<0x7F, 0x80...: kept.append(byte)
      default: break
      }
      previous = byte
    }
    while kept.last == 0x0A { kept.removeLast() }
    let text = String(decoding: kept, as: UTF8.self)
    guard text.utf8.contains(0xC2) else { return text }
    // C1 controls are two bytes in UTF-8.
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !(0x80...0x9F).contains($0.value) }))
  }
}
