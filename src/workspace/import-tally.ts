import type { Day } from '../base/calendar.ts';
import type { MemberEvent } from '../engine/books.ts';
import type { Problem, ProblemCode } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import type { ImportReport } from './import-report.ts';
import type { EventRule, ImportRules } from './import-rules.ts';

/** Unreadable rows told singly. */
const MOST_LISTED = 20;

const UNMATCHED = 'fits no event of the mapping';

/** Something wrong with a row, or with the event that starts there. */
export interface RowFault {
  readonly row: number;
  readonly code: ProblemCode;
  /** What is wrong, to be said after the name of the file and the row. */
  readonly fact: Wording;
  readonly help?: Wording;
}

/** Counts what becomes of the rows while they pass. */
export class ImportTally {
  readonly #file: string;
  readonly #rules: ImportRules;
  readonly #skipped: number[];
  readonly #used = new Map<EventRule, { rows: number; events: number }>();
  readonly #faults: RowFault[] = [];
  #unmatched = 0;
  #rows = 0;
  #unreadable = 0;
  #repeated = 0;
  #rounded = 0;
  #unlinked = 0;
  #members = 0;
  #firstDay: Day | null = null;
  #lastDay: Day | null = null;

  constructor(file: string, rules: ImportRules) {
    this.#file = file;
    this.#rules = rules;
    this.#skipped = rules.skips.map(() => 0);
  }

  /** Whether some row has made the whole import fail. */
  get failed(): boolean {
    return this.#unreadable > 0 && this.#rules.unreadable === 'fail';
  }

  read(): void {
    this.#rows++;
  }

  skipped(skip: number): void {
    this.#skipped[skip]!++;
  }

  unmatched(): void {
    this.#unmatched++;
  }

  used(rule: EventRule, rows: number): void {
    const sofar = this.#used.get(rule) ?? { rows: 0, events: 0 };
    this.#used.set(rule, { rows: sofar.rows + rows, events: sofar.events + 1 });
  }

  repeated(rows: number): void {
    this.#repeated += rows;
  }

  rounded(): void {
    this.#rounded++;
  }

  unlinked(): void {
    this.#unlinked++;
  }

  /** Rows come in the order of members; the ones listed are the first of the file nonetheless. */
  unreadable(fault: RowFault, rows: number): void {
    this.#unreadable += rows;
    this.#faults.push(fault);
    this.#faults.sort((a, b) => a.row - b.row);
    this.#faults.length = Math.min(this.#faults.length, MOST_LISTED);
  }

  /** @param events of one member, in order of time, not empty */
  member(events: readonly MemberEvent[]): void {
    this.#members++;
    const first = events[0]!.day;
    const last = events.reduce((day, event) => Math.max(day, event.posted), first);
    if (this.#firstDay === null || first < this.#firstDay) this.#firstDay = first;
    if (this.#lastDay === null || last > this.#lastDay) this.#lastDay = last;
  }

  /** The counts so far. */
  report(): ImportReport {
    const share = (rows: number) => rows / this.#rows;
    const skipped = this.#rules.skips.map(({ reason }, index) => ({ reason, rows: this.#skipped[index]! }));
    if (this.#unmatched > 0) skipped.push({ reason: UNMATCHED, rows: this.#unmatched });
    return {
      file: this.#file,
      rows: this.#rows,
      used: this.#rules.events.map((rule) => ({
        event: rule.name,
        ...(this.#used.get(rule) ?? { rows: 0, events: 0 }),
      })),
      skipped: skipped.map((entry) => ({ ...entry, share: this.#rows === 0 ? 0 : share(entry.rows) })),
      unreadable: this.#unreadable,
      repeated: this.#repeated,
      rounded: this.#rounded,
      unlinked: this.#unlinked,
      members: this.#members,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      problems: this.#problems(),
    };
  }

  #problems(): Problem[] {
    const severity = this.#rules.unreadable === 'fail' ? 'error' : 'warning';
    const listed = this.#faults.map(({ row, code, fact, help }) =>
      problem({
        code,
        severity,
        title: say`\`${this.#file}\`, row ${row}: ${fact}`,
        ...(help === undefined ? {} : { help }),
      }),
    );
    const rest = this.#unreadable - listed.length;
    if (rest <= 0 || listed.length < MOST_LISTED) return listed;
    const title =
      rest === 1
        ? say`1 more row of \`${this.#file}\` cannot be read`
        : say`${rest} more rows of \`${this.#file}\` cannot be read`;
    return [...listed, problem({ code: 'data-value', severity, title })];
  }
}
