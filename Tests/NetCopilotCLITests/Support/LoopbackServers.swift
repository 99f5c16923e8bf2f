import Glibc
import Platform
import Testing

/// A socket on 127.0.0.1 that a thread of the test serves until the value goes away.
final class LoopbackServer: Sendable {
  /// The port that the system chose.
  let port: UInt16
  private let socketNumber: Int32

  /// Opens a socket and serves it.
  ///
  /// - Parameters:
  ///   - type: `SOCK_STREAM` or `SOCK_DGRAM`.
  ///   - serve: Runs on a thread of its own; it ends when the socket does.
  private init(type: __socket_type, serve: @escaping @Sendable (Int32) -> Void) throws {
    let number = socket(AF_INET, Int32(type.rawValue), 0)
    try #require(number >= 0)
    socketNumber = number
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let size = length
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, size) == 0 && getsockname(number, $0, &length) == 0
      }
    }
    try #require(bound)
    port = UInt16(bigEndian: address.sin_port)
    if type == SOCK_STREAM { try #require(listen(number, 16) == 0) }
    startThread { serve(number) }
  }

  deinit {
    shutdown(socketNumber, Int32(SHUT_RDWR))
    close(socketNumber)
  }

  /// An HTTP/1.0 server that answers every request with a body of a size.
  static func http(bodyBytes: Int, status: String = "200 OK") throws -> LoopbackServer {
    try LoopbackServer(type: SOCK_STREAM) { listener in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        _ = try? readBytes(from: connection, upTo: 8192)
        let head =
          "HTTP/1.0 \(status)\r\nContent-Length: \(bodyBytes)\r\nContent-Type: text/plain\r\n\r\n"
        try? writeBytes(
          Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: bodyBytes),
          to: connection)
        close(connection)
      }
    }
  }

  /// A DNS server that knows one A record for every name under `lab.`, and nothing else.
  static func dns() throws -> LoopbackServer {
    try LoopbackServer(type: SOCK_DGRAM) { number in
      while true {
        var query = [UInt8](repeating: 0, count: 512)
        var peer = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = withUnsafeMutablePointer(to: &peer) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            recvfrom(number, &query, query.count, 0, $0, &length)
          }
        }
        guard count > 12 else { return }
        let answer = dnsAnswer(to: Array(query.prefix(count)))
        let size = length
        withUnsafePointer(to: &peer) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            _ = sendto(number, answer, answer.count, 0, $0, size)
          }
        }
      }
    }
  }

  /// A socket that takes datagrams and answers none.
  static func silent() throws -> LoopbackServer {
    try LoopbackServer(type: SOCK_DGRAM) { number in
      while let bytes = try? readBytes(from: number, upTo: 512), !bytes.isEmpty {}
    }
  }

  /// RFC 1035: the question again, with 192.0.2.7 for `*.lab` and NXDOMAIN for the rest.
  private static func dnsAnswer(to query: [UInt8]) -> [UInt8] {
    var end = 12
    var labels: [String] = []
    while end < query.count, query[end] != 0 {
      let length = Int(query[end])
      guard end + 1 + length < query.count else { return [] }
      labels.append(String(decoding: query[(end + 1)..<(end + 1 + length)], as: UTF8.self))
      end += 1 + length
    }
    let question = query[12..<min(query.count, end + 5)]
    let isKnown = labels.last == "lab"
    let header: [UInt8] = [
      query[0], query[1], 0x85, isKnown ? 0x80 : 0x83, 0, 1, 0, isKnown ? 1 : 0, 0, 0, 0, 0,
    ]
    let record: [UInt8] = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7]
    return header + question + (isKnown ? record : [])
  }
}

/// Runs work on a detached thread.
func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let work = Unmanaged.passRetained(Work(body))
  pthread_create(
    &thread, nil,
    { pointer in
      guard let pointer else { return nil }
      Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }, work.toOpaque())
  pthread_detach(thread)
}
