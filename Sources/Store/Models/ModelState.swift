/// Where a model stands in its life.
package enum ModelState: String, Sendable, CaseIterable {
  /// Trained, and not yet proven on anything but held-back rows.
  case candidate
  /// Asked beside the active one, without anybody seeing its answers.
  case shadow
  /// The one whose answers are shown; each kind has one at most.
  case active
  /// Not used any more, and kept to go back to.
  case retired
}
