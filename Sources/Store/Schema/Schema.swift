internal import SQLite

/// The database's tables, as the list of steps that made them.
///
/// A released step is never changed: a new one is added at the end.
enum Schema {
  /// What the file says it is. The SQL is `PRAGMA application_id`; the bytes are `NCp1`.
  static let applicationID: Int64 = 0x4E43_7031

  /// Every step, in order.
  static let migrations: [Migration] = [
    tables, indexes, importBatches, fewerIndexes, findings, connections, models, audit,
    rollups, feedback, samples, diagnoses, sharing, forgetting, offers, workflows, drift,
  ]

  /// Every table that holds history, in the order in which people think of them.
  static let tableNames = [
    "execution", "command", "output_tail", "connection_usage", "session", "utility", "directory",
    "host",
    "import_batch",
  ]

  /// Sessions, commands and executions.
  private static let tables = Migration(
    name: "tables",
    up: """
      CREATE TABLE host (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE directory (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE utility (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT UNIQUE,
        host_id INTEGER REFERENCES host,
        user TEXT,
        terminal TEXT,
        pid INTEGER,
        process_start_ticks INTEGER,
        boot_id TEXT,
        started_at INTEGER,
        ended_at INTEGER
      ) STRICT;
      CREATE TABLE command (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL UNIQUE,
        utility_id INTEGER REFERENCES utility,
        template TEXT NOT NULL,
        argument_kinds TEXT NOT NULL,
        category TEXT NOT NULL,
        first_started_at INTEGER NOT NULL,
        last_started_at INTEGER NOT NULL,
        runs INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        last_duration_us INTEGER,
        last_status INTEGER,
        last_directory_id INTEGER
      ) STRICT;
      CREATE TABLE execution (
        id INTEGER PRIMARY KEY,
        uid BLOB NOT NULL CHECK (length(uid) = 16),
        command_id INTEGER NOT NULL REFERENCES command,
        session_id INTEGER REFERENCES session,
        directory_id INTEGER REFERENCES directory,
        utility_id INTEGER REFERENCES utility,
        started_at INTEGER NOT NULL,
        state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
        failed INTEGER NOT NULL CHECK (failed IN (0, 1)),
        duration_us INTEGER,
        exit_code INTEGER,
        signal INTEGER,
        user_cpu_us INTEGER,
        system_cpu_us INTEGER,
        average_cpu_share REAL,
        peak_cpu_share REAL,
        average_resident_bytes INTEGER,
        peak_resident_bytes INTEGER,
        resident_growth_bytes INTEGER,
        bytes_sent INTEGER,
        bytes_received INTEGER,
        packets_sent INTEGER,
        packets_received INTEGER,
        network_method TEXT,
        round_trip_us INTEGER,
        voluntary_context_switches INTEGER,
        involuntary_context_switches INTEGER,
        minor_page_faults INTEGER,
        major_page_faults INTEGER,
        cause TEXT,
        predicted_us INTEGER
      ) STRICT;
      CREATE TABLE output_tail (
        execution_id INTEGER PRIMARY KEY REFERENCES execution ON DELETE CASCADE,
        stderr TEXT,
        stdout TEXT
      ) STRICT;
      CREATE TABLE erasure (
        id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL
      ) STRICT;
      INSERT INTO erasure VALUES (1, 0);
      """,
    down: """
      DROP TABLE erasure;
      DROP TABLE output_tail;
      DROP TABLE execution;
      DROP TABLE command;
      DROP TABLE session;
      DROP TABLE utility;
      DROP TABLE directory;
      DROP TABLE host;
      """)

  /// What the shell and `history` look up: newest first, of all, by directory, utility, command;
  /// failures; what still runs. See ``fewerIndexes`` for what became of them.
  private static let indexes = Migration(
    name: "indexes",
    up: """
      CREATE UNIQUE INDEX execution_by_uid ON execution (uid);
      CREATE INDEX execution_by_time ON execution (started_at);
      CREATE INDEX execution_by_command ON execution (command_id, started_at);
      CREATE INDEX execution_by_directory ON execution (directory_id, started_at);
      CREATE INDEX execution_by_utility ON execution (utility_id, started_at);
      CREATE INDEX execution_failed ON execution (started_at) WHERE failed = 1;
      CREATE INDEX execution_running ON execution (session_id) WHERE state = 0;
      CREATE UNIQUE INDEX session_without_uid ON session (host_id, user, terminal)
        WHERE uid IS NULL;
      """,
    down: """
      DROP INDEX session_without_uid;
      DROP INDEX execution_running;
      DROP INDEX execution_failed;
      DROP INDEX execution_by_utility;
      DROP INDEX execution_by_directory;
      DROP INDEX execution_by_command;
      DROP INDEX execution_by_time;
      DROP INDEX execution_by_uid;
      """)

  /// What was imported, from where, and how it went.
  private static let importBatches = Migration(
    name: "import batches",
    up: """
      CREATE TABLE import_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        path TEXT NOT NULL,
        finished_at INTEGER NOT NULL,
        imported INTEGER NOT NULL,
        already_there INTEGER NOT NULL,
        skipped INTEGER NOT NULL
      ) STRICT;
      """,
    down: "DROP TABLE import_batch;")

  /// Executions are found by command through their times: a command's row says when it first and
  /// last ran, and the index of times knows the command. Each index costs every record a page, and
  /// the one by command cost a page that was seldom in memory.
  private static let fewerIndexes = Migration(
    name: "fewer indexes",
    up: """
      DROP INDEX execution_by_command;
      DROP INDEX execution_by_time;
      DROP INDEX execution_by_directory;
      CREATE INDEX execution_by_start ON execution (started_at, command_id);
      CREATE INDEX execution_in_directory ON execution (directory_id, started_at)
        WHERE directory_id IS NOT NULL;
      """,
    down: """
      DROP INDEX execution_in_directory;
      DROP INDEX execution_by_start;
      CREATE INDEX execution_by_time ON execution (started_at);
      CREATE INDEX execution_by_command ON execution (command_id, started_at);
      CREATE INDEX execution_by_directory ON execution (directory_id, started_at);
      """)
}
