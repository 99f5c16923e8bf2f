internal import Platform

/// Lays candidates out for the screen: with remarks one a row, without in columns.
struct CandidateList {
  /// The rows, none wider than the screen, never more than fit.
  let lines: [String]

  init(
    candidates: [Completion.Candidate], size: WindowSize, glyphs: Glyphs, palette: Palette
  ) {
    let width = max(1, size.columns - 1)
    let rowLimit = max(1, size.rows - 2)
    let names = candidates.map {
      TextWidth.truncated(
        TextWidth.printable($0.display, glyphs: glyphs), to: width, glyphs: glyphs)
    }
    let nameWidth = names.reduce(0) { max($0, TextWidth.columns(of: $1)) }
    let hasNotes = candidates.contains { !$0.note.isEmpty }
    let room = width - nameWidth - 4
    var rows: [String] = []
    var shown = 0
    if hasNotes, candidates.count <= rowLimit, room > 8 {
      for (candidate, name) in zip(candidates, names) {
        let note = TextWidth.truncated(
          TextWidth.printable(candidate.note, glyphs: glyphs), to: room, glyphs: glyphs)
        let padded = note.isEmpty ? name : TextWidth.padded(name, to: nameWidth + 2)
        rows.append(padded + palette.render(note, note.isEmpty ? .plain : .dim))
      }
      shown = candidates.count
    } else {
      let columns = max(1, (width + 2) / (nameWidth + 2))
      let needed = (names.count + columns - 1) / columns
      let isCut = needed > rowLimit
      let rowCount = isCut ? max(1, rowLimit - 1) : needed
      shown = min(names.count, rowCount * columns)
      for row in 0..<rowCount {
        var line = ""
        for index in stride(from: row, to: shown, by: rowCount) {
          let padded = TextWidth.padded(names[index], to: nameWidth + 2)
          line += index + rowCount < shown ? padded : names[index]
        }
        rows.append(line)
      }
    }
    if shown < names.count {
      rows.append(palette.render("\(glyphs.ellipsis) \(names.count - shown) more", .dim))
    }
    lines = rows
  }
}
