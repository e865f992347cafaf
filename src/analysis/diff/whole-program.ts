import { fingerprint } from '../../base/fingerprint.ts';
import type { Change } from './change.ts';
import type { Acceptance, ProgramDiff } from './diff.ts';
import type { Side } from './side.ts';

/** A program that only one of two versions has: all its members get, or all they had. It stands for both sides. */
export function wholeProgram(side: Side, came: boolean, accepted: readonly Acceptance[]): ProgramDiff {
  const { name } = side.checked.program;
  const id = came ? 'program-added' : 'program-removed';
  const version = { text: side.source.file, span: name.span };
  const statements = came ? { old: null, now: name.span } : { old: name.span, now: null };
  const change: Change = {
    id,
    subject: 'program',
    statement: `program "${name.text}"`,
    path: '',
    direction: came ? 'better' : 'worse',
    grade: came ? 'COST' : 'PROMISE',
    effective: null,
    old: came ? null : version,
    now: came ? version : null,
    statements,
    claims: [],
    fingerprint: fingerprint(JSON.stringify([id, name.text])),
  };
  const acceptance = accepted.find((one) => one.fingerprint === change.fingerprint);
  const shown = { change, search: null, ...(acceptance === undefined ? {} : { accepted: acceptance }) };
  return { old: side, now: side, changes: [shown] };
}
