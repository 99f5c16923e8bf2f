package import Platform

/// Where and why a capture could not be read to its end; what stands before it was read.
package struct CaptureDamage: Equatable, Sendable {
  /// The capture's name.
  package let file: String
  /// The number, from 1, of the packet that could not be read.
  package let packet: Int
  /// Where the record or block that could not be read begins in the (unpacked) file, in bytes.
  package let offset: Int
  /// What is wrong there.
  package let reason: Reason

  package init(file: String, packet: Int, offset: Int, reason: Reason) {
    self.file = file
    self.packet = packet
    self.offset = offset
    self.reason = reason
  }

  /// How many packets before it were read.
  package var kept: Int { packet - 1 }

  /// What can be wrong.
  package enum Reason: Equatable, Sendable {
    /// The file ends in the middle of a record or block, which claims `needed` bytes.
    case cut(available: Int, needed: Int)
    /// A packet claims more bytes than any can have.
    case packetLength(Int, limit: Int)
    /// A packet claims more bytes than its block holds.
    case packetOverBlock(length: Int, block: Int)
    /// A block claims a length that no such block can have.
    case blockLength(Int, type: UInt32)
    /// The two lengths of a block, at its front and its end, differ.
    case blockLengthsDiffer(front: Int, end: Int)
    /// A section begins with a byte-order mark that is none.
    case byteOrderMark(UInt32)
    /// A section has a version that this program doesn't know.
    case version(major: Int, minor: Int)
    /// A packet names an interface that the section has not described.
    case interface(Int, count: Int)
    /// The file describes more interfaces than any real one.
    case interfaceCount(limit: Int)
    /// The system could not read on.
    case system(SystemError)
    /// The tool that unpacks the file could not go on.
    case unpacking(UnpackingFailure)
  }
}

/// How a walk over a capture's frames ended.
package enum CaptureEnd: Equatable, Sendable {
  /// Every frame was seen.
  case complete
  /// Whoever looks at the frames stopped here; a later call goes on.
  case stopped
  /// The frames before the damage were seen.
  case damaged(CaptureDamage)
}
