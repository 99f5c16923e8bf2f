internal import Glibc
package import Platform

/// A program's own screen: the terminal's other screen, keys one by one, rows drawn where they
/// changed.
///
/// It belongs to the thread that opened it. Whoever opens it closes it with ``close()``, which also
/// happens when it goes out of use; the first screen is then as it was before.
package final class FullScreen {
  /// Why ``waitForEvent()`` returned.
  package enum Event: Equatable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The window has another size: draw everything anew.
    case resized
    /// Another thread signalled the wake-up.
    case wokenUp
    /// The terminal is gone.
    case terminalGone
  }

  /// The window's size when it was last asked.
  package private(set) var size: WindowSize
  /// The signs to draw with.
  package let glyphs: Glyphs

  private let inputDescriptor: Int32
  private let outputDescriptor: Int32
  private let wakeUp: WakeUp
  private let palette: Palette
  private let keys: KeyReader
  private let lineMode: TerminalState
  private var canvas: ScreenCanvas
  private var isOpen = false

  /// Opens the screen.
  ///
  /// - Parameters:
  ///   - input: The terminal's descriptor for keys.
  ///   - output: The terminal's descriptor for the screen.
  ///   - wakeUp: What other threads signal so that ``waitForEvent()`` returns; changes of the
  ///     window's size signal it as well.
  ///   - colorPolicy: Which sequences may style text.
  ///   - glyphs: The signs to draw with.
  /// - Throws: ``TerminalError`` when there is no terminal.
  package init(
    input: Int32 = 0, output: Int32 = 1, wakeUp: WakeUp, colorPolicy: ColorPolicy, glyphs: Glyphs
  ) throws(TerminalError) {
    guard let state = TerminalState(of: input) else { throw .notATerminal(descriptor: input) }
    guard isatty(output) == 1 else { throw .notATerminal(descriptor: output) }
    inputDescriptor = input
    outputDescriptor = output
    self.wakeUp = wakeUp
    palette = Palette(colorPolicy)
    self.glyphs = glyphs
    lineMode = state
    keys = KeyReader(descriptor: input, wakeUp: wakeUp, readsMeta: true)
    size = WindowSize(ofTerminal: output) ?? WindowSize(rows: 24, columns: 80)
    canvas = ScreenCanvas(size: size, palette: Palette(colorPolicy), glyphs: glyphs)
    open()
  }

  deinit {
    close()
  }

  /// Shows rows from the top; rows beyond the window are left out, missing ones are empty.
  ///
  /// Only what changed is written, in one call.
  package func show(_ rows: [[Styled]]) {
    guard isOpen else { return }
    write(canvas.draw(rows))
  }

  /// Waits for a key, another size or a signal from another thread.
  package func waitForEvent() -> Event {
    while true {
      switch keys.wait() {
      case .wakeUp:
        guard let current = WindowSize(ofTerminal: outputDescriptor), current != size else {
          return .wokenUp
        }
        size = current
        canvas = ScreenCanvas(size: size, palette: palette, glyphs: glyphs)
        return .resized
      case .key:
        let key = keys.next()
        if key == .endOfFile { return .terminalGone }
        if key != .ignored { return .key(key) }
      }
    }
  }

  /// Stops the process as Ctrl-Z does, with the first screen shown, and comes back when it goes on.
  package func suspend() {
    close()
    raise(SIGTSTP)
    canvas = ScreenCanvas(size: size, palette: palette, glyphs: glyphs)
    open()
    wakeUp.signal()
  }

  /// Puts the first screen and the terminal's modes back.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    WindowChange.unwatch(wakeUp)
    write("\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")
    lineMode.restore(on: inputDescriptor)
  }

  private func open() {
    isOpen = true
    lineMode.enterKeyMode(on: inputDescriptor)
    // Wrapping is off, so that a character that is wider than thought cannot scroll the screen.
    write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[H\u{1B}[2J")
    WindowChange.watch(wakeUp)
  }

  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    // A terminal that is gone is noticed when the next key is read.
    do throws(SystemError) {
      try writeBytes(Array(text.utf8), to: outputDescriptor)
    } catch {}
  }
}
