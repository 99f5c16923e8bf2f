package import Platform

/// The state that a shell had when its line was over.
package struct ShellStateChange: Equatable, Sendable {
  /// The working directory; nil when it is not known.
  package var directory: String?
  /// The exported variables.
  package var environment: ProcessEnvironment
  /// The file mode mask.
  package var fileModeMask: UInt32

  /// The shell's functions; nil when it was not asked for them.
  package var functions: [String: String]?
  /// Words that set the shell's options as they were; nil when it was not asked for them.
  package var options: String?
  /// The shell's `alias` commands that would define its aliases; nil when it was not asked for them.
  package var aliases: String?
  /// Whether the line left the shell before its end, as by `exit`; false when it was not asked.
  package var didExit = false

  /// Reads what the end of a shell wrote, or nil when it is cut short or anything else.
  ///
  /// - Parameters:
  ///   - bytes: The records, each ending with NUL: a mark, the directory, the mask, the variables
  ///     as `NAME=value`, an empty record; when asked for, a mark, each function's name and text
  ///     and an empty record, a mark and the options, a mark and the aliases, and a mark when the line left the shell; the
  ///     first mark again.
  ///   - before: The environment that the shell was started with. Variables that shells set for
  ///     themselves (`_`, `SHLVL`) and values that are no text stay as they were in it.
  package init?(_ bytes: [UInt8], before: ProcessEnvironment) {
    guard bytes.last == 0 else { return nil }
    var records = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false)[...]
    guard let mark = records.popFirst(), mark.elementsEqual(Self.mark.utf8),
      records.popLast()?.elementsEqual(Self.mark.utf8) == true,
      let path = records.popFirst(), let mask = records.popFirst(),
      let end = records.firstIndex(where: \.isEmpty)
    else { return nil }
    let variables = records[..<end]
    records = records[(end + 1)...]
    if records.first?.elementsEqual(Self.functionsMark.utf8) == true {
      records.removeFirst()
      guard let functions = Self.takeFunctions(&records) else { return nil }
      self.functions = functions
    }
    if records.first?.elementsEqual(Self.optionsMark.utf8) == true {
      records.removeFirst()
      guard let text = records.popFirst() else { return nil }
      options = String(validating: text, as: UTF8.self)
    }
    if records.first?.elementsEqual(Self.aliasesMark.utf8) == true {
      records.removeFirst()
      guard let text = records.popFirst() else { return nil }
      aliases = String(validating: text, as: UTF8.self)
    }
    if records.first?.elementsEqual(Self.exitMark.utf8) == true {
      records.removeFirst()
      didExit = true
    }
    guard records.isEmpty else { return nil }
    guard let fileModeMask = Self.octal(mask) else { return nil }
    self.fileModeMask = fileModeMask
    let text = String(validating: path.last == 0x0A ? path.dropLast() : path, as: UTF8.self)
    directory = text.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    var values: [String: String] = [:]
    for record in variables {
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")), equals > record.startIndex,
        let name = String(validating: record[..<equals], as: UTF8.self)
      else { continue }
      values[name] =
        String(validating: record[record.index(after: equals)...], as: UTF8.self)
        ?? before.values[name]
    }
    for name in Self.ownVariables { values[name] = before.values[name] }
    // zsh starts with OLDPWD set to the working directory, whatever its parent said.
    if let previous = values["OLDPWD"], previous == values["PWD"], previous == before["PWD"] {
      values["OLDPWD"] = before.values["OLDPWD"]
    }
    environment = ProcessEnvironment(values, bytesAsIn: before)
  }

  private static func takeFunctions(
    _ records: inout ArraySlice<ArraySlice<UInt8>>
  ) -> [String: String]? {
    var functions: [String: String] = [:]
    while let name = records.popFirst() {
      if name.isEmpty { return functions }
      guard let text = records.popFirst() else { return nil }
      if let name = String(validating: name, as: UTF8.self),
        let text = String(validating: text, as: UTF8.self), !text.isEmpty
      {
        functions[name] = text
      }
    }
    return nil
  }

  static let mark = "netcopilot-shell-state"
  static let functionsMark = "functions"
  static let optionsMark = "options"
  static let aliasesMark = "aliases"
  static let exitMark = "exit"
  /// What a shell sets for itself, and what only carried the harvest.
  private static let ownVariables = ["_", "SHLVL", "BASH_ENV"]

  private static func octal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    let digits = digits.last == 0x0A ? digits.dropLast() : digits
    guard (1...6).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard (0x30...0x37).contains(digit) else { return nil }
      value = value * 8 + UInt32(digit - 0x30)
    }
    return value & 0o777
  }
}
