/// Reads and writes captures.
package enum CaptureModule {}
