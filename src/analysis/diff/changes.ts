import { fingerprint } from '../../base/fingerprint.ts';
import type { Span } from '../../base/span.ts';
import type { Statement } from '../../syntax/program-tree.ts';
import type { Change } from './change.ts';
import { claimed } from './claims.ts';
import { directionOf, partOrder, valuesOf } from './direction.ts';
import type { Order, ValueOf } from './ease.ts';
import { gradeOf } from './grade.ts';
import { type Pair, statementPairs } from './pairs.ts';
import type { Part } from './part.ts';
import { renamedPlan, renamedTree, renamesOf } from './renames.ts';
import { Senses } from './senses.ts';
import type { Side } from './side.ts';
import { statementParts } from './statement-parts.ts';
import { type Direction, opposite, type Subject, type SubjectName, subjectOf, VERBS } from './subject.ts';

/** Statements whose order among each other the rules go by; the others may stand anywhere. */
const ORDERED: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'points',
  'event',
  'earn',
  'ladder',
  'lifetime',
  'floor',
  'grant',
  'reward',
  'milestone',
  'intervention',
]);

/** Of a statement that is there in one program alone: what it is. A change of values is told part by part. */
const WHOLE: Readonly<Partial<Record<Statement['kind'], SubjectName>>> = {
  ends: 'program-end',
  points: 'ledger',
  earn: 'earning',
  cap: 'shared-limit',
  lifetime: 'lifetime-tier',
  allow: 'allowance',
};

type Tree = Side['checked']['program'];

interface Known {
  readonly senses: { readonly old: Senses; readonly now: Senses };
  readonly values: { readonly old: ValueOf; readonly now: ValueOf };
}

/** Every difference between two programs that is not layout, gravest first, one line for one edit. */
export function changesBetween(old: Side, now: Side): readonly Change[] {
  const renames = renamesOf(old, now);
  const [before, after] = [old, now].map(({ checked }) => renamedTree(checked.program, renames)) as [Tree, Tree];
  const known: Known = {
    senses: { old: new Senses(renamedPlan(old.plan, renames)), now: new Senses(renamedPlan(now.plan, renames)) },
    values: { old: valuesOf(before), now: valuesOf(after) },
  };
  const pairs = statementPairs(before, after);
  const changes: Change[] = [];
  for (const pair of pairs) {
    const was = pair.old === null ? null : statementParts(old.source, before, pair.old);
    const is = pair.now === null ? null : statementParts(now.source, after, pair.now);
    if (was !== null && is !== null) changes.push(...partChanges(pair, was, is, known));
    else if ((pair.old ?? pair.now!).kind === 'change')
      changes.push(...withoutFrame(partChanges(pair, was ?? [], is ?? [], known)));
    else changes.push(wholeChange(pair, (was ?? is)!, known));
  }
  const order = orderChange(pairs, old, now);
  if (order !== null) changes.push(order);
  const name = nameChange(old, now);
  if (name !== null) changes.push(name);
  return numbered(gradeOf(claimed(changes, pairs), now.plan));
}

/** By what both versions of a statement say, part by part. */
function partChanges(pair: Pair, before: readonly Part[], after: readonly Part[], known: Known): Change[] {
  const key = ({ subject, path }: Part) => `${subject} ${path}`;
  const olds = new Map(before.map((part) => [key(part), part]));
  const news = new Map(after.map((part) => [key(part), part]));
  const changes: Change[] = [];
  for (const each of new Set([...olds.keys(), ...news.keys()])) {
    const [was, is] = [olds.get(each), news.get(each)];
    if (was !== undefined && is !== undefined && (was.meaning === is.meaning || sameOrder(was, is))) continue;
    changes.push(...partChange(pair, was, is, known));
  }
  return withoutEchoes(changes);
}

function partChange(pair: Pair, was: Part | undefined, is: Part | undefined, known: Known): Change[] {
  const part = (is ?? was)!;
  const subject: Subject = subjectOf(part.subject);
  const instead = part.otherwise;
  const order = partOrder(
    (was ?? instead)?.value ?? null,
    (is ?? instead)?.value ?? null,
    known.values.old,
    known.values.now,
  );
  const both = (was !== undefined && is !== undefined) || instead !== null;
  // The same value by another name, as of a literal that became a setting, changes nothing.
  if (both && order === 0) return [];
  const direction = both ? directionOf(subject, part.read, order, known.senses) : presence(subject, is !== undefined);
  const verb = both ? verbOf(subject, order) : is === undefined ? 'removed' : 'added';
  return [
    {
      id: `${part.subject}-${verb}`,
      subject: part.subject,
      statement: pair.name,
      path: part.path,
      direction,
      grade: 'COSMETIC',
      effective: part.effective,
      old: was ?? (instead === null ? null : { text: instead.text, span: instead.value.span }),
      now: is ?? (instead === null ? null : { text: instead.text, span: instead.value.span }),
      statements: spansOf(pair),
      claims: [],
      fingerprint: '',
    },
  ];
}

