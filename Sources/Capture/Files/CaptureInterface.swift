package import Packets

/// One interface that a capture file's packets came from.
package struct CaptureInterface: Equatable, Sendable {
  /// What the first bytes of its frames are.
  package var link: LinkType
  /// The most bytes that were kept of a packet; 0 when there was no limit.
  package var snapshotLength: Int
  /// Its name, when the file tells it.
  package var name: String?

  package init(link: LinkType, snapshotLength: Int, name: String? = nil) {
    self.link = link
    self.snapshotLength = snapshotLength
    self.name = name
  }
}
