internal import Glibc
internal import Platform

/// Turns entries into records and writes them, a batch in a transaction.
struct ImportBatch {
  private let importer: HistoryImporter
  private let source: ImportSource
  private var records: [ExecutionRecord] = []
  private var untimed: [String: Int] = [:]
  private var lastStart: Int64?
  private var lastCommands: [String: Int] = [:]
  private var young: [String: Reading] = [:]
  private var old: [String: Reading] = [:]
  private let modifiedMicroseconds: Int64

  /// The size of the file; 0 when that isn't known.
  let totalBytes: Int
  /// How it has gone so far.
  var summary = ImportSummary()

  init(importer: HistoryImporter, source: ImportSource, path: String) {
    self.importer = importer
    self.source = source
    var status = stat()
    if path != "-", stat(path, &status) == 0 {
      totalBytes = Int(status.st_size)
      let seconds = Int64(clamping: status.st_mtim.tv_sec)
      modifiedMicroseconds = min(
        importer.now.microseconds, seconds.multipliedReportingOverflow(by: 1_000_000).partialValue)
    } else {
      totalBytes = 0
      modifiedMicroseconds = importer.now.microseconds
    }
  }

  /// Takes an entry, or counts that there is none.
  mutating func add(_ item: ImportItem) {
    switch item {
    case .skip(let reason, let line): summary.skip(reason, line: line)
    case .entry(let entry): records.append(record(of: entry))
    }
  }

  /// Writes the batch when it has grown big enough.
  mutating func flushIfFull() throws(StoreError) {
    if records.count >= HistoryImporter.batchSize { try flush() }
  }

  /// Writes what is there.
  mutating func flush() throws(StoreError) {
    var rest = records[...]
    records.removeAll(keepingCapacity: true)
    while !rest.isEmpty {
      if importer.isStopped() { throw .interrupted(path: importer.store.path) }
      let count = try importer.store.record(rest.prefix(HistoryImporter.batchSize))
      rest = rest.dropFirst(HistoryImporter.batchSize)
      summary.imported += count.added
      summary.alreadyThere += count.alreadyThere
    }
  }

  private mutating func record(of entry: ImportEntry) -> ExecutionRecord {
    let reading = reading(of: entry.command)
    let command = reading.command
    let facts = reading.facts
    let start = startedAt(entry)
    var record = ExecutionRecord(
      uid: uid(of: entry, command: command, start: start), command: command,
      utility: facts.utility, template: facts.template, argumentKinds: facts.argumentKinds,
      category: facts.category, startedAt: start)
    record.durationSeconds = entry.durationSeconds
    record.exitCode = entry.exitCode
    record.directory = entry.directory
    record.session = entry.session
    record.host = entry.host
    record.user = entry.user
    return record
  }

  /// A command line without its secrets, and what it is.
  private struct Reading {
    let command: String
    let facts: ParsedCommand
  }

  /// How many lines are kept in each of two generations, of which the older is dropped when full.
  private static let generationSize = 16_384

  /// What a line of the file means. Lines repeat themselves, so those read lately are kept.
  private mutating func reading(of line: String) -> Reading {
    if let known = young[line] { return known }
    let reading: Reading
    if let known = old[line] {
      reading = known
    } else {
      let (command, facts) = importer.read(line)
      reading = Reading(command: command, facts: facts)
    }
    if young.count >= Self.generationSize {
      old = young
      young = [:]
      young.reserveCapacity(Self.generationSize)
    }
    young[line] = reading
    return reading
  }

  /// When the entry started, or a moment that keeps the file's order when it doesn't say.
  ///
  /// The end of the file stands for the moment when it was last written, and 20 bytes for a second.
  private func startedAt(_ entry: ImportEntry) -> Timestamp {
    if let start = entry.startedAtMicroseconds { return Timestamp(microseconds: start) }
    let bytesToEnd = totalBytes == 0 ? -entry.offset / 1000 : max(0, totalBytes - entry.offset)
    return Timestamp(microseconds: modifiedMicroseconds - Int64(clamping: bytesToEnd) * 50_000)
  }

  /// An identity that doesn't depend on where the file lies or what was appended to it since.
  private mutating func uid(
    of entry: ImportEntry, command: String, start: Timestamp
  ) -> ExecutionUID {
    if let id = entry.foreignID {
      return .derived(from: [source.rawValue, "id", id], at: start)
    }
    guard entry.startedAtMicroseconds != nil else {
      let ordinal = untimed[command, default: 0]
      untimed[command] = ordinal + 1
      return .derived(from: [source.rawValue, "untimed", command, String(ordinal)])
    }
    if lastStart != start.microseconds {
      lastStart = start.microseconds
      lastCommands.removeAll(keepingCapacity: true)
    }
    let ordinal = lastCommands[command, default: 0]
    lastCommands[command] = ordinal + 1
    return .derived(from: [source.rawValue, command, String(ordinal)], at: start)
  }
}
