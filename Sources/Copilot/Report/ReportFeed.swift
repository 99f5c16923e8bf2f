internal import Glibc
package import Platform
package import Store
internal import Synchronization

/// A report that is made anew when the history changes, on a thread of its own.
///
/// Whoever made it reads ``latest`` after each signal of the wake-up.
package final class ReportFeed: Sendable {
  /// What was made last.
  package struct Edition: Sendable {
    package let report: HistoryReport
    /// The newest executions, newest first.
    package let newest: [ExecutionRecord]
  }

  private struct Wish {
    var days: Int
    var isAgain = false
    var ends = false
  }

  /// The history is looked at this often, in microseconds.
  private static let pause: UInt32 = 250_000
  private static let newestRows = 12

  private let databasePath: String
  private let wakeUp: WakeUp
  private let wish: Mutex<Wish>
  private let edition = Mutex<Result<Edition, StoreError>?>(nil)

  /// Starts making reports.
  ///
  /// - Parameters:
  ///   - databasePath: The history.
  ///   - days: How many days they look back.
  ///   - wakeUp: Signalled when there is a new one.
  package init(databasePath: String, days: Int, wakeUp: WakeUp) {
    self.databasePath = databasePath
    self.wakeUp = wakeUp
    wish = Mutex(Wish(days: days))
    _ = BackgroundThread.startDetached { [self] in work() }
  }

  /// The newest report, or why there is none; nil before the first.
  package var latest: Result<Edition, StoreError>? { edition.withLock { $0 } }

  /// Looks back another number of days from now on.
  package func look(back days: Int) {
    wish.withLock { wish in
      wish.days = days
      wish.isAgain = true
    }
  }

  /// Makes a report now, whether anything changed or not.
  package func again() { wish.withLock { $0.isAgain = true } }

  /// Ends the thread soon.
  package func end() { wish.withLock { $0.ends = true } }

  private func work() {
    var store: Store?
    var seen: (version: Int, day: Int64)?
    while true {
      let wish = wish.withLock { wish in
        defer { wish.isAgain = false }
        return wish
      }
      if wish.ends { return }
      let now = Timestamp.now()
      let day = now.microseconds / 86_400_000_000
      do throws(StoreError) {
        if store == nil { store = try Store(path: databasePath, openingMode: .readWrite) }
        guard let open = store else { return }
        let version = try open.dataVersion()
        if wish.isAgain || seen?.version != version || seen?.day != day {
          let report = try HistoryReporter(store: open, now: now).report(days: wish.days)
          let newest = try open.executions(
            HistoryQuery(limit: Self.newestRows, includesOutput: false))
          edition.withLock { $0 = .success(Edition(report: report, newest: newest)) }
          seen = (version, day)
          wakeUp.signal()
        }
      } catch {
        store = nil
        let isNew = edition.withLock { edition in
          if case .failure(let known) = edition, known == error { return false }
          edition = .failure(error)
          return true
        }
        if isNew { wakeUp.signal() }
      }
      usleep(Self.pause)
    }
  }
}
