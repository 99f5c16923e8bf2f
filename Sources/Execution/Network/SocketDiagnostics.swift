internal import CExecution
internal import Glibc
internal import Platform

/// Asks the kernel about TCP sockets and hears of those that it lets go. See sock_diag(7).
struct SocketDiagnostics: ~Copyable {
  private let questions: FileDescriptor
  private let destructions: FileDescriptor
  private var sequence: UInt32 = 0
  private var buffer = [UInt8](repeating: 0, count: 1 << 15)

  /// - Throws: ``SystemError`` when the kernel has no socket diagnostics.
  init() throws(SystemError) {
    // Hearing starts before the first question, so that no end falls in between.
    let destructions = try Self.open(hearsDestructions: true)
    let questions = try Self.open(hearsDestructions: false)
    self.destructions = destructions
    self.questions = questions
  }

  private static func open(hearsDestructions: Bool) throws(SystemError) -> FileDescriptor {
    let result = nc_diagnostics_open(hearsDestructions ? 1 : 0)
    guard result >= 0 else { throw SystemError(call: "socket", code: -result) }
    return FileDescriptor(owning: result)
  }

  /// Tells of every connected TCP socket of the network namespace. O(sockets of the machine).
  mutating func sockets(_ body: (SocketFigures) -> Void) {
    for family in [AF_INET, AF_INET6] {
      sequence &+= 1
      guard nc_diagnostics_ask(questions.number, family, sequence) == 0 else { continue }
      while let messages = receive(questions.number) {
        messages.sockets.forEach(body)
        if messages.isComplete { break }
      }
    }
  }

  /// Tells of the sockets that the kernel let go since the last call.
  mutating func destroyed(_ body: (SocketFigures) -> Void) {
    while let messages = receive(destructions.number) { messages.sockets.forEach(body) }
  }

  /// Waits for the next destruction, at most this long.
  func waitForDestruction(milliseconds: Int32) {
    var ready = pollfd(fd: destructions.number, events: Int16(POLLIN), revents: 0)
    poll(&ready, 1, milliseconds)
  }

  private mutating func receive(_ descriptor: Int32) -> SocketMessages? {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        nc_diagnostics_receive(descriptor, $0.baseAddress, $0.count)
      }
      // More events came than the queue holds; what is left is still worth reading.
      if count == -Int(ENOBUFS) { continue }
      return count > 0 ? SocketMessages(buffer[..<count]) : nil
    }
  }
}
