/// Redirections and the bodies of here-documents.
extension LineParser {
  mutating func readRedirection(
    _ list: inout ListState, descriptor: Int?, start: Int, limit: Int
  ) {
    let operationStart = position
    let first = bytes[position]
    position += 1
    func next() -> UInt8 { position < limit ? bytes[position] : 0 }
    if first == UInt8(ascii: "&") {
      position += 1
      if next() == UInt8(ascii: ">") { position += 1 }
    } else if first == UInt8(ascii: "<") {
      switch next() {
      case UInt8(ascii: "<"):
        position += 1
        if next() == UInt8(ascii: "-") || next() == UInt8(ascii: "<") { position += 1 }
      case UInt8(ascii: "&"), UInt8(ascii: ">"): position += 1
      default: break
      }
    } else {
      switch next() {
      case UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"): position += 1
      default: break
      }
    }
    let operation = String(decoding: bytes[operationStart..<position], as: UTF8.self)
    while position < limit, ByteClass.isBlank(bytes[position]) { position += 1 }
    let wordStart = position
    let parts = readWord(limit: limit)
    let target = position > wordStart ? makeWord(parts, start: wordStart) : nil
    list.command.redirections.append(
      Redirection(
        fileDescriptor: descriptor, operation: operation, target: target, start: start, body: nil))
    list.command.redirectionOrigins.append(
      WordOrigins(parts, start: wordStart, end: position))
    list.expectsCommand = list.expectsCommand && list.command.words.isEmpty
    list.endsInOpenOperator = false
    list.lastBackgroundMark = nil
    if operation == "<<" || operation == "<<-", let target {
      pendingHereDocuments.append(
        PendingHereDocument(
          delimiter: target.value, stripsTabs: operation == "<<-",
          serial: list.command.serial(next: &commandSerial),
          redirection: list.command.redirections.count - 1))
    }
  }

  /// Reads the bodies of the here-documents begun on the line that has just ended.
  mutating func readHereDocuments(limit: Int) {
    while firstPending < pendingHereDocuments.count {
      let pending = pendingHereDocuments[firstPending]
      let delimiter = Array(pending.delimiter.utf8)
      let bodyStart = position
      var found = false
      while position < limit {
        var lineStart = position
        var lineEnd = position
        while lineEnd < limit, bytes[lineEnd] != 0x0A { lineEnd += 1 }
        if pending.stripsTabs {
          while lineStart < lineEnd, bytes[lineStart] == 0x09 { lineStart += 1 }
        }
        let bodyEnd = position
        position = min(lineEnd + 1, limit)
        if lineEnd - lineStart == delimiter.count,
          bytes[lineStart..<lineEnd].elementsEqual(delimiter)
        {
          attach(bodyStart..<bodyEnd, to: pending)
          found = true
          break
        }
      }
      guard found else {
        attach(bodyStart..<position, to: pending)
        return
      }
      firstPending += 1
    }
  }

  private mutating func attach(_ body: Range<Int>, to pending: PendingHereDocument) {
    guard let place = hereDocumentPlaces[pending.serial] else { return }
    if place.isSubstituted {
      substituted[place.index].setBody(body, ofRedirection: pending.redirection)
    } else {
      placed[place.index].setBody(body, ofRedirection: pending.redirection)
    }
  }
}

/// A here-document whose body has not been read yet.
struct PendingHereDocument {
  let delimiter: String
  let stripsTabs: Bool
  let serial: Int
  let redirection: Int
}
