/// Where names stand in a table whose rows have one or several of them.
///
/// A dictionary of the same names takes thirty times as many instructions to make, which every start
/// of the program would pay; looking the table through takes as many for each line of a history.
struct NameIndex: Sendable {
  private let lists: [StaticString]
  /// One more than a name's place, the row above and the byte of the row's text below; 0 is free.
  private var slots: [UInt32]

  /// An index of rows, each with its names separated by single spaces; the first row with a name
  /// counts.
  ///
  /// - Parameters:
  ///   - lists: The rows' names; a row beyond 32,767 or a byte beyond 65,535 is not found.
  ///   - slotBits: The slots are two to this power, at least twice as many as names.
  /// - Complexity: O(*n*) in the bytes of all names.
  init(_ lists: [StaticString], slotBits: Int) {
    self.lists = lists
    slots = [UInt32](repeating: 0, count: 1 << slotBits)
    for (row, list) in lists.enumerated() where row < 1 << 15 {
      list.withUTF8Buffer { text in
        var start = 0
        while start < min(text.count, 1 << 16) {
          var end = start
          var hash = Self.seed
          while end < text.count, text[end] != space {
            hash = Self.mix(hash, text[end])
            end += 1
          }
          let name = UnsafeBufferPointer(rebasing: text[start..<end]).span
          let slot = slot(of: name, hash)
          if slots[slot] == 0 { slots[slot] = UInt32(row << 16 | start) + 1 }
          start = end + 1
        }
      }
    }
  }

  /// The first row with a name. Complexity: O(1).
  func row(of name: String) -> Int? { row(of: name.utf8Span.span) }

  /// The first row with a name. Complexity: O(1).
  func row(of name: Span<UInt8>) -> Int? {
    var hash = Self.seed
    for index in 0..<name.count { hash = Self.mix(hash, name[index]) }
    let slot = slots[slot(of: name, hash)]
    return slot == 0 ? nil : Int(slot - 1) >> 16
  }

  /// The slot that holds the name, or the free one where it belongs.
  private func slot(of name: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    // Half of the slots stay free, so the search ends; the count holds it to one round even so.
    for _ in 0...mask {
      guard slots[slot] != 0, !holds(name, at: Int(slots[slot] - 1)) else { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ name: Span<UInt8>, at place: Int) -> Bool {
    lists[place >> 16].withUTF8Buffer { text in
      let start = place & 0xFFFF
      let end = start + name.count
      guard end == text.count || (end < text.count && text[end] == space) else { return false }
      for offset in 0..<name.count where text[start + offset] != name[offset] { return false }
      return true
    }
  }

  private var space: UInt8 { UInt8(ascii: " ") }

  // Source: FNV-1a, 32 bits.
  private static let seed: UInt32 = 2_166_136_261

  private static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }
}
