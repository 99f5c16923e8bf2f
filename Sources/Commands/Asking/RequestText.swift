/// Numbers of requests as commands have them.
package enum RequestText {
  /// A number without a needless fraction, with at most three places.
  package static func number(_ value: Double) -> String { RequestValue.text(of: value) }
}

extension RequestReading {
  /// The same request where `it` is a host; nil when it names a host itself or says no `it`.
  package func naming(_ host: String, interfaces: Set<String>) -> RequestReading? {
    guard self[.host].isEmpty, self[.url].isEmpty, self[.network].isEmpty else { return nil }
    var words = sentence.split(separator: " ").map(String.init)
    guard
      let place = words.firstIndex(where: { ["it", "it?", "there"].contains($0.lowercased()) }),
      !sentence.contains("{")
    else { return nil }
    words[place] = host
    return RequestReading(words.joined(separator: " "), interfaces: interfaces)
  }

  /// The port of a service that the request names; nil when it names none.
  package var servicePort: String? {
    for word in sentence.split(separator: " ") {
      if let port = RequestVocabulary.servicePorts[word.lowercased()] { return port }
    }
    return nil
  }
}
