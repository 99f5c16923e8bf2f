internal import Packets

/// The name of a DNS question as text.
struct QueryName {
  /// Labels joined by dots, in lower case; empty for the root.
  let text: String

  /// - Parameter octets: the name's raw bytes, in whose place the text is written.
  init(_ name: borrowing DNSName, octets: consuming [UInt8]) {
    var isPlain = true
    var position = 0
    while position < octets.count {
      // Each label stands behind its length, in whose place the dot comes.
      let end = min(octets.count, position + 1 + Int(octets[position]))
      octets[position] = 0x2E
      for index in (position + 1)..<max(position + 1, end) {
        let byte = octets[index]
        if byte <= 0x20 || byte >= 0x7F || byte == 0x2E || byte == 0x5C { isPlain = false }
      }
      position = max(position + 1, end)
    }
    if octets.isEmpty {
      text = ""
    } else if isPlain {
      text = String(decoding: octets.dropFirst(), as: UTF8.self)
    } else {
      text = name.text
    }
  }
}

/// What windows count of a name that is asked for.
struct QueryMeasure {
  /// The entropy of its characters without the dots, thousandths of a bit.
  let millibits: UInt32
  /// A hash of the name.
  let digest: UInt64

  /// - Parameter octets: the name's raw bytes.
  init(octets name: [UInt8]) {
    var counts = ByteCounts()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var position = 0
    while position < name.count {
      let end = min(name.count, position + 1 + Int(name[position]))
      for index in (position + 1)..<max(position + 1, end) {
        let byte = name[index]
        counts.add(byte)
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      hash = (hash ^ 0x2E) &* 0x100_0000_01B3
      position = max(position + 1, end)
    }
    millibits = UInt32(counts.entropy * 1000)
    digest = ByteStatistics.mixed(hash)
  }
}
