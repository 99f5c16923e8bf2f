internal import Learning
internal import Platform

/// A table that an operation was given, `-` for standard input.
struct TableSource {
  /// The file's path as the user gave it.
  let path: String

  /// What messages call it.
  var name: String { path == "-" ? "standard input" : path }

  private static let chunkBytes = 1 << 20

  /// Reads the whole table.
  ///
  /// - Parameters:
  ///   - plan: What is done with its columns.
  ///   - listener: Is shown how far it has come, and may stop it.
  /// - Returns: The rows, and their labels where the plan keeps them.
  /// - Throws: ``OperationError`` with the file, the line and the column.
  func read(
    _ plan: TableReader.Plan, listener: WorkListener? = nil
  ) throws(OperationError) -> (rows: NumericTable, labels: [Double]) {
    var reader = TableReader(plan)
    do {
      let total = path == "-" ? nil : Files.size(path)
      var completed = 0
      try eachChunk { bytes in
        try reader.feed(bytes)
        completed += bytes.count
        listener?.show(
          WorkProgress(label: name, unit: "bytes", completed: completed, total: total))
        if listener?.wantsStop() == true { throw OperationError.stopped(.nothingChanged) }
      }
      try reader.finish()
      return (reader.takeRows(), reader.takeLabels())
    } catch let error as OperationError {
      throw error
    } catch let error as LearningError {
      throw .table(name, error)
    } catch let error as SystemError {
      throw .unusable(reason: "\(name): \(error.reason)")
    } catch {
      throw .unusable(reason: "\(name): \(error)")
    }
  }

  private func eachChunk(_ body: ([UInt8]) throws -> Void) throws {
    guard path != "-" else {
      while case let bytes = try readBytes(from: 0, upTo: Self.chunkBytes), !bytes.isEmpty {
        try body(bytes)
      }
      return
    }
    // 0 is O_RDONLY.
    let file = try FileDescriptor(opening: path, flags: 0)
    while case let bytes = try file.read(upTo: Self.chunkBytes), !bytes.isEmpty { try body(bytes) }
  }
}

extension OperationError {
  /// What was wrong with a table or model, with the name of its file.
  static func table(_ name: String, _ error: LearningError) -> OperationError {
    .unusable(reason: "\(name): \(error)")
  }
}

/// Turns the errors of learning into an operation's.
///
/// - Parameter name: The file that is learnt from or read.
func learning<Value>(
  from name: String, _ body: () throws(LearningError) -> Value
) throws(OperationError) -> Value {
  do throws(LearningError) { return try body() } catch { throw .table(name, error) }
}
