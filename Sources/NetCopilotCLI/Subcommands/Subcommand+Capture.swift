import Copilot
import Glibc
import JSON
import Platform
import Terminal

extension Subcommand {
  /// `capture -i IF -w FILE`: packets into a file, until it is enough or Ctrl-C.
  static let capture = Subcommand("capture", Operation.named("capture")?.summary ?? "") {
    (program, words) throws(UsageError) in
    guard let operation = Operation.named("capture") else { return 1 }
    let arguments = try program.arguments(of: operation, words)
    return program.record(operation, arguments)
  }
}

extension Program {
  /// Records packets with a line on the terminal that says how many there are.
  fileprivate func record(_ operation: Operation, _ arguments: OperationArguments) -> Int32 {
    let isTerminal = isatty(2) == 1 && !console.isQuiet
    let line = StatusLine(
      isTerminal: isTerminal, palette: console.errorPalette, glyphs: console.glyphs)
    let console = console
    var problem: String?
    do throws(OperationError) {
      var request = try RecordingRequest(arguments)
      // A shell goes on afterwards and needs its rights.
      request.mayChangeUser = !copilot.holdsRecords
      guard request.file != "-" || isatty(1) == 0 else {
        throw .wrongArgument(
          name: "write", value: "-", expected: "of use on a terminal; name a file or add a pipe")
      }
      let recording = TrafficRecording(request, environment: environment) { report in
        // Room for a few packets now and then is no news.
        if let news = report.problem, news != problem {
          problem = news
          line.erase()
          console.complain("\(news); packets are lost until it can be written")
        }
        line.show(RecordingWording.progress(report))
      }
      let report = try recording.run()
      line.erase()
      if request.file == "-" {
        // Standard output has the packets.
        console.remark(console.isJSON ? report.json.text() : RecordingWording.summary(report))
      } else {
        OutputRenderer(console: console, environment: environment).write(.recording(report))
        console.flush()
      }
      return OutputRenderer.status(of: .recording(report))
    } catch {
      line.erase()
      console.complain(OperationErrorWording.text(error, of: operation))
      return error.isUsage ? 2 : 1
    }
  }
}
