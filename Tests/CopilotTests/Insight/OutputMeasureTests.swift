import Testing

@testable import Copilot

@Suite("Figures in outputs") struct OutputMeasureTests {
  private func figures(_ utility: String, _ output: String) -> [OutputMeasures.Figure] {
    OutputMeasures(utility: utility, output: output).figures
  }

  @Test func pingTellsLossAndRoundTrip() {
    let linux = """
      --- 10.0.0.1 ping statistics ---
      4 packets transmitted, 3 received, 25% packet loss, time 3005ms
      rtt min/avg/max/mdev = 0.030/0.045/0.061/0.010 ms
      """
    #expect(
      figures("ping", linux) == [
        .init(measure: .loss, host: nil, value: 0.25),
        .init(measure: .latency, host: nil, value: 0.045 / 1_000),
      ])
    let busybox =
      "3 packets transmitted, 3 packets received, 0% packet loss\n"
      + "round-trip min/avg/max = 1.5/2.5/3.5 ms\n"
    #expect(figures("ping", busybox).map(\.value) == [0, 0.0025])
    let lost = "4 packets transmitted, 0 received, +4 errors, 100% packet loss, time 3060ms"
    #expect(figures("ping", lost).map(\.value) == [1])
  }

  @Test func fpingTellsOfEachHost() {
    let output = """
      10.0.0.1 : xmt/rcv/%loss = 5/5/0%, min/avg/max = 0.05/0.07/0.09
      10.0.0.2 : xmt/rcv/%loss = 5/0/100%
      """
    #expect(
      figures("fping", output) == [
        .init(measure: .loss, host: "10.0.0.1", value: 0),
        .init(measure: .latency, host: "10.0.0.1", value: 0.07 / 1_000),
        .init(measure: .loss, host: "10.0.0.2", value: 1),
      ])
  }

  @Test func mtrTellsOfItsLastHop() {
    let output = """
      HOST: box              Loss%   Snt   Last   Avg  Best  Wrst StDev
        1.|-- 192.168.1.1     0.0%    10    0.4   0.4   0.3   0.5   0.1
        2.|-- 10.0.0.1       10.0%    10    2.0   2.4   2.3   2.5   0.1
      """
    #expect(figures("mtr", output).map(\.value) == [0.1, 0.0024])
  }

  @Test func throughputIsWhatTheReceiverCounted() {
    let iperf = """
      [  5]   0.00-10.00  sec  1.10 GBytes   942 Mbits/sec    0             sender
      [  5]   0.00-10.04  sec  1.09 GBytes   930 Mbits/sec                  receiver
      """
    #expect(figures("iperf3", iperf).map(\.value) == [930e6])
    let wget = "2026-11-21 14:02:11 (11.2 MB/s) - 'f' saved [104857600/104857600]\n"
    #expect(figures("wget", wget).map(\.value) == [11.2e6 * 8])
    let curl = "100  104M  100  104M    0     0  2.0M      0  0:00:52  0:00:52 --:--:-- 2.0M\n"
    #expect(figures("curl", curl).map(\.value) == [2 * 1_048_576 * 8])
  }

  @Test func otherTextSaysNothing() {
    for utility in OutputMeasures.utilities + ["ls"] {
      #expect(figures(utility, "").isEmpty)
      #expect(figures(utility, "hello = world / % ms\n1 2 3 |-- ( ) sender\n100%").isEmpty)
    }
  }
}
