internal import JSON
package import Platform
internal import SQLite

extension Store {
  /// Registers a model as a candidate, with the next version of its kind.
  ///
  /// - Parameters:
  ///   - row: The model; its number, version and state are given here.
  ///   - reason: Why it was made.
  /// - Returns: The model as it is kept.
  /// - Throws: ``StoreError``.
  package func register(_ row: ModelRow, reason: String) throws(StoreError) -> ModelRow {
    try writing { () throws(DatabaseError) in
      var row = row
      let version = try connection.statement(
        "SELECT coalesce(max(version), 0) + 1 FROM model WHERE kind = ?")
      version.bind(row.kind, at: 1)
      row.version = try version.step() ? Int(version.integer(0)) : 1
      version.reset()
      row.state = .candidate
      try insert(row)
      row.id = connection.lastInsertedRow
      try noteChange(of: row, from: nil, reason: reason, at: row.createdAt)
      return row
    }
  }

  /// Moves a model to another state; a model that becomes active retires the one before it.
  ///
  /// All of it happens or nothing.
  ///
  /// - Returns: The model that was active before, when another one is now.
  /// - Throws: ``StoreError``.
  @discardableResult
  package func move(
    _ model: ModelRow, to state: ModelState, reason: String, at moment: Timestamp = .now()
  ) throws(StoreError) -> ModelRow? {
    try writing { () throws(DatabaseError) in
      var earlier: ModelRow?
      if state == .active, let active = try newestModel(kind: model.kind, state: .active),
        active.id != model.id
      {
        var retired = active
        retired.state = .retired
        try setState(retired)
        try noteChange(
          of: retired, from: .active, reason: "version \(model.version) took its place",
          at: moment)
        earlier = active
      }
      var moved = model
      moved.state = state
      try setState(moved)
      try noteChange(of: moved, from: model.state, reason: reason, at: moment)
      return earlier
    }
  }

