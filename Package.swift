// swift-tools-version: 6.3
import PackageDescription

// Every module is built in the Swift 6 language mode, with warnings as errors, and says which
// module each member it uses comes from. `Scripts/check-imports` holds the directions below.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let shim: [CSetting] = [.define("_GNU_SOURCE"), .unsafeFlags(["-Wall", "-Wextra", "-Werror"])]

let package = Package(
  name: "NetCopilot",
  products: [.executable(name: "netcopilot", targets: ["netcopilot"])],
  targets: [
    // The executable: five lines.
    .executableTarget(name: "netcopilot", dependencies: ["NetCopilotCLI"], swiftSettings: settings),

    // Faces.
    .target(
      name: "NetCopilotCLI",
      dependencies: [
        "Copilot", "Terminal", "Service", "Detection", "Flows", "Packets", "Capture", "Execution",
        "Commands", "Store", "JSON", "Platform",
      ],
      swiftSettings: settings),
    .target(
      name: "Terminal", dependencies: ["CEdit", "CEditShim", "Platform"], swiftSettings: settings),
    .target(
      name: "Service", dependencies: ["Copilot", "JSON", "Platform"], swiftSettings: settings),

    // Decisions.
    .target(
      name: "Copilot",
      dependencies: [
        "Detection", "Flows", "Packets", "Capture", "Learning", "Store", "Execution", "Commands",
        "Recall", "Digest", "JSON", "Platform", "CModels",
      ],
      swiftSettings: settings),

    // Traffic: bytes, packets, flows, findings; and models on plain numbers.
    .target(
      name: "Detection", dependencies: ["Flows", "Packets", "Learning"], swiftSettings: settings),
    .target(name: "Flows", dependencies: ["Packets"], swiftSettings: settings),
    .target(name: "Packets", dependencies: ["Digest"], swiftSettings: settings),
    .target(
      name: "Capture", dependencies: ["CCapture", "Packets", "Platform"], swiftSettings: settings),
    .target(name: "Learning", dependencies: [], swiftSettings: settings),

    // Knowledge and work.
    .target(name: "Recall", dependencies: [], swiftSettings: settings),
    .target(
      name: "Commands", dependencies: ["CCatalogue", "JSON"], exclude: ["Catalogue/Utilities"],
      swiftSettings: settings),
    .target(
      name: "Execution", dependencies: ["CExecution", "Flows", "Packets", "Platform"],
      swiftSettings: settings),
    .target(
      name: "Store", dependencies: ["SQLite", "Commands", "Digest", "JSON", "Platform"],
      swiftSettings: settings),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: settings),

    // Ground: values and system calls.
    .target(name: "Digest", dependencies: [], swiftSettings: settings),
    .target(name: "JSON", dependencies: [], swiftSettings: settings),
    .target(name: "Platform", dependencies: ["CPlatform"], swiftSettings: settings),

    // C: what Swift cannot call (variadics, macros, vfork, bpf).
    .systemLibrary(
      name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CEditShim", dependencies: ["CEdit"], cSettings: shim),
    // The catalogue's files, embedded.
    .target(name: "CCatalogue", cSettings: shim + [.unsafeFlags(["-std=c23"])]),
    .target(
      name: "CCapture", cSettings: shim, linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CExecution", cSettings: shim),
    .target(name: "CPlatform", cSettings: shim),
    .target(
      name: "CModels",
      cSettings: [.unsafeFlags(["-std=c23", "-Wall", "-Wextra", "-Werror"])]),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: ["Platform"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "TerminalTesting", dependencies: ["Platform"], path: "Tests/TerminalTesting",
      swiftSettings: settings),
    // Captures of the project's own making, and what writes them into captures/.
    .target(
      name: "SampleCaptures", dependencies: ["TestSupport"],
      path: "captures/Sources/SampleCaptures", swiftSettings: settings),
    .executableTarget(
      name: "make-captures", dependencies: ["SampleCaptures", "Platform"],
      path: "captures/Sources/make-captures", swiftSettings: settings),
    .testTarget(
      name: "DigestTests", dependencies: ["Digest"], swiftSettings: settings),
    .testTarget(
      name: "PlatformTests", dependencies: ["TestSupport", "Platform"], swiftSettings: settings),
    .testTarget(name: "JSONTests", dependencies: ["TestSupport", "JSON"], swiftSettings: settings),
    .testTarget(
      name: "CommandsTests", dependencies: ["TestSupport", "Commands", "JSON", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "RecallTests", dependencies: ["TestSupport", "Recall"], swiftSettings: settings),
    .testTarget(
      name: "SQLiteTests", dependencies: ["TestSupport", "SQLite", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "StoreTests",
      dependencies: ["TestSupport", "Store", "SQLite", "Commands", "Digest", "JSON", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "ExecutionTests", dependencies: ["TestSupport", "Execution", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["TestSupport", "Terminal", "TerminalTesting", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "PacketsTests", dependencies: ["TestSupport", "Packets"], swiftSettings: settings),
    .testTarget(
      name: "CaptureTests",
      dependencies: ["TestSupport", "Capture", "Packets", "Platform"], swiftSettings: settings),
    .testTarget(
      name: "FlowsTests", dependencies: ["TestSupport", "Flows", "Packets"],
      swiftSettings: settings),
    .testTarget(
      name: "LearningTests", dependencies: ["TestSupport", "Learning"], swiftSettings: settings),
    .testTarget(
      name: "DetectionTests",
      dependencies: ["TestSupport", "Detection", "Flows", "Packets", "Learning"],
      swiftSettings: settings),
    .testTarget(
      name: "CopilotTests",
      dependencies: [
        "TestSupport", "SampleCaptures", "Copilot", "Detection", "Flows", "Packets", "Capture",
        "Store", "Execution", "Commands", "Recall", "Digest", "JSON", "Platform",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ServiceTests",
      dependencies: ["TestSupport", "Service", "Copilot", "JSON", "Platform"],
      swiftSettings: settings),
    .testTarget(
      name: "NetCopilotCLITests",
      dependencies: [
        "TestSupport", "SampleCaptures", "netcopilot", "NetCopilotCLI", "TerminalTesting",
        "Copilot",
        "Detection", "Flows", "Packets", "Terminal", "JSON", "Platform",
      ],
      swiftSettings: settings),
  ]
)
