internal import Packets

/// The hellos of TLS and QUIC clients that came in pieces, by flow.
struct HelloStore {
  var streams: [UInt64: TLSHelloBuffer] = [:]
  var datagrams: [UInt64: QUICHelloBuffer] = [:]

  var count: Int { streams.count + datagrams.count }

  mutating func forget(_ flow: UInt64) {
    streams[flow] = nil
    datagrams[flow] = nil
  }
}
