internal import CCapture
internal import Glibc
package import Platform

/// Whose rights a capture goes on with once its interface is open.
package struct CaptureUser: Equatable, Sendable {
  /// The account's name.
  package let name: String
  package let userID: UInt32
  package let groupID: UInt32

  /// An account by its name; nil when there is none. The corresponding C function is `getpwnam`.
  package init?(name: String) {
    guard !name.utf8.contains(0), let entry = getpwnam(name) else { return nil }
    self.init(entry.pointee)
  }

  /// The account that called `sudo`; nil when this process was not started by it.
  package init?(behindSudoIn environment: ProcessEnvironment) {
    guard geteuid() == 0, let text = environment["SUDO_UID"], let number = UInt32(text),
      number != 0, let entry = getpwuid(number)
    else { return nil }
    self.init(entry.pointee)
  }

  private init(_ entry: passwd) {
    name = String(cString: entry.pw_name)
    userID = entry.pw_uid
    groupID = entry.pw_gid
  }

  /// Makes this process the account's, for good. The corresponding C functions are `initgroups`,
  /// `setgid` and `setuid`.
  ///
  /// - Throws: ``CaptureError/privilegesKept(user:_:)``, also when root's rights could be had back.
  package func become() throws(CaptureError) {
    do throws(SystemError) {
      try systemCall("initgroups", on: name) { initgroups(name, groupID) }
      try systemCall("setgid", on: name) { setgid(groupID) }
      try systemCall("setuid", on: name) { setuid(userID) }
    } catch {
      throw .privilegesKept(user: name, error)
    }
    if userID != 0, setuid(0) == 0 {
      throw .privilegesKept(user: name, SystemError(call: "setuid", code: EPERM, subject: name))
    }
  }

  /// Gives up all that this thread may do beyond an ordinary user, except opening files; other
  /// threads keep theirs. For a thread that reads packets in a process that goes on with other work.
  ///
  /// - Throws: ``CaptureError/privilegesKept(user:_:)``.
  package static func leaveThreadOnlyFiles() throws(CaptureError) {
    let code = nc_capture_keep_file_capability()
    guard code == 0 else {
      throw .privilegesKept(user: "", SystemError(call: "capset", code: code))
    }
  }

  /// Gives up the rights that the program's file gave this process, when it isn't root.
  ///
  /// - Throws: ``CaptureError/privilegesKept(user:_:)``.
  package static func dropCapabilities() throws(CaptureError) {
    guard geteuid() != 0 else { return }
    let code = nc_capture_drop_capabilities()
    guard code == 0 else {
      throw .privilegesKept(user: "", SystemError(call: "capset", code: code))
    }
  }
}
