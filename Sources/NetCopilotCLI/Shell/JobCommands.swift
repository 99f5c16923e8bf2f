import Copilot
import Execution
import Glibc

/// The builtins about jobs: `jobs`, `fg`, `bg`, `wait`, `disown`.
struct JobCommands {
  let interpreter: LineInterpreter

  /// Runs one of them and returns its status.
  func run(_ builtin: Builtin, _ arguments: [String]) -> Int32 {
    switch builtin {
    case .jobs: list()
    case .fg: foreground(arguments)
    case .bg: background(arguments)
    case .wait: wait(arguments)
    case .disown: disown(arguments)
    default: 2
    }
  }

  private var console: Console { interpreter.console }

  private func list() -> Int32 {
    let jobs = interpreter.runner.jobs
    for job in jobs {
      let mark = job.number == jobs.last?.number ? "+" : " "
      let state = job.state == .stopped ? "Stopped" : "Running"
      console.write("[\(job.number)]\(mark)  \(state)   \(job.label)\n")
    }
    console.flush()
    return 0
  }

  /// The job that `%2`, `2`, `%+`, `%text` or nothing means.
  private func job(_ arguments: [String], name: String) -> Job? {
    let jobs = interpreter.runner.jobs
    guard let word = arguments.first else {
      let newest = jobs.last { $0.state == .stopped } ?? jobs.last
      if newest == nil { console.complain("\(name): there is no job") }
      return newest
    }
    let text = word.hasPrefix("%") ? String(word.dropFirst()) : word
    let found: Job? =
      if let number = Int(text) {
        jobs.first { $0.number == number }
      } else if text == "+" || text == "%" || text.isEmpty {
        jobs.last
      } else if text == "-" {
        jobs.dropLast().last
      } else {
        jobs.last { $0.label.hasPrefix(text) }
      }
    if found == nil { console.complain("\(name): there is no job '\(word)'; 'jobs' lists them") }
    return found
  }

  private func foreground(_ arguments: [String]) -> Int32 {
    guard let job = job(arguments, name: "fg") else { return 1 }
    console.write(job.label + "\n")
    console.flush()
    guard
      let result = interpreter.runner.resumeInForeground(job, observer: interpreter.observer)
    else {
      console.complain("fg: job \(job.number) has ended")
      return 1
    }
    interpreter.report(result)
    return interpreter.lastStatus
  }

  private func background(_ arguments: [String]) -> Int32 {
    guard let job = job(arguments, name: "bg") else { return 1 }
    guard interpreter.runner.resumeInBackground(job) else {
      console.complain("bg: job \(job.number) has ended")
      return 1
    }
    console.write("[\(job.number)]+ \(job.label) &\n")
    console.flush()
    return 0
  }

  private func wait(_ arguments: [String]) -> Int32 {
    var status: Int32 = 0
    while interpreter.runner.jobs.contains(where: { $0.state == .running }) {
      if let finished = interpreter.runner.waitForJob() { status = finished.outcome.status }
    }
    return status
  }

  private func disown(_ arguments: [String]) -> Int32 {
    guard let job = job(arguments, name: "disown") else { return 1 }
    interpreter.runner.forget(job)
    return 0
  }
}

extension Builtin {
  /// Whether the line is worth finding again.
  var isWorthRecording: Bool {
    switch self {
    case .cd, .pushd, .popd, .export, .unset, .alias, .unalias, .umask: true
    default: false
    }
  }
}
