import Store

/// What is said, once, about where records go.
enum RecordNoticeWording {
  /// One line that names the file, what is wrong and what happens to records meanwhile.
  static func text(_ notice: RecordNotice) -> String {
    switch notice {
    case .unwell(let trouble, let waiting):
      text(trouble) + "; " + text(waiting)
    case .corruptSetAside(let path):
      "the history was damaged; it is kept as \(path) and a new one has begun"
    case .merged(let count, let damagedLines):
      (count == 1
        ? "1 record that had waited is in the history"
        : "\(Figures.grouped(count)) records that had waited are in the history")
        + (damagedLines == 0 ? "" : "; \(Figures.grouped(damagedLines)) had been cut by a crash")
    case .spoolStuck(let path, let detail):
      "\(path): the records that wait there can't be brought in: \(detail)"
    case .lost(let count, let detail):
      "\(Figures.grouped(count)) \(count == 1 ? "record is" : "records are") lost: \(detail)"
    }
  }

  private static func text(_ trouble: DatabaseTrouble) -> String {
    switch trouble {
    case .locked(let path): "\(path) is locked by another program"
    case .full(let path): "\(path): no space is left"
    case .readOnly(let path): "\(path) can't be written"
    case .newer(let path, let found, let known):
      "\(path) has schema version \(found), newer than this program's \(known), and is left alone"
    case .foreign(let path): "\(path) belongs to another program and is left alone"
    case .unusable(_, let detail): detail
    }
  }

  private static func text(_ waiting: WaitingPlace?) -> String {
    switch waiting {
    case nil: "records will wait in a spool"
    case .besideDatabase: "records wait in the spool beside it"
    case .elsewhere(let path): "records wait in \(path)"
    case .memory(let detail):
      "records wait in memory, because no spool can be written either (\(detail))"
    case .nowhere(let detail):
      "records are lost until it is well, because no spool can be written either (\(detail))"
    }
  }
}
