import Commands
import Glibc
import Testing

@Suite struct CommandLinePropertyTests {
  private func check(_ line: String, seed: UInt64) {
    let commandLine = CommandLine(line)
    let bytes = Array(line.utf8)
    for command in commandLine.simpleCommands {
      var last = 0
      for word in command.words {
        #expect(
          word.range.lowerBound >= last && word.range.upperBound <= bytes.count, "seed \(seed)")
        #expect(!word.range.isEmpty, "seed \(seed)")
        #expect(
          Array(word.text.utf8) == Array(String(decoding: bytes[word.range], as: UTF8.self).utf8),
          "seed \(seed)")
        last = word.range.upperBound
      }
      for redirection in command.redirections {
        if let body = redirection.body {
          #expect(body.upperBound <= bytes.count, "seed \(seed)")
        }
      }
    }
    #expect(CommandLine(line) == commandLine, "seed \(seed)")
    _ = commandLine.utility
    _ = commandLine.wrappers
    _ = commandLine.argumentKinds
    _ = commandLine.changesShellState
    _ = commandLine.outputUtility
    _ = commandLine.terminalUse
    _ = commandLine.withoutBackgroundMark
    #expect(commandLine.template == CommandLine(line).template, "seed \(seed)")
    if commandLine.literalArguments != nil {
      #expect(commandLine.simpleCommands.count == 1, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func soupsAreRead(seed: UInt64) {
    var generator = Seed(seed)
    check(generator.soup(), seed: seed)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func noiseIsRead(seed: UInt64) {
    var generator = Seed(seed)
    check(String(decoding: generator.noise(), as: UTF8.self), seed: seed)
  }

  /// What is spawned without a shell is what the shell would have spawned.
  @Test func literalArgumentsAgreeWithTheShell() throws {
    let pieces = [
      "a", "-c", "4", "'b c'", "\"d e\"", "\\ ", "\\\\", "'\"'", "\"'\"", "''", "\"\"", "\\$",
      "\"\\$x\"",
      "é", "#", "=", "~", ",", "@", "%", "+", ":", "\"a\\b\"", "'a\\b'", "\\*", "'*'", "]", "}",
      "^", "!", "\\;",
      "'|'", "\\\"", "\"\\\\\"", "2", "\\#",
    ]
    var lines: [String] = []
    var expected: [UInt8] = []
    for seed in 0..<600 as Range<UInt64> {
      var generator = Seed(seed)
      var line = "printf"
      for _ in 0..<Int.random(in: 1..<6, using: &generator) {
        line += " "
        for _ in 0..<Int.random(in: 1..<4, using: &generator) {
          line += pieces.randomElement(using: &generator) ?? ""
        }
      }
      guard let arguments = CommandLine(line).literalArguments else { continue }
      lines.append("printf '%s\\0' " + line + "; printf '\\n\\0'")
      for argument in arguments { expected += Array(argument.utf8) + [0] }
      expected += [0x0A, 0]
    }
    #expect(lines.count > 200)
    #expect(try Self.output(of: lines.joined(separator: "\n")) == expected)
  }

  private struct ShellFailure: Error {}

  private static func output(of script: String) throws -> [UInt8] {
    var template = Array("/tmp/commands-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ShellFailure() }
    let path = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init), as: UTF8.self)
    }
    defer { unlink(path) }
    let bytes = Array(script.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw ShellFailure() }
    close(descriptor)
    guard let pipe = popen("LC_ALL=C.UTF-8 /bin/sh " + path, "r") else { throw ShellFailure() }
    defer { pclose(pipe) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }
}
