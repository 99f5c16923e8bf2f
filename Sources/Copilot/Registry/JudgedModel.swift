internal import Glibc
internal import Store

/// A model with how well it foresaw executions that it had not learnt from.
struct JudgedModel {
  let bytes: [UInt8]
  /// For each of the executions, from 0 to 1.
  let scores: [Double]
  /// The processor time that an execution took, in seconds.
  let secondsPerRow: Double
  /// Whether it is the mean of two models.
  let isBlend: Bool

  /// Judges a model; nil when its file can't be read or there is nothing to judge it by.
  init?(
    _ bytes: [UInt8], _ kind: LearnableKind, _ past: [ExecutionRecord],
    _ later: [ExecutionRecord], isBlend: Bool = false
  ) {
    let start = Self.processorSeconds
    guard let scores = kind.scores(bytes, past, later), !scores.isEmpty else { return nil }
    self.bytes = bytes
    self.scores = scores
    self.isBlend = isBlend
    secondsPerRow = (Self.processorSeconds - start) / Double(past.count + later.count)
  }

  /// The processor time of this thread. The corresponding C function is `clock_gettime`.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The mean score.
  var mean: Double { scores.reduce(0, +) / Double(scores.count) }
}
