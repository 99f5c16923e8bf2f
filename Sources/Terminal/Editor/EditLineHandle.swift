internal import CEdit
internal import CEditShim
internal import Glibc

/// What libedit has to do after a key. The raw values are libedit's own. editline(3)
enum KeyOutcome: UInt8 {
  case done = 0
  case newline = 1
  case endOfFile = 2
  case refresh = 4
  case cursorMoved = 5
  case error = 6
}

/// Owns a libedit editor, and is the only place that touches its pointers.
final class EditLineHandle {
  private let editLine: OpaquePointer
  private let screen: UnsafeMutablePointer<FILE>
  private let discard: UnsafeMutablePointer<FILE>
  private let output: OutputBuffer
  private var prompt: UnsafeMutablePointer<CChar>?
  /// Gives the next character or key code; nil at the end of the input.
  var readKey: () -> UInt32? = { nil }
  /// Runs a key that is bound to ``EditLineHandle/commandName``.
  var runKey: (UInt32) -> KeyOutcome = { _ in .done }

  /// The name that keys are bound to so that ``runKey`` gets them.
  static let commandName = "netcopilot"

  /// Starts libedit on two descriptors; what it draws goes into the buffer.
  init(programName: String, input: Int32, descriptor: Int32, output: OutputBuffer)
    throws(TerminalError)
  {
    guard
      let screen = nc_edit_open_sink(Unmanaged.passUnretained(output).toOpaque(), appendToBuffer)
    else { throw .editorUnavailable }
    guard let discard = nc_edit_open_sink(nil, dropBytes) else {
      fclose(screen)
      throw .editorUnavailable
    }
    guard
      let editLine = el_init_fd(
        programName, discard, screen, discard, input, descriptor, descriptor)
    else {
      fclose(screen)
      fclose(discard)
      throw .editorUnavailable
    }
    self.output = output
    self.screen = screen
    self.discard = discard
    self.editLine = editLine
    nc_edit_set_context(editLine, Unmanaged.passUnretained(self).toOpaque())
    nc_edit_set_signals(editLine, 0)
    nc_edit_set_reader(editLine, readForEditLine)
    nc_edit_set_prompt(editLine, promptForEditLine, 1)
    nc_edit_add_command(editLine, Self.commandName, commandForEditLine)
  }

  deinit {
    el_end(editLine)
    fclose(screen)
    fclose(discard)
    free(prompt)
  }

  /// Chooses the terminal's description by name. terminfo(5)
  func setTerminal(_ name: String) { nc_edit_set_terminal(editLine, name) }

  /// Whether the terminal's description has a string for a termcap name. termcap(5)
  func hasCapability(_ name: String) -> Bool { nc_edit_has_capability(editLine, name) != 0 }

  /// Sets a mode for the time of editing, such as `-isig`.
  func setMode(_ mode: String) { nc_edit_set_tty(editLine, mode) }

  /// Chooses the key maps: `emacs` or `vi`. All bindings start afresh.
  func setEditor(_ name: String) { nc_edit_set_editor(editLine, name) }

  /// Binds a key, by default to ``runKey``.
  func bind(_ key: String, to command: String = commandName, alternative: Bool = false) {
    nc_edit_bind(editLine, key, command, alternative ? 1 : 0)
  }

  /// Sets what the prompt draws. See ``Prompt/encoded(palette:glyphs:)``.
  func setPrompt(_ encoded: String) {
    free(prompt)
    prompt = strdup(encoded)
  }

