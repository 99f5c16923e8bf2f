/// What the names below one domain have in common: the last labels of all, and their length.
struct NameShape: Sendable {
  /// What stands before the domain in the first name.
  private var pattern: [UInt8] = []
  /// How many of its last bytes, whole labels with the dot before them, end all other names too.
  private(set) var shared = 0
  private var shortest = 0
  private var longest = 0

  /// Whether what differs is one length in all names, and that of a digest in hexadecimal digits or
  /// base32: MD5, SHA-1, SHA-224 or SHA-256.
  var isDigest: Bool {
    guard shortest == longest else { return false }
    switch shortest - shared {
    case 32, 40, 52, 56: return true
    default: return false
    }
  }

  /// Takes a name into account; complexity: O(bytes that it shares with the others).
  mutating func add(_ prefix: Substring.UTF8View) {
    let length = prefix.count
    guard !pattern.isEmpty else {
      pattern = Array(prefix)
      shared = pattern.count
      shortest = length
      longest = length
      return
    }
    shortest = min(shortest, length)
    longest = max(longest, length)
    var (same, whole) = (0, 0)
    for byte in prefix.reversed() {
      guard same < shared, byte == pattern[pattern.count - 1 - same] else { break }
      same += 1
      if byte == UInt8(ascii: ".") { whole = same }
    }
    shared = whole
  }
}
