extension Catalogue {
  /// How long a line runs, as far as its options say; nil for a utility that is not known.
  ///
  /// Of several commands the main one counts. `timeout` bounds it, `watch` never ends.
  /// - Complexity: O(*n*) in the length of the line, after reading the utility's file.
  package func duration(of line: CommandLine) -> DurationPlan? {
    guard let invocation = line.mainInvocation, let utility = invocation.utility,
      let entry = entry(named: utility)
    else { return nil }
    let reading = ArgumentReading(invocation.arguments.map(\.value), of: entry)
    var plan = DurationEstimate(shape: entry.duration, entry: entry, reading: reading).plan
    if invocation.wrappers.contains("watch") {
      plan = DurationPlan(form: plan.form, end: .untilStopped, seconds: nil, steps: plan.steps)
    }
    if let limit = invocation.timeoutSeconds { plan = plan.bounded(by: limit) }
    return plan
  }
}

extension DurationPlan {
  /// The plan when something ends it at a time.
  func bounded(by limit: Double) -> DurationPlan {
    switch end {
    case .untilStopped, .byUser:
      return DurationPlan(form: form, end: .atDeadline, seconds: limit...limit, steps: steps)
    case .byItself, .atDeadline:
      guard let seconds else {
        return DurationPlan(form: form, end: end, seconds: 0...limit, steps: steps)
      }
      let bounds = min(seconds.lowerBound, limit)...min(seconds.upperBound, limit)
      return DurationPlan(
        form: form, end: bounds.lowerBound == limit ? .atDeadline : end, seconds: bounds,
        steps: steps)
    }
  }
}

extension Invocation {
  /// The limit that a `timeout` before the program sets, in seconds.
  var timeoutSeconds: Double? {
    for segment in segments where segment.name == "timeout" {
      // Its own words end with the limit.
      guard segment.end > segment.start + 1, segment.end <= command.words.count else { continue }
      return TimeSpan.seconds(command.words[segment.end - 1].value, unit: 1)
    }
    return nil
  }
}

/// Works a plan out from a shape and the options given.
private struct DurationEstimate {
  let shape: DurationShape
  let entry: CatalogueEntry
  let reading: ArgumentReading

  var plan: DurationPlan {
    let isUnbounded =
      !shape.unboundedWithout.isEmpty && !shape.unboundedWithout.contains { reading.has($0) }
    let deadline = number(.deadline)
    var plan = isUnbounded ? made(.untilStopped, nil) : bounded
    if let deadline, deadline > 0 { plan = plan.bounded(by: deadline) }
    return plan
  }

  private var bounded: DurationPlan {
    let timeout = number(.timeout) ?? 0
    switch shape.form {
    case .instant: return made(.byItself, nil)
    case .interactive: return made(.byUser, nil)
    case .untilStopped: return made(.untilStopped, nil)
    case .request:
      let tries = max(1, number(.tries) ?? 1)
      guard timeout > 0 else { return made(.byItself, nil, steps: tries) }
      return made(.byItself, 0...(timeout * tries), steps: tries)
    case .repeats:
      guard let count = number(.count) else { return repeatsUntilDeadline }
      let interval = number(.interval) ?? 0
      let least = max(0, count - 1) * interval
      return made(.byItself, least...(max(least, count * interval) + timeout), steps: count)
    case .probes:
      let hops = max(1, number(.hops) ?? 30)
      let probes = max(1, number(.probes) ?? 3)
      guard timeout > 0 else { return made(.byItself, nil, steps: hops * probes) }
      return made(.byItself, 0...(hops * probes * timeout), steps: hops * probes)
    case .span:
      let addresses = reading.operands.dropFirst(reading.subcommandWords).reduce(0.0) {
        $0 + TargetCount.addresses($1)
      }
      return made(.byItself, nil, steps: max(1, addresses) * (ports ?? 1))
    case .transfer: return made(.byItself, nil)
    case .fixed:
      guard let seconds = number(.seconds) else { return made(.byItself, nil) }
      guard seconds > 0 else { return made(.untilStopped, nil) }
      return made(.atDeadline, seconds...seconds)
    }
  }

  private var repeatsUntilDeadline: DurationPlan {
    number(.deadline) == nil ? made(.byItself, nil) : made(.untilStopped, nil)
  }

  private func made(
    _ end: DurationPlan.End, _ seconds: ClosedRange<Double>?, steps: Double? = nil
  ) -> DurationPlan {
    DurationPlan(form: shape.form, end: end, seconds: seconds, steps: steps)
  }

  /// The number of a part: of the last option given that has one, else the usual one.
  private func number(_ part: DurationShape.Part) -> Double? {
    guard let quantity = shape.quantities[part] else { return nil }
    for name in quantity.options {
      guard let use = reading.given.last(where: { $0.option.names.contains(name) }),
        let value = use.value
      else { continue }
      let number =
        switch use.option.argument {
        case .seconds: TimeSpan.seconds(value, unit: 1)
        case .milliseconds: TimeSpan.seconds(value, unit: 0.001)
        default:
          part.isTime ? TimeSpan.seconds(value, unit: 1) : TimeSpan.amount(value)
        }
      if let number { return number }
    }
    return quantity.usual
  }

  private var ports: Double? {
    guard let quantity = shape.quantities[.ports] else { return nil }
    for name in quantity.options {
      if let value = reading.value(of: name), let count = TargetCount.ports(value) { return count }
    }
    return quantity.usual
  }
}

extension DurationShape.Part {
  fileprivate var isTime: Bool {
    switch self {
    case .interval, .deadline, .timeout, .seconds: true
    case .count, .tries, .hops, .probes, .size, .rate, .ports: false
    }
  }
}
