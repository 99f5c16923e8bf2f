import Testing

@testable import Detection

@Suite("Detection") struct DetectionPlaceholderTests {
  @Test("links") func links() {}
}
