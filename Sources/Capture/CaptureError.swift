package import Platform

/// Why a capture can't be opened or made.
package enum CaptureError: Error, Equatable, Sendable {
  /// A system call failed; its subject is the file.
  case system(SystemError)
  /// The file is a directory.
  case directory(file: String)
  /// The file has no bytes.
  case empty(file: String)
  /// The file's first bytes are no capture's.
  case notACapture(file: String, head: [UInt8])
  /// The file ends inside its own header.
  case cutHeader(file: String, bytes: Int, needed: Int)
  /// The file's version is unknown.
  case version(file: String, major: Int, minor: Int)
  /// The tool that unpacks such a file is not installed.
  case toolMissing(file: String, packing: Packing)
  /// The tool could not unpack even the file's beginning.
  case unpacking(file: String, UnpackingFailure)
  /// libpcap is not installed.
  case libraryMissing
  /// libpcap lacks a function that is needed.
  case libraryTooOld
  /// There is no such interface; these there are.
  case noInterface(String, available: [String])
  /// The interface is switched off.
  case interfaceDown(String)
  /// This process may not capture; the program's file could be given the capability.
  case missingCapability(interface: String, capability: String, program: String)
  /// The interface could not be opened, or went away.
  case interfaceLost(String, reason: String)
  /// The filter can't be understood.
  case filter(String, reason: String)
  /// Privileges could not be given up; an empty user stands for capabilities.
  case privilegesKept(user: String, SystemError)
}
