internal import CExecution
internal import Glibc
internal import Platform

/// Where a child's standard streams go; nil keeps the shell's own number.
struct ChildStreams {
  var input: Int32?
  var output: Int32?
  var errorOutput: Int32?
}

/// A started child: its numbers and the descriptor that tells of its end.
///
/// This is the one type that hands pointers to the C launcher.
struct ChildProcess: ~Copyable {
  let pid: Int32
  /// The process group it leads or stays in.
  let group: Int32
  /// Readable when the child has ended.
  let endDescriptor: FileDescriptor
  /// Whether it was born in the control group asked for.
  let isInControlGroup: Bool

  /// Starts a program without copying this process's memory.
  ///
  /// - Parameters:
  ///   - request: What to start.
  ///   - streams: Descriptors above 2 for the child's standard streams.
  ///   - terminal: The terminal whose foreground the child takes, or nil.
  ///   - controlGroup: An open cgroup2 directory, or nil.
  /// - Throws: ``LaunchFailure``.
  init(
    _ request: LaunchRequest, streams: ChildStreams, terminal: Int32?, controlGroup: Int32?
  ) throws(LaunchFailure) {
    let name = request.arguments.first ?? ""
    guard !name.isEmpty else { throw .notFound(name: name) }
    let candidates = Self.candidates(for: name, environment: request.environment)
    let variables = request.environment.records
    for text in request.arguments where text.utf8.contains(0) { throw .containsNul(name: name) }
    for bytes in variables where bytes.contains(0) { throw .containsNul(name: name) }
    var launched = nc_launched()
    let arguments = CStringArray(request.arguments)
    let environment = CStringArray(variables)
    let paths = CStringArray(candidates)
    let script = CStringArray(["/bin/sh", ""] + request.arguments.dropFirst())
    // The child puts the path into the second slot; the string there stays the array's own.
    let scriptSlot = script.pointers[1]
    defer { script.pointers[1] = scriptSlot }
    let directory = request.directory.map { CStringArray([$0]) }
    var launch = nc_launch()
    launch.argv = UnsafePointer(arguments.pointers)
    launch.envp = UnsafePointer(environment.pointers)
    launch.candidates = UnsafePointer(paths.pointers)
    launch.script_argv = script.pointers
    launch.directory = directory.flatMap { UnsafePointer($0.pointers[0]) }
    launch.file_mode_mask = request.fileModeMask.map { Int32($0 & 0o777) } ?? -1
    launch.group = request.ownsProcessGroup ? 0 : -1
    launch.terminal = terminal ?? -1
    launch.standard = (streams.input ?? -1, streams.output ?? -1, streams.errorOutput ?? -1)
    launch.extra = request.extraDescriptor ?? -1
    launch.extra_number = LaunchRequest.extraDescriptorNumber
    launch.control_group = controlGroup ?? -1
    launch.ignored_signals = request.ignoredSignals
    let code = withExtendedLifetime((arguments, environment, paths, script, directory)) {
      nc_start(&launch, &launched)
    }
    guard code == 0 else {
      throw Self.failure(launched, request: request, name: name, candidates: candidates)
    }
    guard launched.pid_descriptor >= 0 else {
      kill(launched.pid, SIGKILL)
      waitpid(launched.pid, nil, 0)
      throw .system(SystemError(call: "pidfd_open", code: ENOSYS, subject: name))
    }
    pid = launched.pid
    group = request.ownsProcessGroup ? launched.pid : getpgrp()
    endDescriptor = FileDescriptor(owning: launched.pid_descriptor)
    isInControlGroup = launched.is_in_control_group != 0
  }

  /// The paths that `execvp` would try for a name.
  private static func candidates(
    for name: String, environment: ProcessEnvironment
  ) -> [String] {
    if name.utf8.contains(UInt8(ascii: "/")) { return [name] }
    return environment.searchPath.map { $0 + "/" + name }
  }

  private static func failure(
    _ launched: nc_launched, request: LaunchRequest, name: String, candidates: [String]
  ) -> LaunchFailure {
    let index = Int(launched.candidate)
    let path = candidates.indices.contains(index) ? candidates[index] : name
    switch (UInt32(bitPattern: launched.stage), launched.error) {
    case (NC_STAGE_EXEC.rawValue, ENOENT), (NC_STAGE_EXEC.rawValue, ENOTDIR):
      return .notFound(name: name)
    case (NC_STAGE_EXEC.rawValue, E2BIG):
      return .argumentsTooLong(name: name)
    case (NC_STAGE_EXEC.rawValue, let code):
      return .notExecutable(path: path, reason: SystemError(call: "execve", code: code))
    case (NC_STAGE_DIRECTORY.rawValue, let code):
      return .system(SystemError(call: "chdir", code: code, subject: request.directory))
    case (NC_STAGE_DESCRIPTOR.rawValue, let code):
      return .system(SystemError(call: "dup2", code: code, subject: name))
    case (_, let code):
      return .system(SystemError(call: "clone3", code: code, subject: name))
    }
  }
}

/// C strings in an array that ends with a null pointer, as `execve` takes them.
private final class CStringArray {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  convenience init(_ texts: [String]) { self.init(texts.map { Array($0.utf8) }) }

  init(_ strings: [[UInt8]]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (index, bytes) in strings.enumerated() {
      let copy = (bytes + [0]).withUnsafeBytes { buffer in
        buffer.baseAddress.flatMap { strdup($0.assumingMemoryBound(to: CChar.self)) }
      }
      (pointers + index).initialize(to: copy)
    }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
