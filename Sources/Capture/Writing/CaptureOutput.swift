internal import Glibc
internal import Platform

/// One file that takes whole records: when the disk is full it is cut back behind the last one.
struct CaptureOutput: ~Copyable {
  private let file: FileDescriptor?
  private let number: Int32
  /// Whether it can be cut back; a pipe can't.
  private let isRegular: Bool
  /// The bytes that are safe in the file.
  private(set) var byteCount = 0

  /// Makes or empties a file.
  init(creating path: String) throws(SystemError) {
    let file = try FileDescriptor(
      opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
    number = file.number
    isRegular = CaptureOutput.isRegular(number)
    self.file = consume file
  }

  /// Writes to a descriptor that somebody else closes.
  init(borrowing number: Int32) {
    file = nil
    self.number = number
    isRegular = false
  }

  private static func isRegular(_ number: Int32) -> Bool {
    var status = stat()
    return fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes whole records.
  ///
  /// - Throws: ``SystemError``; the file then ends where it did before.
  mutating func write(_ records: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try writeBytes(records, to: number)
      byteCount += records.count
    } catch {
      if isRegular {
        // When even that fails, the file ends in a cut record, which every reader reports.
        _ = ftruncate(number, off_t(byteCount))
        lseek(number, off_t(byteCount), SEEK_SET)
      }
      throw error
    }
  }
}
