import Copilot
import Platform

/// What is said while packets are recorded, and at the end.
enum RecordingWording {
  /// One line that grows while the recording runs.
  static func progress(_ report: RecordingReport) -> String {
    var facts = [
      packets(report.packets), Figures.bytes(Int64(report.bytes)),
      "\(Figures.grouped(report.dropped)) lost", Figures.elapsed(report.seconds),
    ]
    if report.unwritten > 0 { facts.append("\(Figures.grouped(report.unwritten)) not written") }
    return "\(report.interface)  \(facts.joined(separator: " · "))  Ctrl-C ends it"
  }

  /// What was recorded, where it is, and what is missing.
  static func summary(_ report: RecordingReport) -> String {
    let size = Figures.bytes(Int64(report.bytes))
    var text =
      "\(report.interface): \(packets(report.packets)), \(size) in "
      + "\(Figures.duration(report.seconds)), \(place(report))"
    var losses: [String] = []
    if report.dropped > 0 {
      losses.append(
        "the kernel lost \(Figures.grouped(report.dropped)): a larger --buffer-size, "
          + "a smaller --snap-length or a --filter help")
    }
    if report.droppedByInterface > 0 {
      losses.append("the interface lost \(Figures.grouped(report.droppedByInterface))")
    }
    if report.unwritten > 0 {
      losses.append("\(Figures.grouped(report.unwritten)) could not be written")
    }
    if let problem = report.problem { losses.append(problem) }
    if report.ending == .interface {
      losses.append("the interface failed: \(report.interfaceFailure ?? "no reason given")")
    }
    if losses.isEmpty {
      text += ", none lost"
    }
    return text + losses.map { "\n  " + $0 }.joined()
  }

  /// Where the packets are.
  private static func place(_ report: RecordingReport) -> String {
    let size = Figures.bytes(Int64(report.bytesWritten))
    switch report.files.count {
    case 0 where report.file == "-": return "on standard output (\(size))"
    case 0: return "in no file"
    case 1: return "in \(report.files[0]) (\(size))"
    case let count:
      let gone = report.fileCount - count
      return "in \(count) files from \(report.files[0]) to \(report.files[count - 1])"
        + (gone > 0 ? ", \(Figures.grouped(gone)) older ones gone" : "")
    }
  }

  private static func packets(_ count: Int) -> String {
    count == 1 ? "1 packet" : "\(Figures.grouped(count)) packets"
  }
}
