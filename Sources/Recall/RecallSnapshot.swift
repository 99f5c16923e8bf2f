/// The lines of a history at one moment, ready to be handed to the thread that asks.
package struct RecallSnapshot: Sendable {
  let table: LineTable

  init(table: consuming LineTable) { self.table = table }

  /// A history without lines.
  package init() { table = LineTable() }

  /// How many distinct lines there are.
  package var count: Int { table.liveCount }
}
