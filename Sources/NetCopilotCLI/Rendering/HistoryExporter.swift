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
  /// - Parameter file: Where to; nil is standard output. A file appears only when it is complete.
  /// - Returns: How many executions were written.
  func export(
    from store: Store, to file: String?, console: Console
  ) throws(OperationError) -> Int {
    var query = HistoryQuery()
    query.limit = nil
    var count = 0
    var bytes: [UInt8] = format == .csv ? header : []
    var failure: SystemError?
    let partial = file.map { $0 + ".part" }
    let output = try partial.map { path throws(OperationError) in try OutputFile(path) }
    func flush() {
      if let output {
        do throws(SystemError) { try output.write(bytes) } catch { failure = error }
      } else {
        console.write(bytes)
      }
      bytes.removeAll(keepingCapacity: true)
    }
    do throws(StoreError) {
      try store.forEachExecution(query) { record in
        append(record, to: &bytes)
        count += 1
        if bytes.count > 1 << 16 { flush() }
        return failure == nil && !console.isOutputClosed
      }
    } catch {
      throw .store(error)
    }
    flush()
    console.flush()
    if let failure { throw .unusable(reason: "the export stopped: \(failure)") }
    if let file, let partial {
      guard rename(partial, file) == 0 else {
        throw .unusable(reason: "\(file): \(String(cString: strerror(errno)))")
      }
    }
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

/// A file that is being written.
private final class OutputFile {
  private let descriptor: FileDescriptor

  init(_ path: String) throws(OperationError) {
    do throws(SystemError) {
      descriptor = try FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    } catch {
      throw .unusable(reason: "\(error)")
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try descriptor.write(bytes) }
}
