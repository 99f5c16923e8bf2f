/// Collects what the user should be told, so that a trouble is one line and told once.
struct RecordBulletin {
  private var notices: [RecordNotice] = []
  /// The trouble of now; nil while all is well.
  private var trouble: DatabaseTrouble?
  private var isTold = false
  /// How bad a place the user was told of.
  private var toldPeril = 0

  /// Adds a notice that stands for itself.
  mutating func add(_ notice: RecordNotice) { notices.append(notice) }

  /// Notes that the database takes no records. Until it does again, the first trouble stands for
  /// those that follow from it.
  mutating func note(_ trouble: DatabaseTrouble) {
    if self.trouble == nil { self.trouble = trouble }
  }

  /// Notes where a record went: that is told with the trouble, and again only when it gets worse.
  mutating func note(_ place: WaitingPlace) {
    guard let trouble, !isTold || place.peril > toldPeril else { return }
    notices.append(.unwell(trouble, waiting: place))
    isTold = true
    toldPeril = place.peril
  }

  /// Notes that the database takes records again.
  mutating func recovered() {
    trouble = nil
    isTold = false
    toldPeril = 0
  }

  /// What there is to tell since the last call.
  ///
  /// - Parameter place: Where records wait already, for a trouble of which no record has heard.
  mutating func drain(place: () -> WaitingPlace?) -> [RecordNotice] {
    if let trouble, !isTold {
      notices.append(.unwell(trouble, waiting: place()))
      isTold = true
    }
    defer { notices = [] }
    return notices
  }
}
