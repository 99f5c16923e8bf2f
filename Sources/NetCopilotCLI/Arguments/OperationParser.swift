import Copilot
import JSON

/// Reads an operation's arguments from words, as its declaration describes them.
struct OperationParser {
  let operation: Operation

  /// The values in the words.
  ///
  /// - Parameters:
  ///   - words: What follows the operation's name.
  ///   - globals: Takes global options that stand among them.
  /// - Throws: ``UsageError``.
  func parse(
    _ words: ArraySlice<String>, globals: inout GlobalOptions
  ) throws(UsageError) -> OperationArguments {
    var rest = words
    var values = OperationArguments()
    var positional = operation.parameters.filter(\.isPositional)[...]
    var list: [JSONValue] = []
    var onlyPositional = false
    let name = operation.path.joined(separator: " ")
    while let word = rest.popFirst() {
      if !onlyPositional, word == "--" {
        onlyPositional = true
      } else if !onlyPositional, word.hasPrefix("-"), word.utf8.count > 1, Int(word) == nil {
        if try globals.take(word, from: &rest) { continue }
        try takeOption(word, from: &rest, into: &values)
      } else if let parameter = positional.first {
        if case .integers = parameter.kind {
          list.append(try value(of: parameter, word))
          values.set(parameter.name, to: .array(list))
        } else if parameter.kind == .text || parameter.kind == .line,
          positional.count == 1
        {
          // The last text takes what is left: `history search dig mx`.
          let words = [word] + rest
          values.set(
            parameter.name, to: .string(try joined(words, &rest, &globals, &values, parameter)))
          positional.removeFirst()
        } else {
          values.set(parameter.name, to: try value(of: parameter, word))
          positional.removeFirst()
        }
      } else {
        throw .unexpectedArgument(word, subcommand: name)
      }
    }
    for parameter in operation.parameters
    where parameter.isRequired && !values.has(parameter.name) && !globals.wantsHelp {
      throw .missingArgument(HelpText.option(parameter, isShort: true), subcommand: name)
    }
    return values
  }

  /// Joins the words of a text, taking options that stand behind it; those of nobody belong to it
  /// when it is a command line.
  private func joined(
    _ words: [String], _ rest: inout ArraySlice<String>, _ globals: inout GlobalOptions,
    _ values: inout OperationArguments, _ parameter: Parameter
  ) throws(UsageError) -> String {
    var text = words[0]
    while let word = rest.popFirst() {
      if word.hasPrefix("--") {
        if word == "--" { continue }
        if try globals.take(word, from: &rest) { continue }
        if parameter.kind == .line, self.parameter(named: OptionText.split(word).0) == nil {
          text += " " + word
          continue
        }
        try takeOption(word, from: &rest, into: &values)
      } else {
        text += " " + word
      }
    }
    return text
  }

  private func takeOption(
    _ word: String, from rest: inout ArraySlice<String>, into values: inout OperationArguments
  ) throws(UsageError) {
    let (option, attached) = OptionText.split(word)
    guard let parameter = parameter(named: option) else {
      throw .unknownOption(option, subcommand: operation.path.joined(separator: " "))
    }
    if parameter.kind == .flag {
      guard attached == nil else {
        throw .wrongValue(option: option, value: attached ?? "", expected: "given without a value")
      }
      values.set(parameter.name, to: true)
      return
    }
    guard let text = attached ?? rest.popFirst() else { throw .missingValue(option: option) }
    values.set(parameter.name, to: try value(of: parameter, text, option: option))
  }

  /// The parameter that `--name` or a short `-n` stands for.
  private func parameter(named option: String) -> Parameter? {
    guard option.hasPrefix("--") else {
      guard option.count == 2, let letter = option.last else { return nil }
      return operation.parameters.first { $0.shortName == letter }
    }
    let wanted = String(option.dropFirst(2).map { $0 == "-" ? "_" : $0 })
    return operation.parameters.first {
      $0.name == wanted && (!$0.isPositional || $0.kind == .text || $0.kind == .line)
    }
  }

  private func value(
    of parameter: Parameter, _ text: String, option: String? = nil
  ) throws(UsageError) -> JSONValue {
    let name = option ?? parameter.valueName
    switch parameter.kind {
    case .text, .line, .path, .moment: return .string(text)
    case .flag: return true
    case .number:
      guard let number = Double(text), number.isFinite else {
        throw .wrongValue(option: name, value: text, expected: "a number")
      }
      return .number(number)
    case .integer(let range):
      guard let number = Int(text), range.contains(number) else {
        let bound = range.upperBound >= Int(Int32.max) ? "up" : "to \(range.upperBound)"
        throw .wrongValue(
          option: name, value: text, expected: "a whole number from \(range.lowerBound) \(bound)")
      }
      return .integer(Int64(number))
    case .integers:
      guard let number = Int64(text), number > 0 else {
        throw .wrongValue(option: name, value: text, expected: "the number of an execution")
      }
      return .integer(number)
    }
  }
}
