/// Row numbers of texts seen lately: two generations, of which the older is dropped when full.
struct IdentifierCache {
  private let capacity: Int
  private var young: [String: Int64] = [:]
  private var old: [String: Int64] = [:]

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// The row number of a text, when it was seen lately.
  subscript(text: String) -> Int64? {
    mutating get {
      if let id = young[text] { return id }
      guard let id = old[text] else { return nil }
      self[text] = id
      return id
    }
    set {
      if young.count >= capacity {
        old = young
        young.removeAll(keepingCapacity: true)
      }
      young[text] = newValue
    }
  }
}

/// The row numbers that a store keeps; emptied whenever a transaction fails.
struct IdentifierCaches {
  var commands = IdentifierCache(capacity: 8192)
  var directories = IdentifierCache(capacity: 1024)
  var utilities = IdentifierCache(capacity: 1024)
  var hosts = IdentifierCache(capacity: 256)
  var sessions = IdentifierCache(capacity: 1024)
  /// Sessions without a uid, by host, user and terminal.
  var anonymousSessions: [AnonymousSession: Int64] = [:]

  mutating func removeAll() { self = IdentifierCaches() }
}

/// Where an execution of no known session ran.
struct AnonymousSession: Hashable {
  let host: String?
  let user: String?
  let terminal: String?
}
