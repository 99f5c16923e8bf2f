internal import Digest
internal import JSON
internal import Learning
internal import Platform
internal import Store

/// The life of learnt models: made, tried, promoted, taken back; rows in the database, files beside.
///
/// A model's file is whole before its row exists, and each change of state is one transaction, so
/// that a process which dies at any moment leaves the active model as it was.
struct ModelRegistry {
  /// The name of the file of a model that ships.
  static let shippedFile = "shipped"
  /// The newest share of the history on which a candidate is judged.
  static let heldBackShare = 0.2
  /// How many executions a training looks at.
  static let mostRows = 5_000

  let store: Store
  let folder: ModelFolder

  // MARK: What is active

  /// The row of the active model; the one that ships when none was promoted yet.
  func active(_ kind: LearnableKind) throws(OperationError) -> ModelRow {
    let found = try reading { () throws(StoreError) in
      try store.model(kind: kind.name, state: .active)
    }
    if let found { return found }
    let bytes = kind.shipped()
    let row = try reading { () throws(StoreError) in
      try store.register(
        ModelRow(
          kind: kind.name, file: Self.shippedFile, bytes: bytes.count,
          digest: SHA256.digest(bytes), createdAt: .now(), dataSpan: nil, dataRows: 0,
          dataDigest: SHA256.digest([]), features: Self.text(kind.features),
          hyperParameters: JSONValue.object(kind.hyperParameters).text(), metrics: "{}"),
        reason: "ships with the program")
    }
    try reading { () throws(StoreError) in
      try store.move(row, to: .active, reason: "nothing was learnt here yet")
    }
    var active = row
    active.state = .active
    return active
  }

  /// The bytes of a model.
  ///
  /// - Throws: ``ModelFileProblem``.
  func bytes(of row: ModelRow, _ kind: LearnableKind) throws(ModelFileProblem) -> [UInt8] {
    row.file == Self.shippedFile
      ? kind.shipped() : try folder.bytes(of: row.file, digest: row.digest)
  }

  /// The file of the model to use, and what is wrong with the one that should be.
  ///
  /// When the active model's file is gone or changed, its nearest ancestor whose file is well takes
  /// its place; the one that ships always is.
  func usable(_ kind: LearnableKind) throws(OperationError)
    -> (row: ModelRow, bytes: [UInt8], problem: ModelFileProblem?)
  {
    var row = try active(kind)
    var problem: ModelFileProblem?
    for _ in 0..<1_000 {
      do throws(ModelFileProblem) {
        return (row, try bytes(of: row, kind), problem)
      } catch {
        problem = problem ?? error
      }
      guard let parent = row.parent,
        let next = try reading({ () throws(StoreError) in try store.model(id: parent) })
      else { break }
      row = next
    }
    return (row, kind.shipped(), problem)
  }

  // MARK: Training

  /// Trains a candidate on the older executions, judges it on the newest, and lets it run beside the
  /// active one when it is not worse.
  ///
  /// - Parameters:
  ///   - kind: What to train.
  ///   - reason: Why now.
  /// - Returns: What came of it.
  /// - Throws: ``OperationError``; nothing has changed then.
  func train(_ kind: LearnableKind, reason: String) throws(OperationError) -> ModelTraining {
    let lock = try folder.lock()
    defer { extendLifetime(lock) }
    _ = try forgetErasedLocked(kind)
    let erasures = try reading { () throws(StoreError) in try store.erasureCount() }
    let records = try executions()
    guard records.count >= kind.leastRows else {
      throw .unusable(
        reason: "\(records.count) executions are too few to learn '\(kind.name)' from; it needs "
          + "\(kind.leastRows)")
    }
    let active = try usable(kind)
    let cut = records.count - max(1, Int(Double(records.count) * Self.heldBackShare))
    let (past, later) = (Array(records[..<cut]), Array(records[cut...]))
    guard let rival = JudgedModel(active.bytes, kind, past, later),
      let candidate = best(kind, past, later, beside: rival)
    else { throw .unusable(reason: "there is nothing in the history to learn '\(kind.name)' from") }
    var trial = PairedTrial(mostCases: max(1, candidate.scores.count))
    for (score, other) in zip(candidate.scores, rival.scores) { trial.add(score, against: other) }
    let metrics: JSONObject = [
      "held_back_rows": .integer(Int64(later.count)), "score": .number(candidate.mean),
      "active_score": .number(rival.mean), "better_on": .integer(Int64(trial.wins)),
      "worse_on": .integer(Int64(trial.losses)),
      "seconds_per_row": .number(candidate.secondsPerRow),
      "active_seconds_per_row": .number(rival.secondsPerRow),
      "blended_with_active": .bool(candidate.isBlend),
    ]
    let row = try keep(
      candidate.bytes, kind, parent: active.row, past: past, metrics, reason: reason,
      erasures: erasures)
    let isNoWorse = candidate.mean >= rival.mean && trial.verdict != .worse
    let state: ModelState = isNoWorse ? .shadow : .retired
    let verdict =
      isNoWorse
      ? "no worse than version \(active.row.version) on held-back lines; runs beside it"
      : "worse than version \(active.row.version) on held-back lines"
    try reading { () throws(StoreError) in
      if isNoWorse, let earlier = try store.model(kind: kind.name, state: .shadow) {
        try store.move(earlier, to: .retired, reason: "version \(row.version) is newer")
      }
      try store.move(row, to: state, reason: verdict)
    }
    var result = row
    result.state = state
    return ModelTraining(
      row: result, score: candidate.mean, activeScore: rival.mean, heldBackRows: later.count,
      reason: verdict)
  }

