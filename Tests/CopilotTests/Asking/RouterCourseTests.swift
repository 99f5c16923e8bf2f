import Commands
import Glibc
import Learning
import Testing

/// The catalogue's own sentences, learnt in five groups of four utilities, one group after the other.
///
/// The network is asked which of a group's four utilities is meant: who routes a request has candidates.
/// Asked among all twenty, it says one of the last group's for nearly everything, spared or not: what
/// was never set side by side can't be told apart, and no weight that is held helps with it.
@Suite(
  "Requests of five groups of utilities, learnt one after the other",
  .enabled(
    if: getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1",
    "takes a minute; NETCOPILOT_LONG_TESTS=1 runs it"))
struct RouterCourseTests {
  private typealias Example = NeuralTrainer.Example

  private static let groups = [
    ["ss", "dig", "curl", "tcpdump"], ["ip", "nmap", "ssh", "iptables"],
    ["ethtool", "wget", "openssl", "lsof"], ["nmcli", "ping", "netstat", "rsync"],
    ["iw", "nc", "ufw", "tshark"],
  ]
  private static let width = 512

  /// At most two hundred sentences of each utility, without its name; every fifth is held back.
  private static func lessons() -> [(train: [Example], held: [Example])] {
    let catalogue = Catalogue()
    return groups.enumerated().map { number, group in
      var lesson: (train: [Example], held: [Example]) = ([], [])
      for (place, utility) in group.enumerated() {
        let sentences = (catalogue.entry(named: utility)?.intents ?? []).flatMap(\.phrasings)
        for (index, sentence) in sentences.prefix(200).enumerated() {
          let words = sentence.text.lowercased()
            .split { !($0.isLetter || $0.isNumber || $0 == "{") }.map(String.init)
            .filter { $0 != utility }
          let example = Example(
            HashedInput(words: words, width: width), label: number * 4 + place)
          if index % 5 == 4 { lesson.held.append(example) } else { lesson.train.append(example) }
        }
      }
      return lesson
    }
  }

  private static func course(
    _ lessons: [(train: [Example], held: [Example])], strength: Float, seed: UInt64
  ) throws -> (fall: Double, learnt: [Double]) {
    var network = NeuralClassifier(
      try .init(inputs: width, hidden: 32, classes: 20), seed: seed)
    func accuracy(_ number: Int) -> Double {
      let own = (0..<20).map { $0 / 4 == number }
      let right = lessons[number].held.count {
        network.best(for: $0.input, among: own) == $0.label
      }
      return Double(right) / Double(max(1, lessons[number].held.count))
    }
    var options = NeuralTrainer.Options()
    options.strength = strength
    options.smoothing = 0.3
    var learnt: [Double] = []
    for number in lessons.indices {
      NeuralTrainer.teach(lessons[number].train, to: &network, options: options)
      learnt.append(accuracy(number))
    }
    return (learnt[0] - accuracy(0), learnt)
  }

  /// The means of three networks.
  @Test func theFirstGroupIsKept() throws {
    let lessons = Self.lessons()
    #expect(lessons.allSatisfy { $0.held.count > 100 })
    var (plainFall, sparedFall) = (0.0, 0.0)
    var (plain, spared) = ([Double](repeating: 0, count: 5), [Double](repeating: 0, count: 5))
    for seed in 7...9 as ClosedRange<UInt64> {
      let one = try Self.course(lessons, strength: 0, seed: seed)
      let other = try Self.course(lessons, strength: 20_000, seed: seed)
      plainFall += one.fall / 3
      sparedFall += other.fall / 3
      for place in 0..<5 {
        plain[place] += one.learnt[place] / 3
        spared[place] += other.learnt[place] / 3
      }
    }
    let figures = "plain \(plainFall) \(plain), spared \(sparedFall) \(spared)"
    #expect(plainFall > 0.15, "\(figures)")
    #expect(sparedFall <= 0.03, "\(figures)")
    for (own, other) in zip(spared, plain) { #expect(own >= 0.85 * other, "\(figures)") }
    #expect(plain.allSatisfy { $0 > 0.8 }, "\(figures)")
  }
}
