internal import CExecution
internal import Flows
internal import Glibc
internal import Platform
internal import Synchronization

/// Bytes and packets of one direction pair.
struct Traffic: Equatable, Sendable {
  var receivedBytes: UInt64 = 0
  var receivedPackets: UInt64 = 0
  var sentBytes: UInt64 = 0
  var sentPackets: UInt64 = 0

  /// What was added since an earlier reading.
  func since(_ earlier: Traffic) -> Traffic {
    Traffic(
      receivedBytes: receivedBytes &- earlier.receivedBytes,
      receivedPackets: receivedPackets &- earlier.receivedPackets,
      sentBytes: sentBytes &- earlier.sentBytes, sentPackets: sentPackets &- earlier.sentPackets)
  }
}

/// A cgroup whose processes' IP packets the kernel counts. It is removed with its last reference.
///
/// Two eBPF programs of the type `BPF_PROG_TYPE_CGROUP_SKB` count; see bpf(2).
final class TrafficCounter: Sendable {
  private struct Headers: ~Copyable {
    let tap: HeaderTap
    /// Counts the segments whose headers found no room.
    let lost: FileDescriptor
  }

  private let path: String
  /// Names this cgroup in a ``HeaderTap``.
  private let tag: UInt32
  private let directory: FileDescriptor
  private let map: FileDescriptor
  private let eventsFile: FileDescriptor
  private let headers = Mutex<Headers?>(nil)

  /// Makes the cgroup and attaches the counters.
  ///
  /// - Parameter number: Tells this process's counters apart.
  /// - Throws: ``SystemError`` when the system refuses, as it does without privilege.
  init(path: String, number: UInt64) throws(SystemError) {
    tag = UInt32(truncatingIfNeeded: number) & (.max >> 1)
    try systemCall("mkdir", on: path) { mkdir(path, 0o755) }
    do throws(SystemError) {
      directory = try FileDescriptor(opening: path, flags: O_RDONLY | O_DIRECTORY)
      eventsFile = try FileDescriptor(opening: path + "/cgroup.events", flags: O_RDONLY)
      let result = nc_traffic_attach(directory.number)
      guard result >= 0 else { throw SystemError(call: "bpf", code: -result, subject: path) }
      map = FileDescriptor(owning: result)
    } catch {
      rmdir(path)
      throw error
    }
    self.path = path
  }

  deinit {
    rmdir(path)
    headers.withLock { $0?.tap.forget(tag) }
  }

  /// The directory that `clone3` takes.
  var controlGroup: Int32 { directory.number }

  /// What was counted since the cgroup was made; nil when the counters can't be read.
  func read() -> Traffic? {
    var traffic = nc_traffic()
    guard nc_traffic_read(map.number, &traffic) == 0 else { return nil }
    return Traffic(
      receivedBytes: traffic.received_bytes, receivedPackets: traffic.received_packets,
      sentBytes: traffic.sent_bytes, sentPackets: traffic.sent_packets)
  }

  /// Whether no process is left in the cgroup. The corresponding file is `cgroup.events`.
  var isEmpty: Bool {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(eventsFile.number, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    return bytes[..<count].split(separator: 0x0A).contains {
      $0.elementsEqual("populated 0".utf8)
    }
  }

  // MARK: Headers

  /// Has the headers of the command's TCP segments come to a tap, from now on and for every later
  /// command too.
  ///
  /// - Throws: ``SystemError`` when the system refuses.
  func attach(_ tap: HeaderTap) throws(SystemError) {
    let result = headers.withLock { headers -> Result<Void, SystemError> in
      guard headers == nil else { return .success(()) }
      do throws(SystemError) {
        headers = Headers(tap: tap, lost: try tap.attach(to: directory.number, tag: tag))
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Whether the headers come to a tap.
  var hasHeaders: Bool { headers.withLock { $0 != nil } }

  /// Says that another command begins; what its predecessor's connections still do is not its.
  func beginHeaders() {
    headers.withLock { $0?.tap.begin(tag) }
  }

  /// What the command's TCP connections did since it began; nil when none was seen.
  var socketTotals: SocketTotals? {
    headers.withLock { $0?.tap.totals(of: tag) }
  }

  /// How many segments were not looked at, since the cgroup was made.
  var lostHeaderCount: Int64 {
    headers.withLock { headers in
      guard let lost = headers?.lost.number else { return 0 }
      return max(0, nc_headers_lost(lost))
    }
  }
}
