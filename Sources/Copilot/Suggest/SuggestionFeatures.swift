internal import Glibc

/// What speaks for a utility to come next, from 0 to 1 each.
enum UtilityFeature: Int, CaseIterable {
  /// The chance by this person's order of utilities, and by the same with a short memory.
  case slow, fast, fastChance
  /// The chance by other people's order, after three, none and one utility, and after the form.
  case others, othersEver, othersAfterOne, othersAfterForm, othersAfterFormChance
  /// How well it goes with the last utilities, in any order.
  case company, earlierCompany
  /// This person's shares after one and two utilities, ever, after the form, after the line.
  case afterOne, afterTwo, ever, afterForm, afterLine
  /// How lately it was used.
  case recency, isSeen
  /// It was the last, or the one before; how likely others repeat it; for how long it goes on.
  case isLast, isLastByOthers, isLastButOne, streak, recentShare
  /// The last line speaks of it, or looks like a slip of it.
  case isNamed, isMeant, isMeantAndCommon, isSlipAgain
  /// Few people use it.
  case isRare
  /// What others use, while little is known of this person.
  case beginning
  /// The chance by all that came before at once, among other people.
  case atOnce, atOnceChance
  /// Products.
  case slowSquared, fastSquared, othersSquared, othersAfterFormSquared, atOnceSquared
  case atOnceAndFast, atOnceAndOthersAfterForm, atOnceAndIsLast, atOnceAndIsSeen
  case atOnceAndRecency, atOnceAndEver

  static var count: Int { allCases.count }

  /// The products, and of what.
  static let products: [(UtilityFeature, UtilityFeature, UtilityFeature)] = [
    (.slowSquared, .slow, .slow), (.fastSquared, .fast, .fast),
    (.othersSquared, .others, .others), (.atOnceSquared, .atOnce, .atOnce),
    (.othersAfterFormSquared, .othersAfterForm, .othersAfterForm),
    (.atOnceAndFast, .atOnce, .fast), (.atOnceAndOthersAfterForm, .atOnce, .othersAfterForm),
    (.atOnceAndIsLast, .atOnce, .isLast), (.atOnceAndIsSeen, .atOnce, .isSeen),
    (.atOnceAndRecency, .atOnce, .recency), (.atOnceAndEver, .atOnce, .ever),
  ]
}

/// What speaks for a line to come next, from 0 to 1 each.
enum LineFeature: Int, CaseIterable {
  /// Chances of its utility, of its form by others, of the form among the utility's.
  case utility, form, formOfUtility, utilityAndForm
  /// Whether it is this person's own, of a form that is known, how likely its gaps are filled so.
  case isOwn, hasKnownForm, filling, isKnownWhole
  /// How lately it ran, among all and among its utility's lines.
  case recency, recencyInUtility, shareInUtility, share
  /// This person's shares after the line, two lines, the form, the utility.
  case afterLine, afterTwoLines, afterForm, afterUtility
  /// It was the last line, or the one before; it ran once; how often.
  case isLast, isLastButOne, ranOnce, runs
  /// It speaks of something that the last line spoke of; it has gaps.
  case sharesValue, hasGaps
  /// Products.
  case utilityAndShare, isLastByUtility, isAmongThree, isAmongTen, othersForm
  /// It is made of a form of this person's own.
  case hasOwnForm
  /// By all that came before at once, among other people: the chance of its form, and of its form
  /// among the utility's; that and the utility's own chance together, the same where it never ran;
  /// the chance of a form that is not known by name.
  case formAtOnce, formOfUtilityAtOnce, utilityAndFormAtOnce, newAtOnce, newAtOnceChance
  case otherFormAtOnce

  static var count: Int { allCases.count }
}

/// Chances as features: 1 for certain, 0 for one in ten thousand and less.
enum ChanceScale {
  static func feature(_ chance: Double) -> Float {
    Float(max(0, 1 + 0.25 * log10(max(chance, 1e-4))))
  }
}
