import Commands
import Copilot
import Glibc
import JSON
import Platform
import Store
import TestSupport
import Testing

/// A data directory that is removed with its owner.
final class Place {
  let path: String

  init() throws {
    var template = Array("/tmp/netcopilot-copilot-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit { TemporaryDirectory.erase(path) }

  /// The database's file.
  var database: String { path + "/history.db" }

  /// A copilot on this directory, in a session of its own.
  func copilot(_ configuration: Configuration = Configuration()) -> Copilot {
    let environment = ProcessEnvironment(["HOME": path])
    var layout = DataLayout(
      directoryOption: path, configurationOption: nil, environment: environment)
    layout.fallbackDirectories = []
    var random = SystemRandomNumberGenerator()
    return Copilot(
      layout: layout, configuration: configuration,
      session: .current(environment: environment, now: .now(), random: &random))
  }
}

extension Copilot {
  /// Performs an operation by its name, as the engine does.
  @discardableResult
  func perform(_ name: String, _ arguments: [String: JSONValue] = [:]) throws -> [JSONValue] {
    let operation = try #require(Operation.named(name), "no operation \(name)")
    return try operation.perform(on: self, with: OperationArguments(arguments)).rows
  }

  /// Observes a line.
  @discardableResult
  func observe(
    _ command: String, _ more: [String: JSONValue] = [:]
  ) throws -> JSONValue {
    let arguments = more.merging(["command": .string(command)]) { $1 }
    return try #require(try perform("observe", arguments).first)
  }

  /// The lines proposed for a prefix, best first.
  func suggested(_ prefix: String, directory: String? = nil, limit: Int = 5) throws -> [String] {
    var arguments: [String: JSONValue] = [
      "prefix": .string(prefix), "limit": .integer(Int64(limit)),
    ]
    if let directory { arguments["cwd"] = .string(directory) }
    return try perform("suggest", arguments).compactMap { $0["command"]?.stringValue }
  }
}

/// Removes an empty directory.
func removeDirectory(_ path: String) { rmdir(path) }
