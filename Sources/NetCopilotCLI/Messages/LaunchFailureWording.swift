import Commands
import Copilot
import Execution
import Platform

/// What is said when a command can't be started.
enum LaunchFailureWording {
  static func text(_ failure: LaunchFailure, environment: ProcessEnvironment) -> String {
    switch failure {
    case .notFound(let name):
      if name.isEmpty { return "'': command not found" }
      if name.utf8.contains(UInt8(ascii: "/")) { return "\(name): no such file" }
      return Spelling.nearestProgram(to: name, environment: environment).map {
        "\(name): command not found; did you mean '\($0)'?"
      } ?? "\(name): command not found"
    case .notExecutable, .argumentsTooLong, .containsNul, .noSuchJob: return "\(failure)"
    case .system(let error): return "the command could not be started: \(error)"
    }
  }
}

extension Spelling {
  /// The program on the `PATH` whose name is nearest.
  static func nearestProgram(to name: String, environment: ProcessEnvironment) -> String? {
    guard name.utf8.count >= 2, name.utf8.count <= 32 else { return nil }
    let programs = Set(
      environment.searchPath.flatMap { directory in
        Files.names(in: directory).filter { abs($0.utf8.count - name.utf8.count) <= 2 }
      })
    return nearest(to: name, among: programs.sorted())
  }
}
