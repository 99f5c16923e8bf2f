/// What a JSON text may contain and how large it may be.
package struct JSONOptions: Sendable, Equatable {
  /// Whether `//` and `/* */` comments and commas before a closing bracket are allowed.
  package var allowsComments: Bool
  /// How deep arrays and objects may be nested; at most 512, to spare the stack.
  package let maximumDepth: Int
  /// How many bytes the text may have.
  package var maximumBytes: Int

  /// Sets each limit.
  package init(
    allowsComments: Bool = false, maximumDepth: Int = 128, maximumBytes: Int = .max
  ) {
    self.allowsComments = allowsComments
    self.maximumDepth = min(max(maximumDepth, 0), 512)
    self.maximumBytes = maximumBytes
  }
}
