/// Sees a foreground command while it runs. Called on the thread that called `run`.
package protocol RunObserver: AnyObject {
  /// Output is about to be handed on; a status line on the screen should go first.
  func willRelay()
  /// Output of the command was handed on.
  func didWrite(byteCount: Int)
  /// The command still runs. About ten times a second after its first second.
  ///
  /// - Parameters:
  ///   - elapsedSeconds: Seconds since its start.
  ///   - hasWrittenOutput: Whether a tapped stream has brought bytes.
  ///   - outputIsVisible: Whether both streams are tapped, so that silence is really silence.
  func tick(elapsedSeconds: Double, hasWrittenOutput: Bool, outputIsVisible: Bool)
}
