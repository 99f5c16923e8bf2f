internal import Glibc
internal import Platform
internal import Store

/// Forgets old rows by itself, a little at a time, so that no prompt waits for it.
enum RetentionKeeper {
  /// How long others have the database to themselves between two transactions, in microseconds.
  private static let pauseMicroseconds: UInt32 = 20_000

  /// Forgets what is due, when it was not done in the last twenty hours.
  ///
  /// Whatever fails is left for the next time.
  static func forgetWhatIsDue(
    in store: Store, _ configuration: Configuration, now: Timestamp = .now()
  ) {
    guard !configuration.retention(now: now).isEmpty,
      let moment = try? store.claimRetention(now: now)
    else { return }
    store.setBusyTimeout(milliseconds: 2_000)
    _ = try? store.forget(configuration.retention(now: moment), cause: "retention") { _ in
      usleep(pauseMicroseconds)
      return true
    }
  }
}
