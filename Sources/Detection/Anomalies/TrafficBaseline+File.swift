internal import Flows
internal import Learning
internal import Packets

/// Why a baseline's file was refused.
package enum BaselineError: Error, Equatable, Sendable {
  /// The bytes don't start as a baseline's do.
  case foreign
  /// A newer program wrote it.
  case newer(version: Int, supported: Int)
  /// The file ends early or holds what can't be; the place is in bytes.
  case damaged(offset: Int)
  /// The content does not agree with its checksum.
  case checksum
  /// The features are not those of this program.
  case features
}

extension TrafficBaseline {
  /// The version of the files that this program writes.
  package static let fileVersion = 2

  private static let signature: [UInt8] = [0x4E, 0x43, 0x62, 0x61, 0x73, 0x65, 0x0D, 0x0A]

  /// The baseline as a file: signature, version, content, CRC-64 of all before it. Numbers are
  /// little-endian.
  package var file: [UInt8] {
    var bytes = Self.signature
    append(UInt32(Self.fileVersion), to: &bytes)
    append(UInt32(TrafficFeature.count), to: &bytes)
    let name = Array(network.utf8.prefix(255))
    bytes.append(UInt8(name.count))
    bytes += name
    append(refused, to: &bytes)
    append(UInt64(bitPattern: firstSeconds ?? .min), to: &bytes)
    append(UInt64(bitPattern: lastSeconds ?? .min), to: &bytes)
    for sample in hosts + links {
      append(sample.seen, to: &bytes)
      append(UInt32(sample.rows), to: &bytes)
      for value in sample.values { append(value.bitPattern, to: &bytes) }
    }
    appendUploads(to: &bytes)
    append(Checksum.crc64(bytes[...]), to: &bytes)
    return bytes
  }

  private func appendUploads(to bytes: inout [UInt8]) {
    let habits = uploads.habits.sorted {
      ($0.key.host, $0.key.peer) < ($1.key.host, $1.key.peer)
    }
    append(UInt32(habits.count), to: &bytes)
    for (pair, habit) in habits {
      for part in [pair.host.high, pair.host.low, pair.peer.high, pair.peer.low] {
        append(part, to: &bytes)
      }
      append(habit.times, to: &bytes)
      append(habit.hours, to: &bytes)
      append(habit.largest, to: &bytes)
      append(UInt64(bitPattern: habit.lastSeconds), to: &bytes)
    }
  }

  /// Reads a baseline's file.
  ///
  /// - Throws: ``BaselineError``.
  package init(file bytes: [UInt8]) throws(BaselineError) {
    guard bytes.starts(with: Self.signature) else { throw .foreign }
    var offset = Self.signature.count
    func word<Number: FixedWidthInteger & UnsignedInteger>(
      _ type: Number.Type
    ) throws(BaselineError) -> Number {
      let size = Number.bitWidth / 8
      guard offset <= bytes.count - size else { throw .damaged(offset: offset) }
      var number: Number = 0
      for index in 0..<size { number |= Number(bytes[offset + index]) << Number(8 * index) }
      offset += size
      return number
    }
    let version = Int(try word(UInt32.self))
    guard version <= Self.fileVersion else {
      throw .newer(version: version, supported: Self.fileVersion)
    }
    guard bytes.count >= offset + 8 else { throw .damaged(offset: bytes.count) }
    let body = bytes[..<(bytes.count - 8)]
    var stored: UInt64 = 0
    for index in 0..<8 { stored |= UInt64(bytes[bytes.count - 8 + index]) << UInt64(8 * index) }
    guard Checksum.crc64(body) == stored else { throw .checksum }
    guard try word(UInt32.self) == UInt32(TrafficFeature.count) else { throw .features }
    let length = Int(try word(UInt8.self))
    guard offset + length <= body.count else { throw .damaged(offset: offset) }
    self.init(network: String(decoding: bytes[offset..<offset + length], as: UTF8.self))
    offset += length
    refused = try word(UInt64.self)
    let first = Int64(bitPattern: try word(UInt64.self))
    let last = Int64(bitPattern: try word(UInt64.self))
    firstSeconds = first == .min ? nil : first
    lastSeconds = last == .min ? nil : last
    for index in 0..<(2 * DayPart.allCases.count) {
      let isHost = index < DayPart.allCases.count
      var sample = Sample()
      sample.seen = try word(UInt64.self)
      let rows = Int(try word(UInt32.self))
      guard rows <= (isHost ? Self.hostRows : Self.linkRows),
        offset + rows * TrafficFeature.count * 4 <= body.count
      else { throw .damaged(offset: offset) }
      sample.values.reserveCapacity(rows * TrafficFeature.count)
      for _ in 0..<(rows * TrafficFeature.count) {
        sample.values.append(Float(bitPattern: try word(UInt32.self)))
      }
      if isHost {
        hosts[index] = sample
      } else {
        links[index - DayPart.allCases.count] = sample
      }
    }
    // Files of the first version end here.
    let pairs = version >= 2 ? Int(try word(UInt32.self)) : 0
    guard pairs <= UsualUploads.capacity else { throw .damaged(offset: offset) }
    for _ in 0..<pairs {
      let host = IPAddress(high: try word(UInt64.self), low: try word(UInt64.self))
      let peer = IPAddress(high: try word(UInt64.self), low: try word(UInt64.self))
      let (times, hours) = (try word(UInt32.self), try word(UInt32.self))
      let largest = try word(UInt64.self)
      uploads.add(
        UsualUploads.Pair(host: host, peer: peer),
        UsualUploads.Habit(
          times: times, largest: largest, hours: hours,
          lastSeconds: Int64(bitPattern: try word(UInt64.self))))
    }
    guard offset == body.count else { throw .damaged(offset: offset) }
    drawAnew()
  }
}

private func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
  for index in 0..<(Number.bitWidth / 8) {
    bytes.append(UInt8(truncatingIfNeeded: number >> Number(8 * index)))
  }
}
