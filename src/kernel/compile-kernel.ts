import { FOREVER } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { Steps } from '../compile/steps.ts';
import { planIndex } from '../engine/plan-index.ts';
import { AttributeCode } from './attribute-code.ts';
import { openBlock } from './block-code.ts';
import type { BooksCode } from './books-code.ts';
import type { Build, Parts } from './build.ts';
import { CalendarCode } from './calendar-code.ts';
import { EarningCode } from './earning-code.ts';
import { type Extent, Inexact } from './exact.ts';
import { Extents } from './extents.ts';
import { FormulaCode, INPUT_SIZE } from './formula-code.ts';
import { GridCode } from './grid-code.ts';
import { Grounds } from './grounds.ts';
import { Journal } from './journal.ts';
import { LadderCode } from './ladder-code.ts';
import { LadderGrants } from './ladder-grants.ts';
import { type ExactField, Layout } from './layout.ts';
import { LedgerCode } from './ledger-code.ts';
import { type Limit, limitsOf, measuresRead, type Readers, readsGrid } from './limits.ts';
import { Lists } from './lists.ts';
import { MeasureCode } from './measure-code.ts';
import { MemberCode } from './member-code.ts';
import { Module } from './module.ts';
import { Numbers } from './numbers.ts';
import { OutsideCode } from './outside-code.ts';
import { type Moment, penOf } from './pen.ts';
import { QuestionsCode } from './questions-code.ts';
import { Reals } from './reals.ts';
import { RewardCode } from './reward-code.ts';
import { Routine } from './routine.ts';
import { SumsCode } from './sums-code.ts';
import { WindowCode } from './window-code.ts';

/** A plan as a WebAssembly module, with what the host must know of its memory. */
export interface Kernel {
  readonly bytes: Uint8Array;
  /** Where settings lie; they are written before a member is opened, and can be turned without a new module. */
  readonly numbers: Numbers;
  /** What fields may hold. */
  readonly extents: Extents;
  /** Where the fields of an event are written. */
  readonly inputs: number;
  /** How many fields the event has that has most. */
  readonly fields: number;
  readonly journal: number;
  /** The rules in the journal, by their number. */
  readonly rules: readonly string[];
  /** Where members begin, and what one is made of before it joins. */
  readonly members: number;
  readonly blank: Uint8Array;
  /** From the start of a member: the tier of each ladder, and the balance of each ledger. */
  readonly tiers: readonly number[];
  readonly balances: readonly ExactField[];
  /** Where the answers to questions are written; see `ANSWER`. */
  readonly answers: number;
  /** The measures that are kept, and how. */
  readonly measures: ReadonlyMap<number, Extent>;
  /** Events that a member is handed to the interpreter for. */
  readonly limits: readonly Limit[];
}

export type Compiled =
  | { readonly kernel: Kernel; readonly limits: readonly Limit[] }
  | { readonly kernel: null; readonly limits: readonly Limit[] };

/** For a host that listens to one member after another, or for sums over blocks of members. */
export type Books = 'journal' | 'sums';

/** Code of another kind that lives in one module with the rules: it keeps their books, and calls them. */
export interface Tenant extends BooksCode {
  /** What one member may have in memory, in bytes: who has more stops the module. */
  readonly room: number;
  /** Whether settings that have a range are to have room to be turned from a day on. */
  readonly turns: boolean;
  /** Takes its places in the member and in the grounds; nothing is written yet. */
  settle(build: Build, grounds: Grounds): void;
  /** Writes its routines, and opens them to the host. */
  open(rules: { readonly member: MemberCode; readonly questions: QuestionsCode; readonly ledgers: LedgerCode }): void;
}

const PAGE = 65_536;

/**
 * Writes the kernel of a plan, or says what it does not do of it. `settings` decide for how large values there is room;
 * others that fit can be written into the memory of the same kernel.
 */
export function compileKernel(plan: Plan, settings: readonly Steps[], books: Books | Tenant = 'journal'): Compiled {
  const limits = limitsOf(plan);
  if (limits.some(({ of }) => of === 'plan')) return { kernel: null, limits };
  try {
    return { kernel: write(plan, settings, books, limits), limits };
  } catch (error) {
    if (!(error instanceof Inexact)) throw error;
    return { kernel: null, limits: [...limits, { place: error.place ?? plan.name, words: error.message, of: 'plan' }] };
  }
}

