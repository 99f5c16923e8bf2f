internal import Packets

/// Names of addresses, learnt from DNS answers; when it is full the oldest gives way.
struct NameCache: ~Copyable {
  let limit: Int
  private var places: [IPAddress: Int] = [:]
  private var addresses: [IPAddress] = []
  private var names: [String] = []
  private var oldest = 0
  /// Addresses that were forgotten for newer ones.
  private(set) var forgotten = 0

  init(limit: Int) { self.limit = max(0, limit) }

  /// The name that an address was last given, nil when unknown.
  func name(of address: IPAddress) -> String? {
    if places.isEmpty { return nil }
    guard let place = places[address] else { return nil }
    return names[place]
  }

  /// Remembers a name; an address keeps its place when it gets another.
  mutating func remember(_ name: String, of address: IPAddress) {
    guard limit > 0 else { return }
    if let place = places[address] {
      if names[place] != name { names[place] = name }
      return
    }
    if addresses.count < limit {
      places[address] = addresses.count
      addresses.append(address)
      names.append(name)
      return
    }
    places[addresses[oldest]] = nil
    places[address] = oldest
    addresses[oldest] = address
    names[oldest] = name
    oldest = oldest + 1 == limit ? 0 : oldest + 1
    forgotten &+= 1
  }
}
