internal import Glibc

/// Random numbers that a seed repeats on every platform.
///
/// Source: Blackman and Vigna, *Scrambled linear pseudorandom number generators* (xoshiro256++),
/// 2021; its state is filled by SplitMix64 (Steele and others, 2014), as its authors advise.
package struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A source that gives the same numbers for the same seed and stream.
  ///
  /// - Parameters:
  ///   - seed: The seed that a user chose.
  ///   - stream: Which of the seed's independent sequences; a tree takes its own number.
  package init(seed: UInt64, stream: UInt64 = 0) {
    var counter = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) ^ Self.mixed(stream &* 2 &+ 1)
    func word() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      return Self.mixed(counter)
    }
    state = (word(), word(), word(), word())
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  package mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// A whole number from 0 to `bound - 1`, each as likely; 0 when the bound is not above 1.
  ///
  /// Source: Lemire, *Fast random integer generation in an interval*, 2019.
  package mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let wide = UInt64(bound)
    var product = next().multipliedFullWidth(by: wide)
    if product.low < wide {
      let threshold = (0 &- wide) % wide
      while product.low < threshold { product = next().multipliedFullWidth(by: wide) }
    }
    return Int(truncatingIfNeeded: product.high)
  }

  /// A number from 0 to below 1 with 53 random bits.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of the standard normal distribution.
  ///
  /// Source: Marsaglia and Bray, *A convenient method for generating normal variables*, 1964.
  package mutating func normal() -> Double {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Puts the elements in a random order, each order as likely. Complexity: O(n).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    var rest = elements.count
    while rest > 1 {
      let chosen = below(rest)
      rest -= 1
      elements.swapAt(chosen, rest)
    }
  }

  /// Different numbers from 0 to `population - 1`, every set as likely.
  ///
  /// Source: Bentley and Floyd, *A sample of brilliance*, 1987: nothing of the population's size
  /// is touched. Complexity: O(count) on average.
  package mutating func sample(_ count: Int, of population: Int) -> [Int] {
    guard count > 0, population > 0 else { return [] }
    guard count < population else { return Array(0..<population) }
    // An open table twice as large as the sample, of numbers plus one; 0 is an empty place.
    var width = 4
    while width < count * 2 { width *= 2 }
    var table = [Int](repeating: 0, count: width)
    var chosen: [Int] = []
    chosen.reserveCapacity(count)
    func insert(_ number: Int) -> Bool {
      var place = Int(truncatingIfNeeded: Self.mixed(UInt64(number))) & (width - 1)
      while table[place] != 0 {
        if table[place] == number + 1 { return false }
        place = (place + 1) & (width - 1)
      }
      table[place] = number + 1
      return true
    }
    for last in (population - count)..<population {
      let candidate = below(last + 1)
      if insert(candidate) {
        chosen.append(candidate)
      } else {
        _ = insert(last)
        chosen.append(last)
      }
    }
    return chosen
  }
}
