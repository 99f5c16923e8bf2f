/// What a connection needs, from the bottom up; each needs all before it.
package enum DiagnosisLayer: Int, CaseIterable, Sendable, Comparable {
  /// The name has an address.
  case name
  /// This machine knows a way to the address.
  case route
  /// The host answers.
  case host
  /// Something listens at the port.
  case port
  /// It speaks TLS and its certificate is trusted.
  case tls
  /// It answers HTTP requests.
  case http

  /// The word for programs and people.
  package var word: String {
    switch self {
    case .name: "name"
    case .route: "route"
    case .host: "host"
    case .port: "port"
    case .tls: "tls"
    case .http: "http"
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What is known of a layer.
package enum LayerState: Sendable, Equatable {
  /// Nothing yet.
  case unknown
  case works
  /// Nothing came back, which filters also do.
  case silent
  case broken

  package var word: String {
    switch self {
    case .unknown: "unknown"
    case .works: "works"
    case .silent: "silent"
    case .broken: "broken"
    }
  }
}
