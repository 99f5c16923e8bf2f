internal import Packets

/// Names of addresses, learnt from DNS answers; when it is full the oldest gives way.
struct NameCache: ~Copyable {
  let limit: Int
  private let hash: KeyedHash
  private var index = HashIndex()
  private var addresses = Slab<Address>()
  private var names: [String] = []
  private var oldest = 0
  /// Addresses that were forgotten for newer ones.
  private(set) var forgotten: UInt64 = 0

  private struct Address: BitwiseCopyable {
    var high: UInt64
    var low: UInt64
  }

  init(limit: Int, hash: KeyedHash) {
    self.limit = max(0, limit)
    self.hash = hash
  }

  /// The name that an address was last given, nil when unknown.
  func name(of address: IPAddress) -> String? {
    place(of: address).map { names[$0] }
  }

  /// Remembers a name; an address keeps its place when it gets another.
  mutating func remember(_ name: String, of address: IPAddress) {
    guard limit > 0 else { return }
    if let place = place(of: address) {
      if names[place] != name { names[place] = name }
      return
    }
    let fresh = Address(high: address.high, low: address.low)
    guard addresses.count == limit else {
      index.insert(hash(address.high, address.low), slot: addresses.append(fresh))
      names.append(name)
      return
    }
    index.remove(hash(addresses[oldest].high, addresses[oldest].low), slot: oldest)
    index.insert(hash(address.high, address.low), slot: oldest)
    addresses[oldest] = fresh
    names[oldest] = name
    oldest = oldest + 1 == limit ? 0 : oldest + 1
    forgotten &+= 1
  }

  private func place(of address: IPAddress) -> Int? {
    index.find(hash(address.high, address.low)) {
      addresses[$0].low == address.low && addresses[$0].high == address.high
    }
  }
}