/** What holds the values of a change together, and says nothing without them. */
const FRAME: ReadonlySet<SubjectName> = new Set(['dated-change', 'judging', 'transition-nothing', 'label']);

/** Of a change that is wholly new or wholly gone: its values, its notice and what becomes of members. */
function withoutFrame(changes: readonly Change[]): Change[] {
  const values = changes.some(({ subject }) => subject === 'dated-value');
  return changes.filter(({ subject }, i) => (values ? !FRAME.has(subject) : i === 0));
}

function presence({ there }: Subject, added: boolean): Direction {
  if (there === 'by use') return 'different';
  return added ? there : opposite(there);
}

function verbOf({ scale }: Subject, order: Order): string {
  if (scale === null || order === null || order === 0) return 'changed';
  return VERBS[scale][order === 1 ? 0 : 1];
}

function wholeChange(pair: Pair, parts: readonly Part[], _: Known): Change {
  const statement = (pair.now ?? pair.old)!;
  const subject = WHOLE[statement.kind] ?? (statement.kind as SubjectName);
  const added = pair.old === null;
  const version = { text: parts.at(-1)?.text ?? pair.name, span: statement.span };
  const from = parts.find((part) => part.effective !== null)?.effective ?? null;
  return {
    id: `${subject}-${added ? 'added' : 'removed'}`,
    subject,
    statement: pair.name,
    path: '',
    direction: presence(subjectOf(subject), added),
    grade: 'COSMETIC',
    effective: from,
    old: added ? null : version,
    now: added ? version : null,
    statements: spansOf(pair),
    claims: [],
    fingerprint: '',
  };
}

function spansOf(pair: Pair): { readonly old: Span | null; readonly now: Span | null } {
  return { old: pair.old?.span ?? null, now: pair.now?.span ?? null };
}

/** Whether two lists of names agree in the names that both have. */
function sameOrder(was: Part, is: Part): boolean {
  if (was.subject !== 'order') return false;
  const [before, after] = [JSON.parse(was.meaning) as string[], JSON.parse(is.meaning) as string[]];
  return `${before.filter((name) => after.includes(name))}` === `${after.filter((name) => before.includes(name))}`;
}

/** A tier that comes or goes takes everything that is said of it along; a step that ends where the next begins is one. */
function withoutEchoes(changes: readonly Change[]): Change[] {
  const whole = new Set(
    changes.filter(({ id }) => id === 'tier-added' || id === 'tier-removed').map(({ path }) => path),
  );
  return changes.filter(({ subject, path }) => {
    const tier = path.split(' ')[0]!;
    return subject === 'tier' || !subject.startsWith('tier-')
      ? !(subject === 'label' && whole.has(path))
      : !whole.has(tier);
  });
}

/** Rules that changed places, where their order counts. */
function orderChange(pairs: readonly Pair[], old: Side, now: Side): Change | null {
  const kept = pairs.filter((pair) => pair.old !== null && pair.now !== null && ORDERED.has(pair.old.kind));
  const groups = new Map<string, typeof kept>();
  for (const pair of kept) groups.set(pair.old!.kind, [...(groups.get(pair.old!.kind) ?? []), pair]);
  for (const group of groups.values()) {
    const before = [...group].sort((a, b) => a.old!.span.start - b.old!.span.start);
    const after = [...group].sort((a, b) => a.now!.span.start - b.now!.span.start);
    const at = before.findIndex((pair, i) => pair !== after[i]);
    if (at === -1) continue;
    const [first, second] = [before[at]!, after[at]!];
    return {
      id: 'order-changed',
      subject: 'order',
      statement: second.name,
      path: '',
      direction: 'different',
      grade: 'COSMETIC',
      effective: null,
      old: { text: before.map(({ name }) => name).join(', '), span: first.old!.span },
      now: { text: after.map(({ name }) => name).join(', '), span: second.now!.span },
      // The whole programs, because no one statement is what differs.
      statements: { old: old.checked.program.span, now: now.checked.program.span },
      claims: [],
      fingerprint: '',
    };
  }
  return null;
}

function nameChange(old: Side, now: Side): Change | null {
  const [before, after] = [old.checked.program.name, now.checked.program.name];
  if (before.text === after.text) return null;
  return {
    id: 'program-name-changed',
    subject: 'program-name',
    statement: 'program',
    path: '',
    direction: 'neutral',
    grade: 'COSMETIC',
    effective: null,
    old: before,
    now: after,
    statements: { old: before.span, now: after.span },
    claims: [],
    fingerprint: '',
  };
}

/** Each with its fingerprint; those that are alike in everything are told apart by their order. */
function numbered(changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const { id, statement, path, old, now, effective } = change;
    const text = JSON.stringify([id, statement, path, old?.text, now?.text, effective]);
    const times = seen.get(text) ?? 0;
    seen.set(text, times + 1);
    return { ...change, fingerprint: fingerprint(times === 0 ? text : `${text} ${times}`) };
  });
}
