internal import CCapture
internal import Glibc
internal import Packets
package import Platform

extension NetworkInterface {
  /// The interface that stands for all of them in a capture.
  package static let anyName = "any"

  /// Every interface, in the kernel's order.
  ///
  /// No right is needed and libpcap isn't loaded. The corresponding C function is `getifaddrs`.
  ///
  /// - Throws: ``SystemError``.
  package static func all() throws(SystemError) -> [NetworkInterface] {
    var list: UnsafeMutablePointer<ifaddrs>?
    try systemCall("getifaddrs") { getifaddrs(&list) }
    defer { freeifaddrs(list) }
    let counters = InterfaceCounters.all()
    let defaultRoute = DefaultRoute.interfaceName()
    var found: [NetworkInterface] = []
    var next = list
    while let entry = next?.pointee {
      next = entry.ifa_next
      let name = String(cString: entry.ifa_name)
      var place = found.firstIndex { $0.name == name }
      if place == nil {
        var interface = NetworkInterface(name: name, index: Int(if_nametoindex(name)))
        interface.setFlags(entry.ifa_flags)
        interface.askKernel()
        interface.isDefaultRoute = name == defaultRoute
        interface.counters = counters[name] ?? InterfaceCounters()
        place = found.count
        found.append(interface)
      }
      if let place, let address = entry.ifa_addr {
        found[place].add(address, mask: entry.ifa_netmask)
      }
    }
    return found.sorted { $0.index < $1.index }
  }

  private mutating func setFlags(_ flags: UInt32) {
    func has(_ flag: Int) -> Bool { flags & UInt32(truncatingIfNeeded: flag) != 0 }
    isUp = has(Int(IFF_UP))
    isRunning = has(Int(IFF_RUNNING))
    isLoopback = has(Int(IFF_LOOPBACK))
    isPointToPoint = has(Int(IFF_POINTOPOINT))
  }

  private mutating func askKernel() {
    var facts = nc_interface_facts()
    nc_ask_interface(name, &facts)
    mtu = facts.mtu < 0 ? nil : Int(facts.mtu)
    megabitsPerSecond = facts.megabits < 0 ? nil : Int(facts.megabits)
    link = LinkType(hardware: facts.hardware)
    hardwareAddress.bits = withUnsafeBytes(of: facts.address) { bytes in
      bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
    let driver = withUnsafeBytes(of: facts.driver) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    // Where sysfs shows another network namespace, an interface of that name is another one.
    let directory = "/sys/class/net/" + name
    let isShown = NetworkInterface.line(directory + "/ifindex") == String(index)
    isWireless = facts.is_wireless != 0 || isShown && Files.exists(directory + "/phy80211")
    let alias = isShown ? NetworkInterface.line(directory + "/ifalias") : nil
    description = alias ?? (driver.isEmpty ? nil : driver)
  }

  /// The only line of a small file; nil when it is empty or can't be read.
  private static func line(_ path: String) -> String? {
    guard let bytes = try? Files.read(path, limit: 4096) else { return nil }
    let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  private mutating func add(
    _ address: UnsafeMutablePointer<sockaddr>, mask: UnsafeMutablePointer<sockaddr>?
  ) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      var bytes = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      let bits = mask.map {
        UnsafeRawPointer($0).loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
      }
      addresses.append(
        text(AF_INET, &bytes) + (bits.map { "/\($0.nonzeroBitCount)" } ?? ""))
    case AF_INET6:
      var bytes = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      let bits = mask.map { mask in
        withUnsafeBytes(of: UnsafeRawPointer(mask).loadUnaligned(as: sockaddr_in6.self).sin6_addr) {
          $0.reduce(0) { $0 + $1.nonzeroBitCount }
        }
      }
      addresses.append(text(AF_INET6, &bytes) + (bits.map { "/\($0)" } ?? ""))
    default: return
    }
  }

  private func text(_ family: Int32, _ address: UnsafeRawPointer) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, address, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(
      decoding: text.lazy.map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }, as: UTF8.self)
  }
}

extension LinkType {
  /// What libpcap hands out for an interface of this hardware type.
  ///
  /// Source: the numbers of `linux/if_arp.h` and libpcap's `map_arphrd_to_dlt`.
  init(hardware: Int32) {
    switch hardware {
    case 1, 772: self = .ethernet
    case 519, 65_534, 768, 769, 776, 778, 779, 823: self = .rawIP
    case 801: self = .wireless
    case 803: self = .wirelessRadiotap
    default: self = .linuxCooked
    }
  }
}

extension InterfaceCounters {
  /// The counters of every interface. Source: proc(5), `/proc/thread-self/net/dev`: each thread may be in its own
  /// network namespace.
  static func all() -> [String: InterfaceCounters] {
    let bytes = (try? Files.read("/proc/thread-self/net/dev", limit: 1 << 22)) ?? []
    return parse(String(decoding: bytes, as: UTF8.self))
  }

  /// Reads the table of `/proc/net/dev`; lines that are not of its form are left out.
  static func parse(_ text: String) -> [String: InterfaceCounters] {
    var found: [String: InterfaceCounters] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.lastIndex(of: ":") else { continue }
      let name = line[..<colon].drop { $0 == " " }
      let numbers = line[line.index(after: colon)...].split(separator: " ").map { Int64($0) ?? 0 }
      guard numbers.count >= 10 else { continue }
      var counters = InterfaceCounters()
      counters.bytesReceived = numbers[0]
      counters.packetsReceived = numbers[1]
      counters.packetsDropped = numbers[3]
      counters.bytesSent = numbers[8]
      counters.packetsSent = numbers[9]
      found[String(name)] = counters
    }
    return found
  }
}

/// The route to everything that no other route is for.
enum DefaultRoute {
  /// The interface of the best default route of IPv4, else of IPv6; nil when there is none.
  ///
  /// Source: proc(5), `/proc/net/route` and `/proc/net/ipv6_route`.
  static func interfaceName() -> String? {
    func text(_ path: String) -> String {
      String(decoding: (try? Files.read(path, limit: 1 << 22)) ?? [], as: UTF8.self)
    }
    return parse(text("/proc/thread-self/net/route"))
      ?? parse6(text("/proc/thread-self/net/ipv6_route"))
  }

  /// Reads the IPv4 table.
  static func parse(_ text: String) -> String? {
    best(
      text.split(separator: "\n").compactMap { line in
        let fields = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
        guard fields.count >= 8, fields[1] == "00000000", fields[7] == "00000000",
          let flags = UInt32(fields[3], radix: 16), flags & 1 == 1, let metric = UInt32(fields[6])
        else { return nil }
        return (String(fields[0]), metric)
      })
  }

  /// Reads the IPv6 table; entries that reject are left out.
  static func parse6(_ text: String) -> String? {
    best(
      text.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: " ")
        guard fields.count >= 10, fields[0].allSatisfy({ $0 == "0" }), fields[1] == "00",
          let flags = UInt32(fields[8], radix: 16), flags & 0x201 == 1, fields[9] != "lo",
          let metric = UInt32(fields[5], radix: 16)
        else { return nil }
        return (String(fields[9]), metric)
      })
  }

  private static func best(_ routes: [(name: String, metric: UInt32)]) -> String? {
    routes.min { $0.metric < $1.metric }?.name
  }
}
