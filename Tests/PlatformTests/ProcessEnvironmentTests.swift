import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProcessEnvironmentTests {
  @Test func bytesThatAreNotTextStayAsTheyAre() throws {
    let record = Array("NAME=a".utf8) + [0xFF, 0xFE]
    var environment = ProcessEnvironment(records: [record, Array("PLAIN=b=c".utf8), [0x61]])
    #expect(environment["NAME"] == "a\u{FFFD}\u{FFFD}")
    #expect(environment["PLAIN"] == "b=c")
    #expect(Set(environment.records) == [record, Array("PLAIN=b=c".utf8)])
    #expect(
      Set(ProcessEnvironment(environment.values, bytesAsIn: environment).records)
        == Set(environment.records))
    environment["NAME"] = "new"
    #expect(environment.records.contains(Array("NAME=new".utf8)))
    environment["NAME"] = nil
    #expect(environment.records == [Array("PLAIN=b=c".utf8)])
  }

  @Test func readsThisProcess() {
    let environment = ProcessEnvironment.current()
    #expect(environment["PATH"] == getenv("PATH").map { String(cString: $0) })
    #expect(environment.values.count > 1)
  }

  @Test func valuesMayHoldEqualsSigns() {
    var environment = ProcessEnvironment(["B": "x=y", "A": ""])
    #expect(environment.lines == ["A=", "B=x=y"])
    #expect(environment.nonEmpty("A") == nil && environment["A"] == "")
    environment["A"] = nil
    environment["C"] = "é"
    #expect(environment.lines == ["B=x=y", "C=é"])
  }

  @Test func findsTheHomeDirectory() {
    #expect(ProcessEnvironment(["HOME": "/h"]).homeDirectory == "/h")
    let known = getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
    #expect(ProcessEnvironment(["HOME": ""]).homeDirectory == known)
    #expect(ProcessEnvironment().homeDirectory == known)
  }

  @Test func findsProgramsAsExecvpWould() throws {
    let directory = TemporaryDirectory()
    let environment = ProcessEnvironment(["PATH": "/nonexistent:\(directory.path):/bin"])
    try Files.replace(directory.path + "/tool", with: [], mode: 0o755)
    try Files.replace(directory.path + "/data", with: [], mode: 0o644)
    #expect(environment.path(ofProgram: "tool") == directory.path + "/tool")
    #expect(environment.path(ofProgram: "data") == nil)
    #expect(environment.path(ofProgram: "sh") == "/bin/sh")
    #expect(environment.path(ofProgram: directory.path + "/tool") == directory.path + "/tool")
    #expect(environment.path(ofProgram: "./none") == nil && environment.path(ofProgram: "") == nil)
  }

  @Test func splitsThePath() {
    #expect(ProcessEnvironment(["PATH": "/a::/b:"]).searchPath == ["/a", ".", "/b", "."])
    #expect(ProcessEnvironment().searchPath.contains("/usr/bin"))
  }
}
