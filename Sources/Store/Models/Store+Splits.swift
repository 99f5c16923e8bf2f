package import Platform
internal import SQLite

/// A test of two models that are shown in different sessions.
package struct ModelSplit: Sendable, Equatable {
  /// The newcomer.
  package var model: Int64
  /// The model that was active when it began.
  package var rival: Int64
  package var startedAt: Timestamp
}

/// A line that was offered in such a test, and whether it was taken.
package struct ModelOffer: Sendable, Equatable {
  package var isNewcomer: Bool
  package var isTaken: Bool

  package init(isNewcomer: Bool, isTaken: Bool) {
    self.isNewcomer = isNewcomer
    self.isTaken = isTaken
  }
}

extension Store {
  /// Begins to show a newcomer in half of the sessions; one that is shown already goes on.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func beginSplit(
    of model: ModelRow, against rival: ModelRow, reason: String, at moment: Timestamp = .now()
  ) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        "INSERT OR IGNORE INTO model_split (model_id, rival_id, started_at) VALUES (?1, ?2, ?3)")
      statement.bind(model.id, at: 1)
      statement.bind(rival.id, at: 2)
      statement.bind(moment.microseconds, at: 3)
      try statement.run()
      guard connection.changedRowCount > 0 else { return }
      try noteChange(of: model, from: model.state, reason: reason, at: moment)
    }
  }

  /// The test in which a model is shown in half of the sessions, or nil.
  ///
  /// - Throws: ``StoreError``.
  package func split(of model: Int64) throws(StoreError) -> ModelSplit? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT model_id, rival_id, started_at FROM model_split WHERE model_id = ?")
      statement.bind(model, at: 1)
      guard try statement.step() else { return nil }
      return ModelSplit(
        model: statement.integer(0), rival: statement.integer(1),
        startedAt: Timestamp(microseconds: statement.integer(2)))
    }
  }

  /// Keeps which offers were taken, in one transaction.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func keep(_ offers: [ModelOffer], of model: Int64) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        "INSERT INTO model_offer (model_id, is_newcomer, is_taken) VALUES (?1, ?2, ?3)")
      for offer in offers {
        statement.bind(model, at: 1)
        statement.bind(offer.isNewcomer ? 1 : 0, at: 2)
        statement.bind(offer.isTaken ? 1 : 0, at: 3)
        try statement.run()
      }
    }
  }

  /// The offers of a test, oldest first.
  ///
  /// - Throws: ``StoreError``.
  package func offers(of model: Int64) throws(StoreError) -> [ModelOffer] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT is_newcomer, is_taken FROM model_offer WHERE model_id = ? ORDER BY id")
      statement.bind(model, at: 1)
      var offers: [ModelOffer] = []
      while try statement.step() {
        offers.append(
          ModelOffer(isNewcomer: statement.integer(0) == 1, isTaken: statement.integer(1) == 1))
      }
      return offers
    }
  }
}
