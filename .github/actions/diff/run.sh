#!/usr/bin/env bash
# Checks and tests programs, compares them with the base and keeps one comment on the pull request. Every step is taken even
# where one before it failed, so that a reviewer sees all of it; the worst of them is the result.
set -uo pipefail

# Words, as in `npx --yes regalia`.
read -ra regalia <<< "$REGALIA"
result=0
took() { if [ "$1" -gt "$result" ]; then result="$1"; fi; }

"${regalia[@]}" check --format github "$PROGRAMS"
took $?
"${regalia[@]}" test "$PROGRAMS"
took $?

options=()
if [ -n "${GUARDRAILS:-}" ]; then options+=(--guardrails "$GUARDRAILS"); fi
impact=()
if [ -n "${IMPACT:-}" ]; then impact+=(--impact "$IMPACT"); fi
comment="$(mktemp)"
"${regalia[@]}" diff "$BASE:$PROGRAMS" "$PROGRAMS" --markdown "${options[@]}" "${impact[@]}" > "$comment"
took $?
"${regalia[@]}" diff "$BASE:$PROGRAMS" "$PROGRAMS" --github --no-witness "${options[@]}"
took $?
cat "$comment" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"

if [ "$COMMENT" = true ] && [ -n "${PULL:-}" ]; then
  mark='<!-- regalia diff -->'
  found="$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PULL/comments" \
    --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)"
  if [ -n "$found" ]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found" -F "body=@$comment" > /dev/null
  else
    gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL/comments" -F "body=@$comment" > /dev/null
  fi
  took $?
fi
exit "$result"
