// `dossier review`: what reviewers say of claims, in content/reviews.csv.

import ArgumentParser

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Take over verdicts of reviewers, and say what is reviewed.",
    discussion: """
      Reviewers read the claims beside the paragraphs in a private copy, made by 'dossier build --profile \
      review', and export their verdicts from its page review.html as a file.

      Examples:
        dossier review import review-selin-2026-11-21.json
        dossier review status
        dossier check --require-review
      """,
    subcommands: [ReviewImportCommand.self, ReviewStatusCommand.self])
}
