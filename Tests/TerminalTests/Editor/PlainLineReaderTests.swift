import Glibc
import Platform
import Testing

@testable import Terminal

@Suite struct PlainLineReaderTests {
  @Test func readsLinesFromAPipeAndLeavesTheRest() throws {
    let (readEnd, writeEnd) = try Pipe().release()
    defer { close(readEnd) }
    try writeBytes(
      Array("one\n\u{0}two\nrest".utf8) + [0xFF, 0x0A] + Array("last".utf8), to: writeEnd)
    close(writeEnd)
    let reader = PlainLineReader(input: readEnd, output: -1, showsPrompt: false)
    #expect(reader.readLine(prompt: Prompt("$ ")) == .line("one"))
    #expect(reader.readLine(prompt: Prompt("$ ")) == .line("two"))
    #expect(try readBytes(from: readEnd, upTo: 4) == Array("rest".utf8))
    #expect(reader.readLine(prompt: Prompt("$ ")) == .line("\u{FFFD}"))
    #expect(reader.readLine(prompt: Prompt("$ ")) == .line("last"))
    #expect(reader.readLine(prompt: Prompt("$ ")) == .endOfFile)
  }

  @Test func windsAFileBackToTheLineEnd() throws {
    let path = "/tmp/netcopilot-lines-\(getpid())"
    try Files.replace(path, with: Array("one\ntwo\n".utf8))
    defer { unlink(path) }
    let file = try FileDescriptor(opening: path, flags: O_RDONLY)
    let reader = PlainLineReader(input: file.number, output: -1, showsPrompt: false)
    #expect(reader.readLine(prompt: Prompt("")) == .line("one"))
    #expect(try file.read(upTo: 10) == Array("two\n".utf8))
  }

  @Test func showsThePromptWithoutStyles() throws {
    let (readEnd, writeEnd) = try Pipe().release()
    defer { close(readEnd) }
    let reader = PlainLineReader(input: -1, output: writeEnd, showsPrompt: true)
    #expect(reader.readLine(prompt: Prompt([Styled("lab> ", .bold)])) == .endOfFile)
    close(writeEnd)
    #expect(try readBytes(from: readEnd, upTo: 100) == Array("lab> ".utf8))
  }

  @Test func aClosedInputIsTheEnd() {
    let reader = PlainLineReader(input: -1, output: -1, showsPrompt: false)
    #expect(reader.readLine(prompt: Prompt("")) == .endOfFile)
  }
}
