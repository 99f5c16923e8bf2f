import Glibc
import Platform
import SampleCaptures

/// Writes the sample captures and the page about them into the directory that it is given.
@main
enum MakeCaptures {
  static func main() {
    guard CommandLine.arguments.count == 2 else {
      complain("usage: make-captures DIRECTORY")
      exit(2)
    }
    let directory = CommandLine.arguments[1]
    let samples = SampleCapture.all
    do {
      for sample in samples {
        try Files.replace(directory + "/" + sample.name, with: sample.bytes, mode: 0o644)
      }
      try Files.replace(
        directory + "/README.md", with: Array(SampleCapture.page.utf8), mode: 0o644)
    } catch {
      complain("make-captures: \(error)")
      exit(1)
    }
  }

  private static func complain(_ text: String) {
    try? writeBytes(Array(text.utf8) + [0x0A], to: STDERR_FILENO)
  }
}
