import { formatDay } from '../../base/calendar.ts';
import type { Language } from '../../report/wording.ts';
import { speak } from '../../report/wording.ts';
import { changeText } from './change-text.ts';
import type { ProgramDiff, ShownChange } from './diff.ts';
import type { Side } from './side.ts';

/** One change as machines read it. */
export function changeJson({ change, search, accepted }: ShownChange, { old, now }: ProgramDiff, language: Language) {
  return {
    id: change.id,
    direction: change.direction,
    grade: change.grade,
    fingerprint: change.fingerprint,
    program: now.plan.name,
    statement: change.statement,
    path: change.path,
    text: speak(changeText(change), language),
    effective: change.effective === null ? null : formatDay(change.effective),
    old: versionJson(change.old, old),
    new: versionJson(change.now, now),
    with: change.claims,
    accepted: accepted ?? null,
    ...(search === null ? {} : { searched: { histories: search.tried, alone: search.alone } }),
    ...(search?.found == null ? {} : { witness: { old: search.found.old, new: search.found.now } }),
  };
}

function versionJson(version: ShownChange['change']['old'], { source }: Side) {
  if (version === null) return null;
  const { line, column } = source.place(version.span.start);
  return { text: version.text, file: source.file, line, column };
}
