internal import Capture
package import Detection
internal import Flows
internal import Glibc
internal import Packets
package import Platform
internal import Synchronization

/// Watches an interface on a thread of its own, and hands out what it knows.
///
/// The thread that made it reads ``snapshot``; the capture thread writes it about five times a
/// second and signals the wake-up.
package final class TrafficMonitor: Sendable {
  /// What is asked of the capture thread.
  private struct Wishes {
    var recordTo: String?
    var stopsRecording = false
    var ends = false
  }

  private let shared = Mutex(MonitorSnapshot())
  private let wishes = Mutex(Wishes())
  private let hasEnded = Atomic<Bool>(false)
  private let interruption: WakeUp
  /// Large transfers that have ended and were not handed over yet.
  private let transfers = Mutex<[Transfer]>([])
  private static let mostTransfers = 4096
  /// The network that is watched.
  let network: String

  /// What is known now.
  package var snapshot: MonitorSnapshot { shared.withLock { $0 } }

  /// Opens an interface and begins to watch it.
  ///
  /// - Parameters:
  ///   - interface: The interface's name; nil for that of the default route.
  ///   - filter: Only what this accepts is looked at; nil for all.
  ///   - network: What the network is called.
  ///   - expectations: What is normal here.
  ///   - baseline: What is usual here; nil when nothing was learnt.
  ///   - wakeUp: Signalled when there is something new.
  /// - Throws: ``OperationError`` when the interface can't be opened.
  package init(
    interface: String?, filter: String?, network: String, expectations: [Expectation],
    baseline: TrafficBaseline?, wakeUp: WakeUp
  ) throws(OperationError) {
    self.network = network
    do throws(SystemError) { interruption = try WakeUp() } catch {
      throw .unusable(reason: "\(error)")
    }
    let name: String
    if let interface { name = interface } else { name = try TrafficMonitor.defaultInterface() }
    var options = LiveCapture.Options()
    options.filter = filter
    options.isImmediate = false
    // A monitor looks at headers and at the first messages of conversations.
    options.snapshotLength = 2048
    // The interface is opened here, so that what is missing is said at once.
    let opened: OpenedCapture
    do throws(CaptureError) {
      opened = OpenedCapture(try LiveCapture(interface: name, options: options))
    } catch {
      throw CaptureAdvice.text(error).map { .unusable(reason: $0) } ?? .capture(error)
    }
    shared.withLock { $0.interface = name }
    let sink = MonitorSink(expectations: expectations, baseline: baseline)
    let didStart = BackgroundThread.startDetached { [self] in watch(opened, sink, wakeUp) }
    guard didStart else { throw .unusable(reason: "no thread could be started for the capture") }
  }

  /// Writes packets to a file from now on.
  package func record(to path: String) { wishes.withLock { $0.recordTo = path } }

  /// Ends the file that packets are written to.
  package func stopRecording() { wishes.withLock { $0.stopsRecording = true } }

  /// Hands over the large transfers that have ended; those that can't be taken are offered again.
  func handOverTransfers<Failure>(
    to body: ([Transfer]) throws(Failure) -> Void
  ) throws(Failure) {
    let ended = transfers.withLock { transfers in
      defer { transfers.removeAll() }
      return transfers
    }
    if ended.isEmpty { return }
    do throws(Failure) { try body(ended) } catch {
      transfers.withLock { $0.insert(contentsOf: ended, at: 0) }
      throw error
    }
  }

  /// Ends watching, and waits until the capture thread has stopped.
  package func stop() {
    wishes.withLock { $0.ends = true }
    interruption.signal()
    while !hasEnded.load(ordering: .acquiring) { usleep(5_000) }
  }

  private static func defaultInterface() throws(OperationError) -> String {
    let interfaces = (try? NetworkInterface.all()) ?? []
    guard let interface = interfaces.first(where: \.isDefaultRoute) else {
      throw .missingArgument("interface")
    }
    return interface.name
  }

  /// The capture thread.
  private func watch(_ opened: OpenedCapture, _ fresh: MonitorSink, _ wakeUp: WakeUp) {
    defer {
      hasEnded.store(true, ordering: .releasing)
      wakeUp.signal()
    }
    guard var live = opened.take() else { return }
    // Bytes from the network are read without the rights that opening the interface took.
    do throws(CaptureError) { try CaptureUser.leaveThreadOnlyFiles() } catch {
      shared.withLock { $0.failure = "\(error)" }
      return
    }
    var sink = fresh
    var pipeline = PacketPipeline()
    var writer: CaptureWriter?
    let start = MonotonicTime.now()
    var lastFrame = start
    var shown = start
    while true {
      let wish = wishes.withLock { wishes in
        defer { wishes = Wishes(ends: wishes.ends) }
        return wishes
      }
      if wish.ends { break }
      if wish.stopsRecording {
        writer?.finish()
        writer = nil
        shared.withLock {
          $0.recordingFile = nil
          $0.recordingProblem = nil
        }
      }
      if let path = wish.recordTo, writer == nil {
        var problem: String?
        do throws(CaptureError) {
          writer = try CaptureWriter(
            path: path, layout: CaptureLayout(fileName: path), interface: live.interface)
        } catch {
          problem = "\(error)"
        }
        let isOpen = writer != nil
        shared.withLock {
          $0.recordingFile = isOpen ? path : nil
          $0.recordingProblem = problem
        }
      }
      var count = 0
      do throws(CaptureError) {
        _ = try live.forEachFrame(waitingMilliseconds: 200, interruption: interruption.number) {
          header, bytes in
          pipeline.take(header, bytes, into: &sink)
          writer?.write(header, bytes)
          count += 1
          return .next
        }
      } catch {
        shared.withLock { $0.failure = "\(error)" }
        break
      }
      let now = MonotonicTime.now()
      if count > 0 { lastFrame = now }
      if count == 0, now.seconds(since: lastFrame) >= 1 {
        // Frames of the newest second may still be on their way here.
        pipeline.pass(to: (Timestamp.now().microseconds - 1_000_000) * 1_000, into: &sink)
        sink.addSilence()
        lastFrame = now
      }
      guard now.seconds(since: shown) >= 0.2 else { continue }
      shown = now
      if writer != nil {
        writer?.flush()
        let problem = writer?.problem.map { "\($0)" }
        shared.withLock { $0.recordingProblem = problem }
      }
      offer(sink.threats.takeTransfers())
      publish(sink, pipeline, live.statistics(), seconds: now.seconds(since: start))
      wakeUp.signal()
    }
    writer?.finish(live.statistics())
    pipeline.finish(into: &sink)
    sink.finish()
    offer(sink.threats.takeTransfers())
    publish(
      sink, pipeline, live.statistics(), seconds: MonotonicTime.now().seconds(since: start))
  }

  private func offer(_ ended: [Transfer]) {
    if ended.isEmpty { return }
    transfers.withLock { transfers in
      transfers += ended.prefix(max(0, TrafficMonitor.mostTransfers - transfers.count))
    }
  }

  private func publish(
    _ sink: MonitorSink, _ pipeline: borrowing PacketPipeline, _ statistics: CaptureStatistics,
    seconds: Double
  ) {
    let (packets, bytes, flows) = (
      pipeline.tally.packets, pipeline.tally.bytes, pipeline.meter.activeFlows
    )
    var talkers: [MonitorSnapshot.Talker] = []
    for (address, talker) in sink.talkers {
      var talker = talker
      if talker.name == nil { talker.name = pipeline.meter.name(of: address) }
      talkers.append(talker)
    }
    let findings = sink.threats.ledger.all
    let named = talkers
    shared.withLock { snapshot in
      snapshot.elapsedSeconds = seconds
      snapshot.packets = packets
      snapshot.bytes = bytes
      snapshot.dropped = statistics.dropped
      snapshot.activeFlows = flows
      snapshot.bitRates = sink.bitRates
      snapshot.packetRate = sink.packetRate
      snapshot.talkers = named
      snapshot.protocols = sink.protocols
      snapshot.findings = findings
      snapshot.anomalyState = sink.anomalies.state
    }
  }
}

/// An open capture on its way from the thread that opened it to the one that reads it.
private final class OpenedCapture: Sendable {
  private let capture: Mutex<LiveCapture?>

  init(_ capture: consuming sending LiveCapture) { self.capture = Mutex(capture) }

  /// Hands it over; nil the second time.
  func take() -> LiveCapture? { capture.withLock { $0.take() } }
}
