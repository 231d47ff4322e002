// content/changes.yml with what each correction names: the claims, judgements and pages of the dossier.

import Corpus
import Diagnostics
import Files

/// A release whose corrections lead somewhere.
package struct Release: Sendable {
  package var name: String
  package var day: String
  package var slug: String
  package var corrections: [Correction]

  package struct Correction: Sendable {
    package var text: String
    /// Claims and judgements: the note and the id.
    package var claims: [(note: Int, id: String)]
    package var pages: [Page]
  }
}

/// Resolves the names in the corrections; one that names nothing is a finding.
func resolveReleases(_ index: Index) -> Diagnosed<[Release]> {
  var findings: [Finding] = []
  func report(_ fact: Fact, _ range: Range<Int>) {
    findings.append(Finding(fact, path: Changes.path, range: range))
  }
  let releases = index.corpus.changes.releases.map { release in
    Release(
      name: release.name, day: release.day, slug: release.slug,
      corrections: release.corrections.map { correction in
        let claims = correction.claims.compactMap { id -> (note: Int, id: String)? in
          let written = index.claims[TextKey(id.value)].flatMap { place in
            index.corpus.notes[place.note].claims[place.claim].isWritten ? place.note : nil
          }
          if let note = written ?? index.judgements[TextKey(id.value)] { return (note, id.value) }
          report(.unknownClaim(id: id.value), id.range)
          return nil
        }
        let pages = correction.pages.compactMap { name -> Page? in
          let found = index.pagesByName(name.value) ?? []
          if found.count == 1 { return found[0] }
          if let key = index.sourceKey(name.value) {
            report(.unknownSource(key: key), name.range)
          } else if found.isEmpty {
            report(.unknownTarget(target: name.value), name.range)
          } else {
            let names = found.map(index.name).sorted(by: precedes)
            report(.ambiguousTarget(target: name.value, candidates: names), name.range)
          }
          return nil
        }
        return Release.Correction(text: correction.text, claims: claims, pages: pages)
      })
  }
  return Diagnosed(releases, findings)
}

extension LinkedCorpus {
  /// The releases that corrected a claim, the newest first.
  package func releases(correcting id: String) -> [Release] {
    // A dossier has few corrections, and nearly every one none.
    releases.filter { release in
      release.corrections.contains { correction in correction.claims.contains { $0.id == id } }
    }
  }
}

extension Index {
  /// The one page that a name of content/changes.yml means.
  package func page(named name: String) -> Page? {
    let found = pagesByName(name) ?? []
    return found.count == 1 ? found[0] : nil
  }
}
