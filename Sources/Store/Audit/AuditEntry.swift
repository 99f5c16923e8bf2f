internal import Digest
package import Platform

/// Something that was decided, shown, changed or handed out, as the audit trail keeps it.
///
/// Each entry's hash covers the hash before it, so that nothing can be changed, left out or put in
/// without its being noticed. It covers the document only by the document's own hash: what somebody
/// has erased is gone, and the chain still holds.
package struct AuditEntry: Sendable, Equatable {
  /// What may be noted.
  package enum Kind: String, Sendable, CaseIterable {
    /// What was shown to the user: suggestions, predictions, causes.
    case decision
    /// A model was made, or changed its state.
    case model
    /// Something was erased.
    case deletion
    /// Something was written out.
    case export
    /// The whole database was copied.
    case backup
    /// A copy has taken the database's place.
    case restore
    /// What others may see was allowed or forbidden.
    case consent
  }

  /// The row's number.
  package var id: Int64
  package var at: Timestamp
  package var kind: String
  /// What happened, as JSON; nil when it has been erased.
  package var document: String?
  /// SHA-256 of the document.
  package var documentDigest: [UInt8]
  /// SHA-256 of the hash before, the number, the moment, the kind and the document's hash.
  package var digest: [UInt8]

  /// The hash that an entry has to have behind another.
  static func digest(
    after previous: [UInt8], id: Int64, at: Timestamp, kind: String, documentDigest: [UInt8]
  ) -> [UInt8] {
    var hash = SHA256()
    hash.append(previous)
    for number in [id, at.microseconds] {
      withUnsafeBytes(of: number.bigEndian) { hash.append(Array($0)) }
    }
    hash.append(SHA256.digest(Array(kind.utf8)))
    hash.append(documentDigest)
    return hash.finish()
  }

  /// What stands before the first entry.
  static let origin = [UInt8](repeating: 0, count: SHA256.digestLength)
}

/// What is wrong with an audit trail.
package enum AuditProblem: Sendable, Equatable {
  /// Entries are missing before this one.
  case gap(before: Int64)
  /// The document of this entry is not the one that was noted.
  case changedDocument(Int64)
  /// This entry does not follow from the one before it.
  case brokenChain(at: Int64)
  /// Entries are missing at the end: the last one is not the one that was noted as such.
  case cutEnd(lastKnown: Int64)
}
