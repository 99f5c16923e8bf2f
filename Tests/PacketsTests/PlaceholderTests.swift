import Testing

@testable import Packets

@Suite("Packets") struct PacketsPlaceholderTests {
  @Test("links") func links() {}
}
