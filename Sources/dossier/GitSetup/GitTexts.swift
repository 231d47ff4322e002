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

/// Which dossier of the working tree a hook of ours is for; `nil` where it does not say so.
func gitHookFolder(_ text: String) -> String? {
  guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("folder='") }),
    line.hasSuffix("'")
  else { return nil }
  return String(line.dropFirst("folder='".count).dropLast()).replacing("'\\''", with: "'")
}

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
    site=\(shellQuoted(folder == "." ? "site" : folder + "/site"))
    # A folder's name is no pattern.
    export GIT_LITERAL_PATHSPECS=1

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

/// Puts what will be committed into a folder of its own: what lies in the working tree may be more, or other.
/// The private texts are in no commit, so they are read where they lie.
private let staging = """
  stage=$(mktemp -d) || exit 1
  trap 'rm -rf "$stage"' EXIT
  trap 'exit 1' HUP INT TERM
  for part in content templates site; do
    git ls-files -z -- "$folder/$part" | git checkout-index -z --stdin --prefix="$stage/" || exit 1
  done
  set --
  [ ! -d "$folder/originals" ] || set -- --originals "$(pwd)/$folder/originals"

  """

/// What will be committed is checked, not what lies in the folder: a page that was built and not added is
/// missing.
private let preCommit =
  """
  # Nothing of the dossier is committed: there is nothing to check.
  git diff --cached --quiet -- "$folder/content" "$folder/templates" "$folder/site" && exit 0

  """ + staging + """
    # All of it goes.
    [ -d "$stage/$folder/content" ] || [ -d "$stage/$folder/site" ] || exit 0
    "$program" check --quiet -C "$stage/$folder" "$@" || {
      echo "dossier: not committed: what is to be committed has errors" >&2
      exit 1
    }
    # A repository that does not commit its site has none to compare.
    [ -d "$stage/$folder/site" ] || exit 0
    "$program" build --check --quiet -C "$stage/$folder" "$@" || {
      echo "dossier: not committed: run 'dossier build' and 'git add site'" >&2
      exit 1
    }

    """

/// The pages are those of the merged content, not of what else lies in the folder: a note that is in no
/// commit is on none of them. Which pages were built, and on which commit, is kept for the next hook.
private let preMergeCommit =
  """
  # The pages were not merged, since the next build makes them anew: this is it.
  note=$(git rev-parse --git-path dossier-merge) || exit 1
  rm -f "$note"
  [ -n "$(git ls-files -- "$folder/site" | head -n 1)" ] || exit 0

  """ + staging + """
    [ -d "$stage/$folder/content" ] || exit 0
    "$program" build --quiet -C "$stage/$folder" -o "$(pwd)/$folder/site" "$@" || {
      echo "dossier: the merged content has errors; mend them, then run 'dossier build'," >&2
      echo "'git add' and 'git commit'" >&2
      exit 1
    }
    git add -A -- "$folder/site" || exit 1
    [ -z "$(git status --porcelain -- "$folder/content" "$folder/templates" | grep -v '^[MADRC]  ')" ] ||
      echo "dossier: site/ is built of the merged content alone, not of what else is in the folder" >&2
    head=$(git rev-parse HEAD) && built=$(git write-tree --prefix="$site/") || exit 0
    echo "$head $built" > "$note"

    """

/// git takes the tree of a merge's commit before it runs the hook that built the pages, and `git commit
/// --amend` is refused while a merge is not cleared up: so the commit is made once more, with the pages.
///
/// Invariant: that is done only to the commit that this merge made a moment ago, and only its pages change.
/// After a fast-forward the newest commit is somebody's, even if it is a merge; what else is staged stays so.
private let postMerge = """
  note=$(git rev-parse --git-path dossier-merge) || exit 0
  [ -f "$note" ] || exit 0
  read -r head built < "$note"
  rm -f "$note"
  # A squash made no commit, and will be checked when it is one; nor did a fast-forward.
  [ "$1" != 1 ] || exit 0
  git rev-parse -q --verify 'HEAD^2' > /dev/null || exit 0
  [ "$(git rev-parse -q --verify 'HEAD^1')" = "$head" ] || exit 0
  [ "$(git rev-parse -q --verify "HEAD:$site")" != "$built" ] || exit 0
  later="dossier: the pages of this merge were built and added; commit them by 'git commit'"
  case $(git log -g -1 --format=%gs HEAD) in
    *": Merge made by "*) ;;
    # No reflog is kept, or it is a sort of merge that is not known: whose commit it is cannot be told.
    "" | *": In-index merge") echo "$later" >&2; exit 0 ;;
    *) exit 0 ;;
  esac
  made=$(git rev-parse HEAD) || exit 0

  # The commit's own tree with other pages, and not the index, in which more may be staged.
  index=$(git rev-parse --git-path dossier-index) || exit 0
  trap 'rm -f "$index" "$index.lock"' EXIT
  sign=
  git cat-file commit HEAD | sed '/^$/q' | grep -q '^gpgsig' && sign=-S
  tree=$(
    GIT_INDEX_FILE=$index && export GIT_INDEX_FILE && git read-tree HEAD &&
      git ls-files -z -- "$site" | git update-index -z --force-remove --stdin &&
      git read-tree --prefix="$site/" "$built" && git write-tree
  ) && parents=$(git rev-parse 'HEAD^@' | sed 's/^/-p /') &&
    new=$(git cat-file commit HEAD | sed '1,/^$/d' | git commit-tree $sign $parents -F - "$tree") &&
    git update-ref -m "merge: the pages were built" HEAD "$new" "$made" && exit 0
  echo "$later" >&2

  """

/// A text as a shell takes it for one word.
private func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
