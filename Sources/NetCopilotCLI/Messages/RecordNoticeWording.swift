import Store

/// What is said, once, about where records go.
enum RecordNoticeWording {
  /// One line that names the file, what is wrong and what happens to records meanwhile.
  static func text(_ notice: RecordNotice) -> String {
    switch notice {
    case .locked(let path):
      "\(path) is locked by another program; records wait in the spool beside it"
    case .full(let path):
      "\(path): no space is left; records wait in the spool beside it"
    case .readOnly(let path):
      "\(path) can't be written; records wait in the spool beside it"
    case .newer(let path, let found, let known):
      "\(path) has schema version \(found), newer than this program's \(known); it is left alone "
        + "and records wait in the spool beside it"
    case .foreign(let path):
      "\(path) belongs to another program; it is left alone and records wait in the spool beside it"
    case .unusable(_, let detail):
      // The detail names the file.
      "\(detail); records wait in the spool beside it"
    case .corruptSetAside(let path):
      "the history was damaged; it is kept as \(path) and a new one has begun"
    case .merged(let count, let damagedLines):
      "\(Figures.grouped(count)) records that had waited in the spool are in the history"
        + (damagedLines == 0 ? "" : "; \(Figures.grouped(damagedLines)) had been cut by a crash")
    case .spoolUnwritable(let path, let detail):
      "\(path) can't be written: \(detail); records are lost until it can"
    }
  }
}

extension RecordNotice {
  /// Whether records are lost.
  var isLoss: Bool {
    if case .spoolUnwritable = self { return true }
    return false
  }

  /// Whether its words say that records wait in the spool.
  var promisesSpool: Bool {
    switch self {
    case .locked, .full, .readOnly, .newer, .foreign, .unusable: true
    case .corruptSetAside, .merged, .spoolUnwritable: false
    }
  }
}
