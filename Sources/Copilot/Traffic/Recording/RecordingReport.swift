package import JSON

/// How far a recording has come, and in the end what it did.
package struct RecordingReport: Sendable, Equatable {
  /// Why a recording ended.
  package enum Ending: String, Sendable {
    /// It has as many packets as were asked for.
    case count
    /// The time is over.
    case seconds
    /// The user wanted it.
    case interrupted
    /// The interface is gone or failed.
    case interface
    /// Nobody reads what is written any more.
    case closed
  }

  package let interface: String
  package let linkType: String
  /// The file that was asked for.
  package let file: String
  /// The files that there are now, the oldest first; empty for standard output.
  package internal(set) var files: [String] = []
  /// How many files were begun.
  package internal(set) var fileCount = 0
  package internal(set) var packets = 0
  /// Bytes on the wire.
  package internal(set) var bytes = 0
  /// Bytes in files.
  package internal(set) var bytesWritten = 0
  /// Packets that the kernel lost because they were not fetched in time.
  package internal(set) var dropped = 0
  /// Packets that the interface lost.
  package internal(set) var droppedByInterface = 0
  /// Packets that could not be written.
  package internal(set) var unwritten = 0
  /// Why the last writing failed; nil when it did not.
  package internal(set) var problem: String?
  package internal(set) var seconds = 0.0
  /// Whose rights it went on with; nil when they were not changed.
  package internal(set) var user: String?
  package internal(set) var ending: Ending?
  /// What libpcap said when the interface failed.
  package internal(set) var interfaceFailure: String?

  init(interface: String, linkType: String, file: String) {
    self.interface = interface
    self.linkType = linkType
    self.file = file
  }

  /// Whether all that passed the filter was kept, as far as this program knows.
  package var isWhole: Bool { unwritten == 0 && ending != .interface }

  /// The report in the form of `capture --json`.
  package var json: JSONValue {
    [
      "interface": .string(interface), "link_type": .string(linkType), "file": .string(file),
      "files": .array(files.map { .string($0) }), "files_begun": JSONValue(fileCount),
      "packets": JSONValue(packets), "bytes": JSONValue(bytes),
      "bytes_written": JSONValue(bytesWritten), "packets_dropped": JSONValue(dropped),
      "packets_dropped_by_interface": JSONValue(droppedByInterface),
      "packets_unwritten": JSONValue(unwritten), "problem": JSONValue(problem),
      "duration_seconds": JSONValue(seconds), "user": JSONValue(user),
      "ended_by": JSONValue(ending?.rawValue), "interface_failure": JSONValue(interfaceFailure),
    ]
  }
}
