internal import CExecution
internal import Glibc
internal import Platform

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
  private let path: String
  private let directory: FileDescriptor
  private let map: FileDescriptor
  private let eventsFile: FileDescriptor

  /// Makes the cgroup and attaches the counters.
  ///
  /// - Throws: ``SystemError`` when the system refuses, as it does without privilege.
  init(path: String) throws(SystemError) {
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

  deinit { rmdir(path) }

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
}
