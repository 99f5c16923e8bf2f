internal import Glibc

/// How often the texts of each utility have each word.
///
/// A word tells utilities apart by how few of them have it: what all of them have (`show`, `help`)
/// says next to nothing, however rare it is among the sentences.
struct UtilityWords: Sendable {
  /// What speaks for the utilities, in their order.
  struct Evidence {
    /// The logarithm by which a utility's texts are likelier than all texts to have a word of the
    /// request, its mean over the words.
    /// Source: Zhai & Lafferty, smoothing methods for language models, 2001 (Dirichlet's).
    var likelihood: [Float]
    /// How much of the request a utility's texts have, weighted by rarity, 0–1.
    /// Source: Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009 (BM25).
    var relevance: [Float]
  }

  private var numbers: [String: Int] = [:]
  /// Where a word stands: the utility and how often, by the word's number.
  private var postings: [[(utility: Int32, count: Float)]] = []
  private var rarity: [Float] = []
  /// How often a word would stand in the texts of all utilities that smoothe a utility's own.
  private var expected: [Float] = []
  private var lengths: [Float] = []
  private var normalizers: [Float] = []
  private let unknownRarity: Float

  private static let smoothing: Float = 100

  /// Counts the words of each utility. Complexity: O(*n*) in the words.
  init(_ wholes: [[String]]) {
    for (utility, words) in wholes.enumerated() {
      lengths.append(Float(words.count))
      for word in words {
        let number = numbers[word] ?? postings.count
        if number == postings.count {
          numbers[word] = number
          postings.append([])
        }
        if let last = postings[number].last, Int(last.utility) == utility {
          postings[number][postings[number].count - 1].count += 1
        } else {
          postings[number].append((utility: Int32(utility), count: 1))
        }
      }
    }
    let all = max(1, lengths.reduce(0, +))
    let mean = max(1, all / Float(max(1, wholes.count)))
    normalizers = lengths.map { 1.2 * (0.25 + 0.75 * $0 / mean) }
    let total = Float(wholes.count + 1)
    unknownRarity = logf(total) + 1
    for list in postings {
      rarity.append(logf(total / Float(list.count + 1)) + 1)
      expected.append(Self.smoothing * list.reduce(0) { $0 + $1.count } / all)
    }
  }

  /// Whether any text has a word. Complexity: O(1).
  func knows(_ word: String) -> Bool { numbers[word] != nil }

  /// The share of words that a utility's texts have, weighted by rarity; 1 when there is no word.
  ///
  /// - Complexity: O(*n*) in the words, and in the logarithm of the utilities that have them.
  func share(of words: [String], in utility: Int) -> Float {
    var known: Float = 0
    var all: Float = 0
    for word in words {
      guard let number = numbers[word] else {
        all += unknownRarity
        continue
      }
      all += rarity[number]
      // Postings stand in the utilities' order.
      let list = postings[number]
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(list[middle].utility) < utility { low = middle + 1 } else { high = middle }
      }
      if low < list.count, Int(list[low].utility) == utility { known += rarity[number] }
    }
    return all > 0 ? known / all : 1
  }

  /// What speaks for each utility. Complexity: O(*p*) in the places of the request's words.
  func evidence(for request: [String]) -> Evidence {
    var evidence = Evidence(
      likelihood: [Float](repeating: 0, count: lengths.count),
      relevance: [Float](repeating: 0, count: lengths.count))
    var seen: Set<String> = []
    var known: Float = 0
    var weight: Float = 0
    for word in request where seen.insert(word).inserted {
      guard let number = numbers[word] else {
        weight += unknownRarity
        continue
      }
      known += 1
      weight += rarity[number]
      for (utility, count) in postings[number] {
        evidence.likelihood[Int(utility)] += logf(1 + count / expected[number])
        evidence.relevance[Int(utility)] +=
          (rarity[number] - 0.9) * count / (count + normalizers[Int(utility)])
      }
    }
    guard known > 0 else { return evidence }
    for utility in lengths.indices {
      let room = logf(Self.smoothing / (lengths[utility] + Self.smoothing))
      evidence.likelihood[utility] =
        (evidence.likelihood[utility] + known * room) / Float(seen.count)
      evidence.relevance[utility] /= weight
    }
    return evidence
  }
}
