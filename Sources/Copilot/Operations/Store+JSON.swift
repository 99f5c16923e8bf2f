package import JSON
package import Store

extension HistoryStatistics {
  /// The figures in the form of `history stats --json`.
  package var json: JSONValue {
    [
      "executions": JSONValue(executions), "failures": JSONValue(failures),
      "interrupted": JSONValue(interrupted), "commands": JSONValue(commands),
      "duration_seconds": JSONValue(totalDurationSeconds), "bytes_sent": JSONValue(bytesSent),
      "bytes_received": JSONValue(bytesReceived),
      "utilities": .array(utilities.map(\.json)), "directories": .array(directories.map(\.json)),
      "executions_by_hour": .array(executionsByHour.map { JSONValue($0) }),
    ]
  }
}

extension UtilityStatistics {
  var json: JSONValue {
    [
      "utility": .string(utility), "runs": JSONValue(runs), "failures": JSONValue(failures),
      "median_seconds": JSONValue(medianSeconds),
      "p90_seconds": JSONValue(ninetiethPercentileSeconds),
      "bytes_sent": JSONValue(bytesSent), "bytes_received": JSONValue(bytesReceived),
    ]
  }
}

extension DirectoryStatistics {
  var json: JSONValue {
    ["directory": .string(directory), "runs": JSONValue(runs), "failures": JSONValue(failures)]
  }
}

extension DatabaseStatus {
  /// The status in the form of `db status --json`.
  package var json: JSONValue {
    var tables = JSONObject()
    for table in rows { tables[table.table] = JSONValue(table.count) }
    return [
      "path": .string(path), "database_bytes": JSONValue(databaseBytes),
      "log_bytes": JSONValue(logBytes), "spool_bytes": JSONValue(spoolBytes),
      "unused_bytes": JSONValue(unusedBytes), "schema_version": JSONValue(schemaVersion),
      "known_version": JSONValue(knownVersion), "journal_mode": .string(journalMode),
      "sqlite_version": .string(libraryVersion), "rows": .object(tables),
    ]
  }
}

extension RecordLog.Acknowledgement {
  /// Where a record is, in the form of `observe --json`. One in memory is as safe as the process.
  package var json: JSONValue {
    let id: Int64? = if case .database(let id) = self { id } else { nil }
    return [
      "execution_id": JSONValue(id), "spooled": .bool(self == .spooled),
      "in_memory": .bool(self == .held),
    ]
  }
}
