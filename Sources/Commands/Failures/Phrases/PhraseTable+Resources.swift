extension PhraseTable {
  /// The weakest signs: words that say only that something failed.
  static let resources: StaticString = #"""
    = unknown
    10 error
    10 failed
    10 failure
    10 fatal
    """#
}
