/// The right that a command needs beyond those of any user.
package enum CommandPrivilege: Sendable, Equatable {
  case none
  case root
  /// A capability of the kernel, such as `CAP_NET_RAW`; root has it too. capabilities(7)
  case capability(String)
  /// Membership in a group of users; root does without.
  case group(String)

  /// Reads the form of catalogue files: `none`, `root`, `CAP_…`, `group:NAME`; nil for others.
  package init?(_ text: String) {
    if text == "none" {
      self = .none
    } else if text == "root" {
      self = .root
    } else if text.hasPrefix("CAP_"), text.utf8.count > 4 {
      self = .capability(text)
    } else if text.hasPrefix("group:"), text.utf8.count > 6 {
      self = .group(String(text.dropFirst(6)))
    } else {
      return nil
    }
  }

  /// Whether another need is covered by this one.
  package func covers(_ other: CommandPrivilege) -> Bool {
    self == other || other == .none || self == .root
  }
}
