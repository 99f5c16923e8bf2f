import Copilot
import Testing

@Suite("Whom a diagnosis is about") struct DiagnosisTargetTests {
  @Test(
    "hosts, ports, addresses and pages are read",
    arguments: [
      ("db1.lan", "db1.lan", nil, "name route host"),
      ("db1.lan:5432", "db1.lan", 5432, "name route host port"),
      ("10.0.0.5:443", "10.0.0.5", 443, "route host port tls http"),
      ("10.0.0.5:993", "10.0.0.5", 993, "route host port tls"),
      ("[2001:db8::1]:80", "2001:db8::1", 80, "route host port http"),
      ("2001:db8::1", "2001:db8::1", nil, "route host"),
      ("https://web.lan/health?x=1#y", "web.lan", 443, "name route host port tls http"),
      ("http://user@web.lan:8081", "web.lan", 8081, "name route host port http"),
    ] as [(String, String, Int?, String)])
  func reads(text: String, host: String, port: Int?, layers: String) throws {
    let target = try #require(DiagnosisTarget(text))
    #expect(target.host == host)
    #expect(target.port == port)
    #expect(target.layers.map(\.word).joined(separator: " ") == layers)
  }

  @Test(
    "what is no host, or could be read as something else, is refused",
    arguments: [
      "", "-c", "a b", "a;b", "$(id)", "`id`", "host:", "host:0", "host:65536", "host:x", "[::1",
      "ftp://a",
      "a/b", "'a'", ".hidden", "[10.0.0.1]:80", "http://", "a\nb", "http://a/ b",
    ])
  func refuses(text: String) { #expect(DiagnosisTarget(text) == nil) }

  @Test("a page keeps its path, its port and its brackets")
  func page() {
    #expect(DiagnosisTarget("https://web.lan/a?b=c#d")?.url == "https://web.lan:443/a?b=c")
    #expect(DiagnosisTarget("http://[::1]:8080/")?.url == "http://[::1]:8080/")
  }
}