  /// Models, newest first.
  ///
  /// - Parameter kind: Of this kind; nil for all.
  /// - Throws: ``StoreError``.
  package func models(kind: String? = nil) throws(StoreError) -> [ModelRow] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        Self.modelColumns + " WHERE ?1 IS NULL OR kind = ?1 ORDER BY id DESC")
      statement.bind(kind, at: 1)
      var rows: [ModelRow] = []
      while try statement.step() { rows.append(Self.model(statement)) }
      return rows
    }
  }

  /// The model with a number, or nil.
  ///
  /// - Throws: ``StoreError``.
  package func model(id: Int64) throws(StoreError) -> ModelRow? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(Self.modelColumns + " WHERE id = ?")
      statement.bind(id, at: 1)
      return try statement.step() ? Self.model(statement) : nil
    }
  }

  /// The newest model of a kind in a state, or nil.
  ///
  /// - Throws: ``StoreError``.
  package func model(kind: String, state: ModelState) throws(StoreError) -> ModelRow? {
    try guarded { () throws(DatabaseError) in try newestModel(kind: kind, state: state) }
  }

  /// What became of a model, oldest first.
  ///
  /// - Parameter model: Its number; nil for all models.
  /// - Throws: ``StoreError``.
  package func modelChanges(of model: Int64? = nil) throws(StoreError) -> [ModelChange] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT model_id, at, from_state, to_state, reason FROM model_change
        WHERE ?1 IS NULL OR model_id = ?1 ORDER BY id
        """)
      statement.bind(model, at: 1)
      var changes: [ModelChange] = []
      while try statement.step() {
        changes.append(
          ModelChange(
            model: statement.integer(0), at: Timestamp(microseconds: statement.integer(1)),
            from: statement.optionalText(2).flatMap { ModelState(rawValue: $0) },
            to: ModelState(rawValue: statement.text(3)) ?? .retired, reason: statement.text(4)))
      }
      return changes
    }
  }

  /// Keeps how two models did on the same lines, in one transaction.
  ///
  /// - Throws: ``StoreError``.
  package func keep(_ trials: [ModelTrial]) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        INSERT INTO model_trial (model_id, rival_id, at, score, rival_score)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """)
      for trial in trials {
        statement.bind(trial.model, at: 1)
        statement.bind(trial.rival, at: 2)
        statement.bind(trial.at.microseconds, at: 3)
        statement.bind(trial.score, at: 4)
        statement.bind(trial.rivalScore, at: 5)
        try statement.run()
      }
    }
  }

  /// How a model did beside a rival, oldest first.
  ///
  /// - Throws: ``StoreError``.
  package func trials(of model: Int64, against rival: Int64) throws(StoreError) -> [ModelTrial] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT model_id, rival_id, at, score, rival_score FROM model_trial
        WHERE model_id = ?1 AND rival_id = ?2 ORDER BY id
        """)
      statement.bind(model, at: 1)
      statement.bind(rival, at: 2)
      var rows: [ModelTrial] = []
      while try statement.step() {
        rows.append(
          ModelTrial(
            model: statement.integer(0), rival: statement.integer(1),
            at: Timestamp(microseconds: statement.integer(2)),
            score: statement.optionalReal(3) ?? 0, rivalScore: statement.optionalReal(4) ?? 0))
      }
      return rows
    }
  }
}

extension Store {
  private static let modelColumns = """
    SELECT id, kind, version, state, parent_id, file, bytes, sha256, created_at, data_first_at,
      data_last_at, data_rows, data_sha256, features, hyper_parameters, metrics
    FROM model
    """

  private func newestModel(kind: String, state: ModelState) throws(DatabaseError) -> ModelRow? {
    let statement = try connection.prepare(
      Self.modelColumns + " WHERE kind = ?1 AND state = ?2 ORDER BY id DESC LIMIT 1")
    statement.bind(kind, at: 1)
    statement.bind(state.rawValue, at: 2)
    return try statement.step() ? Self.model(statement) : nil
  }

  private func insert(_ row: ModelRow) throws(DatabaseError) {
    let statement = try connection.statement(
      """
      INSERT INTO model (kind, version, state, parent_id, file, bytes, sha256, created_at,
        data_first_at, data_last_at, data_rows, data_sha256, features, hyper_parameters, metrics)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """)
    statement.bind(row.kind, at: 1)
    statement.bind(Int64(row.version), at: 2)
    statement.bind(row.state.rawValue, at: 3)
    statement.bind(row.parent, at: 4)
    statement.bind(row.file, at: 5)
    statement.bind(Int64(row.bytes), at: 6)
    statement.bind(row.digest, at: 7)
    statement.bind(row.createdAt.microseconds, at: 8)
    statement.bind(row.dataSpan?.lowerBound.microseconds, at: 9)
    statement.bind(row.dataSpan?.upperBound.microseconds, at: 10)
    statement.bind(Int64(row.dataRows), at: 11)
    statement.bind(row.dataDigest, at: 12)
    statement.bind(row.features, at: 13)
    statement.bind(row.hyperParameters, at: 14)
    statement.bind(row.metrics, at: 15)
    try statement.run()
  }

  private func setState(_ row: ModelRow) throws(DatabaseError) {
    let statement = try connection.statement("UPDATE model SET state = ?2 WHERE id = ?1")
    statement.bind(row.id, at: 1)
    statement.bind(row.state.rawValue, at: 2)
    try statement.run()
  }

  /// Keeps a step of a model's life, in its own list and in the audit trail.
  func noteChange(
    of row: ModelRow, from: ModelState?, reason: String, at moment: Timestamp
  ) throws(DatabaseError) {
    let statement = try connection.statement(
      """
      INSERT INTO model_change (model_id, at, from_state, to_state, reason)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """)
    statement.bind(row.id, at: 1)
    statement.bind(moment.microseconds, at: 2)
    statement.bind(from?.rawValue, at: 3)
    statement.bind(row.state.rawValue, at: 4)
    statement.bind(reason, at: 5)
    try statement.run()
    let document: JSONValue = [
      "model": .integer(row.id), "kind": .string(row.kind),
      "version": .integer(Int64(row.version)), "from": JSONValue(from?.rawValue),
      "to": .string(row.state.rawValue), "reason": .string(reason),
    ]
    try appendAudit(.model, document.text(), at: moment)
  }

  private static func model(_ statement: Statement) -> ModelRow {
    var row = ModelRow(
      kind: statement.text(1), parent: statement.optionalInteger(4), file: statement.text(5),
      bytes: Int(statement.integer(6)), digest: statement.bytes(7),
      createdAt: Timestamp(microseconds: statement.integer(8)),
      dataSpan: span(statement.optionalInteger(9), statement.optionalInteger(10)),
      dataRows: Int(statement.integer(11)), dataDigest: statement.bytes(12),
      features: statement.text(13), hyperParameters: statement.text(14),
      metrics: statement.text(15))
    row.id = statement.integer(0)
    row.version = Int(statement.integer(2))
    row.state = ModelState(rawValue: statement.text(3)) ?? .retired
    return row
  }

  private static func span(_ first: Int64?, _ last: Int64?) -> ClosedRange<Timestamp>? {
    guard let first, let last, first <= last else { return nil }
    return Timestamp(microseconds: first)...Timestamp(microseconds: last)
  }
}
