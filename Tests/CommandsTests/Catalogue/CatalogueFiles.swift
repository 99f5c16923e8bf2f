import Commands
import Platform
import Testing

/// The catalogue's files where the sources are.
enum CatalogueFiles {
  /// The repository.
  static let root = String(
    #filePath.dropLast("/Tests/CommandsTests/Catalogue/CatalogueFiles.swift".count))

  /// The directory of the files.
  static let directory = root + "/Sources/Commands/Catalogue/Utilities"

  /// The names of the files, in order.
  static let names = Files.names(in: directory).filter { $0.hasSuffix(".json") }.sorted()

  /// The bytes of a file.
  static func bytes(_ name: String) throws -> [UInt8] { try Files.read(directory + "/" + name) }

  /// A catalogue of the files alone.
  static func catalogue() throws -> Catalogue {
    Catalogue(
      userFiles: try names.map { Catalogue.UserFile(path: $0, bytes: try bytes($0)) },
      includesEmbedded: false)
  }
}
