internal import CPlatform

/// How many character cells a terminal's window has.
package struct WindowSize: Equatable, Sendable {
  /// Rows from top to bottom.
  package var rows: Int
  /// Columns from left to right.
  package var columns: Int

  /// A size; values below 1 become 1.
  package init(rows: Int, columns: Int) {
    self.rows = max(1, rows)
    self.columns = max(1, columns)
  }

  /// The size of the terminal behind a descriptor; nil when it has none or does not know it.
  ///
  /// The corresponding C function is `ioctl` with `TIOCGWINSZ`.
  package init?(ofTerminal number: Int32) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard nc_window_size(number, &rows, &columns) == 0, rows > 0, columns > 0 else { return nil }
    self.init(rows: Int(rows), columns: Int(columns))
  }
}

/// The columns that a character takes on a terminal; nil when it is not printable.
///
/// It follows the locale's `LC_CTYPE`. The corresponding C function is `wcwidth`.
package func characterWidth(_ scalar: Unicode.Scalar) -> Int? {
  if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
  let width = nc_wcwidth(Int32(bitPattern: scalar.value))
  return width < 0 ? nil : Int(width)
}
