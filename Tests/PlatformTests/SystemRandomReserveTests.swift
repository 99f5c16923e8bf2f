import Platform
import Testing

@Suite struct SystemRandomReserveTests {
  @Test func numbersDoNotRepeatAndUseEveryBit() {
    var reserve = SystemRandomReserve()
    var other = SystemRandomReserve()
    let numbers = (0..<500).map { _ in reserve.next() } + (0..<500).map { _ in other.next() }
    #expect(Set(numbers).count == 1000)
    #expect(numbers.reduce(0, |) == .max)
    #expect(numbers.reduce(.max, &) == 0)
  }
}
