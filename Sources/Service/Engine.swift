package import Copilot
internal import Glibc
internal import JSON
internal import Platform

/// Answers operations as JSON lines: one request a line, answers in order.
///
/// A line that is not JSON, or is over ``lineLimitBytes``, gets an error answer and the engine
/// goes on. It ends at the end of its input.
package final class Engine {
  /// The longest request in bytes.
  package static let lineLimitBytes = 1 << 20

  /// How long nothing has to be asked before the history is loaded for suggestions.
  private static let idleMilliseconds: Int32 = 20

  private let copilot: Copilot
  private var hasPrepared = false

  /// An engine for a copilot.
  package init(copilot: Copilot) {
    self.copilot = copilot
  }

  /// Reads requests until the input ends.
  ///
  /// Answers are written as soon as no whole request is waiting.
  ///
  /// - Parameters:
  ///   - input: Where requests come from.
  ///   - output: Where answers go to.
  /// - Returns: The exit status: 1 when reading or writing failed, else 0.
  package func serve(input: Int32, output: Int32) -> Int32 {
    copilot.holdsRecords = true
    copilot.memory.loadsWhenAsked = true
    defer { copilot.endSession() }
    var lines = LineSplitter(limitBytes: Engine.lineLimitBytes)
    do throws(SystemError) {
      while true {
        prepareWhenIdle(input)
        let chunk = try readBytes(from: input, upTo: 1 << 16)
        var answers: [UInt8] = []
        func take(_ line: LineSplitter.Line) {
          guard let answer = answer(to: line) else { return }
          answers.append(contentsOf: answer.serialized())
          answers.append(UInt8(ascii: "\n"))
        }
        if chunk.isEmpty {
          if let last = lines.finish() { take(last) }
          try writeBytes(answers, to: output)
          return 0
        }
        lines.append(chunk, each: take)
        try writeBytes(answers, to: output)
      }
    } catch {
      return error.code == EPIPE ? 0 : 1
    }
  }

  /// Loads the history in the background in the first pause between requests.
  ///
  /// A program that records one line after the other shares neither its time nor its memory with
  /// suggestions that nobody asks for; the newest lines answer those that come before the pause.
  private func prepareWhenIdle(_ input: Int32) {
    guard !hasPrepared else { return }
    var ready = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, Engine.idleMilliseconds) == 0 else { return }
    hasPrepared = true
    copilot.memory.loadInBackground()
  }

  /// Answers one line; nil for a blank one.
  func answer(to line: LineSplitter.Line) -> JSONValue? {
    let bytes: [UInt8]
    switch line {
    case .tooLong(let count):
      return failure(
        id: .null, code: "line_too_long",
        message: "a request of \(count) bytes is over \(Engine.lineLimitBytes)")
    case .whole(let whole): bytes = whole
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
    let request: JSONValue
    do throws(JSONError) {
      request = try JSONValue(parsing: bytes)
    } catch {
      return failure(id: .null, code: "not_json", message: "\(error)")
    }
    guard let object = request.objectValue else {
      return failure(id: .null, code: "not_an_object", message: "a request is a JSON object")
    }
    return answer(to: object)
  }

  private func answer(to request: JSONObject) -> JSONValue {
    let id = request["id"] ?? .null
    guard let name = request["op"]?.stringValue else {
      return failure(id: id, code: "missing_op", message: "\"op\" is missing or not a text")
    }
    guard let operation = Operation.named(name) else {
      return failure(id: id, code: "unknown_op", message: "there is no operation '\(name)'")
    }
    var arguments = OperationArguments()
    for member in request.members {
      guard operation.parameters.contains(where: { $0.name == member.key }) else { continue }
      arguments.set(member.key, to: member.value)
    }
    do throws(OperationError) {
      let output = try operation.perform(on: copilot, with: arguments)
      var answer: JSONObject = ["id": id, "ok": true]
      if let list = output.listName {
        answer[list] = .array(output.rows)
      } else if let row = output.rows.first?.objectValue {
        for member in row.members {
          answer[member.key == "id" ? "execution_id" : member.key] = member.value
        }
      }
      return .object(answer)
    } catch {
      return failure(id: id, code: error.code, message: "\(error)")
    }
  }

  private func failure(id: JSONValue, code: String, message: String) -> JSONValue {
    [
      "id": id, "ok": false,
      "error": ["code": .string(code), "message": .string(message)],
    ]
  }
}
