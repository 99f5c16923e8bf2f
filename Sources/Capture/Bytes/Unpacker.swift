internal import CCapture
internal import Glibc
internal import Platform

/// A child process that unpacks a stream.
///
/// A file is the child's own input. What comes through a pipe, whose head was read to find out what
/// it is, is handed on in small pieces while the child's output is read, without a thread.
final class Unpacker {
  let packing: Packing
  private let process: pid_t
  private var output: FileDescriptor?
  private var complaints: FileDescriptor?
  /// Where the child takes its input from, when it is handed on.
  private var feed: FileDescriptor?
  private let input: Int32
  private var pending: [UInt8] = []
  private var failure: UnpackingFailure?
  private var isEnded = false

  /// Starts the tool.
  ///
  /// - Parameters:
  ///   - path: The tool's path.
  ///   - input: The stream, which somebody else closes.
  ///   - head: What has been read of the stream already; nil when the child can read it itself.
  /// - Throws: ``SystemError``.
  init(
    _ packing: Packing, path: String, input: Int32, head: [UInt8]?
  ) throws(SystemError) {
    self.packing = packing
    self.input = input
    let pipe = try Pipe()
    let (outputEnd, childOutput) = pipe.release()
    output = FileDescriptor(owning: outputEnd)
    let childOutputOwner = FileDescriptor(owning: childOutput)
    let memory = nc_capture_memory_file()
    guard memory >= 0 else { throw SystemError(call: "memfd_create", code: -memory) }
    complaints = FileDescriptor(owning: memory)
    var childInput = input
    var childInputOwner: FileDescriptor?
    if let head {
      // A socket, since a write to a pipe whose reader is gone would end this process.
      var ends: (Int32, Int32) = (-1, -1)
      let code = nc_capture_socket_pair(&ends.0, &ends.1)
      guard code == 0 else { throw SystemError(call: "socketpair", code: code) }
      feed = FileDescriptor(owning: ends.0)
      childInput = ends.1
      childInputOwner = FileDescriptor(owning: ends.1)
      pending = head
    }
    process = try Unpacker.spawn(
      path, input: childInput, output: childOutputOwner.number, complaints: memory)
    _ = consume childOutputOwner
    _ = consume childInputOwner
  }

  deinit {
    if !isEnded { end(killing: true) }
  }

  private static func spawn(
    _ path: String, input: Int32, output: Int32, complaints: Int32
  ) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    var process: pid_t = 0
    // No variable of the user's changes what the tool does or says.
    let code = withStrings([path, "-dc"]) { arguments in
      withStrings(["PATH=/usr/bin:/bin", "LC_ALL=C"]) { environment in
        posix_spawn(&process, path, &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else { throw SystemError(call: "posix_spawn", code: code, subject: path) }
    return process
  }

  /// Reads what was unpacked.
  ///
  /// - Returns: How many bytes were read; 0 at the end.
  func read(into storage: inout [UInt8], from start: Int) throws(SystemError) -> Int {
    guard output != nil else { return 0 }
    try handOn()
    guard let number = output?.number else { return 0 }
    return try readBytes(from: number, into: &storage, at: start)
  }

  /// Hands input on until there is output, or none is left.
  private func handOn() throws(SystemError) {
    while let feed = feed?.number, let output = output?.number {
      var ready = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(
          fd: pending.isEmpty ? input : feed, events: Int16(pending.isEmpty ? POLLIN : POLLOUT),
          revents: 0),
      ]
      try systemCall("poll") { poll(&ready, nfds_t(ready.count), -1) }
      if ready[0].revents != 0 { return }
      guard ready[1].revents != 0 else { continue }
      if pending.isEmpty {
        pending = try Platform.readBytes(from: input, upTo: 1 << 16)
        if pending.isEmpty { self.feed = nil }
      } else {
        try send(to: feed)
      }
    }
  }

  private func send(to feed: Int32) throws(SystemError) {
    do throws(SystemError) {
      let sent = try systemCall("send") {
        pending.withUnsafeBytes {
          Glibc.send(feed, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
      }
      pending.removeFirst(sent)
    } catch {
      if error.code == EAGAIN { return }
      // The child wants no more: what it says at its end tells why.
      self.feed = nil
    }
  }

  /// Waits for the child's end.
  ///
  /// - Returns: What it had to complain of, or nil.
  func finish() -> UnpackingFailure? {
    if !isEnded { end(killing: false) }
    return failure
  }

  private func end(killing: Bool) {
    isEnded = true
    output = nil
    feed = nil
    if killing { kill(process, SIGKILL) }
    var status: Int32 = 0
    let reaped = try? systemCall("waitpid") { waitpid(process, &status, 0) }
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    if killing || reaped == nil || code == 0 { return }
    failure = UnpackingFailure(tool: packing.tool, status: code, message: lastComplaint())
  }

  /// The tool's last words, without its own name in front.
  private func lastComplaint() -> String {
    guard let number = complaints?.number, lseek(number, 0, SEEK_SET) == 0,
      let bytes = try? Platform.readBytes(from: number, upTo: 4096)
    else { return "" }
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    // "gzip: stdin: unexpected end of file": the facts stand behind the last colon.
    return line.split(separator: ": ").last.map(String.init) ?? line
  }
}

/// Calls `body` with the array of C strings that `execve` takes.
private func withStrings<Value>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
) -> Value {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
