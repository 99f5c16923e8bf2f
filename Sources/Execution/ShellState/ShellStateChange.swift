package import Platform

/// The state that a shell had when its line was over.
package struct ShellStateChange: Equatable, Sendable {
  /// The working directory; nil when it is not known.
  package var directory: String?
  /// The exported variables.
  package var environment: ProcessEnvironment
  /// The file mode mask.
  package var fileModeMask: UInt32

  /// Reads what the end of a shell wrote, or nil when it is cut short or anything else.
  ///
  /// - Parameters:
  ///   - bytes: The records, each ending with NUL: a mark, the directory, the mask, the variables
  ///     as `NAME=value`, and an empty record.
  ///   - before: The environment that the shell was started with. Variables that shells set for
  ///     themselves (`_`, `SHLVL`) and values that are no text stay as they were in it.
  package init?(_ bytes: [UInt8], before: ProcessEnvironment) {
    var records = bytes.split(separator: 0, omittingEmptySubsequences: false)[...]
    guard let mark = records.popFirst(), mark.elementsEqual(Self.mark.utf8),
      let path = records.popFirst(), let mask = records.popFirst(),
      let end = records.lastIndex(where: { !$0.isEmpty })
    else { return nil }
    // After the last variable come its NUL, the closing empty record's NUL and the end.
    guard records.count - (end - records.startIndex) - 1 == 2 else { return nil }
    guard let fileModeMask = Self.octal(mask) else { return nil }
    self.fileModeMask = fileModeMask
    let text = String(validating: path.last == 0x0A ? path.dropLast() : path, as: UTF8.self)
    directory = text.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    var values: [String: String] = [:]
    for record in records[...end] {
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

  static let mark = "netcopilot-shell-state"
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
