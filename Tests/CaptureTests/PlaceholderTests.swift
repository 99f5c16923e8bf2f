import Testing

@testable import Capture

@Suite("Capture") struct CapturePlaceholderTests {
  @Test("links") func links() {}
}
