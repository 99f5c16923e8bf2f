import Copilot
import Glibc
import JSON
import Platform
import Store

/// Writes the whole history, newest first, as JSON Lines or CSV.
struct HistoryExporter {
  private enum Format: String {
    case json, csv
  }

  private let format: Format
  /// Only what at least these may see is written.
  var leastVisibility = Visibility.private
  /// Takes out who and where; nil leaves everything in.
  var anonymizer: Anonymizer?

  /// An exporter for `json` or `csv`, nil for anything else.
  init?(format: String) {
    guard let format = Format(rawValue: format) else { return nil }
    self.format = format
  }

  /// Writes every execution.
  ///
  /// - Parameters:
  ///   - store: What is exported. The export is stopped when reading it is.
  ///   - file: Where to; nil is standard output. A file appears only when it is complete.
  ///   - console: Standard output.
  /// - Returns: How many executions were written.
  func export(
    from store: Store, to file: String?, console: Console
  ) throws(OperationError) -> Int {
    var query = HistoryQuery()
    query.leastVisibility = leastVisibility
    query.includesOutput = anonymizer == nil
    return try write(to: file, console: console) { body throws(OperationError) in
      try write(query, from: store, ifStopped: stoppedWork(file), body)
    }
  }

  /// Writes everything of one user as JSON Lines: each row says what it is in `record`.
  ///
  /// - Returns: How many rows were written.
  func exportUser(
    _ name: String, from store: Store, to file: String?, console: Console
  ) throws(OperationError) -> Int {
    var query = HistoryQuery()
    query.user = name
    return try write(to: file, console: console) { body throws(OperationError) in
      var count = try write(query, from: store, ifStopped: stoppedWork(file), isNamed: true, body)
      let feedback: [FeedbackRow]
      do throws(StoreError) {
        feedback = try store.feedback(user: name, limit: Int(Int32.max))
      } catch {
        throw .store(error)
      }
      var bytes: [UInt8] = []
      for row in feedback {
        bytes.append(contentsOf: Self.named("feedback", row.json).serialized())
        bytes.append(UInt8(ascii: "\n"))
        count += 1
      }
      do throws(SystemError) { _ = try body(bytes) } catch {
        throw .unusable(reason: "the export stopped: \(error.reason)")
      }
      return count
    }
  }

  private func stoppedWork(_ file: String?) -> StoppedWork {
    file.map { .nothingWritten(path: $0) } ?? .cutAnswer
  }

  /// An object whose first member says what it is.
  private static func named(_ name: String, _ value: JSONValue) -> JSONValue {
    var object: JSONObject = ["record": .string(name)]
    let members = value.objectValue ?? [:]
    for key in members.keys { object[key] = members[key] }
    return .object(object)
  }

  /// Lets the body write to a file, which appears only when it is complete, or to standard output.
  private func write(
    to file: String?, console: Console,
    _ work: (_ body: ([UInt8]) throws(SystemError) -> Bool) throws(OperationError) -> Int
  ) throws(OperationError) -> Int {
    guard let file else {
      return try work { bytes throws(SystemError) in
        console.write(bytes)
        console.flush()
        return !console.isOutputClosed
      }
    }
    let partial = "\(file).\(getpid()).part"
    var isWhole = false
    defer { if !isWhole { unlink(partial) } }
    let output: FileDescriptor
    do throws(SystemError) {
      output = try FileDescriptor(opening: partial, flags: O_WRONLY | O_CREAT | O_TRUNC)
    } catch {
      isWhole = true
      throw .unusable(reason: "\(file) can't be written: \(error.reason)")
    }
    let descriptor = output.number
    let count = try work { bytes throws(SystemError) in
      try writeBytes(bytes, to: descriptor)
      return true
    }
    guard rename(partial, file) == 0 else {
      throw .unusable(reason: "\(file) can't be written: \(String(cString: strerror(errno)))")
    }
    isWhole = true
    return count
  }

  /// Hands the executions of a query to the body, in pieces.
  ///
  /// - Parameter body: Returns whether to go on.
  private func write(
    _ query: HistoryQuery, from store: Store, ifStopped work: StoppedWork, isNamed: Bool = false,
    _ body: ([UInt8]) throws(SystemError) -> Bool
  ) throws(OperationError) -> Int {
    var count = 0
    var anonymizer = anonymizer
    var bytes: [UInt8] = format == .csv ? header : []
    var failure: SystemError?
    var isWanted = true
    func flush() {
      do throws(SystemError) { isWanted = try body(bytes) } catch {
        failure = error
        isWanted = false
      }
      bytes.removeAll(keepingCapacity: true)
    }
    do throws(StoreError) {
      try store.forEachExecution(query) { record in
        append(anonymizer?.anonymized(record) ?? record, isNamed: isNamed, to: &bytes)
        count += 1
        if bytes.count > 1 << 16 { flush() }
        return isWanted
      }
    } catch {
      if case .interrupted = error { throw .stopped(work) }
      throw .store(error)
    }
    if isWanted { flush() }
    if let failure { throw .unusable(reason: "the export stopped: \(failure.reason)") }
    return count
  }

  private func append(_ record: ExecutionRecord, isNamed: Bool, to bytes: inout [UInt8]) {
    switch format {
    case .json:
      let json = isNamed ? Self.named("execution", record.json) : record.json
      bytes.append(contentsOf: json.serialized())
    case .csv:
      let object = record.json.objectValue
      var isFirst = true
      for column in columns {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        appendField(object?[column] ?? .null, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// RFC 4180.
  private func appendField(_ value: JSONValue, to bytes: inout [UInt8]) {
    if value == .null { return }
    let text = value.stringValue ?? value.text()
    let special = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard special else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private var columns: [String] { ExecutionRecord.jsonKeys }

  private var header: [UInt8] { Array((columns.joined(separator: ",") + "\n").utf8) }
}
