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
    var best: (distance: Int, name: String)?
    for candidate in all.map(\.name) + sections {
      var distance = editDistance(name, candidate)
      if let last = candidate.split(separator: ".").last, last.utf8.count > 3 {
        distance = min(distance, editDistance(name, String(last)))
      }
      if distance <= max(1, min(name.utf8.count, candidate.utf8.count) / 3),
        distance < best?.distance ?? .max
      {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// How many bytes must be inserted, deleted, replaced or swapped with a neighbour.
  ///
  /// Complexity: O(product of the lengths). Source: the optimal string alignment distance.
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}

extension String {
  fileprivate func replacing(hyphens replacement: Character) -> String {
    String(map { $0 == "-" ? replacement : $0 })
  }
}
