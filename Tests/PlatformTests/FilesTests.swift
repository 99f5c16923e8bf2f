import Glibc
import Platform
import TestSupport
import Testing

@Suite struct FilesTests {
  private let directory: TemporaryDirectory

  init() throws { directory = TemporaryDirectory() }

  private func path(_ name: String) -> String { directory.path + "/" + name }

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func replacesAndReads() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try Files.replace(path("a"), with: bytes)
    #expect(try Files.read(path("a")) == bytes)
    #expect(try Files.read(path("a"), limit: 70_000) == Array(bytes[..<70_000]))
    #expect(try Files.read(path("a"), limit: 0).isEmpty)
    #expect(Files.size(path("a")) == 200_000 && mode(path("a")) == 0o600)
    #expect(Files.names(in: directory.path) == ["a"])
  }

  @Test func replacingKeepsModeAndLink() throws {
    try Files.replace(path("real"), with: [1], mode: 0o644)
    #expect(chmod(path("real"), 0o640) == 0 && symlink("real", path("link")) == 0)
    try Files.replace(path("link"), with: [2])
    #expect(try Files.read(path("real")) == [2])
    #expect(mode(path("real")) == 0o640)
    #expect(Files.resolved(path("link")) == Files.resolved(path("real")))
  }

  @Test func aFailedReplacementLeavesNothingBehind() throws {
    #expect(mkdir(path("d"), 0o700) == 0)
    #expect(throws: SystemError.self) { try Files.replace(path("d"), with: [1]) }
    #expect(Files.names(in: directory.path) == ["d"])
    #expect(throws: SystemError(call: "open", code: ENOENT, subject: path("none/x"))) {
      try Files.replace(path("none/x"), with: [1])
    }
  }

  @Test func namesWhatCannotBeRead() throws {
    #expect(throws: SystemError(call: "open", code: ENOENT, subject: path("none"))) {
      try Files.read(path("none"))
    }
    #expect(throws: SystemError(call: "read", code: EISDIR, subject: directory.path)) {
      try Files.read(directory.path)
    }
    #expect(throws: SystemError.self) { try Files.read("/etc/passwd\0.txt") }
    #expect(
      SystemError(call: "open", code: ENOENT, subject: "f").description
        == "f: No such file or directory (open)")
    #expect(SystemError(call: "poll", code: EINVAL).description == "poll: Invalid argument")
  }

  @Test func makesDirectoriesAndSaysWhatIsInTheWay() throws {
    try Files.makeDirectories(path("x/y//z/"))
    try Files.makeDirectories(path("x/y/z"))
    #expect(Files.isDirectory(path("x/y/z")) && mode(path("x/y")) == 0o700)
    try Files.replace(path("file"), with: [])
    #expect(throws: SystemError(call: "mkdir", code: EEXIST, subject: path("file"))) {
      try Files.makeDirectories(path("file"))
    }
    #expect(throws: SystemError.self) { try Files.makeDirectories(path("file/below")) }
  }

  @Test func tellsWhatIsWhat() throws {
    try Files.replace(path("plain"), with: [1], mode: 0o600)
    try Files.replace(path("tool"), with: [1], mode: 0o755)
    #expect(Files.exists(path("plain")) && !Files.exists(path("none")))
    #expect(Files.isExecutable(path("tool")) && !Files.isExecutable(path("plain")))
    #expect(!Files.isExecutable(directory.path) && !Files.isDirectory(path("plain")))
    #expect(Files.size(path("none")) == nil && Files.names(in: path("none")).isEmpty)
    #expect(Files.resolved(path("none")) == nil && Files.workingDirectory() != nil)
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", "/", ""), ("", ".", ""),
    ("é/ü", "é", "ü"),
  ])
  func takesPathsApart(path: String, directory: String, name: String) {
    #expect(Files.directory(of: path) == directory && Files.name(of: path) == name)
  }
}
