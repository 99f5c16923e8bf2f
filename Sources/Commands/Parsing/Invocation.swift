/// A simple command with its wrappers (`sudo`, `env`, `timeout 5`) told from its program.
struct Invocation {
  let command: SimpleCommand
  /// Names of the wrappers, outermost first.
  let wrappers: [String]
  /// Index of the program's word; equal to the count of words when there is none.
  let programIndex: Int
  /// For each wrapper and the program: the index of its word, where its own words end, and its name.
  let segments: [(start: Int, end: Int, name: String)]

  init(_ command: SimpleCommand) {
    self.command = command
    var wrappers: [String] = []
    var segments: [(start: Int, end: Int, name: String)] = []
    var index = 0
    let words = command.words
    while index < words.count {
      let name = Self.baseName(words[index].value)
      guard wrappers.count < 16, let wrapper = Wrapper.named(name),
        let next = wrapper.programIndex(in: words, after: index)
      else {
        segments.append((index, words.count, name))
        break
      }
      wrappers.append(name)
      segments.append((index, next, name))
      index = next
    }
    self.segments = segments
    self.wrappers = wrappers
    programIndex = index
  }

  /// The program's name without its directory; nil for a command without words.
  var utility: String? {
    programIndex < command.words.count ? segments.last?.name : nil
  }

  /// The words after the program's.
  var arguments: ArraySlice<Word> {
    programIndex < command.words.count ? command.words[(programIndex + 1)...] : []
  }

  /// The last component of a path; the text itself when it has no slash or ends in one.
  static func baseName(_ path: String) -> String {
    let bytes = path.utf8Span.span
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash + 1 < bytes.count else {
      return path
    }
    return bytes.extracting((slash + 1)...).text
  }
}
