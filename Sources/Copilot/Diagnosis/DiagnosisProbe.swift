/// A command that says something about a layer.
package enum DiagnosisProbe: String, CaseIterable, Sendable {
  /// Asks for the name's addresses as programs do.
  case name
  /// Asks the name server itself: why a name has no address.
  case nameServer = "name-server"
  /// Asks the kernel which way packets go; nothing is sent.
  case route
  /// Pings the host.
  case host
  /// Whether the next hop is there; nothing is sent.
  case neighbour
  /// How far packets come.
  case path
  /// Connects to the port.
  case port
  /// Begins TLS and checks the certificate.
  case tls
  /// Asks for a page.
  case http

  /// The layer that it is about.
  package var layer: DiagnosisLayer {
    switch self {
    case .name, .nameServer: .name
    case .route: .route
    case .host, .neighbour, .path: .host
    case .port: .port
    case .tls: .tls
    case .http: .http
    }
  }

  /// Whether it only says more of a layer that is known not to work.
  package var isExplanatory: Bool { self == .nameServer || self == .neighbour || self == .path }

  /// What it asks, for a person.
  package var question: String {
    switch self {
    case .name: "does the name have an address?"
    case .nameServer: "what does the name server say?"
    case .route: "is there a way to it? (nothing is sent)"
    case .host: "does the host answer?"
    case .neighbour: "is the next hop there? (nothing is sent)"
    case .path: "how far do packets come?"
    case .port: "does something listen there?"
    case .tls: "does it speak TLS, with a certificate to trust?"
    case .http: "does it answer a request?"
    }
  }

  /// How often it is supposed to end a case, and what it is supposed to cost in seconds, a person's
  /// reading included: the order of these ratios is from the bottom up.
  var supposed: (chance: Double, seconds: Double) {
    switch self {
    case .name: (0.30, 2.1)
    case .route: (0.27, 2.1)
    case .host: (0.36, 4.1)
    case .port: (0.20, 2.6)
    case .tls: (0.16, 2.6)
    case .http: (0.15, 3)
    case .nameServer, .neighbour, .path: (0.1, 3)
    }
  }
}
