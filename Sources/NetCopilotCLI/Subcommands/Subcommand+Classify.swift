import Copilot
import Glibc
import JSON
import Platform

extension Subcommand {
  /// `classify LINE|-`: what command lines are for.
  static let classify = Subcommand(
    "classify", Operation.named("classify")?.summary ?? "",
    usage: ["classify 'nmap -sn 10.0.0.0/24'", "classify -    # a line each from stdin"]
  ) { (program, words) throws(UsageError) in
    guard let operation = Operation.named("classify") else { return 1 }
    let arguments = try program.arguments(of: operation, words)
    guard (try? arguments.text("command")) == "-" else {
      return program.perform(operation, arguments)
    }
    return program.classifyInput(operation)
  }
}

extension Program {
  /// Classifies each line of standard input that is not blank.
  fileprivate func classifyInput(_ operation: Operation) -> Int32 {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try Files.read("/dev/stdin")
    } catch {
      console.complain("standard input: \(error.reason)")
      return 1
    }
    var status: Int32 = 0
    for line in bytes.split(separator: 0x0A) {
      if console.isAnswerOver { break }
      let text = String(decoding: line, as: UTF8.self)
      if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      status = max(
        status, perform(operation, OperationArguments(["command": .string(text)])))
    }
    return status
  }
}
