internal import Capture
internal import Platform

extension Operation {
  /// The network interfaces of this machine.
  static let interfaces = Operation(
    "interfaces", summary: "List network interfaces with addresses, speed and traffic"
  ) { (_, _) throws(OperationError) in
    do throws(SystemError) {
      return .interfaces(try NetworkInterface.all())
    } catch {
      throw .unusable(reason: "the interfaces can't be listed: \(error)")
    }
  }
}
