internal import JSON

extension Configuration {
  /// A file with every key at its default, each under a comment that explains it.
  package static var template: String {
    var text = """
      // The configuration of NetCopilot: JSON with comments. Every key stands here with its
      // default. What you delete keeps its default. `netcopilot config validate` checks the file.
      {

      """
    var section: String?
    for (index, key) in ConfigurationKey.all.enumerated() {
      let path = key.path
      let own = path.count > 1 ? path.first : nil
      if own != section {
        if section != nil { text += "\n  }" }
        if index > 0 { text += ",\n" }
        if let own { text += "  \(JSONValue.string(own)): {\n" }
        section = own
      } else if index > 0 {
        text += ",\n"
      }
      let indentation = own == nil ? "  " : "    "
      text += "\(indentation)// \(key.help)\n"
      if let values = key.kind.valuesNote { text += "\(indentation)// \(values)\n" }
      text += "\(indentation)\(JSONValue.string(path.last ?? "")): \(key.defaultValue)"
    }
    if section != nil { text += "\n  }" }
    return text + "\n}\n"
  }
}

extension ConfigurationKind {
  /// What a comment says about the values; nil when the default says it already.
  fileprivate var valuesNote: String? {
    switch self {
    case .flag, .text, .texts: nil
    case .integer, .number, .choice:
      description.prefix(1).uppercased() + description.dropFirst() + "."
    }
  }
}
