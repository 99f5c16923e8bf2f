/// Everything that a line editor has to ask about the lines it edits.
///
/// All calls come on the editor's own thread, while it reads a line.
package protocol LineEditorDelegate: AnyObject {
  /// The whole line that is suggested for what has been typed; nil for none.
  ///
  /// It is asked once for each painted key and has to answer fast.
  func ghost(for text: String) -> String?

  /// A short remark for the right margin; nil for none.
  func hint(for text: String, ghost: String?) -> String?

  /// Lines of which a digit puts one on the empty line: 1 the first, at most nine.
  ///
  /// It is asked before each line.
  var choices: [String] { get }

  /// Whether a digit also enters the line that it chooses.
  var entersChoices: Bool { get }

  /// What could stand at the cursor.
  ///
  /// - Parameters:
  ///   - text: The whole line.
  ///   - cursor: The cursor's offset in the line's UTF-8 bytes.
  func completions(for text: String, cursor: Int) -> Completion

  /// The lines of the past that fit a search, best first.
  func search(_ request: SearchRequest) -> SearchResponse

  /// Forgets a line of the past; false when that failed.
  func forget(_ row: SearchRow) -> Bool

  /// What became of a suggestion that was on the screen.
  func ghostDidEnd(_ event: GhostEvent)

  /// The editor is about to wait for a key. It has to return fast.
  func idle()
}

extension LineEditorDelegate {
  package func hint(for text: String, ghost: String?) -> String? { nil }
  package var choices: [String] { [] }
  package var entersChoices: Bool { false }
  package func ghostDidEnd(_ event: GhostEvent) {}
  package func idle() {}
}

/// What became of a suggestion that was on the screen.
package enum GhostEvent: Equatable, Sendable {
  /// The whole of it was taken onto the line.
  case acceptedWhole(ghost: String)
  /// One more word of it was taken; `text` is the line afterwards.
  case acceptedWord(ghost: String, text: String)
  /// It was taken, in whole or in part, and another line was entered.
  case edited(ghost: String, text: String)
  /// It was shown last, not taken, and another line was entered.
  case ignored(ghost: String, text: String)
}

/// What could stand at the cursor.
package struct Completion: Equatable, Sendable {
  /// The part of the line that a candidate replaces, in UTF-8 bytes.
  package var replaceRange: Range<Int>
  /// The candidates, in the order they are listed.
  package var candidates: [Candidate]

  /// Candidates for a part of the line.
  package init(replaceRange: Range<Int>, candidates: [Candidate]) {
    self.replaceRange = replaceRange
    self.candidates = candidates
  }

  /// One thing that could stand at the cursor.
  package struct Candidate: Equatable, Sendable {
    /// What goes onto the line.
    package var insertion: String
    /// What the list shows.
    package var display: String
    /// A remark that the list shows dim; may be empty.
    package var note: String
    /// Whether a space follows, because nothing can be added to it.
    package var isFinal: Bool

    /// A candidate; `display` is the insertion when it isn't given.
    package init(
      insertion: String, display: String? = nil, note: String = "", isFinal: Bool = true
    ) {
      self.insertion = insertion
      self.display = display ?? insertion
      self.note = note
      self.isFinal = isFinal
    }
  }
}
