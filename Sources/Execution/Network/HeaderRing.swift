internal import CExecution
internal import Glibc
internal import Packets
internal import Platform

/// The ring in which the kernel leaves the headers of commands' TCP segments.
///
/// The corresponding map is `BPF_MAP_TYPE_RINGBUF`; see the kernel's page on it.
struct HeaderRing: ~Copyable {
  private let ring: OpaquePointer
  private var header = nc_header()

  /// - Throws: ``SystemError`` when the system refuses, as it does without privilege.
  init() throws(SystemError) {
    var opened: OpaquePointer?
    let code = nc_ring_open(&opened)
    guard code == 0, let opened else { throw SystemError(call: "bpf", code: code) }
    ring = opened
  }

  deinit { nc_ring_close(ring) }

  /// Wakes who polls it when the ring is a quarter full; it lives as long as the ring.
  var number: Int32 { nc_ring_descriptor(ring) }

  /// Has a cgroup's headers put into the ring, under a tag.
  ///
  /// - Returns: The map that counts what found no room.
  /// - Throws: ``SystemError``.
  borrowing func attach(
    to controlGroup: Int32, tag: UInt32
  ) throws(SystemError) -> FileDescriptor {
    let result = nc_headers_attach(controlGroup, ring, tag)
    guard result >= 0 else { throw SystemError(call: "bpf", code: -result) }
    return FileDescriptor(owning: result)
  }

  /// Takes out what is there.
  ///
  /// - Parameter body: Gets each packet's tag, its direction, how many segments it stands for, and
  ///   what its headers say.
  /// - Returns: How many there were.
  mutating func drain(_ body: (UInt32, Bool, Int, PacketSummary) -> Void) -> Int {
    let decoder = PacketDecoder()
    var summary = PacketSummary()
    var count = 0
    while nc_ring_next(ring, &header) == 1 {
      count += 1
      let mark = header.mark
      withUnsafeBytes(of: header.bytes) { bytes in
        let kept = UnsafeRawBufferPointer(rebasing: bytes[..<min(bytes.count, Int(header.kept))])
        decoder.decode(
          kept.bytes, wireLength: Int(mark.length),
          timestampNanoseconds: Int64(clamping: mark.nanoseconds), link: .rawIP, into: &summary)
      }
      body(mark.tag >> 1, mark.tag & 1 == 1, max(1, Int(mark.segments)), summary)
    }
    return count
  }
}
