package import Commands

/// One search for the place where a connection breaks, from its first probe to its verdict.
///
/// It runs nothing: ``next()`` names a command, and ``take(_:of:seconds:)`` hears how it ended.
package struct Diagnosis: Sendable {
  /// A probe that has ended.
  package struct Step: Sendable {
    package let probe: DiagnosisProbe
    /// How it ended.
    package let run: FailedRun
    /// What it said.
    package let reading: ProbeReading
    package let seconds: Double
    /// Whether the case was clear with it and not before.
    package let hasSettled: Bool
  }

  /// What to run next, and why.
  package struct Proposal: Sendable, Equatable {
    package let probe: DiagnosisProbe
    package let command: String
  }

  /// Whom it is about.
  package let target: DiagnosisTarget
  /// What has ended, in order.
  package private(set) var steps: [Step] = []
  /// The state of each layer that the target needs.
  package private(set) var states: [DiagnosisLayer: LayerState] = [:]
  /// Probes that were passed over.
  package private(set) var skipped: Set<DiagnosisProbe> = []

  private var causes: [DiagnosisLayer: (cause: FailureCause, words: String)] = [:]
  private var address: String?
  private var nextHop: String?
  private let commands: ProbeCommands
  private let order: ProbeOrder

  /// A search that has not begun.
  package init(_ target: DiagnosisTarget, commands: ProbeCommands, order: ProbeOrder) {
    self.target = target
    self.commands = commands
    self.order = order
    for layer in target.layers { states[layer] = .unknown }
    if target.isAddress { address = target.host }
  }

  // MARK: What next

  /// What to run next; nil when more would say nothing.
  package func next() -> Proposal? {
    if isSettled { return explanation() }
    var choices: [Proposal] = []
    for probe in DiagnosisProbe.allCases where !probe.isExplanatory && isOpen(probe) {
      if let line = commands.line(probe, target, address: address, nextHop: nextHop) {
        choices.append(Proposal(probe: probe, command: line))
      }
    }
    guard let index = order.choose(choices.map(\.probe)) else { return explanation() }
    return choices[index]
  }

  /// Whether a probe could say something new and is safe to ask for.
  private func isOpen(_ probe: DiagnosisProbe) -> Bool {
    guard states[probe.layer] == .unknown || states[probe.layer] == .silent, isFresh(probe)
    else { return false }
    // Nobody is spoken to whose name is known to be wrong, or to whom no way leads.
    for layer in target.layers where layer < probe.layer && states[layer] == .broken {
      return false
    }
    return true
  }

  private func isFresh(_ probe: DiagnosisProbe) -> Bool {
    !skipped.contains(probe) && !steps.contains { $0.probe == probe }
  }

  /// What says more of the layer that does not work.
  private func explanation() -> Proposal? {
    guard let layer = brokenLayer else { return nil }
    let probes: [DiagnosisProbe] =
      switch layer {
      case .name: [.nameServer]
      case .host: causes[.host]?.cause == .hostUnreachable ? [] : [.route, .neighbour, .path]
      case .port: states[.host] == .silent ? [.route, .neighbour, .path] : []
      default: []
      }
    for probe in probes where isFresh(probe) && (probe != .path || !isNextHopMissing) {
      guard probe != .route || states[.route] == .unknown,
        let line = commands.line(probe, target, address: address, nextHop: nextHop)
      else { continue }
      return Proposal(probe: probe, command: line)
    }
    return nil
  }

  private var isNextHopMissing: Bool { causes[.host]?.cause == .hostUnreachable }

  // MARK: What was heard

  /// Passes a probe over.
  package mutating func skip(_ probe: DiagnosisProbe) { skipped.insert(probe) }

  /// Hears how a probe ended.
  ///
  /// - Parameters:
  ///   - run: How it ended.
  ///   - probe: Which it was.
  ///   - seconds: How long it took.
  package mutating func take(_ run: FailedRun, of probe: DiagnosisProbe, seconds: Double) {
    let wasSettled = isSettled
    let isPortKnown = states[.port] == .works
    let reading = ProbeReading(run, probe, isPortKnown: isPortKnown)
    if let found = reading.address { address = found }
    if let hop = reading.nextHop { nextHop = hop }
    switch reading.effect {
    case .works(let layer): mark(upTo: layer)
    case .broken(let layer, let cause, let provesBelow):
      if provesBelow, let below = target.layers.last(where: { $0 < layer }) { mark(upTo: below) }
      // A cause of a layer that this target does not have is of the nearest above it.
      if let place = target.layers.first(where: { $0 >= layer }) ?? target.layers.last {
        states[place] = .broken
        causes[place] = (cause, reading.words)
      }
    case .silent(let layer):
      if let place = target.layers.first(where: { $0 >= layer }), states[place] == .unknown {
        states[place] = .silent
        causes[place] = (.timeout, reading.words)
      }
    case .detail, .void: break
    }
    steps.append(
      Step(
        probe: probe, run: run, reading: reading, seconds: seconds,
        hasSettled: !wasSettled && isSettled))
  }

  private mutating func mark(upTo layer: DiagnosisLayer) {
    for below in target.layers where below <= layer && states[below] != .broken {
      states[below] = .works
      causes[below] = nil
    }
  }

  // MARK: What is known

  /// Whether the place where it breaks is known, or that it does not break.
  package var isSettled: Bool {
    if let top = target.layers.last, states[top] == .works { return true }
    for layer in target.layers {
      switch states[layer] ?? .unknown {
      case .works: continue
      case .broken: return true
      case .unknown: return false
      case .silent:
        // Filters keep quiet too: what lies above a silent host may still speak.
        let speakers: [DiagnosisProbe] =
          layer == .host && target.port != nil ? [.host, .port] : [.port]
        if states[.port] != .broken, speakers.contains(where: { isOpen($0) && isPossible($0) }) {
          return false
        }
        return true
      }
    }
    return true
  }

  private func isPossible(_ probe: DiagnosisProbe) -> Bool {
    commands.line(probe, target, address: address, nextHop: nextHop) != nil
  }

  /// The lowest layer that does not work, as far as is known.
  private var brokenLayer: DiagnosisLayer? {
    if let top = target.layers.last, states[top] == .works { return nil }
    let failing = target.layers.filter { states[$0] == .broken || states[$0] == .silent }
    return failing.first { states[$0] == .broken && $0 <= .route } ?? failing.first
  }

  /// What was found out.
  package var verdict: DiagnosisVerdict {
    let layer = brokenLayer
    let works = target.layers.last.flatMap { states[$0] } == .works
    var evidence: [String] = []
    for step in steps where step.reading.effect != .void { evidence.append(step.reading.words) }
    return DiagnosisVerdict(
      target: target, works: works, layer: layer, cause: layer.flatMap { causes[$0]?.cause },
      words: layer.flatMap { causes[$0]?.words },
      isSilent: layer.map { states[$0] == .silent } ?? false,
      unknown: target.layers.filter { states[$0] == .unknown }, evidence: evidence,
      run: layer.flatMap { broken in
        steps.last { Self.speaks($0.reading.effect, of: broken) }?.run
      })
  }

  private static func speaks(_ effect: ProbeReading.Effect, of layer: DiagnosisLayer) -> Bool {
    switch effect {
    case .broken(let place, _, _), .silent(let place): place == layer
    default: false
    }
  }
}
