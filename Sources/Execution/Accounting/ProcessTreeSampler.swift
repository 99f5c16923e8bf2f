internal import CExecution
internal import Glibc
internal import Platform

/// Follows the processor time and memory of a process and all that descend from it.
struct ProcessTreeSampler {
  /// A process seen; the start time guards against a number used again.
  private struct Member {
    var startTicks: UInt64
    var cpuSeconds: Double
  }

  private let leader: Int32
  private var files: ProcessFiles
  private var members: [Int32: Member] = [:]
  private let secondsPerTick: Double
  private let pageBytes: UInt64

  private var firstResident: UInt64?
  private var lastResident: UInt64 = 0
  private var lastSampleTime: MonotonicTime
  private var firstSampleTime: MonotonicTime?
  private var sampleCount = 0
  private var residentSeconds = 0.0
  private var peakResident: UInt64 = 0
  private var intervalStart: MonotonicTime
  private var intervalCPUSeconds = 0.0
  private(set) var peakShare: Double?

  /// - Parameters:
  ///   - leader: The process at the root of the tree.
  ///   - start: When it was started.
  init(leader: Int32, start: MonotonicTime, files: ProcessFiles = ProcessFiles()) {
    self.leader = leader
    self.files = files
    lastSampleTime = start
    intervalStart = start
    secondsPerTick = 1 / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    pageBytes = UInt64(max(1, sysconf(Int32(_SC_PAGESIZE))))
  }

  /// The processes of the last sample.
  var processes: some Collection<Int32> { members.keys }

  /// Looks at every process of the tree once. O(processes).
  mutating func sample(at time: MonotonicTime) {
    var pending: [Int32] = [leader]
    pending.append(contentsOf: members.keys.filter { $0 != leader })
    var seen: Set<Int32> = []
    var present: [Int32: Member] = [:]
    var resident: UInt64 = 0
    var cpuSeconds = 0.0
    var individualPeak: UInt64 = 0
    while let pid = pending.popLast() {
      guard seen.count < 4096, seen.insert(pid).inserted,
        let statistics = files.statistics(of: pid),
        members[pid].map({ $0.startTicks == statistics.startTicks }) ?? true
      else { continue }
      pending += files.children(of: pid, threadCount: statistics.threadCount)
      let own = nc_process_nanoseconds(pid)
      let seconds =
        Double(max(0, own)) / 1e9 + Double(statistics.childTicks) * secondsPerTick
      present[pid] = Member(startTicks: statistics.startTicks, cpuSeconds: seconds)
      cpuSeconds += seconds
      guard statistics.state != UInt8(ascii: "Z") else { continue }
      resident = resident &+ statistics.residentPages &* pageBytes
      if let peak = files.peakResident(of: pid) { individualPeak = max(individualPeak, peak) }
    }
    members = present
    guard resident > 0 else { return }
    note(resident: resident, at: time)
    peakResident = max(peakResident, resident, individualPeak)
    noteShare(cpuSeconds: cpuSeconds, at: time)
  }

  private mutating func note(resident: UInt64, at time: MonotonicTime) {
    if firstResident == nil {
      firstResident = resident
      firstSampleTime = time
    } else {
      let mean = (Double(lastResident) + Double(resident)) / 2
      residentSeconds += mean * time.seconds(since: lastSampleTime)
    }
    lastResident = resident
    lastSampleTime = time
    sampleCount += 1
  }

  private mutating func noteShare(cpuSeconds: Double, at time: MonotonicTime) {
    let interval = time.seconds(since: intervalStart)
    guard interval >= 0.1 else { return }
    let share = max(0, cpuSeconds - intervalCPUSeconds) / interval
    peakShare = max(peakShare ?? 0, share)
    intervalStart = time
    intervalCPUSeconds = cpuSeconds
  }

  /// Puts the figures into a usage whose processor seconds are known.
  ///
  /// - Parameters:
  ///   - time: When the leader ended.
  ///   - wallSeconds: Seconds from its start to its end.
  ///   - reportedPeakBytes: `ru_maxrss` in bytes when it can be believed, else nil.
  func complete(
    _ usage: inout MeasuredUsage, at time: MonotonicTime, wallSeconds: Double,
    reportedPeakBytes: UInt64?
  ) {
    let cpuSeconds = usage.userCPUSeconds + usage.systemCPUSeconds
    if wallSeconds >= 0.001 { usage.averageCPUShare = cpuSeconds / wallSeconds }
    let interval = time.seconds(since: intervalStart)
    var peakShare = peakShare
    if interval >= 0.1 {
      peakShare = max(peakShare ?? 0, max(0, cpuSeconds - intervalCPUSeconds) / interval)
    }
    if wallSeconds >= 0.1, let average = usage.averageCPUShare {
      peakShare = max(peakShare ?? 0, average)
    }
    usage.peakCPUShare = peakShare
    if let firstSampleTime {
      let tail = Double(lastResident) * time.seconds(since: lastSampleTime)
      let seconds = time.seconds(since: firstSampleTime)
      let average =
        seconds > 0 ? (residentSeconds + tail) / seconds : Double(lastResident)
      usage.averageResidentBytes = Int64(clamping: UInt64(average))
    }
    if sampleCount >= 2, let firstResident {
      usage.residentGrowthBytes = Int64(truncatingIfNeeded: lastResident &- firstResident)
    }
    let peak = max(peakResident, reportedPeakBytes ?? 0)
    if peak > 0 { usage.peakResidentBytes = Int64(clamping: peak) }
  }
}
