import type { Span } from '../base/span.ts';
import { say, type Wording } from './wording.ts';

export type Severity = 'error' | 'warning';

/** A place in a text with what is to be said about it. The primary label stands on the smallest offending token. */
export interface Label {
  readonly span: Span;
  readonly text: Wording;
  readonly primary: boolean;
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change that cures the problem. `certain` ones may be applied by a machine: the checker passes after them. */
export interface Fix {
  readonly title: Wording;
  readonly edits: readonly Edit[];
  readonly certain: boolean;
}

/**
 * The one record in which every stage speaks: lexer, parser, checker, data reader, simulator.
 * Renderers only read it. `title` states the fact in lower case without a full stop and makes sense alone;
 * `body` teaches the rule of the language at stake; `notes` are facts; `help` proposes what to do.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly title: Wording;
  readonly labels: readonly Label[];
  readonly body?: Wording;
  readonly notes: readonly Wording[];
  readonly help?: Wording;
  /** An `example` block, ready to be pasted into the program, on which the problem shows. Lines end at `\n`. */
  readonly witness?: string;
  readonly fixes: readonly Fix[];
}

/**
 * Every code there is, with the fact it stands for. A code never changes its meaning.
 * Groups: `file` and `syntax` (text), `name`, `unit`, `rule` (checker), `tier`, `window`, `points` … (reasoning, see `reasoning-codes.ts`), `data` (histories, tables), `simulation`.
 */
export const PROBLEM_CODES = {
  'file-missing': 'a named file or folder does not exist',
  'file-unreadable': 'a file cannot be read',
  'file-too-large': 'a file is larger than the language allows',
  'file-not-text': 'a file is not UTF-8 text',
  'file-empty': 'a program file has no program in it',
  'file-unwritable': 'an output cannot be written',
  'syntax-character': 'a character that the language does not know',
  'syntax-foreign': 'a habit from another language, with the word this one uses',
  'syntax-unexpected': 'a word that cannot stand here',
  'syntax-unclosed': 'a block or string that is never closed',
  'syntax-too-deep': 'nesting beyond the limit',
  'syntax-number': 'a number too long for the language',
  'syntax-date': 'a date that does not exist',
  'name-unknown': 'a name that nothing in scope bears',
  'name-duplicate': 'two things of one kind bear the same name',
  'name-kind': 'a name that bears another kind of thing than is needed here',
  'clause-duplicate': 'a clause that may stand once stands twice',
  'clause-misplaced': 'a clause that means nothing where it stands',
  'clause-missing': 'a clause that must be written is absent',
  'unit-mismatch': 'two quantities that cannot be combined',
  'unit-expected': 'an expression of the wrong unit',
  'currency-mismatch': 'a sum in another currency than the program keeps',
  'rounding-inside': 'a rounding inside a formula, which is rounded once, at its end',
  'rounding-missing': 'a formula that can give fractions without saying how to round',
  'value-range': 'a value outside what is possible here',
  'setting-range': 'a setting whose value lies outside its own range',
  'setting-unused': 'a setting that nothing reads',
  'measure-unused': 'a measure that nothing reads',
  'step-order': 'values of one thing whose dates do not rise',
  'value-not-in-force': 'a rule that reads a value before it has one',
  'judging-missing': 'a value that a ladder reads and that changes without saying which version judges',
  'judging-window': 'a value judged by a window that it is not compared with',
  'transition-missing': 'a change that does not say what happens to members already there',
  'transition-conflict': 'a change that says two things about the same members',
  'period-empty': 'a period that ends before it begins',
  'cap-unused': 'a shared limit that no rule is within',
  'attribute-fixed': 'an attribute that no event sets',
  'attribute-unused': 'an attribute that nothing reads',
  'rule-cycle': 'rules that read each other in a circle',
  'ladder-order': 'tiers that do not rise',
  'crossing-split': 'an event split at a bar that does not divide it',
  'grid-gap': 'a grid in which some score belongs to no voice',
  'grid-overlap': 'a grid in which some score belongs to two voices',
  'harvest-before-repair': 'value drawn from unhappy members, or while nothing is done for them',
  'grant-base': 'a grant of the tier that everybody holds',
  'tier-unreachable': 'a tier that nobody can reach',
  'reward-price': 'a reward that is bought where one is given, or given where one is bought',
  'tier-shadowed': 'a tier that is never the highest one earned',
  'tier-gap': 'a tier that a member can earn without earning the one below it',
  'retain-above-attain': 'a tier whose bar to keep it lies above the one to reach it',
  'rule-dead': 'a rule that can never give anything',
  'window-never-closes': 'a ladder with a way down that nobody can ever take',
  'points-unusable': 'points that can never be used',
  'double-counting': 'an event that earns twice into one ledger for one amount',
  'reward-underwater': 'a reward worth more than what must be spent for it',
  'threshold-edge': 'days on which what happens is judged by no review',
  'allow-unused': 'an `allow` that covers nothing',
  'table-gap': 'a table that lacks a row for a word it can be read by',
  'example-failed': 'an example that does not hold',
  'example-empty': 'an example that expects nothing',
  'data-column': 'a column that the table does not have',
  'data-value': 'a value that cannot be read as what its column means',
  'data-mapping': 'a mapping file that does not fit',
  'data-conflict': 'two different events under one identity',
  'simulation-json': 'a file that is not JSON',
  'simulation-schema': 'a simulation file with a key or value that its schema does not allow',
  'simulation-value': 'a simulation value that does not fit the program',
  'format-unsafe': 'a formatted text that would not mean the same',
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export interface ProblemDraft {
  readonly code: ProblemCode;
  readonly title: Wording;
  readonly at?: Span;
  readonly label?: Wording;
  readonly others?: readonly { readonly span: Span; readonly text: Wording }[];
  readonly severity?: Severity;
  readonly body?: Wording;
  readonly notes?: readonly Wording[];
  readonly help?: Wording;
  readonly witness?: string;
  readonly fixes?: readonly Fix[];
}

/** Builds a problem from its short form: one primary place, any number of others. */
export function problem(draft: ProblemDraft): Problem {
  const labels: Label[] = [];
  if (draft.at !== undefined) labels.push({ span: draft.at, text: draft.label ?? say``, primary: true });
  for (const other of draft.others ?? []) labels.push({ ...other, primary: false });
  return {
    code: draft.code,
    severity: draft.severity ?? 'error',
    title: draft.title,
    labels,
    notes: draft.notes ?? [],
    fixes: draft.fixes ?? [],
    ...(draft.body === undefined ? {} : { body: draft.body }),
    ...(draft.help === undefined ? {} : { help: draft.help }),
    ...(draft.witness === undefined ? {} : { witness: draft.witness }),
  };
}

export function primarySpan(p: Pick<Problem, 'labels'>): Span | undefined {
  return p.labels.find((label) => label.primary)?.span;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.severity === 'error');
}

/** In reading order: by file, then position, errors before warnings at the same place; problems without a place first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem) => primarySpan(p);
  return [...problems].sort((a, b) => {
    const x = key(a);
    const y = key(b);
    if (x === undefined || y === undefined) return (x === undefined ? 0 : 1) - (y === undefined ? 0 : 1);
    if (x.file !== y.file) return x.file < y.file ? -1 : 1;
    return x.start - y.start || (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1);
  });
}
