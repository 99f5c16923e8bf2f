internal import Digest
internal import Glibc
internal import JSON
internal import Platform
internal import Store

extension ModelRegistry {
  /// Why a model leaves that has learnt from what was erased.
  private static let forgettingReason = "it had learnt from executions that were erased"

  /// Learns a kind again without what was erased, and does away with the models that had seen it.
  ///
  /// The new model serves before an old one is retired, and an old file goes last, so that whoever
  /// dies in between leaves a model that serves and the rest to be done.
  ///
  /// - Returns: Whether another model is active now.
  /// - Throws: ``OperationError``, also while another process trains; what is left is due again.
  func forgetErased(_ kind: LearnableKind) throws(OperationError) -> Bool {
    guard
      try !reading({ () throws(StoreError) in try store.modelsToForget(kind: kind.name) }).isEmpty
    else { return false }
    let lock = try folder.lock()
    defer { extendLifetime(lock) }
    return try forgetErasedLocked(kind)
  }

  /// The same for who holds the lock.
  func forgetErasedLocked(_ kind: LearnableKind) throws(OperationError) -> Bool {
    let marked = try reading { () throws(StoreError) in
      try store.modelsToForget(kind: kind.name)
    }
    guard !marked.isEmpty else { return false }
    let active = try active(kind)
    var isChanged = false
    if marked.contains(where: { $0.id == active.id }) {
      let next = try clean(kind, without: marked)
      try reading { () throws(StoreError) in
        try store.move(next, to: .active, reason: "learnt without executions that were erased")
      }
      isChanged = true
    }
    let rows = try reading { () throws(StoreError) in try store.models(kind: kind.name) }
    for row in rows where marked.contains(where: { $0.id == row.id }) {
      if row.state != .retired {
        try reading { () throws(StoreError) in
          try store.move(row, to: .retired, reason: Self.forgettingReason)
        }
      }
      // Equal models are one file.
      let isShared = rows.contains { other in
        other.file == row.file && other.bytes > 0 && !marked.contains { $0.id == other.id }
      }
      if row.file != Self.shippedFile, !isShared {
        let path = folder.path(of: row.file)
        guard unlink(path) == 0 || errno == ENOENT else {
          throw .unusable(reason: "\(path) can't be removed: \(String(cString: strerror(errno)))")
        }
      }
      try reading { () throws(StoreError) in try store.noteForgotten(row) }
    }
    return isChanged
  }

  /// A model that has seen nothing of what was erased: learnt from what is left when there is enough
  /// of it, else the one that ships.
  private func clean(
    _ kind: LearnableKind, without marked: [ModelRow]
  ) throws(OperationError) -> ModelRow {
    let erasures = try reading { () throws(StoreError) in try store.erasureCount() }
    let records = try executions()
    let shipped = try shippedRow(kind)
    guard records.count >= kind.leastRows else { return shipped }
    let cut = records.count - max(1, Int(Double(records.count) * Self.heldBackShare))
    let (past, later) = (Array(records[..<cut]), Array(records[cut...]))
    guard let bytes = kind.train(past, kind.shipped()),
      let own = JudgedModel(bytes, kind, past, later),
      let rival = JudgedModel(kind.shipped(), kind, past, later), own.mean >= rival.mean
    else { return shipped }
    let metrics: JSONObject = [
      "held_back_rows": .integer(Int64(later.count)), "score": .number(own.mean),
      "active_score": .number(rival.mean), "seconds_per_row": .number(own.secondsPerRow),
      "active_seconds_per_row": .number(rival.secondsPerRow), "blended_with_active": false,
    ]
    return try keep(
      own.bytes, kind, parent: shipped, past: past, metrics,
      reason: "learnt again after executions were erased", erasures: erasures)
  }

  /// The row of the model that ships.
  private func shippedRow(_ kind: LearnableKind) throws(OperationError) -> ModelRow {
    let rows = try reading { () throws(StoreError) in try store.models(kind: kind.name) }
    if let row = rows.first(where: { $0.file == Self.shippedFile }) { return row }
    let bytes = kind.shipped()
    return try reading { () throws(StoreError) in
      try store.register(
        ModelRow(
          kind: kind.name, file: Self.shippedFile, bytes: bytes.count,
          digest: SHA256.digest(bytes), createdAt: .now(), dataSpan: nil, dataRows: 0,
          dataDigest: SHA256.digest([]), features: Self.text(kind.features),
          hyperParameters: JSONValue.object(kind.hyperParameters).text(), metrics: "{}"),
        reason: "ships with the program")
    }
  }
}
