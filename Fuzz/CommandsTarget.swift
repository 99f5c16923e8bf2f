import Commands

/// Fuzzes what reads command lines: parsing, templates, redaction, expansion, the catalogue.
///
/// It checks that nothing traps, that redacting twice is redacting once, and that words lie inside
/// their line.
@c(LLVMFuzzerTestOneInput)
public func fuzzCommands(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = String(decoding: bytes, as: UTF8.self)
  let line = CommandLine(text)
  let length = line.text.utf8.count
  for command in line.simpleCommands {
    for word in command.words where word.range.upperBound > length {
      fatalError("a word ends at \(word.range.upperBound) of \(length) bytes")
    }
  }
  _ = line.template
  _ = line.argumentKinds
  _ = line.terminalUse
  let catalogue = Catalogue()
  _ = catalogue.classify(line)
  _ = catalogue.risk(of: line)
  _ = catalogue.privilege(for: line)
  _ = catalogue.duration(of: line)
  let redactor = Redactor()
  let once = redactor.redact(text).text
  guard redactor.redact(once).text == once else { fatalError("redaction is not idempotent") }
  _ = redactor.redactOutput(bytes)
  _ = AliasTable().expand(text)
  _ = try? HistoryExpansion.expand(
    text, previous: "ping -c 4 h", byNumber: { _ in nil }, matching: { _ in "dig h" },
    containing: { _ in nil })
  return 0
}
