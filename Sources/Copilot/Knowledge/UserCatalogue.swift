internal import Commands
internal import Platform

/// The files in which a user adds to the catalogue, or replaces what ships.
enum UserCatalogue {
  /// How many files are read; more are a mistake.
  private static let maximumFiles = 1000
  /// How long a file may be, in bytes.
  private static let maximumBytes = 1 << 20

  /// The catalogue with the files of a directory, in the order of their names.
  ///
  /// - Parameter directory: nil, or one that is not there, adds nothing.
  /// - Returns: The catalogue, and what is wrong with files that can't be read.
  static func load(from directory: String?) -> (catalogue: Catalogue, problems: [CatalogueProblem])
  {
    guard let directory, Files.isDirectory(directory) else { return (Catalogue(), []) }
    var files: [Catalogue.UserFile] = []
    var problems: [CatalogueProblem] = []
    let names = Files.names(in: directory).filter {
      $0.hasSuffix(".json") && $0.utf8.first != UInt8(ascii: ".")
    }
    for name in names.sorted().prefix(maximumFiles) {
      let path = directory + "/" + name
      do throws(SystemError) {
        files.append(
          Catalogue.UserFile(path: path, bytes: try Files.read(path, limit: maximumBytes + 1)))
      } catch {
        problems.append(
          CatalogueProblem(
            file: path, line: 0, column: 0, key: nil, fact: .unreadable(reason: error.reason)))
      }
    }
    let catalogue = Catalogue(userFiles: files)
    return (catalogue, problems + catalogue.problems)
  }
}
