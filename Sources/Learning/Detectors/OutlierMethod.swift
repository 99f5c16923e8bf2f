/// A way of telling how strange a row is, learnt without labels.
package enum OutlierMethod: String, Sendable, CaseIterable {
  /// ``IsolationForest``.
  case plain
  /// ``ExtendedIsolationForest``.
  case extended
  /// ``AutoencoderEnsemble``.
  case autoencoder
  /// ``NeighbourDistance``.
  case neighbours
  /// ``TailProbability``.
  case tails
  /// ``CombinedDetector``.
  case combined
}
