internal import CCatalogue

/// The catalogue's files inside the program, in the order of their names.
enum EmbeddedCatalogue {
  /// How many files there are.
  static var count: Int { nc_catalogue_count() }

  /// The names of a file's utility with single spaces between them, the file's own first.
  static func names(at index: Int) -> String {
    String(cString: nc_catalogue_file_at(index).names)
  }

  /// The bytes of a file. Complexity: O(n), a copy.
  static func bytes(at index: Int) -> [UInt8] {
    let file = nc_catalogue_file_at(index)
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