function write(plan: Plan, settings: readonly Steps[], books: Books | Tenant, limits: readonly Limit[]): Kernel {
  const layout = new Layout();
  const grounds = new Grounds();
  const module = new Module(new Reals(grounds));
  const fields = Math.max(1, ...plan.events.map((event) => event.fields.length));
  const rules = new Map<string, number>();
  const moment: Moment = {
    day: module.global('i32'),
    until: module.global('i32'),
    known: module.global('i32', FOREVER),
  };
  const journal = books === 'journal' ? new Journal(module, grounds) : null;
  const sums = books === 'sums' ? new SumsCode(plan, module, moment) : null;
  const tenant = typeof books === 'object' ? books : null;
  const inputs = grounds.reserve(fields * INPUT_SIZE);
  const parts = {} as { -readonly [Part in keyof Parts]: Parts[Part] };
  const build: Build = {
    plan,
    index: planIndex(plan),
    module,
    layout,
    lists: new Lists(module, layout, tenant?.room ?? null),
    calendar: new CalendarCode(module, grounds),
    moment,
    joined: layout.field('i32'),
    stirred: module.global('i32'),
    extents: new Extents(plan, (expression, event) => extentOfFormula(module, parts, expression, event)),
    numbers: new Numbers(plan, settings, grounds, tenant?.turns ?? false),
    books: journal ?? sums ?? tenant!,
    inputs: module.global('i32', inputs),
    rules: { of: (name) => numberOf(rules, name) },
    parts,
  };

  const formulas = new FormulaCode(build);
  const windows = new WindowCode(build);
  const readers: Readers = books === 'sums' ? 'rules' : 'rules and host';
  const kept = measuresRead(plan, readers);
  const measures = new MeasureCode(build, kept);
  parts.value = (pen, expression, event) => formulas.value(pen, expression, event);
  parts.share = (pen, expression, event) => formulas.share(pen, expression, event);
  parts.holds = (pen, condition, event) => formulas.holds(pen, condition, event);
  parts.windowFrom = (pen, window, until) => windows.from(pen, window, until);
  parts.windowUntil = (pen, window, until) => windows.until(pen, window, until);
  parts.measure = (pen, measure) => measures.measure(pen, measure);
  parts.earned = (pen, ledger, earning, amount) => measures.earned(pen, ledger, earning, amount);
  const attributes = new AttributeCode(build);
  parts.attribute = (pen, attribute) => attributes.attribute(pen, attribute);
  const grants = plan.ladders.map((_, i) => new LadderGrants(build, i));
  const ladders = grants.map((each) => new LadderCode(build, each));
  parts.tier = (pen, ladder) => grants[ladder]!.tier(pen);
  parts.tierAtEndOf = (pen, ladder, day) => grants[ladder]!.tierAtEndOf(pen, day);
  parts.open = (pen, ladder) => grants[ladder]!.open(pen);
  parts.give = (pen, ladder, tier, until, cause) => ladders[ladder]!.give(pen, tier, until, cause);
  parts.takeBack = (pen, ladder, grant, cause) => ladders[ladder]!.takeBack(pen, grant, cause);
  const outside = new OutsideCode(build, formulas);
  parts.granted = (pen, lifetime) => outside.granted(pen, lifetime);
  parts.judgeOutside = (pen, ladder) => outside.judge(pen, ladder);
  const grid = plan.grid !== null && readsGrid(plan, readers) ? new GridCode(build, plan.grid) : null;
  parts.cell = (pen) => grid!.cell(pen);
  // Balances are measured by what formulas can give, which may read all of the above.
  parts.balance = (pen, ledger) => ledgers.balance(pen, ledger);
  const ledgers: LedgerCode = new LedgerCode(build);
  parts.earn = (pen, ledger, amount, earning, rule, caused) => ledgers.earn(pen, ledger, amount, earning, rule, caused);
  parts.clear = (pen, ledger, most, rule) => void ledgers.clear(pen, ledger, most, rule);
  tenant?.settle(build, grounds);
  const rewards = new RewardCode(build, ledgers);
  parts.welcome = (pen, reward) => rewards.welcome(pen, reward);
  const earning = new EarningCode(build);
  const member = new MemberCode(build, {
    formulas,
    windows,
    measures,
    attributes,
    ledgers,
    earning,
    ladders,
    outside,
    rewards,
    grid,
  });
  const questions = sums === null ? new QuestionsCode(build, grounds) : null;
  if (journal !== null) {
    member.open();
    journal.open();
    questions!.open(kept);
  }
  tenant?.open({ member, questions: questions!, ledgers });
  if (sums !== null) {
    // Everything that a member has must have its place by now.
    member.write();
    const start = grounds.reserve(layout.size);
    openBlock(build, sums, member, grants, { address: start, size: layout.size }, fields);
    module.place(start, layout.blank());
  }
  build.calendar.open();
  build.numbers.placeRows(module);

  const members = grounds.end;
  const blank = layout.blank();
  return {
    bytes: module.bytes(Math.ceil((members + blank.length) / PAGE) + 1),
    numbers: build.numbers,
    extents: build.extents,
    inputs,
    fields,
    journal: journal?.address ?? 0,
    rules: [...rules.keys()],
    members,
    blank,
    tiers: grants.map(({ tierField }) => tierField.offset),
    balances: ledgers.balances,
    answers: questions?.address ?? 0,
    measures: new Map([...kept].map((measure) => [measure, build.extents.measure(measure)])),
    limits,
  };
}

/** Written once for its proof alone. */
function extentOfFormula(module: Module, parts: Parts, expression: Expression, event: number): Extent {
  const draft = new Routine({ index: -1, takes: ['i32'], leaves: [] });
  const { per, most } = parts.value(penOf(module, draft), expression, event);
  return { per, most };
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
