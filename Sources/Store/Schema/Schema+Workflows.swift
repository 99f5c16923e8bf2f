internal import SQLite

extension Schema {
  /// Lines that the user keeps to be run one after another, and which executions they were taken from.
  static let workflows = Migration(
    name: "workflows",
    up: """
      CREATE TABLE workflow (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        saved_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE workflow_step (
        workflow_id INTEGER NOT NULL REFERENCES workflow ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (workflow_id, position)
      ) STRICT;
      CREATE TABLE workflow_slot (
        workflow_id INTEGER NOT NULL REFERENCES workflow ON DELETE CASCADE,
        name TEXT NOT NULL,
        value TEXT,
        PRIMARY KEY (workflow_id, name)
      ) STRICT;
      CREATE TABLE workflow_source (
        workflow_id INTEGER NOT NULL REFERENCES workflow ON DELETE CASCADE,
        position INTEGER NOT NULL,
        execution_id INTEGER NOT NULL REFERENCES execution ON DELETE CASCADE,
        PRIMARY KEY (workflow_id, position, execution_id)
      ) STRICT;
      CREATE INDEX workflow_source_by_execution ON workflow_source (execution_id);
      """,
    down: """
      DROP TABLE workflow_source;
      DROP TABLE workflow_slot;
      DROP TABLE workflow_step;
      DROP TABLE workflow;
      """)

  /// Takes the workflows of which a step has no execution left that it was taken from. `doomed` names
  /// the executions that go.
  static let workflowErasure = """
    DELETE FROM main.workflow_source WHERE execution_id IN (SELECT id FROM temp.doomed);
    DELETE FROM main.workflow WHERE EXISTS (
      SELECT 1 FROM main.workflow_step AS step WHERE step.workflow_id = workflow.id
        AND NOT EXISTS (SELECT 1 FROM main.workflow_source AS source
          WHERE source.workflow_id = step.workflow_id AND source.position = step.position));
    DELETE FROM main.workflow_step WHERE workflow_id NOT IN (SELECT id FROM main.workflow);
    DELETE FROM main.workflow_slot WHERE workflow_id NOT IN (SELECT id FROM main.workflow);
    DELETE FROM main.workflow_source WHERE workflow_id NOT IN (SELECT id FROM main.workflow);

    """
}
