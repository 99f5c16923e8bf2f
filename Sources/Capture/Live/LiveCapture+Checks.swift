internal import CCapture
internal import Glibc
package import Packets
internal import Platform

extension LiveCapture {
  /// What can be said without opening anything: whether the interface and the filter make sense.
  static func check(_ name: String, _ options: Options) throws(CaptureError) {
    try requireLibrary()
    let interfaces = (try? NetworkInterface.all()) ?? []
    let link = interfaces.first { $0.name == name }?.link
    if link == nil, !isSpecial(name) {
      throw .noInterface(name, available: interfaces.map(\.name))
    }
    if let filter = options.filter, let link {
      try check(filter: filter, link: link, snapshotLength: options.snapshotLength)
    }
  }

  /// Says whether a filter can be understood.
  ///
  /// - Parameters:
  ///   - filter: The expression: pcap-filter(7).
  ///   - link: What it shall be used on.
  ///   - snapshotLength: Bytes that are kept of each frame.
  /// - Throws: ``CaptureError/filter(_:reason:)``.
  static func check(
    filter: String, link: LinkType, snapshotLength: Int
  ) throws(CaptureError) {
    // C would take the expression up to its first NUL.
    guard !filter.utf8.contains(0) else { throw .filter(filter, reason: "it has a NUL byte") }
    try requireLibrary()
    // Raw IP has another number inside the library than in files.
    let number = link == .rawIP ? 12 : Int32(link.rawValue)
    let (status, words) = withMessage {
      nc_capture_check_filter(number, Int32(clamping: snapshotLength), filter, $0, $1)
    }
    guard status == 0 else { throw .filter(filter, reason: words) }
  }

  /// Whether a filter makes sense on a link type.
  package static func understands(filter: String, link: LinkType) -> Bool {
    (try? check(filter: filter, link: link, snapshotLength: 262_144)) != nil
  }

  private static func requireLibrary() throws(CaptureError) {
    switch Int(nc_capture_load()) {
    case nc_capture_ok: return
    case nc_capture_no_library: throw .libraryMissing
    default: throw .libraryTooOld
    }
  }

  /// Whether libpcap knows the name though it is no network interface's.
  private static func isSpecial(_ name: String) -> Bool {
    name == NetworkInterface.anyName
      || ["usbmon", "bluetooth", "nflog", "nfqueue", "dbus-"].contains { name.hasPrefix($0) }
  }

  /// What it means that an interface could not be opened.
  static func refusal(_ status: Int32, _ words: String, interface name: String) -> CaptureError {
    switch Int(status) {
    case nc_capture_no_library: .libraryMissing
    case nc_capture_old_library: .libraryTooOld
    case nc_capture_no_permission:
      .missingCapability(
        interface: name,
        capability: words.contains("CAP_NET_ADMIN") ? "CAP_NET_ADMIN" : "CAP_NET_RAW",
        program: Files.resolved("/proc/self/exe") ?? "netcopilot")
    case nc_capture_no_interface:
      .noInterface(name, available: ((try? NetworkInterface.all()) ?? []).map(\.name))
    case nc_capture_interface_down: .interfaceDown(name)
    default: .interfaceLost(name, reason: words)
    }
  }
}
