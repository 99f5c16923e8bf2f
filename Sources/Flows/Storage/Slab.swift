internal import Glibc

/// A row of plain values in one block of memory that grows at its end.
///
/// The only place of this module that holds a pointer. Every index is checked against the number of
/// elements: an index outside is a programmer's error and traps.
///
/// Small rows double. A row that outgrows 64 kB moves once more, into address space for as many
/// elements as it may ever have; the system gives memory to it only where it is used, so that a big
/// table never copies itself. Without a limit that happens at 2 MB and again at each doubling.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>?
  /// How many elements there are.
  private(set) var count = 0
  /// How many there is room for.
  private(set) var capacity = 0
  /// The most elements that are expected; more are possible, but slower.
  private let limit: Int
  /// Bytes mapped, 0 while the block comes from the heap.
  private var mapped = 0

  init(limit: Int = 0) { self.limit = limit }

  /// A row of equal elements.
  init(repeating element: Element, count: Int) {
    limit = count
    reserve(count)
    while self.count < count { append(element) }
  }

  deinit { Slab.giveBack(base, mapped) }

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

  /// Makes room for a number of elements.
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let stride = MemoryLayout<Element>.stride
    let (bytes, overflow) = wanted.multipliedReportingOverflow(by: stride)
    guard !overflow else { preconditionFailure("no memory for a slab") }
    if bytes >= (limit > wanted ? Slab.smallRow : Slab.hugePage) {
      let (most, isTooMuch) = max(limit, wanted).multipliedReportingOverflow(by: stride)
      if !isTooMuch && map(most, isBig: bytes >= Slab.hugePage) { return }
    }
    // Blocks begin on a cache line.
    guard let raw = aligned_alloc(64, (bytes + 63) & ~63) else {
      preconditionFailure("no memory for a slab")
    }
    move(to: raw, capacity: wanted, mapped: 0)
  }

  /// Moves into address space of its own; false when the system gives none.
  ///
  /// - Parameter isBig: whether the row fills a huge page at once.
  private mutating func map(_ bytes: Int, isBig: Bool) -> Bool {
    let size = (bytes + Slab.hugePage - 1) & ~(Slab.hugePage - 1)
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let raw = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), raw != MAP_FAILED
    else { return false }
    // A big table is read all over the place: with small pages a miss of the address cache would cost
    // as much as one of the data cache. Most tables stay small, and a huge page is cleared whole.
    let small = isBig ? 0 : Slab.hugePage
    if size > small { madvise(raw + small, size - small, Int32(MADV_HUGEPAGE)) }
    move(to: raw, capacity: size / MemoryLayout<Element>.stride, mapped: size)
    return true
  }

  private mutating func move(to raw: UnsafeMutableRawPointer, capacity: Int, mapped: Int) {
    let fresh = raw.bindMemory(to: Element.self, capacity: capacity)
    if let base { fresh.update(from: base, count: count) }
    Slab.giveBack(base, self.mapped)
    base = fresh
    self.capacity = capacity
    self.mapped = mapped
  }

  private static func giveBack(_ base: UnsafeMutablePointer<Element>?, _ mapped: Int) {
    if mapped > 0 { munmap(base, mapped) } else { free(base) }
  }

  private static var hugePage: Int { 2 << 20 }
  private static var smallRow: Int { 64 << 10 }

  @inline(never)
  private mutating func grow() { reserve(max(64, capacity * 2)) }
}
