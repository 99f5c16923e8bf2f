internal import Commands
package import JSON

/// A command line that may do what was asked for in plain words.
package struct ProposedCommand: Sendable, Equatable {
  /// The command line; what the request did not say stands in capitals, such as `HOST`.
  package let command: String
  /// The utility.
  package let utility: String
  /// What it is for.
  package let category: String
  /// The chance that its utility is the one that is meant, 0–1, as it was measured on requests of
  /// others for first commands.
  package var confidence: Double
  /// What it does, in plain words.
  package let reason: String
  /// What was filled in, by the name of its place.
  package let slots: [String: String]
  /// What may go wrong: none, caution or danger.
  package let risk: String
  /// Why it would not work here as it stands; empty when it would, as far as can be seen.
  package let obstacles: [String]
  /// Which of the request's wishes it is for, when there are several.
  package var wish: String?

  /// The command in the form of `ask --json`.
  package var json: JSONValue {
    let slotValues = JSONObject(
      keepingLastOf: slots.sorted { $0.key < $1.key }.map {
        JSONObject.Member(key: $0.key, value: .string($0.value))
      })
    return [
      "command": .string(command), "utility": .string(utility), "category": .string(category),
      "confidence": .number((confidence * 1000).rounded() / 1000), "reason": .string(reason),
      "slots": .object(slotValues), "risk": .string(risk),
      "obstacles": .array(obstacles.map { .string($0) }), "wish": JSONValue(wish),
    ]
  }
}

/// The commands for a request, wish by wish.
package struct AskAnswer: Sendable, Equatable {
  /// A wish with its commands.
  package struct Wish: Sendable, Equatable {
    /// The wish's words; nil when the request has only one.
    package let text: String?
    /// The commands, the likeliest first.
    package let commands: [ProposedCommand]
    /// Whether the catalogue has something like it; what is there otherwise is only the nearest.
    package let isKnown: Bool
  }

  /// The wishes in order.
  package let wishes: [Wish]

  /// The same without commands that are far less likely than the best of their wish: a list that
  /// somebody reads is short. Another way to use the best one's utility may be less likely than
  /// another utility.
  package var likely: AskAnswer {
    AskAnswer(
      wishes: wishes.map { wish in
        let best = wish.commands.max { $0.confidence < $1.confidence }
        let commands = wish.commands.filter { command in
          let share = command.utility == best?.utility ? 0.1 : 0.25
          return command.confidence >= share * (best?.confidence ?? 0)
        }
        return Wish(text: wish.text, commands: commands, isKnown: wish.isKnown)
      })
  }

  /// The command that can stand on the line for the user to run: likely, and not dangerous.
  package var best: String? {
    guard let wish = wishes.first, wish.isKnown, let first = wish.commands.first,
      first.risk != CommandRisk.danger.rawValue
    else { return nil }
    return first.command
  }
}
