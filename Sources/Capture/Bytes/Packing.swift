/// A form of compression that a tool of the system undoes.
package enum Packing: String, CaseIterable, Sendable {
  case gzip, zstd, xz, lz4, bzip2

  /// The program that unpacks it.
  package var tool: String { rawValue }

  /// The Debian package that has the program.
  package var debianPackage: String {
    switch self {
    case .xz: "xz-utils"
    default: rawValue
    }
  }

  /// The first bytes of such a file.
  ///
  /// Source: RFC 1952, RFC 8878, the formats of xz, LZ4 frames and bzip2.
  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .lz4: [0x04, 0x22, 0x4D, 0x18]
    case .bzip2: [0x42, 0x5A, 0x68]
    }
  }

  /// The most bytes that are needed to recognise one.
  static let longestMagic = 6

  /// The compression of a file that begins with `head`; nil when it isn't compressed.
  init?(head: [UInt8]) {
    guard let found = Packing.allCases.first(where: { head.starts(with: $0.magic) }) else {
      return nil
    }
    self = found
  }
}

/// What a tool that unpacked a capture had to complain of.
package struct UnpackingFailure: Equatable, Sendable {
  /// The tool: `gzip`.
  package let tool: String
  /// Its exit status; 128 and the signal's number when a signal ended it.
  package let status: Int32
  /// Its last line on standard error, without its own name; empty when it said nothing.
  package let message: String

  package init(tool: String, status: Int32, message: String) {
    self.tool = tool
    self.status = status
    self.message = message
  }
}
