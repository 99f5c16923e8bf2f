internal import Commands
internal import Store

/// Makes steps and slots of lines that ran one after another, once or several times.
///
/// What is equal in several steps of each run becomes a slot, and what differs between runs; numbers
/// that differ keep their commonest value.
struct WorkflowForm {
  private(set) var steps: [String] = []
  private(set) var slots: [WorkflowRow.Slot] = []

  /// A word of a step over all runs.
  private struct Cell {
    var before: String
    var cores: [String]
    var after: String
    let kind: ArgumentKind
    let isHost: Bool

    var isConstant: Bool { cores.allSatisfy { $0 == cores[0] } }
    var commonest: String {
      var counts: [String: Int] = [:]
      for core in cores { counts[core, default: 0] += 1 }
      return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
  }

  /// - Parameter runs: The lines of each run, as many in each; those of secrets can't be used.
  init?(_ runs: [[String]]) {
    guard let first = runs.first, !first.isEmpty, runs.allSatisfy({ $0.count == first.count }),
      runs.allSatisfy({ $0.allSatisfy { !$0.contains("•••") } })
    else { return nil }
    var cells: [[Cell]] = []
    for step in first.indices {
      guard let row = Self.cells(runs.map { $0[step] }) else { return nil }
      cells.append(row)
    }
    let literal = first.joined(separator: " ")
    for row in cells {
      var words: [String] = []
      for (place, cell) in row.enumerated() {
        let before = cell.before.isEmpty ? "" : ShellQuoting.quoted(cell.before)
        let after = cell.after.isEmpty ? "" : ShellQuoting.quoted(cell.after)
        if place > 0, Self.isSlot(cell, among: cells) {
          words.append("\(before){\(slotName(cell, avoiding: literal))}\(after)")
        } else if row.count == 1 {
          words.append(cell.cores[0])
        } else {
          let word = cell.before + cell.commonest + cell.after
          words.append(
            place == 0 ? ShellQuoting.line(from: [word]) : ShellQuoting.quoted(word))
        }
      }
      steps.append(words.joined(separator: " "))
    }
  }

  /// The words of one step; one whole line where a shell has to read it.
  private static func cells(_ lines: [String]) -> [Cell]? {
    let words = lines.compactMap { CommandLine($0).literalArguments }
    guard words.count == lines.count, let first = words.first, first.count > 1,
      words.allSatisfy({ $0.count == first.count })
    else {
      guard lines.allSatisfy({ $0 == lines[0] }) else { return nil }
      return [Cell(before: "", cores: lines, after: "", kind: .word, isHost: false)]
    }
    let utility = CommandLine(lines[0]).utility
    return first.indices.map { place in
      let column = words.map { $0[place] }
      let option = place > 1 && first[place - 1].hasPrefix("-") ? first[place - 1] : nil
      let kind =
        place == 0 ? .keyword : ArgumentKind.kind(of: column[0], after: option, utility: utility)
      return split(column, kind)
    }
  }

  /// A column of words, with what stands around a host told apart.
  private static func split(_ column: [String], _ kind: ArgumentKind) -> Cell {
    let whole = Cell(
      before: "", cores: column, after: "", kind: kind,
      isHost: kind == .host || kind == .ip4 || kind == .ip6)
    guard kind == .url || kind == .userHost || kind == .hostPort || kind == .email else {
      return whole
    }
    var cell = whole
    var cores: [String] = []
    for (row, word) in column.enumerated() {
      guard let host = HostWord.host(of: word), let place = word.firstRange(of: host) else {
        return whole
      }
      let (before, after) = (String(word[..<place.lowerBound]), String(word[place.upperBound...]))
      if row == 0 { (cell.before, cell.after) = (before, after) }
      guard before == cell.before, after == cell.after else { return whole }
      cores.append(host)
    }
    return Cell(before: cell.before, cores: cores, after: cell.after, kind: kind, isHost: true)
  }

  private static func isSlot(_ cell: Cell, among cells: [[Cell]]) -> Bool {
    let isShared =
      cells.count { row in row.dropFirst().contains { $0.cores == cell.cores } } > 1
    switch cell.kind {
    case .option, .keyword, .secret, .expansion: return false
    case .integer, .number, .duration, .size: return isShared && !cell.isConstant
    case .word: return !cell.isConstant
    default: return isShared || !cell.isConstant
    }
  }

  private mutating func slotName(_ cell: Cell, avoiding literal: String) -> String {
    let value = cell.isConstant ? cell.cores[0] : nil
    if let known = names.first(where: { $0.cores == cell.cores }) { return known.name }
    let base = cell.isHost ? "HOST" : Self.baseName(cell.kind)
    var name = base
    var number = 1
    while slots.contains(where: { $0.name == name }) || literal.contains("{\(name)}") {
      number += 1
      name = "\(base)\(number)"
    }
    slots.append(WorkflowRow.Slot(name: name, value: value))
    names.append((cell.cores, name))
    return name
  }

  private static func baseName(_ kind: ArgumentKind) -> String {
    switch kind {
    case .cidr: "NETWORK"
    case .interface: "INTERFACE"
    case .url: "URL"
    case .path: "FILE"
    case .port: "PORT"
    case .mac: "ADDRESS"
    case .integer, .number, .duration, .size: "NUMBER"
    default: "NAME"
    }
  }

  private var names: [(cores: [String], name: String)] = []
}
