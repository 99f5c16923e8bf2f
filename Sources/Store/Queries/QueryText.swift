internal import SQLite

/// SQL put together from fixed pieces, with the values that go into its parameters.
struct QueryText {
  /// A value of a parameter.
  enum Value: Equatable {
    case integer(Int64)
    case text(String)
  }

  private(set) var conditions: [String] = []
  private(set) var values: [Value] = []

  /// Adds a condition whose `?` stand for the values, in order.
  mutating func require(_ condition: String, _ values: Value...) {
    conditions.append(condition)
    self.values.append(contentsOf: values)
  }

  /// Adds a condition on a column of `command`, in the way that suits how many commands meet it.
  ///
  /// Of a few it is known when they first and last ran, which bounds the executions to look through
  /// and spares the rows of all others. With many, reading the newest executions first soon finds
  /// enough of them.
  mutating func requireCommand(
    _ condition: String, _ values: Value..., in connection: Connection
  ) throws(DatabaseError) {
    let few = 500
    let statement = try connection.prepare(
      """
      SELECT id, first_started_at, last_started_at FROM command
      WHERE \(condition) LIMIT \(few + 1)
      """)
    bind(values, to: statement)
    var ids: [String] = []
    var first = Int64.max
    var last = Int64.min
    while try statement.step() {
      ids.append(String(statement.integer(0)))
      first = min(first, statement.integer(1))
      last = max(last, statement.integer(2))
    }
    if ids.count <= few {
      require("execution.command_id IN (\(ids.joined(separator: ",")))")
      require("execution.started_at BETWEEN ? AND ?", .integer(first), .integer(last))
    } else {
      require("command.\(condition)")
      self.values.append(contentsOf: values)
    }
  }

  /// ` WHERE …`, or nothing when everything matches.
  var whereClause: String {
    conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  /// Binds the values, from the first parameter on.
  func bind(to statement: Statement) { bind(values, to: statement) }

  private func bind(_ values: [Value], to statement: Statement) {
    for (index, value) in values.enumerated() {
      switch value {
      case .integer(let number): statement.bind(number, at: Int32(index + 1))
      case .text(let text): statement.bind(text, at: Int32(index + 1))
      }
    }
  }

  /// A pattern for `LIKE … ESCAPE '\'` that finds the text anywhere.
  static func containing(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "%")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "%"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The last text, in byte order, that starts with the prefix.
  static func end(ofPrefix prefix: String) -> String { prefix + "\u{10FFFF}" }
}
