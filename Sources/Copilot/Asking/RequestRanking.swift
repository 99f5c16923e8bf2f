internal import CModels
internal import Glibc
package import Learning
internal import Platform

/// What was learnt about requests: what the features of utilities are worth, which utility words speak
/// for, and how sure an answer is.
package struct RequestRanking: Sendable {
  /// The weight of each feature, in logarithms of odds.
  let weights: [Float]
  /// Which utility the words speak for; nil when only the catalogue is asked.
  let classifier: CompactTextClassifier?
  private let calibration: PlattScaling?

  /// Goes by the catalogue alone, with round numbers for weights: what is left when no model can be
  /// read.
  package static let plain = RequestRanking(
    weights: [2, 7, 2, 4, 1, 4], classifier: nil, calibration: nil)

  init(weights: [Float], classifier: CompactTextClassifier?, calibration: PlattScaling?) {
    self.weights = weights
    self.classifier = classifier
    self.calibration = calibration
  }

  /// Reads a file that `models train-ask` has written.
  ///
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short or damaged.
  package init(file: [UInt8]) throws(LearningError) {
    let parts = try TextRanking(file: file)
    guard parts.weights.count == UtilityFeatures.width else {
      throw .damagedModel(part: "weights", offset: 0)
    }
    self.init(
      weights: parts.weights.map { Float($0) }, classifier: parts.classifier,
      calibration: parts.calibration)
  }

  /// The chance that the first command's utility is the one that was meant.
  ///
  /// - Parameter logOdds: Those of its share among all utilities' scores.
  package func chance(ofLogOdds logOdds: Double) -> Double {
    // What nobody has measured is never called likely.
    calibration?.chance(of: logOdds) ?? 0.5 / (1 + exp(-logOdds))
  }

  /// The ranking that is in use: that of a file of the user's own, or the one that ships.
  ///
  /// - Parameter path: Where the user's own would lie; nil, or where nothing lies, for none.
  /// - Returns: The ranking, and a line that says what was set aside and why.
  package static func load(from path: String?) -> (ranking: RequestRanking, problem: String?) {
    guard let path, Files.exists(path) else { return shipped }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: largestFile) } catch {
      return (plain, "\(path): \(error.reason); the catalogue alone is asked")
    }
    return read(bytes, named: path)
  }

  /// Reads bytes that should be a model; without one only the catalogue is asked.
  private static func read(
    _ bytes: [UInt8], named name: String
  ) -> (ranking: RequestRanking, problem: String?) {
    do throws(LearningError) { return (try RequestRanking(file: bytes), nil) } catch {
      let reason = error == .foreignModel ? "it is no ranking of requests" : "\(error)"
      return (plain, "\(name): \(reason); it is set aside and the catalogue alone is asked")
    }
  }

  /// The largest file that is read, in bytes.
  private static let largestFile = 1 << 26

  /// The ranking that ships.
  private static let shipped: (ranking: RequestRanking, problem: String?) = {
    var count = 0
    guard let start = nc_request_ranking_model(&count) else {
      return read([], named: "request-ranking.model")
    }
    return read(
      Array(UnsafeBufferPointer(start: start, count: count)), named: "request-ranking.model")
  }()
}
