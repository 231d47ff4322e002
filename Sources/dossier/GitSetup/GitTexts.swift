// What `git-setup` writes, as texts: attributes, settings and hooks. `init` writes the same attributes.

/// The lines of .gitattributes that `git-setup` adds and takes away, between two lines that mark them.
let gitAttributesBlock = """
  # >>> dossier git-setup: these lines are written and removed by it
  # Pages of the site: heads of hunks name the claim, and a merge keeps ours, to be built again. They are
  # never marked as generated: a review would then hide the very diff that it is for.
  site/** -text merge=dossier
  site/**/*.html diff=dossier
  # Records and retired ids stand one a line, each for itself: two branches that add some merge.
  site/data/** merge=union linguist-generated
  content/ids.lock text eol=lf merge=union
  # <<< dossier git-setup

  """

/// How the block begins and ends, whatever a later version writes in it.
let gitAttributesMarks = (first: "# >>> dossier git-setup", last: "# <<< dossier git-setup")

/// The settings of the clone, by key.
let gitSettings: [(key: String, value: String)] = [
  // A pattern a line, and each with one group: git shows what the first group of the first match holds.
  (
    "diff.dossier.xfuncname",
    [
      #"^<div class="claim[^"]*" id="([^"]+)""#, #"^<li class="claim[^"]*" id="([^"]+)""#,
      #"^<tr class="claim[^"]*" id="([^"]+)""#, #"^<section class="judgement" id="([^"]+)""#,
      #"^<section class="paragraph" id="([^"]+)""#,
    ].joined(separator: "\n")
  ),
  ("diff.dossier.wordRegex", "[[:alnum:]]+|<[^>]*>|[^[:space:]]"),
  ("merge.dossier.name", "keep ours: the site is built again after the merge"),
  ("merge.dossier.driver", "true"),
]

/// How the second line of a hook of ours begins.
let gitHookMark = "# Written by 'dossier git-setup'"

/// The hooks, by name. `sh` runs them at the top of the working tree.
/// - Parameters:
///   - folder: where the dossier lies below that; `.` at the top.
///   - program: where the program lies, should the shell not find `dossier`; `nil` where nobody else has it.
func gitHooks(folder: String, program: String?) -> [(name: String, text: String)] {
  let fallback = program.map { "  if [ -x \(shellQuoted($0)) ]; then program=\(shellQuoted($0)); fi\n" } ?? ""
  let head = """
    #!/bin/sh
    \(gitHookMark), which rewrites and removes it. 'git commit --no-verify' passes over it.
    folder=\(shellQuoted(folder))

    """
  let search = """
    program=$(command -v dossier)
    if [ -z "$program" ]; then
      :
    \(fallback)fi
    if [ -z "$program" ]; then
      echo "dossier: the program was not found, so this commit is NOT CHECKED" >&2
      exit 0
    fi
    case $program in /*) ;; *) program=$(pwd)/$program ;; esac

    """
  return [
    ("pre-commit", head + search + preCommit), ("pre-merge-commit", head + search + preMergeCommit),
    ("post-merge", head + postMerge),
  ]
}

/// What will be committed is checked, not what lies in the folder: a page that was built and not added is
/// missing.
private let preCommit = """
  # Nothing of the dossier is committed: there is nothing to check.
  git diff --cached --quiet -- "$folder/content" "$folder/templates" "$folder/site" && exit 0

  stage=$(mktemp -d) || exit 1
  trap 'rm -rf "$stage"' EXIT
  trap 'exit 1' HUP INT TERM
  for part in content templates site; do
    git ls-files -z -- "$folder/$part" | git checkout-index -z --stdin --prefix="$stage/" || exit 1
  done
  "$program" check --quiet -C "$stage/$folder" || {
    echo "dossier: not committed: what is to be committed has errors" >&2
    exit 1
  }
  # A repository that does not commit its site has none to compare.
  [ -d "$stage/$folder/site" ] || exit 0
  "$program" build --check --quiet -C "$stage/$folder" || {
    echo "dossier: not committed: run 'dossier build' and 'git add site'" >&2
    exit 1
  }

  """

private let preMergeCommit = """
  # The pages were not merged, since the next build makes them anew: this is it.
  [ -n "$(git ls-files -- "$folder/site" | head -n 1)" ] || exit 0
  git diff --quiet -- "$folder/content" "$folder/templates" || {
    echo "dossier: the content has changes that are not committed; put them aside by 'git stash'," >&2
    echo "then run 'dossier build', 'git add site' and 'git commit'" >&2
    exit 1
  }
  "$program" build --quiet -C "$folder" || {
    echo "dossier: the merged content has errors; mend them, then run 'dossier build'," >&2
    echo "'git add' and 'git commit'" >&2
    exit 1
  }
  git add -A -- "$folder/site"

  """

/// git takes the tree of a merge's commit before it runs the hook that built the pages, and `git commit
/// --amend` is refused while a merge is not cleared up: so the commit is made once more, with the pages.
private let postMerge = """
  # A fast-forward made no commit, and a squash will be checked when it is one.
  git rev-parse -q --verify 'HEAD^2' > /dev/null || exit 0
  git diff --cached --quiet -- "$folder/site" && exit 0
  sign=
  [ "$(git config --bool commit.gpgsign)" = true ] && sign=-S
  tree=$(git write-tree) && parents=$(git rev-parse 'HEAD^@' | sed 's/^/-p /') &&
    made=$(git log -1 --format=%B | git commit-tree $sign $parents -F - "$tree") &&
    git update-ref -m "merge: the pages were built" HEAD "$made" && exit 0
  echo "dossier: the pages were built and added; commit them by 'git commit'" >&2

  """

/// A text as a shell takes it for one word.
private func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
