// "Report an error": a link at each claim to whoever answers for the dossier, with the claim and its page
// filled in.

import Corpus
import Files

extension Site {
  /// Empty where no one is named under `contact`.
  func reportLink(_ id: String, _ path: SitePath) -> String {
    guard let contact = corpus.settings.contact else { return "" }
    let page = (corpus.settings.baseURL ?? "") + path.text
    let address: String
    if contact.contains("://") {
      let joint = contact.contains("?") ? "&" : "?"
      address = "\(contact)\(joint)claim=\(inPercent(id))&page=\(inPercent(page))"
    } else {
      let subject = inPercent("\(id) · \(corpus.settings.title)")
      let mail = contact.hasPrefix("mailto:") ? contact : "mailto:" + contact
      address = "\(mail)?subject=\(subject)&body=\(inPercent(page))"
    }
    return "\n<small class=\"report\"><a href=\"\(escaped(address))\">\(words.reading.report)</a></small>"
  }
}
