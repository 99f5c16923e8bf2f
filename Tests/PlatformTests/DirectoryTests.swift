import Glibc
import Platform
import TestSupport
import Testing

@Suite struct DirectoryTests {
  private let place = TemporaryDirectory()

  private func failure(_ body: () throws(SystemError) -> Void) -> Int32? {
    do throws(SystemError) {
      try body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test func anOwnDirectoryIsMadePrivateAndFoundAgain() throws {
    let path = place.path + "/own"
    #expect(
      failure { () throws(SystemError) in _ = try Directory(ownAt: path, isMade: false) } == ENOENT)
    try Directory(ownAt: path, isMade: true).open("file", flags: O_WRONLY | O_CREAT)
      .write(Array("text".utf8))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(stat(path + "/file", &status) == 0 && status.st_mode & 0o777 == 0o600)
    let again = try Directory(ownAt: path, isMade: true)
    let sizes = [again.size(of: "file"), again.size(of: "missing")]
    #expect(sizes == [4, nil])
  }

  @Test func whatOthersReachIsRefused() throws {
    let path = place.path + "/open"
    mkdir(path, 0o700)
    chmod(path, 0o750)
    #expect(
      failure { () throws(SystemError) in _ = try Directory(ownAt: path, isMade: true) } == EACCES)
    chmod(path, 0o700)
    symlink(path, place.path + "/link")
    let link = place.path + "/link"
    #expect(
      failure { () throws(SystemError) in _ = try Directory(ownAt: link, isMade: true) } == ENOTDIR)
    _ = try Directory(opening: link)
    #expect(
      failure { () throws(SystemError) in _ = try Directory(opening: "/dev/null") } == ENOTDIR)
    #expect(failure { () throws(SystemError) in _ = try Directory(opening: "a\0b") } == EINVAL)
  }

  @Test func filesAreFoundWhereverTheDirectoryWent() throws {
    let path = place.path + "/a"
    let directory = try Directory(ownAt: path, isMade: true)
    #expect(rename(path, place.path + "/b") == 0)
    mkdir(path, 0o700)
    let file = try directory.open("one", flags: O_WRONLY | O_CREAT)
    #expect(Files.exists(place.path + "/b/one"))
    let isAtOne = directory.has(file, at: "one")
    try directory.rename("one", to: "two")
    let isStillAtOne = directory.has(file, at: "one")
    let isAtTwo = directory.has(file, at: "two")
    #expect(isAtOne && !isStillAtOne && isAtTwo)
    try directory.remove("two")
    #expect(Files.names(in: place.path + "/b").isEmpty)
    let missing = failure { () throws(SystemError) in try directory.remove("two") }
    #expect(missing == ENOENT)
  }

  @Test func onlyPlainFilesAreOpened() throws {
    let directory = try Directory(opening: place.path)
    symlink("target", place.path + "/link")
    mkfifo(place.path + "/pipe", 0o600)
    mkdir(place.path + "/folder", 0o700)
    for (name, code) in [("link", ELOOP), ("pipe", EACCES), ("folder", EACCES)] {
      let found = failure { () throws(SystemError) in
        _ = try directory.open(name, flags: O_RDONLY)
      }
      #expect(found == code, "\(name)")
    }
    #expect(!Files.exists(place.path + "/target"))
    let size = directory.size(of: "link")
    #expect(size == nil)
  }
}
