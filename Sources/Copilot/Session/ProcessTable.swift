internal import Glibc
internal import Platform
internal import Store

/// Tells whether the process of an earlier session still lives.
enum ProcessTable {
  /// What tells this process from a later one with the same number.
  static func process(_ identifier: Int32) -> SessionProcess {
    SessionProcess(
      processID: Int64(identifier), startTicks: startTicks(Int64(identifier)),
      bootID: bootIdentifier())
  }

  /// Whether the process is the same that started the session.
  static func isAlive(_ process: SessionProcess) -> Bool {
    guard process.bootID == bootIdentifier() else { return false }
    guard let ticks = startTicks(process.processID) else { return false }
    return process.startTicks.map { $0 == ticks } ?? true
  }

  /// Field 22 of `/proc/PID/stat`. Source: proc(5).
  private static func startTicks(_ identifier: Int64) -> Int64? {
    guard let bytes = try? Files.read("/proc/\(identifier)/stat", limit: 4096),
      let close = bytes.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = String(decoding: bytes[(close + 1)...], as: UTF8.self).split(separator: " ")
    return fields.count > 19 ? Int64(fields[19]) : nil
  }

  /// The name of this boot of the machine. Source: random(4).
  private static func bootIdentifier() -> String? {
    guard let bytes = try? Files.read("/proc/sys/kernel/random/boot_id", limit: 64) else {
      return nil
    }
    return String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
  }
}
