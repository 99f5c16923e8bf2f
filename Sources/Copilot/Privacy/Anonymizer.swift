package import Commands
internal import Digest
internal import Packets
package import Store

/// Takes out of executions who ran them, where, and whom they were about.
///
/// Only what is known to say nothing of anybody stays as it is: utilities, their options and actions,
/// small numbers, figures, times. Addresses keep the lengths of their common prefixes, domain names
/// their levels; every other word becomes a token. Equal words become equal tokens under one key.
package struct Anonymizer {
  private let catalogue: Catalogue
  var addresses: AddressAnonymizer
  var names: NameTokens

  /// - Parameters:
  ///   - key: What addresses and tokens depend on; 16 bytes at least are to be secret.
  ///   - catalogue: Which words are those of utilities.
  package init(key: [UInt8], catalogue: Catalogue) {
    self.catalogue = catalogue
    let master = HMAC(key: key)
    addresses = AddressAnonymizer(key: master.digest(Array("addresses".utf8)))
    names = NameTokens(key: master.digest(Array("names".utf8)))
  }

  /// An execution that names nobody. What came out of it and the terminal are left out.
  package mutating func anonymized(_ record: ExecutionRecord) -> ExecutionRecord {
    var result = record
    let own = Set([record.user, record.host].compactMap { $0 })
    result.command = line(record.command, own: own)
    result.template = line(record.template, own: own)
    result.utility = record.utility.map { Self.isPublic($0, catalogue) ? $0 : names.token("n", $0) }
    result.directory = record.directory.map { names.token("d", $0) }
    result.host = record.host.map { names.domain($0) }
    result.user = record.user.map { names.token("u", $0) }
    result.session = record.session.map { names.token("s", $0) }
    result.terminal = nil
    result.stderrTail = nil
    result.stdoutTail = nil
    return result
  }

  /// A command line that names nobody.
  ///
  /// - Parameter own: Words that are never kept, whatever else they may mean.
  /// - Complexity: O(*n*) in its length.
  package mutating func line(_ text: String, own: Set<String> = []) -> String {
    var reader = LineReader(catalogue: catalogue, own: own)
    var result = ""
    var word = ""
    for character in text {
      if Self.isSeparator(character) {
        if !word.isEmpty { result += reader.anonymized(word, &self) }
        word = ""
        result.append(character)
        reader.pass(character)
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { result += reader.anonymized(word, &self) }
    return result
  }

  /// Whether a program's name says nothing of whoever runs it.
  static func isPublic(_ name: String, _ catalogue: Catalogue) -> Bool {
    catalogue.contains(name) || PublicWords.programs.contains(name)
  }

  private static func isSeparator(_ character: Character) -> Bool {
    " \t\n\r\r\n|&;<>()$`\"'\\{}=,[]!*?".contains(character)
  }
}
