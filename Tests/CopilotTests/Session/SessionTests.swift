import Copilot
import Glibc
import JSON
import Platform
import Store
import Testing

@Suite("Sessions")
struct SessionTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func aRunInsideALivingSessionLeavesItAlone() throws {
    // A shell that lives: this process. A run inside it is a session of its own.
    let shell = place.copilot()
    let started = shell.begin("ping -c 100 h", directory: "/")
    let inner = place.copilot()
    let run = inner.begin("true", directory: "/")
    inner.finish(inner.recorder.finish(run, exitCode: 0, durationSeconds: 0.1))
    inner.endSession()
    let rows = try place.copilot().perform("history.list")
    #expect(rows.count == 2)
    #expect(rows.contains { $0["running"]?.boolValue == true })
    #expect(!rows.contains { $0["interrupted"]?.boolValue == true })
    shell.finish(shell.recorder.finish(started, exitCode: 0, durationSeconds: 3))
    let ended = try place.copilot().perform("history.list", ["limit": 0])
    #expect(ended.allSatisfy { $0["running"]?.boolValue == false })
    #expect(ended.allSatisfy { $0["exit_code"]?.intValue == 0 })
  }

  @Test func privateAndDisabledRecordNothing() throws {
    var configuration = Configuration()
    configuration.record.enabled = false
    let copilot = place.copilot(configuration)
    #expect(!copilot.canRecord)
  }

  @Test(arguments: [
    (["NETCOPILOT_DATA_DIR": "/a", "HOME": "/h"], "/o" as String?, "/o/history.db"),
    (["NETCOPILOT_DATA_DIR": "/a", "HOME": "/h"], nil, "/a/history.db"),
    (["XDG_DATA_HOME": "/x", "HOME": "/h"], nil, "/x/netcopilot/history.db"),
    (["XDG_DATA_HOME": "relative", "HOME": "/h"], nil, "/h/.local/share/netcopilot/history.db"),
    (["HOME": "/h"], nil, "/h/.local/share/netcopilot/history.db"),
  ])
  func places(_ variables: [String: String], _ option: String?, _ expected: String) {
    let layout = DataLayout(
      directoryOption: option, configurationOption: nil,
      environment: ProcessEnvironment(variables))
    #expect(layout.database == expected)
  }
}

@Suite("Where files lie")
struct DataLayoutTests {
  private func fallbacks(_ runtime: String?) -> [String] {
    DataLayout(
      directoryOption: "/data", configurationOption: nil,
      environment: ProcessEnvironment(runtime.map { ["XDG_RUNTIME_DIR": $0] } ?? [:])
    ).fallbackDirectories
  }

  @Test func recordsWaitFirstWhereARestartSparesThem() {
    let user = geteuid()
    let usual = ["/run/user/\(user)/netcopilot", "/tmp/netcopilot-\(user)"]
    #expect(fallbacks(nil) == ["/var/tmp/netcopilot-\(user)"] + usual)
    #expect(fallbacks("relative") == fallbacks(nil))
    #expect(fallbacks("/run/user/\(user)") == fallbacks(nil))
    #expect(fallbacks("/r") == ["/var/tmp/netcopilot-\(user)", "/r/netcopilot"] + usual)
  }
}
