/// What a ``ConversationReader`` writes down about a conversation, kept by whoever tells
/// conversations apart, so that most packets need no search.
///
/// It holds for as long as nothing that was known is given up: the reader's own number of the state
/// tells.
package struct ConversationNote: BitwiseCopyable, Sendable {
  /// The state of the reader in which this was written; 0 when nothing was.
  var generation: UInt32 = 0
  /// Where the applications of the conversation are followed: a place, or one of the two below.
  var place = ConversationNote.unknown

  /// Whether it is followed has to be looked up.
  static let unknown: Int32 = -1
  /// It is not followed, and no packet but a SYN changes that.
  static let ignored: Int32 = -2

  /// A note that says nothing.
  package init() {}
}
