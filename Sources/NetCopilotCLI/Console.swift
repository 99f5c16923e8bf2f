import Glibc
import Platform
import Terminal

/// Where results and diagnostics go, and how they look there.
///
/// Results go to standard output in few writes; diagnostics go to standard error.
final class Console {
  /// The style of standard output.
  private(set) var palette: Palette
  /// The style of standard error.
  private(set) var errorPalette: Palette
  /// Signs for this locale.
  let glyphs: Glyphs
  /// Whether answers are JSON Lines.
  private(set) var isJSON = false
  private(set) var isQuiet = false
  private(set) var isVerbose = false
  private let environment: ProcessEnvironment
  private var pending: [UInt8] = []
  /// The width of what is being collected instead of written; nil while nothing is.
  private(set) var collectingColumns: Int?
  /// Whether the answer is to end where it is, asked now and then while it is written.
  var isStopped: (() -> Bool)?
  /// Why standard output takes no more; nil while it does.
  private(set) var outputFailure: SystemError?
  /// Whether nothing more can be written to standard output.
  var isOutputClosed: Bool { outputFailure != nil }
  /// Whether more of the answer would not be seen.
  var isAnswerOver: Bool { isOutputClosed || isStopped?() == true }

  init(environment: ProcessEnvironment) {
    self.environment = environment
    glyphs = TerminalLocale(environment: environment).glyphs
    palette = Console.palette(1, flag: nil, environment)
    errorPalette = Console.palette(2, flag: nil, environment)
  }

  /// Takes over the options that shape output.
  func apply(_ globals: GlobalOptions) {
    isJSON = globals.isJSON
    isQuiet = globals.isQuiet
    isVerbose = globals.isVerbose
    if let color = globals.color { apply(color: color) }
  }

  /// Sets the colour policy: auto, always or never.
  func apply(color: String) {
    palette = Console.palette(1, flag: color, environment)
    errorPalette = Console.palette(2, flag: color, environment)
  }

  private static func palette(
    _ descriptor: Int32, flag: String?, _ environment: ProcessEnvironment
  ) -> Palette {
    Palette(
      ColorPolicy.resolve(
        flag: flag.flatMap(ColorChoice.init(rawValue:)) ?? .auto, environment: environment,
        isTerminal: isatty(descriptor) == 1))
  }

  /// Writes a result.
  func write(_ text: String) {
    pending.append(contentsOf: text.utf8)
    if pending.count > 1 << 16 { flush() }
  }

  /// Writes bytes of a result.
  func write(_ bytes: [UInt8]) {
    pending.append(contentsOf: bytes)
    if pending.count > 1 << 16 { flush() }
  }

  /// What a body writes, instead of writing it.
  ///
  /// - Parameter columns: The width that tables are cut to.
  func collecting(columns: Int, _ body: () -> Void) -> String {
    flush()
    collectingColumns = columns
    body()
    collectingColumns = nil
    defer { pending.removeAll(keepingCapacity: true) }
    return String(decoding: pending, as: UTF8.self)
  }

  /// Hands what was written to the system.
  func flush() {
    guard !pending.isEmpty, collectingColumns == nil else { return }
    if !isAnswerOver {
      do throws(SystemError) { try writeBytes(pending, to: 1) } catch { outputFailure = error }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes a diagnostic on a line of its own.
  func complain(_ text: String) {
    flush()
    complainAtOnce(text)
  }

  private func complainAtOnce(_ text: String) {
    _ = try? writeBytes(Array("netcopilot: \(text)\n".utf8), to: 2)
  }

  /// Says that Ctrl-C has stopped something.
  ///
  /// - Parameters:
  ///   - text: What, and what became of it.
  ///   - isOnOwnRow: Whether the `^C` that the terminal has just shown is gone already.
  func tellStopped(_ text: String, isOnOwnRow: Bool = false) {
    flush()
    if isatty(2) == 1, !isOnOwnRow { _ = try? writeBytes(Array("\n".utf8), to: 2) }
    complainAtOnce(text)
  }

  /// Writes a remark on standard error, unless `-q` was given.
  func remark(_ text: String) {
    guard !isQuiet else { return }
    flush()
    _ = try? writeBytes(Array((text + "\n").utf8), to: 2)
  }

  deinit { flush() }
}