  /// The better of what was learnt and of its blend with the active model.
  private func best(
    _ kind: LearnableKind, _ past: [ExecutionRecord], _ later: [ExecutionRecord],
    beside rival: JudgedModel
  ) -> JudgedModel? {
    guard let bytes = kind.train(past, kind.shipped()),
      let own = JudgedModel(bytes, kind, past, later), own.scores.count == rival.scores.count
    else { return nil }
    guard let blend = kind.blend(bytes, rival.bytes),
      let blended = JudgedModel(blend, kind, past, later, isBlend: true)
    else { return own }
    return blended.mean > own.mean ? blended : own
  }

  /// Keeps a model that has learnt from executions, unless some were erased meanwhile.
  func keep(
    _ bytes: [UInt8], _ kind: LearnableKind, parent: ModelRow, past: [ExecutionRecord],
    _ metrics: JSONObject, reason: String, erasures: Int64
  ) throws(OperationError) -> ModelRow {
    let digest = SHA256.digest(bytes)
    let name = "\(kind.name)-" + digest.prefix(8).hexadecimal + ".model"
    try folder.keep(bytes, as: name)
    var data = SHA256()
    for record in past {
      for half in [record.uid.high, record.uid.low] {
        withUnsafeBytes(of: half.bigEndian) { data.append(Array($0)) }
      }
    }
    let starts = past.map(\.startedAt)
    let span = starts.min().flatMap { first in starts.max().map { first...$0 } }
    let row = try reading { () throws(StoreError) in
      try store.register(
        ModelRow(
          kind: kind.name, parent: parent.id, file: name, bytes: bytes.count, digest: digest,
          createdAt: .now(), dataSpan: span, dataRows: past.count, dataDigest: data.finish(),
          features: Self.text(kind.features),
          hyperParameters: JSONValue.object(kind.hyperParameters).text(),
          metrics: JSONValue.object(metrics).text()),
        reason: reason, ifErasuresAre: erasures)
    }
    guard let row else {
      throw .unusable(reason: "executions were erased meanwhile; what was learnt is not kept")
    }
    return row
  }

  /// The newest executions that have ended, oldest first.
  func executions() throws(OperationError) -> [ExecutionRecord] {
    let records = try reading { () throws(StoreError) in
      try store.executions(HistoryQuery(limit: Self.mostRows, includesOutput: false))
    }
    return records.reversed().filter { $0.state != .running }
  }

  // MARK: Changing

  /// Makes a model the active one of its kind, when its file is what was kept.
  ///
  /// - Throws: ``OperationError``; nothing has changed then.
  func promote(_ row: ModelRow, reason: String) throws(OperationError) {
    guard let kind = LearnableKind.named(row.kind) else {
      throw .unusable(reason: "this program has no models of the kind '\(row.kind)'")
    }
    guard row.state != .active else {
      throw .unusable(reason: "version \(row.version) of '\(row.kind)' is active already")
    }
    do throws(ModelFileProblem) { _ = try bytes(of: row, kind) } catch {
      throw .unusable(reason: "\(error); nothing was changed")
    }
    _ = try active(kind)
    try reading { () throws(StoreError) in
      try store.move(row, to: .active, reason: reason)
    }
  }

  /// Goes back to the model that the active one came from, or to its nearest ancestor that is well.
  ///
  /// - Returns: The model that is active now.
  /// - Throws: ``OperationError``; nothing has changed then.
  func rollBack(_ kind: LearnableKind, reason: String) throws(OperationError) -> ModelRow {
    let active = try active(kind)
    var next = active.parent
    while let number = next {
      guard
        let row = try reading({ () throws(StoreError) in try store.model(id: number) })
      else { break }
      if (try? bytes(of: row, kind)) != nil {
        try reading { () throws(StoreError) in
          try store.move(row, to: .active, reason: reason)
        }
        return row
      }
      next = row.parent
    }
    throw .unusable(
      reason: "version \(active.version) of '\(kind.name)' has nothing before it to go back to")
  }

  // MARK: Proving

  /// Proves every file's checksum and the audit trail.
  func verify() throws(OperationError) -> ModelVerification {
    let rows = try reading { () throws(StoreError) in try store.models() }
    var problems: [String] = []
    for row in rows where row.file != Self.shippedFile {
      do throws(ModelFileProblem) {
        _ = try folder.bytes(of: row.file, digest: row.digest)
      } catch {
        // What was retired may have been cleared away; what is used may not.
        if case .gone = error, row.state == .retired { continue }
        problems.append("\(error)")
      }
    }
    let (entries, problem) = try reading { () throws(StoreError) in try store.verifyAudit() }
    if let problem { problems.append(problem.words) }
    return ModelVerification(models: rows.count, auditEntries: entries, problems: problems)
  }

  static func text(_ names: [String]) -> String {
    JSONValue.array(names.map { .string($0) }).text()
  }
}

extension AuditProblem {
  fileprivate var words: String {
    switch self {
    case .gap(let id): "the audit trail has a gap before entry \(id)"
    case .changedDocument(let id): "entry \(id) of the audit trail was changed"
    case .brokenChain(let id): "entry \(id) of the audit trail does not follow from the one before"
    case .cutEnd(let last): "the audit trail ends before entry \(last), which it once had"
    }
  }
}

extension Sequence<UInt8> {
  /// Two digits for each byte.
  var hexadecimal: String {
    reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
  }
}
