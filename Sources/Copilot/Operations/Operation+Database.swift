internal import Glibc
internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// Where the database is, how large, which schema.
  static let databaseStatus = Operation(
    "db", "status", summary: "Say where the history lies, how large it is and which schema it has"
  ) { (copilot, _) throws(OperationError) in
    copilot.mergeWaiting()
    let store = try copilot.storeAsItIs()
    let directories = copilot.layout.fallbackDirectories
    return .databaseStatus(
      try reading { () throws(StoreError) in
        try store.status(fallbackDirectories: directories)
      })
  }

  /// Looks for damage.
  static let databaseCheck = Operation(
    "db", "check", summary: "Look for damage in the database",
    parameters: [Parameter("full", .flag, help: "compare every index with its table too")]
  ) { (copilot, arguments) throws(OperationError) in
    let isFull = try arguments.flag("full")
    let store = try copilot.store()
    let problems = try reading(ifStopped: .unfinishedCheck(path: store.path)) {
      () throws(StoreError) in try store.check(isFull: isFull)
    }
    return .findings(path: store.path, problems: problems)
  }

  /// Brings the schema up to this program's.
  static let databaseMigrate = Operation(
    "db", "migrate", summary: "Bring the database's schema up to this program's", isChange: true
  ) { (copilot, _) throws(OperationError) in
    let store = try copilot.storeAsItIs()
    let output = try migration(store) { () throws(StoreError) in try store.migrate() }
    copilot.mergeWaiting()
    return output
  }

  /// Takes back schema changes.
  static let databaseRollback = Operation(
    "db", "rollback", summary: "Take back the newest schema changes, for an older program",
    parameters: [
      Parameter("steps", .integer(1...1000), valueName: "N", help: "how many (1)")
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let steps = try arguments.integer("steps", in: 1...1000) ?? 1
    copilot.mergeWaiting()
    let store = try copilot.storeAsItIs()
    return try migration(store) { () throws(StoreError) in try store.rollback(steps: steps) }
  }

  /// Copies the database while it is in use.
  static let databaseBackup = Operation(
    "db", "backup", summary: "Copy the database, also while shells write to it",
    parameters: [
      Parameter(
        "file", .text, valueName: "FILE", help: "where to; it must not exist",
        isPositional: true, isRequired: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let file = try arguments.requiredText("file")
    guard file != "-" else {
      throw .wrongArgument(
        name: "file", value: file, expected: "a file; a database can't be written to a pipe")
    }
    guard !Files.exists(file) else {
      throw .unusable(reason: "\(file) exists; name a file that does not")
    }
    let store = try copilot.store()
    try reading(ifStopped: .nothingWritten(path: file)) { () throws(StoreError) in
      try store.backup(to: file)
    }
    return .copied(path: file, bytes: Files.size(file) ?? 0)
  }

  private static func migration(
    _ store: Store, _ body: () throws(StoreError) -> [String]
  ) throws(OperationError) -> OperationOutput {
    try reading { () throws(StoreError) in
      let from = try store.migrations().applied.count
      let names = try body()
      return .migrated(from: from, to: try store.migrations().applied.count, names: names)
    }
  }

  static func databaseBytes(_ path: String) -> Int {
    (Files.size(path) ?? 0) + (Files.size(path + "-wal") ?? 0)
  }
}
