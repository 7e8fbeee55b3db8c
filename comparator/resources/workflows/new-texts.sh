# Fetches what the catalogues name and is not here, checks it, builds the report with it in public,
# commits it to the branch at hand, and writes brief.md and review.md for who decides about it.
# Where nothing is new, it writes nothing.
#
#     bash new-texts.sh BASE      BASE: the revision that is published
set -eu
rm -f brief.md review.md
fetched=$(mktemp)
for catalogue in declarations/*/catalogue.toml; do
  if grep -q '^\[\[declaration\]\]' "$catalogue"; then
    # 1: some could not be had. What came is worth a look all the same.
    comparator fetch "$(dirname "$catalogue")" >> "$fetched" || test $? -eq 1
  else
    echo "$catalogue names no declaration yet, and so there is nothing to fetch."
  fi
done
cat "$fetched"
if [ -z "$(git status --porcelain declarations)" ]; then
  echo "There is nothing new."
  exit
fi
git add declarations
git -c user.name=comparator -c user.email=comparator@localhost commit --quiet -m "New texts"
{
  echo "These texts were fetched from the addresses that the catalogue names, and nobody has looked"
  echo "at them yet. Merging this request publishes them; a word that is wrong can be corrected here."
  printf '\n```text\n'
  cat "$fetched"
  comparator check declarations 2>&1 || test $? -eq 1
  printf '```\n'
  git diff --name-only --diff-filter=A "$1" HEAD -- 'declarations/*.md' | tail -n 3 | while read -r file; do
    echo
    # There is none of a text before which nothing stands.
    comparator brief "$(dirname "$file")" "$(basename "$file" .md)" --format md 2> /dev/null || true
  done
} > brief.md
comparator build declarations --out public
comparator verify public --series declarations
comparator review "$1" HEAD --out review.md
