import Testing

@testable import Learning

@Suite("Learning") struct LearningPlaceholderTests {
  @Test("links") func links() {}
}
