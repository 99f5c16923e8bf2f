internal import Digest
internal import Glibc
internal import Platform
internal import Store

/// The files of learnt models, in the data directory.
struct ModelFolder: Sendable {
  /// The folder; it is made when something is kept.
  let directory: String

  init(dataDirectory: String) { directory = dataDirectory + "/models" }

  /// The folder of a history's models.
  init(beside databasePath: String) {
    self.init(dataDirectory: Files.directory(of: databasePath))
  }

  /// The path of a file.
  func path(of file: String) -> String { "\(directory)/\(file)" }

  /// Keeps a file, whole or not at all.
  ///
  /// - Throws: ``OperationError/unusable(reason:)``.
  func keep(_ bytes: [UInt8], as file: String) throws(OperationError) {
    do throws(SystemError) {
      try Files.makeDirectories(directory)
      try Files.replace(path(of: file), with: bytes)
    } catch {
      throw .unusable(reason: "\(path(of: file)): \(error.reason); the model is not kept")
    }
  }

  /// The bytes of a file when they are those that were kept.
  ///
  /// - Throws: ``ModelFileProblem``.
  func bytes(of file: String, digest: [UInt8]) throws(ModelFileProblem) -> [UInt8] {
    let path = path(of: file)
    guard Files.exists(path) else { throw .gone(path: path) }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: 1 << 30) } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    guard SHA256.digest(bytes) == digest else { throw .changed(path: path) }
    return bytes
  }

  /// Lets one process at a time train: as long as the result lives.
  ///
  /// - Throws: ``OperationError/unusable(reason:)``, also when another process trains.
  func lock() throws(OperationError) -> FileLock {
    let path = path(of: "lock")
    do throws(SystemError) {
      try Files.makeDirectories(directory)
      return try FileLock(path: path, waits: false)
    } catch {
      throw .unusable(
        reason: error.code == EWOULDBLOCK
          ? "another process trains now; nothing was changed" : "\(path): \(error.reason)")
    }
  }
}

/// What is wrong with a model's file.
package enum ModelFileProblem: Error, Equatable {
  case gone(path: String)
  case unreadable(path: String, reason: String)
  case changed(path: String)
}

extension ModelFileProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gone(let path): "\(path) is gone"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .changed(let path): "\(path) is not what was kept: its checksum differs"
    }
  }
}
