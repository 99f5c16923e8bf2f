/// A simple command with its wrappers (`sudo`, `env`, `timeout 5`) told from its program.
struct Invocation {
  let command: SimpleCommand
  /// Names of the wrappers, outermost first.
  let wrappers: [String]
  /// Index of the program's word; equal to the count of words when there is none.
  let programIndex: Int
  /// For each wrapper and the program: the index of its word, and where its own words end.
  let segments: [(start: Int, end: Int)]

  init(_ command: SimpleCommand) {
    self.command = command
    var wrappers: [String] = []
    var segments: [(start: Int, end: Int)] = []
    var index = 0
    let words = command.words
    while index < words.count, wrappers.count < 16 {
      let name = Self.baseName(words[index].value)
      guard let wrapper = Wrapper.named(name),
        let next = wrapper.programIndex(in: words, after: index)
      else { break }
      wrappers.append(name)
      segments.append((index, next))
      index = next
    }
    if index < words.count { segments.append((index, words.count)) }
    self.segments = segments
    self.wrappers = wrappers
    programIndex = index
  }

  /// The program's name without its directory; nil for a command without words.
  var utility: String? {
    guard programIndex < command.words.count else { return nil }
    return Self.baseName(command.words[programIndex].value)
  }

  /// The words after the program's.
  var arguments: ArraySlice<Word> {
    programIndex < command.words.count ? command.words[(programIndex + 1)...] : []
  }

  /// The last component of a path; the text itself when it has no slash or ends in one.
  static func baseName(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "/")), path.utf8.last != UInt8(ascii: "/"),
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}
