extension LineEditor {
  func searchHistory() -> KeyOutcome { .done }
}
