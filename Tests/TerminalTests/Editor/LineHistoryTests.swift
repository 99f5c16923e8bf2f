import Testing

@testable import Terminal

@Suite struct LineHistoryTests {
  @Test func walksWithoutRepeating() {
    var history = LineHistory(["a 1", "a 2", "a 2", "b"])
    #expect(history.older(than: "a") == "a 2")
    #expect(history.older(than: "a 2") == "a 1")
    #expect(history.older(than: "a 1") == nil)
    #expect(history.newer(than: "a 1") == "a 2")
    #expect(history.newer(than: "a 2") == "a")
    #expect(history.newer(than: "a") == nil)
  }

  @Test func editingStartsANewWalk() {
    var history = LineHistory(["ping a", "ping b"])
    #expect(history.older(than: "") == "ping b")
    #expect(history.older(than: "ping") == "ping b")
    #expect(history.newer(than: "other") == nil)
  }

  @Test func forgettingAndAddingKeepTheWalkInRange() {
    var history = LineHistory(["a", "b"])
    #expect(history.older(than: "") == "b")
    history.remove("b")
    #expect(history.newer(than: "b") == nil)
    history.add("a")
    history.add("")
    #expect(history.lines == ["a"])
    history.add("b")
    history.add("a")
    history.add("c")
    #expect(history.older(than: "") == "c")
    history.remove(["a", "c", "never"])
    #expect(history.newer(than: "c") == nil)
    #expect(history.lines == ["b"])
  }
}
