import Glibc
import Testing

/// A network of its own for one test: a thread that has left the machine's network.
enum NetworkNamespace {
  /// Whether this process may make one; otherwise such tests are skipped.
  static let isPermitted = (try? run {}) != nil
  static let skipReason: Comment = "making a network namespace needs root"

  struct NotPermitted: Error {}

  /// Runs `body` on a thread in a new network namespace, where there is only `lo`, switched off.
  ///
  /// What the thread opens and the programs that it starts live there too. Expectations stand
  /// outside: they don't know the test on another thread.
  ///
  /// - Throws: What `body` throws, or ``NotPermitted``.
  static func run<Value>(_ body: @escaping () throws -> Value) throws -> Value {
    var result: Result<Value, any Error> = .failure(NotPermitted())
    try withoutActuallyEscaping({
      result = Result {
        guard unshareNetwork() else { throw NotPermitted() }
        return try body()
      }
    }) { work in
      let errand = Errand(work)
      var thread = pthread_t()
      let created = pthread_create(
        &thread, nil, runErrand, Unmanaged.passUnretained(errand).toOpaque())
      guard created == 0 else { throw NotPermitted() }
      pthread_join(thread, nil)
    }
    return try result.get()
  }

  /// Runs a shell script there.
  static func shell(_ script: String) throws {
    struct Failed: Error { let script: String }
    guard system("set -e; \(script)") == 0 else { throw Failed(script: script) }
  }

  /// The corresponding C function, `unshare`, is hidden from Swift by a macro.
  private static func unshareNetwork() -> Bool {
    typealias Unshare = @convention(c) (Int32) -> Int32
    guard let symbol = dlsym(nil, "unshare") else { return false }
    let newNetwork: Int32 = 0x4000_0000
    return unsafeBitCast(symbol, to: Unshare.self)(newNetwork) == 0
  }
}

/// Work for a thread.
private final class Errand {
  let work: () -> Void
  init(_ work: @escaping () -> Void) { self.work = work }
}

private func runErrand(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  context.map { Unmanaged<Errand>.fromOpaque($0).takeUnretainedValue().work() }
  return nil
}
