import CBenchmarks
import Glibc

/// Reads and writes whole files.
enum TextFile {
  /// The bytes of a file as text.
  ///
  /// - Throws: ``BenchmarkError/system(call:subject:code:)``.
  static func read(_ path: String) throws(BenchmarkError) -> String {
    guard let file = fopen(path, "re") else { throw .last("open", path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a file anew.
  ///
  /// - Throws: ``BenchmarkError/system(call:subject:code:)``.
  static func write(_ bytes: [UInt8], to path: String) throws(BenchmarkError) {
    guard let file = fopen(path, "we") else { throw .last("open", path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw .last("write", path) }
  }

  /// Whether a program can be run.
  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// Makes a directory; one that is there already is fine.
  ///
  /// - Throws: ``BenchmarkError/system(call:subject:code:)``.
  static func makeDirectory(_ path: String) throws(BenchmarkError) {
    var parent = path
    while parent.last == "/" { parent.removeLast() }
    while let last = parent.popLast(), last != "/" {}
    if !parent.isEmpty, access(parent, F_OK) != 0 { try makeDirectory(parent) }
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .last("mkdir", path) }
  }

  /// Removes a file or a directory with all that is in it.
  static func remove(_ path: String) { nc_remove_tree(path) }
}
