import Commands
import Copilot
import Execution
import Glibc
import Platform

/// Runs the commands that change the shell itself.
struct BuiltinRunner {
  /// What a builtin did.
  enum Effect: Equatable {
    /// It ended with a status.
    case status(Int32)
    /// The shell shall end with a status.
    case exit(Int32)
  }

  let console: Console

  /// Runs a builtin of the session's state; job control belongs to the shell's loop.
  ///
  /// - Parameters:
  ///   - builtin: Which.
  ///   - arguments: What follows its name.
  ///   - state: The session's state, which it changes.
  ///   - lastStatus: What `exit` without a number hands on.
  /// - Returns: nil when the builtin is about jobs or history.
  func run(
    _ builtin: Builtin, _ arguments: [String], state: inout SessionState, lastStatus: Int32
  ) -> Effect? {
    switch builtin {
    case .cd: changeDirectory(arguments, &state)
    case .pushd: push(arguments, &state)
    case .popd: pop(arguments, &state)
    case .dirs: list([stack(state)])
    case .pwd: list([state.directory ?? "?"])
    case .export: export(arguments, &state)
    case .unset: unset(arguments, &state)
    case .alias: alias(arguments, &state)
    case .unalias: unalias(arguments, &state)
    case .umask: umask(arguments)
    case .exit, .logout: exit(arguments, lastStatus)
    case .jobs, .fg, .bg, .wait, .disown, .kill, .history, .builtin: nil
    }
  }

  private func fail(_ text: String, status: Int32 = 1) -> Effect {
    console.complain(text)
    return .status(status)
  }

  private func list(_ lines: [String]) -> Effect {
    for line in lines { console.write(line + "\n") }
    console.flush()
    return .status(0)
  }

  private func exit(_ arguments: [String], _ lastStatus: Int32) -> Effect {
    guard let text = arguments.first else { return .exit(lastStatus) }
    guard let number = Int64(text) else {
      console.complain("exit: '\(text)' is not a number")
      return .exit(2)
    }
    return .exit(Int32(truncatingIfNeeded: number & 0xFF))
  }

  private func umask(_ arguments: [String]) -> Effect {
    guard let text = arguments.first(where: { $0 != "-S" }) else {
      let mask = Glibc.umask(0)
      _ = Glibc.umask(mask)
      let digits = String(mask, radix: 8)
      return list([String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits])
    }
    guard let mask = mode_t(text, radix: 8), mask <= 0o777 else {
      return fail("umask: '\(text)' is not an octal mode such as 022")
    }
    _ = Glibc.umask(mask)
    return .status(0)
  }
}

// MARK: - Directories

extension BuiltinRunner {
  private func changeDirectory(_ arguments: [String], _ state: inout SessionState) -> Effect {
    let words = arguments.filter { $0 != "-L" && $0 != "-P" && $0 != "--" }
    guard words.count <= 1 else { return fail("cd: too many arguments") }
    switch words.first {
    case "-":
      guard let previous = state.previousDirectory else {
        return fail("cd: there is no directory before this one")
      }
      let effect = enter(previous, &state, name: "cd")
      if effect == .status(0) { _ = list([state.directory ?? "?"]) }
      return effect
    case nil, "~":
      guard let home = state.environment.homeDirectory else {
        return fail("cd: HOME is not set; name a directory")
      }
      return enter(home, &state, name: "cd")
    case let target?:
      return enter(searchPath(target, state) ?? target, &state, name: "cd")
    }
  }

  /// Looks a relative name up on `CDPATH`.
  private func searchPath(_ target: String, _ state: SessionState) -> String? {
    guard !target.hasPrefix("/"), !target.hasPrefix("."),
      let path = state.environment.nonEmpty("CDPATH"), !Files.isDirectory(target)
    else { return nil }
    return path.split(separator: ":").map { "\($0)/\(target)" }.first(where: Files.isDirectory)
  }

