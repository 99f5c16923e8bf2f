import Execution
import Glibc
import Platform
import TestSupport
import Testing

@Suite("What commands cost", .serialized)
struct UsageTests {
  @Test func processorTimeOfABusyLoop() throws {
    // The loop ends by its own processor time, so that a loaded machine changes nothing.
    let script = "while ((times)[0] + (times)[1] < 0.5) {}"
    let outcome = try Scene().run(["perl", "-e", script])
    let seconds = outcome.usage.userCPUSeconds + outcome.usage.systemCPUSeconds
    #expect((0.4...0.6).contains(seconds), "\(seconds)")
    let average = try #require(outcome.usage.averageCPUShare)
    #expect(abs(average - seconds / outcome.wallSeconds) < 0.001)
    let peak = try #require(outcome.usage.peakCPUShare)
    #expect(peak >= average && peak < 1.3, "\(peak)")
  }

  @Test func sleepingCostsNothing() throws {
    let outcome = try Scene().run(["sleep", "0.3"])
    #expect(outcome.wallSeconds >= 0.3)
    #expect(try #require(outcome.usage.averageCPUShare) < 0.1)
    #expect(outcome.usage.voluntaryContextSwitches >= 1)
    #expect(outcome.usage.minorPageFaults > 0)
  }

  @Test func memoryOfAKnownAllocation() throws {
    let size = 60_000_000
    let script = "$x = 'a' x \(size); select undef, undef, undef, 0.4"
    let usage = try Scene().run(["perl", "-e", script]).usage
    let base = try Scene().run(["perl", "-e", "select undef, undef, undef, 0.1"]).usage
    let basePeak = try #require(base.peakResidentBytes)
    let allocated = Double(try #require(usage.peakResidentBytes) - basePeak)
    // perl may hold the constant and the variable.
    let copies = (allocated / Double(size)).rounded()
    #expect(copies == 1 || copies == 2, "\(allocated)")
    #expect(abs(allocated - copies * Double(size)) < 0.1 * copies * Double(size), "\(allocated)")
    let average = try #require(usage.averageResidentBytes)
    #expect(average > Int64(size) / 2)
    #expect(average <= usage.peakResidentBytes ?? 0)
    #expect(usage.residentGrowthBytes != nil)
  }

  @Test func memoryOfTheWholeTreeIsSummed() throws {
    let script = "$x = 'a' x 20_000_000; select undef, undef, undef, 0.6"
    let line = "perl -e '\(script)' & perl -e '\(script)' & wait"
    let peak = try #require(try Scene().shell(line).usage.peakResidentBytes)
    #expect(peak > 2 * 20_000_000)
  }

  /// `ru_maxrss` of a child starts at its parent's peak; a big shell must not be reported.
  @Test func aLargeShellIsNotTheCommands() throws {
    let size = 300 << 20
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4096)
    memset(memory, 1, size)
    defer { memory.deallocate() }
    #expect(try Scene().run(["true"]).usage.peakResidentBytes ?? 0 < 50 << 20)
    let sleeping = try Scene().run(["sleep", "0.5"]).usage.peakResidentBytes
    #expect(try #require(sleeping) < 20 << 20)
  }

  @Test func manyRunsLeakNoDescriptor() throws {
    let scene = try Scene()
    _ = try scene.run(["true"])
    let before = Files.names(in: "/proc/self/fd").count
    for _ in 0..<200 { #expect(try scene.run(["true"]).status == 0) }
    // Other suites run at the same time and may have a few open.
    #expect(Files.names(in: "/proc/self/fd").count < before + 100)
  }
}

@Suite("Texts of /proc")
struct ProcessTextTests {
  private let line =
    "7 (a) b) S 3 7 7 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 5 0 99 1000 321 18446744073709551615 1"

  @Test func statistics() throws {
    let found = try #require(ProcessStatistics(Array(line.utf8)))
    #expect(found.state == UInt8(ascii: "S"))
    #expect(found.parent == 3)
    #expect(found.childTicks == 27)
    #expect(found.threadCount == 5)
    #expect(found.startTicks == 99)
    #expect(found.residentPages == 321)
  }

  @Test func ownStatisticsAreRead() throws {
    let text = try Files.read("/proc/self/stat")
    let found = try #require(ProcessStatistics(text))
    #expect(found.parent == getppid())
    #expect(found.residentPages > 100)
    let status = try Files.read("/proc/self/status")
    #expect(try #require(peakResidentBytes(inStatus: status)) > 1 << 20)
  }

  @Test func brokenTextsAreNil() {
    for text in ["", ")", "1 (x)", "1 (x) S", "1 (x) S a", "1 (x) S 1 2 3 4 5 6 7 8"] {
      #expect(ProcessStatistics(Array(text.utf8)) == nil)
    }
    #expect(peakResidentBytes(inStatus: Array("Name:\tx\nVmHWM:\t".utf8)) == nil)
    #expect(peakResidentBytes(inStatus: Array("Name:\tx\nVmHWM:\t  12 kB\n".utf8)) == 12 * 1024)
    #expect(processNumbers(in: Array("12 13 \n".utf8)) == [12, 13])
    #expect(processNumbers(in: Array("12 99999999999 14".utf8)) == [12])
    #expect(socketInode(inLink: Array("socket:[4711]".utf8)[...]) == 4711)
    #expect(socketInode(inLink: Array("socket:[99999999999]".utf8)[...]) == nil)
    #expect(socketInode(inLink: Array("pipe:[4711]".utf8)[...]) == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyBytesAreSafe(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(line.utf8)
    for _ in 0..<8 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    _ = ProcessStatistics(bytes)
    _ = peakResidentBytes(inStatus: bytes)
    _ = processNumbers(in: bytes)
    _ = socketInode(inLink: bytes[...])
  }
}
