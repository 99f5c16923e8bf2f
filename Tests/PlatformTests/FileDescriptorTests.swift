import Glibc
import Platform
import Testing

@Suite struct FileDescriptorTests {
  @Test func aPipeHandsOnWhatIsWritten() throws {
    let pipe = try Pipe()
    try pipe.writeEnd.write([1, 2, 3])
    #expect(try pipe.readEnd.read(upTo: 2) == [1, 2])
    #expect(try pipe.readEnd.read(upTo: 9) == [3])
    let isTerminal = pipe.readEnd.isTerminal
    let flags = fcntl(pipe.readEnd.number, F_GETFD)
    #expect(!isTerminal && flags & FD_CLOEXEC != 0)
  }

  @Test func anEndedPipeReadsEmpty() throws {
    let ends = try Pipe().release()
    let reader = FileDescriptor(owning: ends.read)
    do {
      let writer = FileDescriptor(owning: ends.write)
      try writer.write([7])
    }
    #expect(try reader.read(upTo: 8) == [7])
    #expect(try reader.read(upTo: 8).isEmpty)
  }

  @Test func writingWaitsForAFullPipe() async throws {
    let ends = try Pipe().release()
    let reader = FileDescriptor(owning: ends.read)
    #expect(fcntl(ends.write, F_SETFL, O_NONBLOCK) == 0)
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let writing = Task.detached {
      let writer = FileDescriptor(owning: ends.write)
      try writer.write(bytes)
    }
    var received: [UInt8] = []
    while true {
      let chunk = try reader.read(upTo: 4096)
      if chunk.isEmpty { break }
      received += chunk
    }
    try await writing.value
    #expect(received == bytes)
  }

  @Test func aBadDescriptorIsAnError() {
    #expect(throws: SystemError(call: "read", code: EBADF)) { try readBytes(from: -1, upTo: 1) }
    #expect(throws: SystemError(call: "write", code: EBADF)) { try writeBytes([1], to: -1) }
    #expect(throws: SystemError(call: "open", code: EISDIR, subject: "/tmp")) {
      _ = try FileDescriptor(opening: "/tmp", flags: O_WRONLY).number
    }
  }

  @Test func interruptedCallsAreRepeatedAndOthersAreNot() throws {
    var calls = 0
    let value = try systemCall("test") { () -> Int32 in
      calls += 1
      errno = EINTR
      return calls < 3 ? -1 : 5
    }
    #expect(value == 5 && calls == 3)
    #expect(throws: SystemError(call: "test", code: EPERM, subject: "x")) {
      try systemCall("test", on: "x") { () -> Int in
        errno = EPERM
        return -1
      }
    }
  }

  @Test func aWakeUpMakesItsDescriptorReadable() throws {
    let wakeUp = try WakeUp()
    func isReadable() -> Bool {
      var ready = pollfd(fd: wakeUp.number, events: Int16(POLLIN), revents: 0)
      return poll(&ready, 1, 0) == 1
    }
    #expect(!isReadable())
    wakeUp.signal()
    wakeUp.signal()
    #expect(isReadable())
    wakeUp.clear()
    wakeUp.clear()
    #expect(!isReadable())
  }
}
