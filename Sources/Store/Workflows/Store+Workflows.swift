package import Platform
internal import SQLite

extension Store {
  /// So many executions are kept of each step's origin.
  private static let mostSources = 20

  /// Keeps a workflow under its name.
  ///
  /// - Returns: Whether it was kept: not when the name is taken.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func save(_ workflow: WorkflowRow, at moment: Timestamp) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      let insert = try connection.prepare(
        "INSERT INTO workflow (name, saved_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id")
      insert.bind(workflow.name, at: 1)
      insert.bind(moment.microseconds, at: 2)
      guard try insert.step() else { return false }
      let id = insert.integer(0)
      insert.reset()
      for (position, step) in workflow.steps.enumerated() {
        let row = try connection.statement("INSERT INTO workflow_step VALUES (?, ?, ?)")
        row.bind(id, at: 1)
        row.bind(Int64(position), at: 2)
        row.bind(step.text, at: 3)
        try row.run()
        try addSources(step.sources, to: id, position: position)
      }
      for slot in workflow.slots {
        let row = try connection.statement("INSERT INTO workflow_slot VALUES (?, ?, ?)")
        row.bind(id, at: 1)
        row.bind(slot.name, at: 2)
        row.bind(slot.value, at: 3)
        try row.run()
      }
      return true
    }
  }

  /// Notes that a saved workflow was run as it stands, so that it lives as long as these runs do.
  ///
  /// - Parameter executions: The execution of each step, in order.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func noteRun(
    ofWorkflow name: String, executions: [Int64]
  ) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let find = try connection.statement("SELECT id FROM workflow WHERE name = ?")
      find.bind(name, at: 1)
      guard try find.step() else { return }
      let id = find.integer(0)
      find.reset()
      for (position, execution) in executions.enumerated() {
        try addSources([execution], to: id, position: position)
      }
    }
  }

  private func addSources(
    _ sources: [Int64], to id: Int64, position: Int
  ) throws(DatabaseError) {
    let row = try connection.statement(
      """
      INSERT OR IGNORE INTO workflow_source
        SELECT ?1, ?2, id FROM execution WHERE id = ?3
      """)
    for source in sources.suffix(Self.mostSources) {
      row.bind(id, at: 1)
      row.bind(Int64(position), at: 2)
      row.bind(source, at: 3)
      try row.run()
    }
    try connection.execute(
      """
      DELETE FROM workflow_source WHERE workflow_id = \(id) AND position = \(position)
        AND execution_id NOT IN (
          SELECT execution_id FROM workflow_source
          WHERE workflow_id = \(id) AND position = \(position)
          ORDER BY execution_id DESC LIMIT \(Self.mostSources))
      """)
  }

  /// Forgets a saved workflow.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func forgetWorkflow(named name: String) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      let statement = try connection.prepare("DELETE FROM workflow WHERE name = ?")
      statement.bind(name, at: 1)
      try statement.run()
      return connection.changedRowCount > 0
    }
  }

  /// The saved workflows by name.
  ///
  /// - Throws: ``StoreError``.
  package func workflows() throws(StoreError) -> [WorkflowRow] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT id, name, saved_at FROM workflow ORDER BY name")
      var rows: [WorkflowRow] = []
      while try statement.step() {
        let id = statement.integer(0)
        let steps = try workflowSteps(of: id)
        guard !steps.isEmpty, steps.allSatisfy({ !$0.sources.isEmpty }) else { continue }
        rows.append(
          WorkflowRow(
            name: statement.text(1), savedAt: Timestamp(microseconds: statement.integer(2)),
            steps: steps, slots: try workflowSlots(of: id)))
      }
      return rows
    }
  }

  private func workflowSteps(of id: Int64) throws(DatabaseError) -> [WorkflowRow.Step] {
    let statement = try connection.prepare(
      """
      SELECT step.position, text, execution_id FROM workflow_step AS step
      LEFT JOIN workflow_source USING (workflow_id, position)
      WHERE workflow_id = \(id) ORDER BY step.position, execution_id
      """)
    var steps: [WorkflowRow.Step] = []
    var last: Int64 = -1
    while try statement.step() {
      if statement.integer(0) != last {
        steps.append(WorkflowRow.Step(text: statement.text(1), sources: []))
        last = statement.integer(0)
      }
      if let source = statement.optionalInteger(2) { steps[steps.count - 1].sources.append(source) }
    }
    return steps
  }

  private func workflowSlots(of id: Int64) throws(DatabaseError) -> [WorkflowRow.Slot] {
    let statement = try connection.prepare(
      "SELECT name, value FROM workflow_slot WHERE workflow_id = \(id) ORDER BY name")
    var slots: [WorkflowRow.Slot] = []
    while try statement.step() {
      slots.append(WorkflowRow.Slot(name: statement.text(0), value: statement.optionalText(1)))
    }
    return slots
  }
}
