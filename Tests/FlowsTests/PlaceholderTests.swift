import Testing

@testable import Flows

@Suite("Flows") struct FlowsPlaceholderTests {
  @Test("links") func links() {}
}
