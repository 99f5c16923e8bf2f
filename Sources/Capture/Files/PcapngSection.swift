internal import Packets

/// What holds for the blocks of one section of a pcapng file.
///
/// Source: draft-ietf-opsawg-pcapng, section 4.1.
struct PcapngSection: Equatable {
  /// The type of the block that begins a section; it reads the same in both byte orders.
  static let headerType: UInt32 = 0x0A0D_0D0A
  /// More interfaces than this are damage, in all sections together.
  static let interfaceLimit = 1 << 16

  var isBigEndian = false
  /// The section's interfaces, in the order in which packets count them.
  var clocks: [InterfaceClock] = []
  /// How many interfaces the sections before have.
  var firstInterface = 0
}

/// The types of the blocks that are read; others are skipped.
enum PcapngBlock: UInt32 {
  case interface = 1
  case obsoletePacket = 2
  case simplePacket = 3
  case enhancedPacket = 6
}
