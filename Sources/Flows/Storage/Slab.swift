internal import Glibc

/// A row of plain values in one block of memory that grows at its end.
///
/// The only place of this module that holds a pointer. Every index is checked against the number of
/// elements: an index outside is a programmer's error and traps.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  /// How many elements there are.
  private(set) var count = 0
  /// How many there is room for.
  private(set) var capacity = 0

  init() {}

  /// A row of equal elements.
  init(repeating element: Element, count: Int) {
    reserve(count)
    while self.count < count { append(element) }
  }

  deinit { free(base) }

  @inline(__always)
  subscript(index: Int) -> Element {
    _read {
      yield pointer(to: index).pointee
    }
    _modify {
      yield &pointer(to: index).pointee
    }
  }

  @inline(__always)
  private func pointer(to index: Int) -> UnsafeMutablePointer<Element> {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else {
      preconditionFailure("an index outside of the slab")
    }
    return base + index
  }

  /// Adds an element and returns its index.
  @inline(__always)
  @discardableResult
  mutating func append(_ element: Element) -> Int {
    if count == capacity { grow() }
    guard let base else { preconditionFailure("a slab without memory") }
    (base + count).initialize(to: element)
    count &+= 1
    return count &- 1
  }

  /// Forgets all elements and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// Forgets all elements and gives back the memory.
  mutating func release() {
    free(base)
    base = nil
    count = 0
    capacity = 0
  }

  /// Makes room for a number of elements.
  ///
  /// Blocks begin on a cache line. Big ones ask for huge pages, because a flow table is read all over
  /// the place: a miss of the address cache costs as much as one of the data cache.
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let (bytes, overflow) = wanted.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    let alignment = bytes >= Slab.hugePage ? Slab.hugePage : 64
    guard !overflow, let raw = aligned_alloc(alignment, (bytes + alignment - 1) & ~(alignment - 1))
    else { preconditionFailure("no memory for a slab") }
    if alignment == Slab.hugePage { madvise(raw, bytes, Int32(MADV_HUGEPAGE)) }
    let fresh = raw.bindMemory(to: Element.self, capacity: wanted)
    if let base {
      fresh.update(from: base, count: count)
      free(base)
    }
    base = fresh
    capacity = wanted
  }

  private static var hugePage: Int { 2 << 20 }

  @inline(never)
  private mutating func grow() { reserve(max(64, capacity * 2)) }
}
