extension CommandLine {
  /// Whether a command of the line draws differently when its standard error is no terminal, and
  /// starts nothing that would read keys from there.
  ///
  /// wget(1) prints dots instead of its bar, pv(1) prints nothing at all, compilers lose their
  /// colours. Their standard error passes through a pseudo-terminal instead of a pipe. A pager must
  /// never see one: less(1) reads its keys from the terminal that its standard error is.
  package var drawsOnErrorOutput: Bool {
    zip(simpleCommands, places).contains { command, place in
      !place.isSubstituted && Invocation(command).drawsOnErrorOutput
    }
  }
}

extension Invocation {
  var drawsOnErrorOutput: Bool {
    let movesErrorOutput = command.redirections.contains {
      $0.fileDescriptor == 2 || $0.operation.utf8.first == UInt8(ascii: "&")
    }
    guard let utility, !movesErrorOutput else { return false }
    switch utility {
    case "wget", "wget2", "pv", "xz", "unxz", "zstd", "unzstd", "ffmpeg", "uv", "cargo", "rustc",
      "cc", "c++", "gcc", "g++", "clang", "clang++":
      return true
    case "docker", "podman", "nerdctl":
      let verbs: Set<String> = ["build", "buildx", "compose", "pull", "push"]
      return arguments.contains { verbs.contains($0.value) }
    default: return false
    }
  }
}
