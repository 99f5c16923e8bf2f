package import Capture
internal import Platform

/// A capture file that an operation was given, `-` for standard input.
package struct CaptureSource: Sendable {
  /// The file's path as the user gave it.
  package let path: String

  package init(path: String) { self.path = path }

  /// Whether it is read from standard input, which can be read only once.
  package var isStandardInput: Bool { path == "-" }

  /// What messages and reports call it.
  package var name: String { path == "-" ? "standard input" : path }

  /// Opens it.
  ///
  /// - Throws: ``OperationError/capture(_:)``.
  package func open() throws(OperationError) -> CaptureReader {
    do throws(CaptureError) {
      return path == "-" ? try CaptureReader(descriptor: 0) : try CaptureReader(path: path)
    } catch {
      throw .capture(error)
    }
  }

  /// Its size in bytes; nil when it is no plain file.
  package var size: Int? { path == "-" ? nil : Files.size(path) }
}
