import Copilot
import Platform
import Store

/// What is said about erasing, sharing and restoring.
enum PrivacyWording {
  /// What was erased, and what becomes of the models that had learnt from it.
  static func text(_ erasure: Erasure) -> String {
    let executions = PruneTable.executions(erasure.executions)
    guard erasure.isDone else { return "\(executions) would be erased; --yes erases them\n" }
    var text = "\(executions) erased\n"
    if let relearning = erasure.relearning {
      text += erasure.models == 1 ? "1 model had" : "\(erasure.models) models had"
      text += " learnt from that time; what replaces "
      text += erasure.models == 1 ? "it is learnt " : "them is learnt "
      text +=
        relearning == .now
        ? "in the background\n" : "when the next shell starts, or by 'models train'\n"
    }
    return text
  }

  static func shared(_ what: Store.Shareable, count: Int, as visibility: Visibility) -> String {
    let noun = what == .execution ? (count == 1 ? "execution" : "executions") : "of your feedback"
    let subject = "\(Figures.grouped(count)) \(noun)"
    switch visibility {
    case .private: return "\(subject) private\n"
    case .team: return "\(subject) for the team: 'history export --visibility team' has it\n"
    case .public: return "\(subject) public: 'history export --visibility public' has it\n"
    }
  }

  static func text(_ state: SharingState) -> String {
    if let count = state.madePrivate {
      return count == 0
        ? "Nothing may be shared, and nothing was.\n"
        : "Nothing may be shared any more; \(Figures.grouped(count)) made private.\n"
    }
    guard let moment = state.consentGivenAt else {
      return "Nothing may be shared: all is private. 'consent give' allows it.\n"
    }
    return "Sharing is allowed since \(Figures.clock(moment, now: .now())): "
      + "\(PruneTable.executions(state.sharedExecutions)) and "
      + "\(Figures.grouped(state.sharedFeedback)) of your feedback are not private.\n"
  }

  static func text(_ report: RestoreReport) -> String {
    guard report.isDone else {
      return "\(report.source) would take the place of the history; --yes does it\n"
    }
    let text =
      "\(report.source) is the history now, with \(PruneTable.executions(report.executions))"
    return text + (report.keptAside.map { "; the one before is \($0)\n" } ?? "\n")
  }
}
