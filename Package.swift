// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target of ours.
/// A `package import` states what a module hands on; everything else it imports stays inside it.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of the table in ARCHITECTURE.md. `TidyTests` holds the table, because SwiftPM does not.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["Support"], exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "dossier",
  dependencies: [
    // Command line: arguments, help, usage errors.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // Front matter and settings; keeps the position of every value.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // Page shells, which a dossier may override.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    // SHA-256 for fingerprints.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "CPosix"),
    // Zip files, which tools of every system unpack.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    module("Files", []),
    module("Diagnostics", ["Files"]),
    module("Markup", ["Files", "Diagnostics", "CCmark"]),
    module(
      "Corpus",
      [
        "Files", "Diagnostics", "Markup", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    module("Linking", ["Files", "Diagnostics", "Markup", "Corpus"]),
    module("Records", ["Files", "Diagnostics"]),
    module("Comparing", ["Files", "Diagnostics", "Records"]),
    module(
      "Rendering",
      [
        "Files", "Diagnostics", "Markup", "Corpus", "Linking", "Records", "Theme",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    module(
      "Compiler",
      ["Files", "Diagnostics", "Markup", "Corpus", "Linking", "Records", "Rendering"]),
    module("Workspace", ["Files", "Diagnostics", "CPosix", "CArchive"]),
    .target(
      name: "Theme", path: "templates",
      resources: [
        .embedInCode("changes.css"), .embedInCode("check.js"), .embedInCode("dossier.css"),
        .embedInCode("dossier.js"),
        .embedInCode("page.mustache"), .embedInCode("records.js"), .embedInCode("review.css"),
        .embedInCode("review.js"), .embedInCode("search.js"),
        .embedInCode("sha256.js"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "dossier",
      dependencies: [
        "Files", "Diagnostics", "Corpus", "Linking", "Rendering", "Comparing", "Compiler", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Serve/preview.css"), .embedInCode("Serve/preview.js")],
      swiftSettings: strict),
    // Measures builds (`make bench`); nobody installs it.
    .executableTarget(
      name: "dossier-bench",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .target(
      name: "Support", dependencies: ["Files", "Diagnostics"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "SiteSupport",
      dependencies: ["Support", "Files", "Diagnostics", "Corpus", "Compiler", "Workspace"],
      path: "Tests/SiteSupport", swiftSettings: strict),
    tests("MarkupTests", ["Markup", "Files", "Diagnostics"]),
    tests("CorpusTests", ["Corpus", "Markup", "Files", "Diagnostics"]),
    tests("DiagnosticsTests", ["Diagnostics", "Files"]),
    tests("WorkspaceTests", ["Workspace", "Files", "Diagnostics"]),
    tests("TidyTests", ["Files", "Diagnostics"]),
    tests(
      "GoldenSiteTests",
      ["SiteSupport", "Compiler", "Workspace", "Rendering", "Corpus", "Linking", "Files", "Diagnostics"],
      exclude: ["Cases"]),
    tests("CampaignTests", ["Compiler", "Files", "Diagnostics"]),
    tests("SiteTests", ["SiteSupport", "Compiler", "Linking", "Records", "Corpus", "Files", "Diagnostics"]),
    tests(
      "ComparingTests",
      [
        "SiteSupport", "Comparing", "Compiler", "Records", "Rendering", "Corpus", "Linking", "Files",
        "Diagnostics",
      ],
      exclude: ["Cases"]),
    tests("CommandTests", ["SiteSupport", "Files", "Diagnostics", "Corpus"]),
    tests("ServerTests", ["SiteSupport"]),
    tests("IntegrityTests", ["SiteSupport"]),
    tests("RepositoryTests", ["SiteSupport", "Markup", "Files", "Diagnostics", "Corpus", "Compiler"]),
  ]
)
