internal import Digest
package import Packets

/// Gives every address another one, so that two addresses share as long a prefix as they did before.
///
/// Each bit is turned or not by a hash under the key of all bits before it, which makes it a bijection
/// on the addresses of a family. Source: J. Xu, J. Fan, M. Ammar, S. Moon, "Prefix-preserving IP
/// address anonymization", ICNP 2002; with HMAC-SHA-256 in place of the block cipher.
package struct AddressAnonymizer {
  private let hash: HMAC
  private var known: [IPAddress: IPAddress] = [:]
  /// How many addresses are remembered.
  private static let mostKnown = 100_000

  /// An anonymiser whose answers depend on nothing but the key.
  package init(key: [UInt8]) { hash = HMAC(key: key) }

  /// The address that stands for another one.
  ///
  /// - Complexity: a hash for each bit of an address that is new.
  package mutating func anonymized(_ address: IPAddress) -> IPAddress {
    if let found = known[address] { return found }
    let result: IPAddress
    if address.isIPv4 {
      result = IPAddress(
        v4: UInt32(truncatingIfNeeded: turned(UInt64(address.v4Bits) << 32, 0, count: 32).0 >> 32))
    } else {
      let (high, low) = turned(address.high, address.low, count: 128)
      result = IPAddress(high: high, low: low)
    }
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[address] = result
    return result
  }

  private func turned(_ high: UInt64, _ low: UInt64, count: Int) -> (UInt64, UInt64) {
    var message = [UInt8](repeating: 0, count: 18)
    message[0] = UInt8(count)
    var (newHigh, newLow) = (high, low)
    for place in 0..<count {
      // The bits before this one, and nothing of the rest.
      let prefixHigh = place >= 64 ? high : place == 0 ? 0 : high & (~0 << UInt64(64 - place))
      let prefixLow = place <= 64 ? 0 : low & (~0 << UInt64(128 - place))
      message[1] = UInt8(place)
      for byte in 0..<8 {
        message[2 + byte] = UInt8(truncatingIfNeeded: prefixHigh >> UInt64(56 - 8 * byte))
        message[10 + byte] = UInt8(truncatingIfNeeded: prefixLow >> UInt64(56 - 8 * byte))
      }
      guard hash.digest(message)[0] & 1 == 1 else { continue }
      if place < 64 {
        newHigh ^= 1 << UInt64(63 - place)
      } else {
        newLow ^= 1 << UInt64(127 - place)
      }
    }
    return (newHigh, newLow)
  }
}
