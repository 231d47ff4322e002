// The yardstick of likelihood as a drawn scale: all its steps on a line from impossible to certain, and the
// one that a judgement is on. The words beside it say the same.

import Corpus

/// A line of SVG, a hundred wide, which the style sheet colours and turns round for scripts that run
/// leftwards.
func likelihoodScale(_ likelihood: Likelihood) -> String {
  let bands = likelihood.yardstick.steps(row: likelihood.row).map(\.band)
  let line = { (band: Band) -> String in
    let (from, to) = (band.from ?? 0, band.to ?? 100)
    // A gap of half a per cent at each end keeps neighbours apart.
    return "M\(from).5 5H\(to - 1).5"
  }
  let own = bands.indices.contains(likelihood.step) ? line(bands[likelihood.step]) : ""
  return "<svg class=\"scale\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    + "<path d=\"\(bands.map(line).joined())\"/><path class=\"band\" d=\"\(own)\"/></svg>"
}
