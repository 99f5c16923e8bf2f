internal import Commands

extension ConfigurationKey {
  /// The names of the objects that hold other keys, such as `editor`, in the template's order.
  package static var sections: [String] {
    var sections: [String] = []
    for key in all {
      guard let dot = key.name.firstIndex(of: ".") else { continue }
      let section = String(key.name[..<dot])
      if sections.last != section { sections.append(section) }
    }
    return sections
  }

  /// The key or section whose name is most like the one given; nil when none is near.
  ///
  /// A key's last part counts as its name too: `ghost` is near `editor.ghost`.
  package static func nearest(to name: String) -> String? {
    let name = String(name.lowercased().prefix(64)).replacing(hyphens: "_")
    let bytes = Array(name.utf8.prefix(64))
    var best: (distance: Int, name: String)?
    for candidate in all.map(\.name) + sections {
      var distance = Spelling.distance(bytes, Array(candidate.utf8))
      if let last = candidate.split(separator: ".").last, last.utf8.count > 3 {
        distance = min(distance, Spelling.distance(bytes, Array(last.utf8)))
      }
      if distance <= max(1, min(name.utf8.count, candidate.utf8.count) / 3),
        distance < best?.distance ?? .max
      {
        best = (distance, candidate)
      }
    }
    return best?.name
  }
}

extension String {
  fileprivate func replacing(hyphens replacement: Character) -> String {
    String(map { $0 == "-" ? replacement : $0 })
  }
}
