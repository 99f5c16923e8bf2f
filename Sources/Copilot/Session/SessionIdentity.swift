internal import Glibc
package import Platform

/// Who runs the shell, where, and in which process.
package struct SessionIdentity: Sendable, Equatable {
  /// The session's own name, unlike any other.
  package let uid: String
  /// The host's name.
  package let host: String?
  /// The user's name.
  package let user: String?
  /// The terminal's device, or nil without one.
  package let terminal: String?
  /// The process that owns the session.
  package let processIdentifier: Int32
  /// When the session started.
  package let startedAt: Timestamp

  /// The identity of this process's session.
  ///
  /// - Parameters:
  ///   - environment: Names the user.
  ///   - now: What time it is.
  ///   - random: Where the new name's bits come from.
  package static func current(
    environment: ProcessEnvironment, now: Timestamp,
    random: inout some RandomNumberGenerator
  ) -> SessionIdentity {
    let uid =
      String(UInt64(now.microseconds.magnitude), radix: 36) + "-"
      + String(random.next(), radix: 36)
    return SessionIdentity(
      uid: uid, host: hostName(), user: userName(environment),
      terminal: terminalName(), processIdentifier: getpid(), startedAt: now)
  }

  /// The corresponding C function is `gethostname`.
  private static func hostName() -> String? {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, 255) == 0 else { return nil }
    return text(bytes)
  }

  /// The corresponding C function is `getpwuid`.
  private static func userName(_ environment: ProcessEnvironment) -> String? {
    if geteuid() == 0 { return "root" }
    if let name = environment.nonEmpty("LOGNAME") ?? environment.nonEmpty("USER") { return name }
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
      return String(geteuid())
    }
    return String(cString: name)
  }

  /// The corresponding C function is `ttyname_r`.
  private static func terminalName() -> String? {
    var bytes = [CChar](repeating: 0, count: 128)
    for descriptor: Int32 in 0...2 where ttyname_r(descriptor, &bytes, bytes.count) == 0 {
      return text(bytes)
    }
    return nil
  }

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
