import Glibc
import Platform
import Store
import TestSupport
import Testing

@Suite("Backup and restore") struct RestoreTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/data/history.db" }
  private var copy: String { directory.path + "/copy.db" }

  /// A database with two executions and a copy of it, and one more execution since.
  private func prepare() throws {
    let store = try Store(path: path)
    try store.record(sample("ping a"))
    try store.record(sample("ping b", after: 1))
    try store.backup(to: copy)
    try store.record(sample("ping c", after: 2))
  }

  private func lines(_ path: String) throws -> [String] {
    try Store(path: path).executions().map(\.command)
  }

  @Test func theCopyTakesThePlaceAndTheRestIsKept() throws {
    try prepare()
    let result = try Store.restore(copy, to: path)
    #expect(result.executions == 2)
    let aside = try #require(result.keptAside)
    #expect(try lines(path) == ["ping b", "ping a"])
    #expect(try lines(aside) == ["ping c", "ping b", "ping a"])
    #expect(try lines(copy).count == 2)
    let store = try Store(path: path)
    #expect(try store.audit(limit: 1).map(\.kind) == ["restore"])
    #expect(try store.verifyAudit().problem == nil)
    #expect(Files.mode(path) == 0o600 && Files.mode(aside) == 0o600)
  }

  @Test func withoutAHistoryItBeginsWithTheCopy() throws {
    try prepare()
    let other = directory.path + "/new/history.db"
    let result = try Store.restore(copy, to: other)
    #expect(result.keptAside == nil)
    #expect(try lines(other).count == 2)
    #expect(Files.mode(directory.path + "/new") == 0o700)
  }

  @Test func whileSomebodyHasItOpenNothingChanges() throws {
    try prepare()
    let other = try Store(path: path)
    _ = try other.executions()
    #expect(throws: StoreError.inUse(path: path)) { try Store.restore(copy, to: path) }
    #expect(try other.executions().count == 3)
    #expect(
      Files.names(in: directory.path + "/data").allSatisfy { !$0.contains("before-restore") })
  }

  @Test func aCopyThatIsNotWholeIsRefused() throws {
    try prepare()
    let bytes = try Files.read(copy)
    let pages = bytes.count / 2_048
    // A page in the middle full of nonsense, half a file, and files of other kinds.
    var broken = bytes
    for offset in 0..<2_048 {
      broken[pages / 2 * 2_048 + offset] = UInt8(truncatingIfNeeded: offset)
    }
    for wrong in [broken, Array(bytes[..<(bytes.count / 2)]), Array("no database".utf8), []] {
      try Files.replace(copy, with: wrong)
      #expect(throws: StoreError.self) { try Store.restore(copy, to: path) }
    }
    #expect(throws: StoreError.self) { try Store.restore(path, to: path) }
    #expect(throws: StoreError.self) { try Store.restore("/nowhere", to: path) }
    #expect(try lines(path).count == 3)
    #expect(
      Files.names(in: directory.path + "/data").filter { $0 != "history.db.lock" }.sorted()
        == ["history.db"])
  }

  @Test func aDamagedHistoryIsReplacedToo() throws {
    try prepare()
    try Files.replace(path, with: Array("nonsense".utf8))
    let aside = try #require(try Store.restore(copy, to: path).keptAside)
    #expect(try lines(path).count == 2)
    #expect(try Files.read(aside) == Array("nonsense".utf8))
  }

  @Test func whatWasForbiddenSinceStaysForbidden() throws {
    let store = try Store(path: path)
    let id = try store.record(sample("ping a")).id
    _ = try store.giveConsent(at: noon)
    #expect(try store.share(.execution, [id], as: .team))
    try store.backup(to: copy)
    #expect(try store.withdrawConsent(at: noon) == 1)
    let other = directory.path + "/other.db"
    try store.backup(to: other)
    _ = try Store.restore(copy, to: directory.path + "/fresh/history.db")
    #expect(try Store(path: directory.path + "/fresh/history.db").sharedCount(.execution) == 1)
    _ = try Store.restore(copy, to: other)
    #expect(try Store(path: other).sharedCount(.execution) == 0)
    #expect(try Store(path: other).consent() == nil)
  }

  @Test func underALooseMaskEverythingIsPrivate() throws {
    let earlier = umask(0)
    defer { umask(earlier) }
    try prepare()
    for name in Files.names(in: directory.path + "/data") {
      #expect(try #require(Files.mode(directory.path + "/data/" + name)) & 0o077 == 0, "\(name)")
    }
    #expect(Files.mode(directory.path + "/data") == 0o700)
    #expect(Files.mode(copy) == 0o600)
  }
}
