internal import Glibc
package import Platform

/// Brings another program's history into the store. Importing a file twice adds nothing.
package struct HistoryImporter {
  /// Where the entries go.
  let store: Store
  /// What becomes of a command line before anything else sees it, and what is known about it.
  let read: (String) -> (command: String, facts: ParsedCommand)
  /// The present, for entries without a time of their own.
  let now: Timestamp
  /// Whether the work is to stop.
  let isStopped: () -> Bool

  /// Entries in one transaction.
  static let batchSize = 5000

  /// An importer into a store.
  ///
  /// - Parameters:
  ///   - store: Where the entries go.
  ///   - now: The present, for entries without a time of their own.
  ///   - isStopped: Asked between pieces of work whether to stop.
  ///   - read: Replaces the secrets of a command line and says what it is.
  package init(
    into store: Store, now: Timestamp = .now(), isStopped: @escaping () -> Bool = { false },
    read: @escaping (String) -> (command: String, facts: ParsedCommand)
  ) {
    self.store = store
    self.now = now
    self.isStopped = isStopped
    self.read = read
  }

  /// Imports a file.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input, for all but atuin.
  ///   - source: The program that wrote it.
  ///   - progress: Takes the bytes read so far and in all; for atuin, rows. 0 in all is unknown.
  /// - Returns: What was imported and what was left out, also when it was stopped on the way.
  /// - Throws: ``ImportError``; batches written before that stay, and importing again is harmless.
  package func importFile(
    _ path: String, from source: ImportSource, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(ImportError) -> ImportSummary {
    try store.recordingMany { () throws(ImportError) in
      try readFile(path, from: source, progress: progress)
    }
  }

  private func readFile(
    _ path: String, from source: ImportSource, progress: (Int, Int) -> Void
  ) throws(ImportError) -> ImportSummary {
    var batch = ImportBatch(importer: self, source: source, path: path)
    do throws(ImportError) {
      switch source {
      case .bash: try readFile(path, source, BashHistoryParser(), &batch, progress)
      case .zsh: try readFile(path, source, ZshHistoryParser(), &batch, progress)
      case .fish: try readFile(path, source, FishHistoryParser(), &batch, progress)
      case .atuin: try readAtuin(path, &batch, progress)
      }
      try finish(&batch, source, path: path)
    } catch {
      // A batch that was stopped is rolled back; those before it stay.
      guard case .store(.interrupted) = error else { throw error }
      batch.summary.wasStopped = true
    }
    return batch.summary
  }

  private func finish(
    _ batch: inout ImportBatch, _ source: ImportSource, path: String
  ) throws(ImportError) {
    do throws(StoreError) {
      try batch.flush()
      try store.noteImport(source, path: path, batch.summary, at: now)
    } catch {
      throw .store(error)
    }
  }

  /// Throws when the work is to stop.
  func goOn() throws(ImportError) {
    if isStopped() { throw .store(.interrupted(path: store.path)) }
  }

  private func readFile<Parser: HistoryParser>(
    _ path: String, _ source: ImportSource, _ emptyParser: Parser, _ batch: inout ImportBatch,
    _ progress: (Int, Int) -> Void
  ) throws(ImportError) {
    var parser = emptyParser
    if path != "-", Files.isDirectory(path) {
      throw .unreadable(path: path, detail: "it is a directory")
    }
    var reader: ImportLineReader
    do throws(SystemError) {
      reader = try ImportLineReader(path: path)
    } catch {
      throw .unreadable(path: path, detail: error.reason)
    }
    var isKnown = false
    var objection: (line: Int, detail: String)?
    var readBytes = 0
    var wasStopped = false
    while true {
      try goOn()
      do throws(SystemError) {
        guard try reader.waitForPiece(unless: isStopped) else { continue }
        let count = try reader.readPiece { line in
          guard objection == nil, !wasStopped else { return }
          // A piece may hold many thousand lines.
          if line.number % 128 == 0, isStopped() { wasStopped = true }
          if !isKnown, !line.bytes.isEmpty {
            isKnown = true
            if let detail = Self.objection(to: line.bytes, Parser.self) {
              objection = (line.number, detail)
              return
            }
          }
          parser.read(line) { batch.add($0) }
        }
        guard let count else { break }
        readBytes = count
      } catch {
        guard readBytes > 0 else { throw .unreadable(path: path, detail: error.reason) }
        batch.summary.interruption = "\(path): byte \(readBytes): \(error.reason)"
        break
      }
      if let objection {
        throw .foreign(
          path: path, line: objection.line, expected: source, detail: objection.detail)
      }
      do throws(StoreError) {
        try batch.flushIfFull()
      } catch {
        throw .store(error)
      }
      progress(readBytes, batch.totalBytes)
    }
    if let objection {
      throw .foreign(path: path, line: objection.line, expected: source, detail: objection.detail)
    }
    parser.finish { batch.add($0) }
  }

  private static func objection<Parser: HistoryParser>(
    to line: ArraySlice<UInt8>, _: Parser.Type
  ) -> String? {
    if line.starts(with: "SQLite format 3".utf8) { return "it is a SQLite database" }
    if line.starts(with: [0x1F, 0x8B]) || line.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
      return "it is a binary file"
    }
    return Parser.objection(to: line)
  }
}
