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
    guard let file else {
      return try write(from: store, ifStopped: .cutAnswer) { bytes throws(SystemError) in
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
    let count = try write(from: store, ifStopped: .nothingWritten(path: file)) {
      bytes throws(SystemError) in
      try writeBytes(bytes, to: descriptor)
      return true
    }
    guard rename(partial, file) == 0 else {
      throw .unusable(reason: "\(file) can't be written: \(String(cString: strerror(errno)))")
    }
    isWhole = true
    return count
  }

  /// Hands every execution to the body, in pieces.
  ///
  /// - Parameter body: Returns whether to go on.
  private func write(
    from store: Store, ifStopped work: StoppedWork,
    _ body: ([UInt8]) throws(SystemError) -> Bool
  ) throws(OperationError) -> Int {
    var query = HistoryQuery()
    query.limit = nil
    var count = 0
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
        append(record, to: &bytes)
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

  private func append(_ record: ExecutionRecord, to bytes: inout [UInt8]) {
    switch format {
    case .json:
      bytes.append(contentsOf: record.json.serialized())
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
