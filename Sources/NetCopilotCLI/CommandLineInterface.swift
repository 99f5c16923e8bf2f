/// The program's entry.
public enum CommandLineInterface {
  /// Runs the program.
  public static func main() {}
}
