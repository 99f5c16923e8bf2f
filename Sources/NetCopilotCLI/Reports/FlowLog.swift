import Copilot
import Flows
import Glibc
import Platform

/// A log that takes flows while a capture is read, and the findings at its end.
protocol FlowLog: AnyObject {
  /// Takes a flow that has ended.
  func add(_ record: FlowRecord)
  /// Writes what is left.
  ///
  /// - Returns: The names of the files.
  func finish(_ report: CaptureReport) throws(OperationError) -> String
}

/// A text file that is written in large pieces; the first failure is kept until the end.
final class LogFile {
  let path: String
  private let file: FileDescriptor
  private var pending: [UInt8] = []
  private var failure: SystemError?

  init(path: String) throws(OperationError) {
    self.path = path
    do throws(SystemError) {
      file = try FileDescriptor(
        opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
    } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
  }

  func write(_ line: String) {
    pending.append(contentsOf: line.utf8)
    pending.append(0x0A)
    if pending.count > 1 << 16 { flush() }
  }

  func finish() throws(OperationError) {
    flush()
    if let failure { throw .unusable(reason: "\(path): \(failure.reason)") }
  }

  private func flush() {
    if failure == nil {
      do throws(SystemError) { try file.write(pending) } catch { failure = error }
    }
    pending.removeAll(keepingCapacity: true)
  }
}
