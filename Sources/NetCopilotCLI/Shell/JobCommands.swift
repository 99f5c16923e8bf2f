import Commands
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
    case .kill: kill(arguments)
    default: 2
    }
  }

  private var console: Console { interpreter.console }

  private func list() -> Int32 {
    let jobs = interpreter.runner.jobs
    for job in jobs {
      let mark = job.number == jobs.last?.number ? "+" : " "
      let state = job.isStopped ? "Stopped" : "Running"
      console.write("[\(job.number)]\(mark)  \(state)   \(job.label)\n")
    }
    console.flush()
    return 0
  }

  /// The job that `%2`, `2`, `%+`, `%text` or nothing means.
  private func job(_ arguments: [String], name: String) -> Job? {
    let jobs = interpreter.runner.jobs
    guard let word = arguments.first else {
      let newest = jobs.last(where: \.isStopped) ?? jobs.last
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
    interpreter.onStart?(CommandLine(job.label))
    guard
      let result = interpreter.runner.resumeInForeground(job, observer: interpreter.observer)
    else {
      interpreter.onEnd?(nil)
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

  /// Waits until the jobs that are named, or all that run, have ended.
  private func wait(_ arguments: [String]) -> Int32 {
    var numbers: Set<Int> = []
    for argument in arguments {
      guard let job = job([argument], name: "wait") else { return 127 }
      numbers.insert(job.number)
    }
    let interrupt = InterruptWatch()
    var status: Int32 = 0
    while true {
      for (job, outcome) in interpreter.runner.collectFinishedJobs() {
        announce(job, outcome)
        if numbers.isEmpty || numbers.contains(job.number) { status = outcome.status }
      }
      let isWaiting = interpreter.runner.jobs.contains { job in
        job.state == .running && (numbers.isEmpty || numbers.contains(job.number))
      }
      if !isWaiting { return status }
      if interrupt.happened(withinMilliseconds: 20) { return 128 + SIGINT }
    }
  }

  /// Says how a job ended.
  func announce(_ job: Job, _ outcome: ExecutionOutcome) {
    guard interpreter.isInteractive else { return }
    let ending =
      switch outcome.ending {
      case .exited(0): "Done"
      case .exited(let code): "Exit \(code)"
      case .signaled(let number): "Signal \(SignalName.text(Int(number)))"
      }
    console.remark("[\(job.number)]   \(ending)   \(job.label)")
  }

  /// Sends a signal to jobs (`%2`) and processes. The corresponding C function is `kill`.
  private func kill(_ arguments: [String]) -> Int32 {
    var number = SIGTERM
    var targets = arguments[...]
    if let word = targets.first, word.hasPrefix("-"), word != "--" {
      targets.removeFirst()
      let name = word == "-s" || word == "-n" ? targets.popFirst() ?? "" : String(word.dropFirst())
      guard let given = SignalName.number(name) else {
        console.complain("kill: '\(name)' is not a signal; 'kill -l' lists them")
        return 2
      }
      number = given
    }
    if targets.first == "--" { targets.removeFirst() }
    var status: Int32 = 0
    for target in targets {
      if !send(number, to: target) { status = 1 }
    }
    return status
  }

  private func send(_ number: Int32, to target: String) -> Bool {
    if target.hasPrefix("%") {
      guard let job = job([target], name: "kill") else { return false }
      guard Glibc.kill(-job.group, number) == 0 else { return complain(of: target) }
      // A stopped job would not hear of its end.
      if job.isStopped, number == SIGTERM || number == SIGHUP { Glibc.kill(-job.group, SIGCONT) }
      return true
    }
    guard let process = Int32(target) else {
      console.complain("kill: '\(target)' is neither a process nor a job such as %1")
      return false
    }
    return Glibc.kill(process, number) == 0 || complain(of: target)
  }

  private func complain(of target: String) -> Bool {
    console.complain("kill: \(target): \(String(cString: strerror(errno)))")
    return false
  }

  private func disown(_ arguments: [String]) -> Int32 {
    guard let job = job(arguments, name: "disown") else { return 1 }
    interpreter.runner.disown(job)
    return 0
  }
}

extension Job {
  /// Whether a signal has stopped it.
  var isStopped: Bool {
    if case .stopped = state { return true }
    return false
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