  private func enter(_ target: String, _ state: inout SessionState, name: String) -> Effect {
    let path = LogicalPath.resolve(
      target, from: state.directory, home: state.environment.homeDirectory)
    guard chdir(path) == 0 else {
      return fail("\(name): \(target): \(String(cString: strerror(errno)))")
    }
    state.previousDirectory = state.directory
    state.environment["OLDPWD"] = state.directory
    state.directory = path
    state.environment["PWD"] = path
    return .status(0)
  }

  /// The directories on one line, the working directory first.
  private func stack(_ state: SessionState) -> String {
    ([state.directory ?? "?"] + state.directoryStack).joined(separator: " ")
  }

  private func push(_ arguments: [String], _ state: inout SessionState) -> Effect {
    let here = state.directory ?? "/"
    guard let target = arguments.first else {
      guard let top = state.directoryStack.first else {
        return fail("pushd: there is no other directory")
      }
      let effect = enter(top, &state, name: "pushd")
      if effect == .status(0) { state.directoryStack[0] = here }
      return effect == .status(0)
        ? list([([state.directory ?? "?"] + state.directoryStack).joined(separator: " ")]) : effect
    }
    let effect = enter(target, &state, name: "pushd")
    guard effect == .status(0) else { return effect }
    state.directoryStack.insert(here, at: 0)
    return list([stack(state)])
  }

  private func pop(_ arguments: [String], _ state: inout SessionState) -> Effect {
    guard !state.directoryStack.isEmpty else {
      return fail("popd: there is no remembered directory")
    }
    let target = state.directoryStack.removeFirst()
    let effect = enter(target, &state, name: "popd")
    guard effect == .status(0) else { return effect }
    return list([stack(state)])
  }
}

// MARK: - Variables and short forms

extension BuiltinRunner {
  private func export(_ arguments: [String], _ state: inout SessionState) -> Effect {
    let words = arguments.filter { $0 != "-p" && $0 != "--" }
    guard !words.isEmpty else {
      return list(
        state.environment.values.sorted { $0.key < $1.key }.map {
          "export \($0.key)=\(ShellQuoting.quoted($0.value))"
        })
    }
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard VariableName.isValid(name) else {
        return fail("export: '\(name)' is not a variable's name")
      }
      if parts.count == 2 {
        state.environment[name] = String(parts[1])
      } else if let value = state.variables[name] {
        state.environment[name] = value
      }
      state.variables[name] = nil
    }
    return .status(0)
  }

  private func unset(_ arguments: [String], _ state: inout SessionState) -> Effect {
    if arguments.first == "-f" {
      for name in arguments.dropFirst() { state.definitions.functions[name] = nil }
      return .status(0)
    }
    for name in arguments where name != "-v" {
      guard VariableName.isValid(name) else {
        return fail("unset: '\(name)' is not a variable's name")
      }
      state.environment[name] = nil
      state.variables[name] = nil
    }
    return .status(0)
  }

  private func alias(_ arguments: [String], _ state: inout SessionState) -> Effect {
    func line(_ name: String, _ value: String) -> String {
      "alias \(name)=\(ShellQuoting.quoted(value))"
    }
    guard !arguments.isEmpty else {
      return list(state.aliases.sorted.map { line($0.name, $0.value) })
    }
    var status: Int32 = 0
    for word in arguments where word != "-p" {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if parts.count == 2, !name.isEmpty {
        state.aliases[name] = String(parts[1])
      } else if let value = state.aliases[name] {
        console.write(line(name, value) + "\n")
      } else {
        console.complain("alias: there is no alias '\(name)'")
        status = 1
      }
    }
    console.flush()
    return .status(status)
  }

  private func unalias(_ arguments: [String], _ state: inout SessionState) -> Effect {
    guard !arguments.isEmpty else {
      return fail("unalias: name an alias, or -a for all", status: 2)
    }
    if arguments.contains("-a") {
      for entry in state.aliases.sorted { state.aliases[entry.name] = nil }
      return .status(0)
    }
    for name in arguments {
      guard state.aliases[name] != nil else {
        return fail("unalias: there is no alias '\(name)'")
      }
      state.aliases[name] = nil
    }
    return .status(0)
  }
}

/// The names that a shell variable may have. Source: POSIX.1-2017, 3.235.
enum VariableName {
  static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }
}
