import CBenchmarks
import Glibc

/// A started program.
struct ChildProcess {
  /// Where a standard stream of the program comes from or goes to.
  enum Stream {
    /// A descriptor of this process.
    case descriptor(Int32)
    /// A file that is read.
    case input(String)
    /// A file or device that is written.
    case output(String)
    /// The program's controlling terminal, by the path of its device.
    case terminal(String)
  }

  /// What a program cost, and how it ended.
  struct Ending {
    /// Exit status, or 128 and the signal.
    var status: Int32
    /// User and system seconds of the program and of those that it waited for.
    var cpuSeconds: Double
  }

  let pid: pid_t
  let name: String

  /// Starts a program. The corresponding C function is `posix_spawn`.
  ///
  /// - Parameters:
  ///   - arguments: The program's path and its arguments.
  ///   - environment: Its whole environment.
  ///   - streams: Standard input, output and error.
  ///   - directory: Where it starts; nil is here.
  /// - Throws: ``BenchmarkError/system(call:subject:code:)``.
  init(
    _ arguments: [String], environment: [String: String], streams: (Stream, Stream, Stream),
    directory: String? = nil
  ) throws(BenchmarkError) {
    name = arguments.first ?? ""
    let sources = [streams.0, streams.1, streams.2]
    let paths = sources.map { stream -> UnsafeMutablePointer<CChar>? in
      switch stream {
      case .descriptor: nil
      case .input(let path), .output(let path), .terminal(let path): strdup(path)
      }
    }
    var isSession = false
    let plans = zip(sources, paths).map { stream, path in
      switch stream {
      case .descriptor(let number): return nc_stream(descriptor: number, path: nil, flags: 0)
      case .input: return nc_stream(descriptor: -1, path: path, flags: O_RDONLY)
      case .output:
        return nc_stream(descriptor: -1, path: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
      case .terminal:
        isSession = true
        return nc_stream(descriptor: -1, path: path, flags: O_RDWR)
      }
    }
    let vector = ChildProcess.vector(arguments)
    let variables = ChildProcess.vector(environment.map { $0.key + "=" + $0.value })
    defer {
      for texts in [vector, variables, paths] { ChildProcess.free(texts) }
    }
    var started: Int32 = 0
    let code = nc_spawn(vector, variables, plans, directory, isSession ? 1 : 0, &started)
    guard code == 0 else { throw .system(call: "posix_spawn", subject: name, code: code) }
    pid = started
  }

  /// Waits for the program's end. The corresponding C function is `wait4`.
  func wait() -> Ending {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Ending(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  /// Asks the program to end; after some seconds it is killed.
  func end(patienceSeconds: Double = 3) -> Ending {
    let deadline = Clock.now() + patienceSeconds
    var information = siginfo_t()
    while Clock.now() < deadline {
      information = siginfo_t()
      if waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT) != 0 { break }
      if information.si_code != 0 { return wait() }
      usleep(200)
    }
    kill(pid, SIGKILL)
    return wait()
  }

  /// A figure of `/proc/PID/status`, such as `VmRSS` in kilobytes. Source: proc(5).
  func statusFigure(_ name: String) -> Int? {
    guard let text = try? TextFile.read("/proc/\(pid)/status") else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(name + ":") {
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
        .flatMap { Int($0) }
    }
    return nil
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func vector(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  private static func free(_ vector: [UnsafeMutablePointer<CChar>?]) {
    for text in vector { Glibc.free(text) }
  }
}
