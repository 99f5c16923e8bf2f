internal import Platform

extension NetworkAccounting {
  /// How bytes would be counted here; nil when nothing would be.
  ///
  /// It opens and closes a counter. The corresponding C function is `bpf`.
  package var availableMethod: NetworkMethod? {
    switch self {
    case .off: nil
    case .tcpPayload: .tcpPayload
    case .automatic:
      TrafficCounterPool(capturesHeaders: false).acquire(at: .now()) == nil
        ? .tcpPayload : .controlGroup
    }
  }
}
