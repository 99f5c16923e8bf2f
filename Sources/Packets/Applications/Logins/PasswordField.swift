/// The names that forms give to passwords.
package enum PasswordField {
  /// Whether such a name and a value stand in some bytes: `pass=`, `user[password]=`, `"pwd":`.
  ///
  /// - Complexity: O(bytes).
  package static func stands(in bytes: RawSpan, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset + 4 < range.upperBound {
      if bytes.readsIgnoringCase("pass", at: offset) || bytes.readsIgnoringCase("pwd", at: offset) {
        for next in offset + 3..<min(offset + 16, range.upperBound) {
          guard let byte = bytes.octet(at: next) else { return false }
          if byte == 0x3D || byte == 0x3A { return true }
          if byte == 0x26 || byte == 0x2F || byte == 0x20 { break }
        }
      }
      offset += 1
    }
    return false
  }
}
