import Store

/// What is said, once, about the state of the history.
enum RecordNoticeWording {
  static func text(_ notice: RecordNotice) -> String { "\(notice)" }
}
