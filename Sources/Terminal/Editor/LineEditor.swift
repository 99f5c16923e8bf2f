internal import Glibc
package import Platform

/// An interactive line editor on a terminal, with suggestions after the cursor.
///
/// It belongs to the thread that made it. Other threads reach it through ``mailbox``. Two threads
/// must not open editors at once: the terminal library below libedit keeps state of the process.
package final class LineEditor {
  /// How the editor behaves.
  package struct Options {
    /// Which keys edit.
    package enum Mode: String, Sendable, CaseIterable {
      case emacs, vi
    }

    /// The name under which libedit knows the program.
    package var programName: String
    /// Which keys edit.
    package var mode: Mode
    /// Whether suggestions are drawn after the cursor.
    package var showsGhost: Bool
    /// Whether the terminal is asked to mark pasted text.
    package var usesBracketedPaste: Bool
    /// The terminal's type; libedit takes it from `TERM` when nil.
    package var terminalName: String?
    /// Which sequences may style text.
    package var colorPolicy: ColorPolicy
    /// The signs to draw with.
    package var glyphs: Glyphs

    /// Options; the defaults suit a modern terminal.
    package init(
      programName: String = "netcopilot", mode: Mode = .emacs, showsGhost: Bool = true,
      usesBracketedPaste: Bool = true, terminalName: String? = nil,
      colorPolicy: ColorPolicy = .full, glyphs: Glyphs = .unicode
    ) {
      self.programName = programName
      self.mode = mode
      self.showsGhost = showsGhost
      self.usesBracketedPaste = usesBracketedPaste
      self.terminalName = terminalName
      self.colorPolicy = colorPolicy
      self.glyphs = glyphs
    }
  }

  /// The largest paste that is taken, in bytes.
  static let pasteLimit = 8 << 20
  /// Lines longer than this many characters get neither suggestion nor hint.
  static let longestSuggestedLine = 8192

  /// Where other threads leave messages.
  package let mailbox: EditorMailbox

  let options: Options
  let palette: Palette
  let glyphs: Glyphs
  let output = OutputBuffer()
  let outputDescriptor: Int32
  let handle: EditLineHandle
  let keys: KeyReader
  unowned let delegate: any LineEditorDelegate

  /// The prompt as it is drawn, without its styles.
  var promptText = ""
  var windowSize: WindowSize
  /// Whether the terminal says where its cursor is, as far as is known.
  var reportsCursor = true
  /// Whether wrapped rows flow anew when the window's width changes, as far as is known.
  var rowsFlow = true
  /// How many columns of each older drawing of this line have left the screen at its top.
  var scrolledOut: [Int] = []
  var history = LineHistory()
  var ghost = GhostState()
  var waitingKeys: [UInt32] = []
  var initialText = ""
  var isInterrupted = false
  /// Whether digits choose; see ``bindChoices()``.
  var bindsChoices = false
  /// The line and cursor at the last Tab that changed nothing; the next one lists.
  var lineAtLastTab: EditedLine?

  /// Opens the editor.
  ///
  /// - Parameters:
  ///   - options: How it behaves.
  ///   - delegate: Who answers its questions; it has to outlive the editor.
  ///   - input: The terminal's descriptor for keys.
  ///   - output: The terminal's descriptor for the screen.
  /// - Throws: ``TerminalError`` when there is no terminal or it cannot move its cursor.
  package init(
    options: Options, delegate: any LineEditorDelegate, input: Int32 = 0, output: Int32 = 1
  ) throws(TerminalError) {
    for descriptor in [input, output] where isatty(descriptor) == 0 {
      throw .notATerminal(descriptor: descriptor)
    }
    do throws(SystemError) { mailbox = try EditorMailbox() } catch { throw .system(error) }
    self.options = options
    self.delegate = delegate
    palette = Palette(options.colorPolicy)
    glyphs = options.glyphs
    outputDescriptor = output
    windowSize = WindowSize(ofTerminal: output) ?? WindowSize(rows: 24, columns: 80)
    keys = KeyReader(
      descriptor: input, wakeUp: mailbox.wakeUp, readsMeta: options.mode == .emacs)
    handle = try EditLineHandle(
      programName: options.programName, input: input, descriptor: output, output: self.output)
    if let name = options.terminalName { handle.setTerminal(name) }
    guard handle.hasCapability("up") else {
      throw .unusableTerminal(name: options.terminalName ?? environmentTerminal())
    }
    handle.setEditor(options.mode.rawValue)
    // Ctrl-C, Ctrl-Z, Ctrl-\, Ctrl-S and Ctrl-Q are keys while a line is edited.
    handle.setMode("-isig")
    handle.setMode("-ixon")
    bindKeys()
    handle.readKey = { [unowned self] in nextKeyCode() }
    handle.runKey = { [unowned self] code in run(keyCode: code) }
  }

  deinit {
    WindowChange.unwatch(mailbox.wakeUp)
  }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the line.
  ///   - initialText: What is on the line already; nothing of it runs before Enter.
  package func readLine(prompt: Prompt, initialText: String = "") -> ReadResult {
    handle.setPrompt(prompt.encoded(palette: palette, glyphs: glyphs))
    promptText = prompt.drawnText(palette: palette, glyphs: glyphs)
    self.initialText = sanitizedPaste(Array(initialText.utf8))
    isInterrupted = false
    ghost = GhostState()
    bindChoices()
    history.endWalk()
    lineAtLastTab = nil
    scrolledOut = []
    WindowChange.watch(mailbox.wakeUp)
    if takeWindowSize() { handle.resize() }
    if options.usesBracketedPaste { output.append("\u{1B}[?2004h") }
    startFreshRow()
    deliverMessagesBeforePrompt()
    let line = handle.readLine()
    if options.usesBracketedPaste { output.append("\u{1B}[?2004l") }
    flush()
    if isInterrupted { return .interrupted }
    guard let line else { return .endOfFile }
    reportGhost(afterEntering: line)
    return .line(line)
  }

  /// Prints a message above the prompt, now or when the next line is read.
  ///
  /// Other threads call ``EditorMailbox/post(_:)`` on ``mailbox``.
  package func post(_ message: String) { mailbox.post(message) }

  /// Draws suggestion and hint afresh. Other threads ask for it through ``mailbox``.
  package func requestRedraw() { mailbox.requestRedraw() }

  /// Adds the newest line to what Up and Down walk through.
  package func addHistory(_ line: String) { history.add(line) }

  /// Puts lines, oldest first, in the place of everything that Up and Down walk through.
  package func replaceHistory(_ lines: [String]) { history = LineHistory(lines) }

  /// Takes lines away from what Up and Down walk through, wherever they stand.
  package func removeHistory(_ lines: Set<String>) { history.remove(lines) }

  /// The size of the terminal's window when it was last asked.
  package var size: WindowSize { windowSize }

  /// Hands everything that was drawn to the terminal, in one call.
  func flush() {
    guard !output.bytes.isEmpty else { return }
    // A terminal that is gone is noticed when the next key is read.
    do throws(SystemError) {
      try writeBytes(output.bytes, to: outputDescriptor)
    } catch {}
    output.bytes.removeAll(keepingCapacity: output.bytes.count < 65_536)
  }
}

/// The name of the terminal's type, for messages.
private func environmentTerminal() -> String {
  getenv("TERM").map { String(cString: $0) } ?? ""
}
