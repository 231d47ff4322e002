/// The built-in theme: the files beside this one, held in the binary.
///
/// A dossier's own `templates/NAME` takes the place of the built-in file of that name.
public enum Theme {
  /// The built-in files by name, sorted.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("changes.css", PackageResources.changes_css),
      ("check.js", PackageResources.check_js),
      ("dossier.css", PackageResources.dossier_css),
      ("dossier.js", PackageResources.dossier_js),
      ("page.mustache", PackageResources.page_mustache),
      ("records.js", PackageResources.records_js),
      ("review.css", PackageResources.review_css),
      ("review.js", PackageResources.review_js),
      ("search.js", PackageResources.search_js),
      ("sha256.js", PackageResources.sha256_js),
    ]
  }
}
