internal import Glibc
internal import Platform

/// The spools of one database: beside it, and in other places for when that can't be written.
struct SpoolShelf {
  private let databasePath: String
  private let fallbackDirectories: [String]
  /// The spool beside the database.
  let beside: Spool

  /// The spools of a database.
  ///
  /// - Parameters:
  ///   - databasePath: The database file; `history.spool` lies beside `history.db`.
  ///   - fallbackDirectories: The user's own directories elsewhere, in the order in which they are
  ///     tried; they need not exist.
  init(databasePath: String, fallbackDirectories: [String]) {
    self.databasePath = databasePath
    self.fallbackDirectories = fallbackDirectories
    beside = Spool(
      in: SpoolPlace(path: Files.directory(of: databasePath), isOwn: false),
      stem: Self.stem(of: databasePath))
  }

  private static func stem(of path: String) -> String {
    let name = Files.name(of: path)
    return name.utf8.lastIndex(of: UInt8(ascii: ".")).flatMap { dot in
      dot == name.startIndex ? nil : String(name[..<dot])
    } ?? name
  }

  /// The spools elsewhere for a path of the database. The name says which database they belong to.
  private func fallbacks(for path: String) -> [Spool] {
    let digits = String(SpoolRecord.checksum(path.utf8), radix: 16)
    let zeros = String(repeating: "0", count: 16 - digits.utf8.count)
    let stem = "\(Self.stem(of: path))-\(zeros)\(digits)"
    return fallbackDirectories.map { Spool(in: SpoolPlace(path: $0, isOwn: true), stem: stem) }
  }

  /// The database's path without links and dots, when its directory can be found.
  private var resolvedPath: String? {
    Files.resolved(Files.directory(of: databasePath)).map {
      $0 + "/" + Files.name(of: databasePath)
    }
  }

  /// The spools that may hold records: all that exist, also those for another path to the database.
  ///
  /// A directory that could not be found when records were written may have a path by now.
  private var known: [Spool] {
    guard fallbackDirectories.contains(where: { Files.exists($0) }) else { return [beside] }
    let paths = [resolvedPath, databasePath].compactMap { $0 }
    let different = paths.first == paths.last ? Array(paths.prefix(1)) : paths
    return [beside] + different.flatMap { fallbacks(for: $0) }
  }

  /// The spools where something waits.
  var pending: [Spool] { known.filter(\.isPending) }

  /// How many bytes wait in all of them.
  var waitingBytes: Int { known.reduce(0) { $0 + $1.waitingBytes } }

  /// Appends records to the first spool that can be written.
  ///
  /// - Returns: That spool.
  /// - Throws: ``SystemError`` of the spool beside the database, when none takes them.
  func append(_ records: [ExecutionRecord]) throws(SystemError) -> Spool {
    let failure: SystemError
    do throws(SystemError) {
      try beside.append(records)
      return beside
    } catch {
      failure = error
    }
    for spool in fallbacks(for: resolvedPath ?? databasePath) {
      do throws(SystemError) {
        try spool.append(records)
        return spool
      } catch {
        continue
      }
    }
    throw failure
  }
}
