package import Detection
internal import JSON
internal import Platform
internal import Store

extension Copilot {
  /// Keeps findings in the history, so that they can be looked up and marked; without a history they
  /// keep the numbers of their run.
  ///
  /// - Returns: The findings with their numbers in the history.
  package func keep(_ findings: [Finding], from source: String) -> [Finding] {
    guard !findings.isEmpty, let store = try? store() else { return findings }
    let rows = findings.map { finding in
      FindingRow(
        source: source, kind: finding.kind.rawValue, severity: finding.severity.rawValue,
        score: finding.score,
        startedAt: Timestamp(microseconds: finding.startNanoseconds / 1000),
        endedAt: Timestamp(microseconds: finding.endNanoseconds / 1000),
        subject: (finding.actors.prefix(4) + finding.targets.prefix(4)).map { "\($0)" }
          .joined(separator: " "),
        actor: Expectation(of: finding).actor.map { "\($0)" },
        target: Expectation(of: finding).target.map { "\($0)" },
        document: finding.json.text())
    }
    guard let ids = try? store.keep(rows), ids.count == findings.count else { return findings }
    return zip(findings, ids).map { finding, id in
      var finding = finding
      if id > 0 { finding.identifier = UInt64(id) }
      return finding
    }
  }

  /// What somebody said is expected here; nothing while the history can't be read.
  package func expectations() -> [Expectation] {
    guard layout.database.map(Files.exists) == true, let store = try? store(),
      let rows = try? store.expectations()
    else { return [] }
    return rows.compactMap { row in
      FindingKind(rawValue: row.kind).map { kind in
        Expectation(
          kind: kind, actor: row.actor.map { Party($0) }, target: row.target.map { Party($0) })
      }
    }
  }
}
