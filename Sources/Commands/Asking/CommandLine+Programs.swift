extension CommandLine {
  /// The names of the programs that the line starts, wrappers such as `sudo` among them, each once.
  package var programNames: [String] {
    var names: [String] = []
    for command in simpleCommands {
      for segment in Invocation(command).segments where !names.contains(segment.name) {
        names.append(segment.name)
      }
    }
    return names
  }
}
