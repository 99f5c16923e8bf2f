package import JSON
package import Platform

/// A configuration as it was found: its values, where each came from, and what could not be used.
package struct LoadedConfiguration: Equatable, Sendable {
  /// Where a value came from.
  package enum Origin: Equatable, Sendable {
    /// Nothing set it.
    case byDefault
    /// A line of the file, from 1.
    case file(line: Int)
  }

  /// A key with its present value.
  package struct Row: Equatable, Sendable {
    /// The key with dots.
    package let key: String
    /// The value that holds.
    package let value: JSONValue
    /// Where it came from.
    package let origin: Origin

    /// Whether the file set it.
    package var isFromFile: Bool { origin != .byDefault }
  }

  /// The values that hold. What could not be used has its default.
  package internal(set) var configuration = Configuration()
  /// What could not be used, in the order of the file.
  package internal(set) var problems: [ConfigurationProblem] = []
  /// The lines of the keys that the file set.
  var lines: [String: Int] = [:]

  /// A configuration that nothing was read for.
  package init() {}

  /// Every key with its value and where that came from, in the order of the template.
  package var rows: [Row] {
    ConfigurationKey.all.map { key in
      Row(
        key: key.name, value: key.value(in: configuration),
        origin: lines[key.name].map { .file(line: $0) } ?? .byDefault)
    }
  }
}

extension Configuration {
  /// How long a configuration file may be, in bytes.
  package static let maximumFileBytes = 1 << 20

  static let fileOptions = JSONOptions(
    allowsComments: true, maximumDepth: 32, maximumBytes: maximumFileBytes)

  /// Where the configuration is: the path given, else `NETCOPILOT_CONFIG`, else
  /// `netcopilot/config.json` in the XDG configuration home.
  ///
  /// - Returns: nil when no home directory is known either.
  ///   Source: XDG Base Directory Specification 0.8.
  package static func path(given: String?, environment: ProcessEnvironment) -> String? {
    if let given { return given }
    if let path = environment.nonEmpty("NETCOPILOT_CONFIG") { return path }
    if let home = environment.nonEmpty("XDG_CONFIG_HOME"), home.utf8.first == UInt8(ascii: "/") {
      return home + "/netcopilot/config.json"
    }
    return environment.homeDirectory.map { $0 + "/.config/netcopilot/config.json" }
  }

  /// Reads a configuration file. What is wrong in it is listed and does not spoil the rest.
  ///
  /// - Parameters:
  ///   - path: The file. A file that isn't there sets nothing.
  ///   - name: What problems call the file; nil is its path.
  ///   - mustExist: Whether a file that isn't there is a problem.
  package static func load(
    path: String, name: String? = nil, mustExist: Bool = false
  ) -> LoadedConfiguration {
    if !mustExist, !Files.exists(path) { return LoadedConfiguration() }
    let name = name ?? path
    do {
      return load(try Files.read(path, limit: maximumFileBytes + 1), file: name)
    } catch {
      var loaded = LoadedConfiguration()
      loaded.problems = [
        ConfigurationProblem(file: name, line: 0, column: 0, key: nil, fact: .unreadable(error))
      ]
      return loaded
    }
  }

  /// Reads the text of a configuration file.
  ///
  /// - Parameters:
  ///   - bytes: JSON with comments. A text without a value sets nothing.
  ///   - file: The file's name, for the problems.
  package static func load(_ bytes: [UInt8], file: String) -> LoadedConfiguration {
    var reader = ConfigurationReader(file: file)
    if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return reader.loaded }
    do throws(JSONError) {
      reader.read(try JSONDocument.parse(bytes, options: fileOptions).root)
    } catch {
      reader.loaded.problems.append(ConfigurationProblem(error, file: file))
    }
    return reader.loaded
  }
}

extension ConfigurationProblem {
  init(_ error: JSONError, file: String) {
    self.init(
      file: file, line: error.line, column: error.column, key: nil, fact: .syntax(error.kind))
  }

  init(_ fact: ConfigurationFact, key: String?, at location: JSONLocation, file: String) {
    self.init(file: file, line: location.line, column: location.column, key: key, fact: fact)
  }
}

/// Walks the objects of a configuration file.
private struct ConfigurationReader {
  let file: String
  var loaded = LoadedConfiguration()

  mutating func read(_ root: JSONNode) {
    guard let members = root.members else {
      loaded.problems.append(
        ConfigurationProblem(.notAnObject, key: nil, at: root.location, file: file))
      return
    }
    read(members, prefix: "")
  }

  private mutating func read(_ members: [JSONNode.Member], prefix: String) {
    var firstLines: [String: Int] = [:]
    for member in members {
      let name = prefix + member.key
      if let line = firstLines[member.key] {
        report(.duplicate(firstLine: line), name, member.keyLocation)
        continue
      }
      firstLines[member.key] = member.keyLocation.line
      if member.key.utf8.contains(UInt8(ascii: ".")) {
        let isKnown = ConfigurationKey.named(name) != nil
        report(
          isKnown ? .dottedKey : .unknownKey(nearest: ConfigurationKey.nearest(to: name)), name,
          member.keyLocation)
      } else if let key = ConfigurationKey.named(name) {
        if let fact = key.set(member.value.value, in: &loaded.configuration) {
          report(fact, name, member.value.location)
        } else {
          loaded.lines[name] = member.keyLocation.line
        }
      } else if ConfigurationKey.sections.contains(name) {
        if let inner = member.value.members {
          read(inner, prefix: name + ".")
        } else {
          report(.notAnObject, name, member.value.location)
        }
      } else {
        report(
          .unknownKey(nearest: ConfigurationKey.nearest(to: name)), name, member.keyLocation)
      }
    }
  }

  private mutating func report(
    _ fact: ConfigurationFact, _ key: String, _ location: JSONLocation
  ) {
    loaded.problems.append(ConfigurationProblem(fact, key: key, at: location, file: file))
  }
}
