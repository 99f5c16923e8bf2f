import NetCopilotCLI

@main
struct NetCopilot {
  static func main() { CommandLineInterface.main() }
}
