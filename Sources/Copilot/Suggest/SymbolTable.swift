/// Numbers for names, handed out in the order in which the names come.
struct SymbolTable: Sendable {
  /// What stands before the first command.
  static let start: UInt32 = 0
  /// What a model that learnt from others has no name for.
  static let rare: UInt32 = 1

  private(set) var names: [String]
  private var numbers: [String: UInt32]

  /// A table with only the start and the rare.
  init() { self.init(names: ["^", "*"]) }

  /// A table whose first two names are the start and the rare.
  init(names: [String]) {
    self.names = names
    numbers = Dictionary(
      names.enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a name, a new one when it has none.
  mutating func number(_ name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    let number = UInt32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }

  /// The number of a name, if it has one.
  func known(_ name: String) -> UInt32? { numbers[name] }

  subscript(number: UInt32) -> String { names[Int(number)] }
}
