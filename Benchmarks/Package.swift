// swift-tools-version: 6.3
import PackageDescription

// A package of its own without dependencies: it drives the released program from outside, through
// pseudo-terminals and pipes, as a person and an editor plugin do.
let package = Package(
  name: "Benchmarks",
  products: [
    .executable(name: "NetCopilotBenchmarks", targets: ["NetCopilotBenchmarks"])
  ],
  targets: [
    // GNU functions that Swift does not see.
    .target(
      name: "CBenchmarks",
      cSettings: [
        .define("_GNU_SOURCE"), .unsafeFlags(["-Wall", "-Wextra", "-Werror"]),
      ]),
    .executableTarget(
      name: "NetCopilotBenchmarks", dependencies: ["CBenchmarks"],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
