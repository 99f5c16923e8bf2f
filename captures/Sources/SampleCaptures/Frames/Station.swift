/// A host of the small network in which the samples play.
struct Station {
  /// Its address: 4 bytes, or 16.
  let address: [UInt8]
  /// The hardware address from which its frames come: its own, or the router's.
  let hardware: [UInt8]

  /// A host whose hardware address ends with a number.
  ///
  /// Source of the range: RFC 9542, section 2.1.4 (addresses for documentation).
  init(_ address: [UInt8], hardware: Int) {
    self.address = address
    self.hardware = Station.hardware(hardware)
  }

  static func hardware(_ number: Int) -> [UInt8] {
    [0, 0, 0x5E, 0, 0x53, UInt8(truncatingIfNeeded: number)]
  }

  static let broadcast = [UInt8](repeating: 0xFF, count: 6)

  /// A host of the office, 10.0.0.0/24.
  static func office(_ number: Int) -> Station {
    Station([10, 0, 0, UInt8(truncatingIfNeeded: number)], hardware: number)
  }

  /// The same host's address of version 6, 2001:db8::/64.
  static func office6(_ number: Int) -> Station {
    Station(
      prefix6 + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(truncatingIfNeeded: number)],
      hardware: number)
  }

  /// A server outside, 2001:db8:1::/64, behind the router.
  static func outside6(_ number: Int) -> Station {
    Station(
      prefix6 + [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(truncatingIfNeeded: number)], hardware: 1)
  }

  private static let prefix6: [UInt8] = [0x20, 0x01, 0x0D, 0xB8]

  /// A host of 192.0.2.0/24, behind the router.
  static func outside1(_ number: Int) -> Station {
    Station([192, 0, 2, UInt8(truncatingIfNeeded: number)], hardware: 1)
  }

  /// A host of 198.51.100.0/24, behind the router.
  static func outside2(_ number: Int) -> Station {
    Station([198, 51, 100, UInt8(truncatingIfNeeded: number)], hardware: 1)
  }

  /// A host of 203.0.113.0/24, behind the router.
  static func outside3(_ number: Int) -> Station {
    Station([203, 0, 113, UInt8(truncatingIfNeeded: number)], hardware: 1)
  }

  static let router = office(1)
  static let server = office(5)
  static let client = office(7)
  static let resolver = office(53)
  static let attacker = office(66)
}
