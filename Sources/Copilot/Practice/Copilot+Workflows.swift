internal import Commands
package import Platform
internal import Store

extension Copilot {
  /// The newest part of the history.
  ///
  /// - Throws: ``OperationError`` when it can't be read.
  func practiceRuns(since: Timestamp? = nil) throws(OperationError) -> PracticeRuns {
    let store = try store()
    let records = try reading { () throws(StoreError) in
      try store.executions(
        HistoryQuery(limit: PracticeRuns.most, since: since, includesOutput: false))
    }
    return PracticeRuns(records)
  }

  /// The saved workflows by name, then those found in the history that are not saved.
  ///
  /// - Throws: ``OperationError`` when the history can't be read.
  package func workflows() throws(OperationError) -> [Workflow] {
    let saved = try savedWorkflows()
    let found = WorkflowFinder.find(try practiceRuns(), taken: Set(saved.map(\.name)))
    return saved + found.filter { other in !saved.contains { $0.steps == other.steps } }
  }

  /// The workflow of a name, saved or found.
  ///
  /// - Throws: ``OperationError`` when there is none.
  package func workflow(named name: String) throws(OperationError) -> Workflow {
    if let saved = try savedWorkflows().first(where: { $0.name == name }) { return saved }
    guard let found = try workflows().first(where: { $0.name == name }) else {
      throw .unusable(reason: "there is no workflow '\(name)'; 'workflow list' names them")
    }
    return found
  }

  private func savedWorkflows() throws(OperationError) -> [Workflow] {
    let store = try store()
    return try reading { () throws(StoreError) in try store.workflows() }.map { Workflow($0) }
  }

  /// Keeps a workflow.
  ///
  /// - Parameters:
  ///   - name: Of a found one; or of a new one, with executions.
  ///   - executions: What its steps are taken from, in order; empty for a found one.
  ///   - newName: How it is called from now on; nil for the same name.
  /// - Throws: ``OperationError`` when it can't be kept; nothing has changed then.
  package func saveWorkflow(
    _ name: String, from executions: [Int64], as newName: String? = nil
  ) throws(OperationError) -> Workflow {
    let kept = newName ?? name
    guard Self.isWorkflowName(kept) else {
      throw .wrongArgument(
        name: newName == nil ? "name" : "as", value: kept,
        expected: "a name of 1 to 40 lower-case letters, digits, '-' and '_'")
    }
    let taken = try savedWorkflows().map(\.name)
    guard !taken.contains(kept) else {
      throw .unusable(
        reason: "there is a workflow '\(kept)' already; 'workflow forget \(kept)' first")
    }
    let workflow =
      executions.isEmpty
      ? try self.workflow(named: name) : try workflow(named: kept, from: executions)
    let row = workflow.row(named: kept)
    let store = try store()
    let isKept = try reading { () throws(StoreError) in try store.save(row, at: .now()) }
    guard isKept else { throw .unusable(reason: "there is a workflow '\(kept)' already") }
    return try self.workflow(named: kept)
  }

  private func workflow(
    named name: String, from executions: [Int64]
  ) throws(OperationError) -> Workflow {
    guard executions.count <= 50 else {
      throw .unusable(reason: "a workflow has 50 steps at most; \(executions.count) were named")
    }
    let store = try store()
    var lines: [String] = []
    for id in executions {
      let record = try reading { () throws(StoreError) in try store.execution(id: id) }
      guard let record else { throw .notFound(what: "execution", which: "\(id)") }
      guard !record.command.contains("•••") else {
        throw .unusable(
          reason: "a secret was taken out of execution \(id), so that it can't be run again")
      }
      lines.append(record.command)
    }
    guard let form = WorkflowForm([lines]) else {
      throw .unusable(reason: "no workflow can be made of these executions")
    }
    let steps = zip(form.steps, executions).map { WorkflowRow.Step(text: $0, sources: [$1]) }
    return Workflow(WorkflowRow(name: name, savedAt: nil, steps: steps, slots: form.slots))
  }

  private static func isWorkflowName(_ name: String) -> Bool {
    (1...40).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
  }

  /// Notes the runs of a saved workflow's steps, if they were those of the usual values.
  ///
  /// - Parameters:
  ///   - lines: The lines that ran, in order.
  ///   - values: The values that were given.
  ///   - start: When the first of them began.
  package func noteRun(
    of workflow: Workflow, _ lines: [String], _ values: [String: String], since start: Timestamp
  ) {
    let isUsual = workflow.slots.allSatisfy { slot in
      slot.value == nil || values[slot.name] == nil || values[slot.name] == slot.value
    }
    guard workflow.savedAt != nil, isUsual, let store = try? store(),
      let records = try? store.executions(
        HistoryQuery(limit: lines.count * 4 + 20, since: start, includesOutput: false))
    else { return }
    var rest = records.reversed()[...]
    var ids: [Int64] = []
    for line in lines {
      let text = recorder.redactor.redact(line).text
      guard let place = rest.firstIndex(where: { $0.command == text }), let id = rest[place].id
      else { return }
      ids.append(id)
      rest = rest[rest.index(after: place)...]
    }
    try? store.noteRun(ofWorkflow: workflow.name, executions: ids)
  }

  /// Whether a line may cut a connection, delete, flood or expose, with the reason.
  package func danger(of line: String) -> String? {
    let judgement = catalogue.risk(of: CommandLine(line))
    return judgement.risk == .danger ? judgement.reason ?? "dangerous" : nil
  }
}
