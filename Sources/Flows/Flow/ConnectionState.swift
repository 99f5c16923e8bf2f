/// How far a connection got, in the words of Zeek's `conn_state`.
///
/// Source: https://docs.zeek.org/en/master/logs/conn.html
package enum ConnectionState: UInt8, CaseIterable, Hashable, Sendable {
  /// Attempt seen, no reply.
  case s0
  /// Established, not ended.
  case s1
  /// Established and ended in order; for UDP, packets both ways.
  case sf
  /// Attempt rejected.
  case rej
  /// Established, originator closed, no closing of the responder.
  case s2
  /// Established, responder closed, no closing of the originator.
  case s3
  /// Established, originator reset.
  case rsto
  /// Responder reset.
  case rstr
  /// Originator sent SYN and RST, responder never answered.
  case rstos0
  /// Responder sent SYN-ACK and RST, the originator's SYN was never seen.
  case rstrh
  /// Originator sent SYN and FIN, responder never answered.
  case sh
  /// Responder sent SYN-ACK and FIN, the originator's SYN was never seen.
  case shr
  /// None of these: traffic from the middle of a connection, or no connection.
  case oth

  /// The name that Zeek writes: `S0`, `SF`, `RSTOS0` …
  package var name: String {
    switch self {
    case .s0: "S0"
    case .s1: "S1"
    case .sf: "SF"
    case .rej: "REJ"
    case .s2: "S2"
    case .s3: "S3"
    case .rsto: "RSTO"
    case .rstr: "RSTR"
    case .rstos0: "RSTOS0"
    case .rstrh: "RSTRH"
    case .sh: "SH"
    case .shr: "SHR"
    case .oth: "OTH"
    }
  }

  /// Whether an attempt ended without a connection: no answer, rejected, or given up half open.
  package var isFailure: Bool {
    switch self {
    case .s0, .rej, .rstos0, .rstrh, .sh, .shr: true
    default: false
    }
  }
}
