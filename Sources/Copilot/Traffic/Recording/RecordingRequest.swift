internal import Capture

/// What `capture` was asked to do.
package struct RecordingRequest: Sendable, Equatable {
  /// The interface; nil takes the one of the default route.
  package var interface: String?
  /// The file, `-` for standard output.
  package var file: String
  /// Only what this accepts is taken: pcap-filter(7).
  package var filter: String?
  /// Bytes that are kept of each packet.
  package var snapshotLength = 262_144
  /// Ends after so many packets.
  package var count: Int?
  /// Ends after so many seconds.
  package var seconds: Double?
  /// Goes on in a new file before this one grows beyond so many bytes.
  package var ringBytes: Int?
  /// Goes on in a new file after so many seconds.
  package var ringSeconds: Int?
  /// Keeps so many files.
  package var ringFiles: Int?
  /// Whether packets for other machines are taken too.
  package var isPromiscuous = false
  /// Whether each packet is taken at once.
  package var isImmediate = false
  /// The kernel's buffer in bytes.
  package var bufferBytes = 1 << 24
  /// Whose rights to go on with; nil for those of who called `sudo`.
  package var user: String?
  /// Whether this process may give up its rights: it does nothing else.
  package var mayChangeUser = true

  package init(file: String) { self.file = file }

  /// Whether it writes to more than one file.
  var isRing: Bool { ringBytes != nil || ringSeconds != nil }

  /// What the operation's arguments ask for.
  ///
  /// - Throws: ``OperationError`` when they don't fit together.
  package init(_ arguments: OperationArguments) throws(OperationError) {
    file = try arguments.requiredText("write")
    interface = try arguments.text("interface")
    filter = try arguments.text("filter")
    snapshotLength =
      try arguments.integer("snap_length", in: RecordingRequest.snapshotLengths) ?? snapshotLength
    count = try arguments.integer("count", in: RecordingRequest.counts)
    seconds = try arguments.number("seconds")
    if let seconds, seconds <= 0 {
      throw .wrongArgument(name: "seconds", value: "\(seconds)", expected: "more than 0")
    }
    ringBytes = try RecordingRequest.size("ring_size", arguments)
    ringSeconds = try arguments.integer("ring_seconds", in: RecordingRequest.counts)
    ringFiles = try arguments.integer("ring_files", in: RecordingRequest.counts)
    isPromiscuous = try arguments.flag("promiscuous")
    isImmediate = try arguments.flag("immediate")
    bufferBytes = try RecordingRequest.size("buffer_size", arguments) ?? bufferBytes
    user = try arguments.text("user")
    guard !file.isEmpty, !file.utf8.contains(0) else {
      throw .wrongArgument(name: "write", value: file, expected: "a file's name, or - for a pipe")
    }
    if ringFiles != nil, !isRing { throw .missingOneOf(["ring_size", "ring_seconds"]) }
    if file == "-", isRing {
      throw .wrongArgument(name: "write", value: "-", expected: "a file, when there is a ring")
    }
  }

  static let counts = 1...Int(Int32.max)
  static let snapshotLengths = 14...262_144

  private static func size(
    _ name: String, _ arguments: OperationArguments
  ) throws(OperationError) -> Int? {
    guard let text = try arguments.text(name) else { return nil }
    guard let bytes = ByteSize.parse(text), bytes <= Int(Int32.max) || name == "ring_size" else {
      throw .wrongArgument(
        name: name, value: text, expected: "a size such as 64k, 10M or 1GiB")
    }
    return bytes
  }
}
