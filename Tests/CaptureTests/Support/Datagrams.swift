import Glibc

/// Sends UDP from the calling thread's network.
enum Datagrams {
  /// Sends `count` datagrams whose payload is `payload` to a port of an IPv4 address.
  static func send(_ count: Int, to address: String, port: UInt16, _ payload: [UInt8]) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(socket) }
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    inet_pton(AF_INET, address, &target.sin_addr)
    for _ in 0..<count {
      _ = withUnsafePointer(to: &target) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(socket, payload, payload.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    }
  }
}
