/// Which command lines a search looks at.
package struct SearchFilter: Sendable, Equatable {
  /// Only lines that last ran in this directory; nil looks everywhere.
  package var place: UInt32?
  /// Only lines whose last run failed.
  package var failedOnly: Bool

  /// Lets every line through unless told otherwise.
  package init(place: UInt32? = nil, failedOnly: Bool = false) {
    self.place = place
    self.failedOnly = failedOnly
  }

  @inline(__always)
  func admits(_ record: LineRecord) -> Bool {
    if failedOnly, !record.lastFailed { return false }
    if let place { return record.place == place }
    return true
  }
}
