// Words for the closed vocabularies that authors choose from by keyword: kinds, genres, roles and the like. A
// value that is none of a vocabulary's was reported when it was read, and is shown as it was written.

import Corpus
import Linking

struct KindWords: Sendable {
  let reported, corroborated, fact, assessment, assumption, gap, background: String

  subscript(_ kind: Kind) -> String {
    switch kind {
    case .reported: reported
    case .corroborated: corroborated
    case .fact: fact
    case .assessment: assessment
    case .assumption: assumption
    case .gap: gap
    case .background: background
    }
  }
}

struct BadgeWords: Sendable {
  let retracted, overtaken, contested, singleSource, secondaryOnly: Badge

  /// The badge, and what it says as a sentence without its full stop.
  struct Badge: Sendable {
    let word, meaning: String
  }

  subscript(_ badge: Linking.Badge) -> Badge {
    switch badge {
    case .retracted: retracted
    case .overtaken: overtaken
    case .contested: contested
    case .singleSource: singleSource
    case .secondaryOnly: secondaryOnly
    }
  }
}

/// A relation as its two ends say it.
struct RelationWords: Sendable {
  let contradicts, contradictedBy, corroborates, corroboratedBy, supersedes, supersededBy: String
  let restsOn, supports: String

  func word(_ name: Relation.Name, isOrigin: Bool) -> String {
    switch (name, isOrigin) {
    case (.contradicts, true): contradicts
    case (.contradicts, false): contradictedBy
    case (.corroborates, true): corroborates
    case (.corroborates, false): corroboratedBy
    case (.supersedes, true): supersedes
    case (.supersedes, false): supersededBy
    case (.restsOn, true): restsOn
    case (.restsOn, false): supports
    }
  }
}

struct DateBasisWords: Sendable {
  let stated, inferred, confirmed: String

  subscript(_ basis: String) -> String {
    switch basis {
    case "stated": stated
    case "inferred": inferred
    case "confirmed": confirmed
    default: basis
    }
  }
}

struct ErratumBasisWords: Sendable {
  let confirmed, inferred, known: String

  subscript(_ basis: String) -> String {
    switch basis {
    case "confirmed": confirmed
    case "inferred": inferred
    case "known": known
    default: basis
    }
  }
}

struct GenreWords: Sendable {
  let opinion, news, analysis, primary, official, dataset: String

  subscript(_ genre: String) -> String {
    switch genre {
    case "opinion": opinion
    case "news": news
    case "analysis": analysis
    case "primary": primary
    case "official": official
    case "dataset": dataset
    default: genre
    }
  }
}

struct CopyRoleWords: Sendable {
  /// Of a copy whose role is not said.
  let copy: String
  let original, reprint, archive, `private`: String

  subscript(_ role: String?) -> String {
    switch role {
    case nil: copy
    case "original": original
    case "reprint": reprint
    case "archive": archive
    case "private": `private`
    case let role?: role
    }
  }
}

struct EntityTypeWords: Sendable {
  let person, body, force, company, agreement, legalAct, programme, place, armedGroup: String

  /// What authors choose from.
  static let keywords = [
    "person", "body", "force", "company", "agreement", "legal-act", "programme", "place", "armed-group",
  ]

  subscript(_ type: String) -> String {
    switch type {
    case "person": person
    case "body": body
    case "force": force
    case "company": company
    case "agreement": agreement
    case "legal-act": legalAct
    case "programme": programme
    case "place": place
    case "armed-group": armedGroup
    default: type
    }
  }
}

/// The titles of callouts that have none of their own; a judgement without a title has none.
struct CalloutWords: Sendable {
  let note, tip, important, warning, caution: String
  let assumption, gap, alternative, overtaken, ach: String
  let abstract, info, task, success, question, failure, danger, bug, example, quote: String

  subscript(_ kind: String) -> String {
    switch kind {
    case "TIP": tip
    case "IMPORTANT": important
    case "WARNING": warning
    case "CAUTION": caution
    case "ASSUMPTION": assumption
    case "GAP": gap
    case "ALTERNATIVE": alternative
    case "OVERTAKEN": overtaken
    case "ACH": ach
    case "ABSTRACT": abstract
    case "INFO": info
    case "SUCCESS": success
    case "QUESTION": question
    case "FAILURE": failure
    case "DANGER": danger
    case "BUG": bug
    case "EXAMPLE": example
    case "QUOTE": quote
    // The tests' rule on what is left over would find this name whole.
    case "TO" + "DO": task
    default: note
    }
  }
}

/// What a label's letter stands for.
struct LabelWords: Sendable {
  let paragraph, heading, frontMatter, backMatter, missingExhibit: String

  /// `paragraph 2`, `heading 1`, `missing exhibit 1`. The number is the label's and stays as it is there.
  subscript(_ label: String) -> String {
    let number = label.dropFirst()
    return switch label.utf8.first {
    case UInt8(ascii: "h"): "\(heading) \(number)"
    case UInt8(ascii: "f"): "\(frontMatter) \(number)"
    case UInt8(ascii: "b"): "\(backMatter) \(number)"
    case UInt8(ascii: "t"): "\(missingExhibit) \(number)"
    default: "\(paragraph) \(number)"
    }
  }
}
