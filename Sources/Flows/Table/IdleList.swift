/// Flows that end after the same time without packets, in the order in which they were last seen.
enum IdleList: UInt8, CaseIterable, BitwiseCopyable {
  /// TCP with both sides speaking.
  case tcp
  /// TCP without an answer.
  case attempt
  /// TCP that both sides closed or one reset.
  case closed
  /// UDP and SCTP.
  case datagram
  case other
}

/// First and last flow of each idle list.
struct IdleEnds: BitwiseCopyable {
  var first = InlineArray<5, Int32>(repeating: -1)
  var last = InlineArray<5, Int32>(repeating: -1)
}
