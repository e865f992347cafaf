import type { PlanGrid } from '../compile/plan-grid.ts';
import { VOICES } from '../model/customer-grid.ts';
import type { Build } from './build.ts';
import {
  add,
  atLeast,
  atMost,
  both,
  choose,
  divide,
  either,
  type I32,
  i32,
  isZero,
  less,
  load,
  remainder,
  store,
} from './code.ts';
import type { List } from './layout.ts';
import { ask, memberRoutine, type Pen } from './pen.ts';

/** A survey answer: its day and the score. */
const ANSWER = { day: 0, score: 8, size: 16 } as const;

/** The customer grid as code; see `CustomerGrid` of the interpreter. */
export class GridCode {
  readonly #build: Build;
  readonly #grid: PlanGrid;
  readonly #answers: List;

  constructor(build: Build, grid: PlanGrid) {
    this.#build = build;
    this.#grid = grid;
    this.#answers = build.layout.list(ANSWER.size);
  }

  /** An event that may be an answer; one that is no score is passed over. */
  hear(pen: Pen, event: number): void {
    const { answers, bands } = this.#grid;
    if (event !== answers.event) return;
    const { lists, moment, parts } = this.#build;
    const { r, m } = pen;
    const told = parts.value(pen, { op: 'field', field: answers.field }, event);
    const score = r.keep(divide(told.low, told.per));
    const whole = isZero(remainder(told.low, told.per));
    const inBand = bands
      .map(({ from, to }) => both(atLeast(score, BigInt(from)), atMost(score, BigInt(to))))
      .reduce((a, b) => either(a, b));
    r.when(both(whole, inBand), () => {
      const answer = lists.append(r, m, this.#answers);
      r.push(store(answer, ANSWER.day, moment.day(r).get), store(answer, ANSWER.score, score));
    });
  }

  /** The cell of the grid at the moment at work. */
  cell(pen: Pen): I32 {
    const { module } = this.#build;
    return ask(
      pen,
      memberRoutine(module, 'cell', [], ['i32'], (inner) => this.#write(inner)),
    );
  }

  #write(pen: Pen): void {
    const { lists, moment, parts } = this.#build;
    const { r, m } = pen;
    const { answers, bands, profit } = this.#grid;
    const until = r.keep(moment.until(r).get);
    const from = parts.windowFrom(pen, answers.window, until);
    const end = parts.windowUntil(pen, answers.window, until);
    const voice = r.variable('i32', i32(VOICES.indexOf('unknown')));
    lists.each(r, m, this.#answers, (answer) => {
      const day = r.keep(load('i32', answer, ANSWER.day));
      r.when(both(atLeast(day, from), less(day, end)), () => {
        const score = r.keep(load('i64', answer, ANSWER.score));
        for (const band of bands) {
          const inside = both(atLeast(score, BigInt(band.from)), atMost(score, BigInt(band.to)));
          r.when(inside, () => voice.set(i32(VOICES.indexOf(band.voice))));
        }
      });
    });
    const row = choose(parts.holds(pen, profit, null), i32(0), VOICES.length);
    r.leave(add(row, voice.get));
  }
}
