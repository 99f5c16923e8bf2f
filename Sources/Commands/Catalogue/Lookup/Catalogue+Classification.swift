extension Catalogue {
  /// What a command line is for, beyond its first word.
  ///
  /// Looks through `sudo`, `ip netns exec`, `timeout`, `watch`, `env`, paths, pipes, and the line
  /// that a shell is given with `-c`. Of several commands the first counts that is about networks.
  /// - Complexity: O(*n*) in the length of the line, after reading the files of its utilities.
  package func classify(_ line: CommandLine) -> Classification {
    classify(line, depth: 0)
  }

  /// How often each basis was right on 2,695 command lines of public cheat sheets and training
  /// logs (96, 97 and 99 in a hundred), less for a utility, because the names were completed with
  /// that list at hand. For files and for nothing there were too few lines: those two are guesses.
  private static func confidence(of basis: Classification.Basis) -> Double {
    switch basis {
    case .rule: 0.96
    case .subcommand, .utility: 0.97
    case .file: 0.8
    case .nothing: 0.3
    }
  }

  private func classify(_ line: CommandLine, depth: Int) -> Classification {
    var invocations = line.ownInvocations
    if let main = CommandLine.mainIndex(of: invocations), main > 0 {
      invocations.insert(invocations.remove(at: main), at: 0)
    }
    for command in line.simpleCommands.dropFirst(invocations.count) {
      invocations.append(Invocation(command))
    }
    var fallback: Classification?
    for invocation in invocations {
      let found = classify(invocation, depth: depth)
      if found.purpose != .other { return found }
      if fallback == nil || fallback?.basis == .nothing { fallback = found }
    }
    for word in line.simpleCommands.flatMap(\.words) {
      if let purpose = FilePurpose.of(word.value) { return result(purpose, .file, nil, nil) }
    }
    for redirection in line.simpleCommands.flatMap(\.redirections) {
      if let purpose = redirection.target.flatMap({ FilePurpose.of($0.value) }) {
        return result(purpose, .file, nil, nil)
      }
    }
    return fallback ?? result(.other, .nothing, nil, nil)
  }

  private func classify(_ invocation: Invocation, depth: Int) -> Classification {
    guard let utility = invocation.utility else { return result(.other, .nothing, nil, nil) }
    if let inner = invocation.innerLine, depth < 3 {
      return classify(CommandLine(inner), depth: depth + 1)
    }
    if invocation.wrappers.contains(where: { KnownNames.isTunnel($0) }) {
      return result(.vpnTunnel, .rule, utility, nil)
    }
    guard let entry = entry(named: utility) else {
      let profile = CommandPurpose(rawValue: UtilityProfile.of(utility).category) ?? .other
      let purpose =
        profile != .other ? profile : KnownNames.purpose(of: utility) ?? .other
      return result(purpose, purpose == .other ? .nothing : .utility, utility, nil)
    }
    let reading = ArgumentReading(invocation.arguments.map(\.value), of: entry)
    var best: PurposeRule?
    for rule in entry.purposes where reading.satisfies(rule.when) {
      if rule.when.count > best?.when.count ?? 0 { best = rule }
    }
    if let best { return result(best.purpose, .rule, utility, entry) }
    if let purpose = reading.subcommand?.purpose {
      return result(purpose, .subcommand, utility, entry)
    }
    if let purpose = reading.commonPurpose(of: entry) {
      return result(purpose, .subcommand, utility, entry)
    }
    return result(entry.purpose, entry.purpose == .other ? .nothing : .utility, utility, entry)
  }

  private func result(
    _ purpose: CommandPurpose, _ basis: Classification.Basis, _ utility: String?,
    _ entry: CatalogueEntry?
  ) -> Classification {
    let confidence = Self.confidence(of: basis)
    var others: [CommandPurpose] = []
    if let entry {
      let all =
        [entry.purpose] + entry.purposes.map(\.purpose) + entry.subcommands.compactMap(\.purpose)
      for other in all where other != purpose && !others.contains(other) { others.append(other) }
    }
    // The nearer to the front, the larger the share of what is left.
    let kept = others.prefix(3)
    let weights = kept.indices.map { 1 / Double($0 + 1) }
    let total = weights.reduce(0, +) + 1
    let alternatives = zip(kept, weights).map { other, weight in
      Classification.Share(purpose: other, confidence: (1 - confidence) * weight / total)
    }
    return Classification(
      purpose: purpose, confidence: confidence, alternatives: alternatives, basis: basis,
      utility: utility)
  }
}

extension ArgumentReading {
  /// The purpose that all subcommands share which begin with the first operand, or with its start:
  /// `ip rou` is `ip route`. nil when there is none, or no single one.
  fileprivate func commonPurpose(of entry: CatalogueEntry) -> CommandPurpose? {
    guard let first = operands.first, !entry.subcommands.isEmpty else { return nil }
    var purposes: Set<CommandPurpose> = []
    for isExact in [true, false] {
      for subcommand in entry.subcommands {
        for path in [subcommand.path] + subcommand.also {
          guard let word = path.first, isExact ? word == first : word.hasPrefix(first) else {
            continue
          }
          purposes.insert(subcommand.purpose ?? entry.purpose)
        }
      }
      if !purposes.isEmpty { break }
    }
    return purposes.count == 1 ? purposes.first : nil
  }
}

extension Invocation {
  /// The line that a shell is given with `-c`; nil when it is given none.
  var innerLine: String? {
    guard let utility, ["sh", "bash", "dash", "zsh", "ksh", "fish"].contains(utility) else {
      return nil
    }
    var index = arguments.startIndex
    while index < arguments.endIndex {
      let word = arguments[index].value
      guard word.utf8.first == UInt8(ascii: "-") else { return nil }
      if !word.hasPrefix("--"), word.utf8.contains(UInt8(ascii: "c")),
        index + 1 < arguments.endIndex
      {
        return arguments[index + 1].value
      }
      index += 1
    }
    return nil
  }
}