  /// Reads a line; nil when the input ended.
  func readLine() -> String? {
    var count: Int32 = 0
    guard let start = el_wgets(editLine, &count), count > 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(count))
    for index in 0..<Int(count) { append(start[index], to: &bytes) }
    if bytes.last == 0x0A { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A copy of the line that is being edited. Complexity: O(n) in its length.
  func currentLine() -> EditedLine {
    guard let info = el_wline(editLine) else {
      return EditedLine(text: "", cursor: 0, count: 0, hasLineBreak: false)
    }
    let buffer = info.pointee.buffer
    let count = lineCount
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var hasLineBreak = false
    if let buffer {
      for index in 0..<count {
        hasLineBreak = hasLineBreak || buffer[index] == 0x0A
        append(buffer[index], to: &bytes)
      }
    }
    return EditedLine(
      text: String(decoding: bytes, as: UTF8.self), cursor: cursor, count: count,
      hasLineBreak: hasLineBreak)
  }

  /// The line's length in characters.
  var lineCount: Int {
    guard let info = el_wline(editLine), let start = info.pointee.buffer,
      let end = info.pointee.lastchar
    else { return 0 }
    return max(0, end - start)
  }

  /// The cursor's place in characters.
  var cursor: Int {
    guard let info = el_wline(editLine), let start = info.pointee.buffer,
      let place = info.pointee.cursor
    else { return 0 }
    return max(0, place - start)
  }

  /// Puts text at the cursor and moves the cursor behind it.
  func insert(_ text: String) {
    if text.isEmpty { return }
    var wide = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    wide.append(0)
    el_winsertstr(editLine, wide)
  }

  /// Takes characters away before the cursor.
  func deleteBackward(_ count: Int) {
    if count > 0 { el_deletestr(editLine, Int32(clamping: count)) }
  }

  /// Moves the cursor by a number of characters; it stays on the line.
  func moveCursor(by distance: Int) { el_cursor(editLine, Int32(clamping: distance)) }

  /// Puts another text in the line's place, with the cursor at its end.
  func replaceLine(with text: String) {
    moveCursor(by: lineCount - cursor)
    deleteBackward(lineCount)
    insert(text)
  }

  /// Draws prompt and line afresh from the cursor's row, whose first column the cursor is in.
  func refresh() { nc_edit_refresh(editLine) }

  /// Asks the terminal for its size again.
  func resize() { el_resize(editLine) }

  fileprivate var promptBytes: UnsafeMutablePointer<CChar>? {
    if prompt == nil { prompt = strdup("") }
    return prompt
  }

  private func append(_ character: wchar_t, to bytes: inout [UInt8]) {
    let value = UInt32(bitPattern: character)
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else {
      bytes.append(contentsOf: UTF8.encodeReplacing(value))
    }
  }
}

extension UTF8 {
  /// The bytes of a character; U+FFFD's when there is no such character.
  fileprivate static func encodeReplacing(_ value: UInt32) -> some Sequence<UInt8> {
    String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
  }
}

/// Bytes on their way to the terminal.
final class OutputBuffer {
  /// What has not been written yet.
  var bytes: [UInt8] = []
  /// Whether libedit has drawn more than characters at the cursor since this was last reset.
  var hasMovedCursor = false

  /// Adds text.
  func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

private func appendToBuffer(
  _ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<CChar>?, _ count: Int
) -> Int {
  guard let context, let start else { return 0 }
  let buffer = Unmanaged<OutputBuffer>.fromOpaque(context).takeUnretainedValue()
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  buffer.hasMovedCursor = buffer.hasMovedCursor || bytes.contains { $0 == 0x0A || $0 == 0x1B }
  buffer.bytes.append(contentsOf: bytes)
  return count
}

private func dropBytes(
  _ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<CChar>?, _ count: Int
) -> Int {
  count
}

private func handle(of editLine: OpaquePointer?) -> EditLineHandle? {
  guard let editLine, let context = nc_edit_context(editLine) else { return nil }
  return Unmanaged<EditLineHandle>.fromOpaque(context).takeUnretainedValue()
}

private func promptForEditLine(_ editLine: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  handle(of: editLine)?.promptBytes
}

private func readForEditLine(
  _ editLine: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?
) -> Int32 {
  guard let value = handle(of: editLine)?.readKey(), let character else { return 0 }
  character.pointee = wchar_t(bitPattern: value)
  return 1
}

private func commandForEditLine(_ editLine: OpaquePointer?, _ key: UInt32) -> UInt8 {
  (handle(of: editLine)?.runKey(key) ?? .error).rawValue
}
