import { setImmediate } from 'node:timers/promises';
import { forecast, numbersIn } from '../analysis/forecast.ts';
import { pairedDifferences } from '../analysis/paired-differences.ts';
import type { Row } from '../analysis/row.ts';
import { headlines, sameNumber } from '../analysis/uncertainty/headlines.ts';
import { tornadoBars } from '../analysis/uncertainty/sensitivity.ts';
import { rowsOfRun } from '../analysis/uncertainty/uncertain-forecast.ts';
import { openMember } from '../engine/open-member.ts';
import { blockCount } from '../population/block-members.ts';
import { openLives } from '../population/compiled/engine.ts';
import { independentRuns, runsOf } from '../population/forecast-runs.ts';
import { blockContributions } from '../population/high-value.ts';
import { lookAtMembers, type MemberLook } from '../population/look-at-members.ts';
import { Ranking } from '../population/ranking.ts';
import { oneAtATime } from '../population/sensitivity-runs.ts';
import { simulateBlock } from '../population/simulate-block.ts';
import type { Study } from '../population/simulation-spec.ts';
import { type StudyRun, studyIn } from '../population/study-run.ts';
import type { BlockSums } from '../population/sums.ts';
import { KnownCuts, type StudyCuts } from './known-cuts.ts';
import { KnownPlans } from './known-plans.ts';
import type { LiveAnswer, LiveQuestion } from './live-question.ts';
import { RememberedLives } from './remembered-lives.ts';
import { type BlockPool, hireCrew, runStudy, type StudyOutcome } from './run-study.ts';

/** Of these numbers the way there matters as much as where they end. */
const COURSES: ReadonlySet<string> = new Set(['tier.share', 'members.active', 'atrisk.hv', 'atrisk.churn']);

/** Answers no closer together than this; people see no more, and rows take time to make. */
const ANSWER_EVERY_MS = 100;

/** Of a single run something is told once so many of its blocks are merged. */
const BLOCKS_TO_TELL = 2;

/** How many questions are remembered, so that going back and forth costs nothing. */
const REMEMBERED = 24;

/** So few runs of one block are made at once, without other threads. */
const RUNS_AT_HAND = 4;

/** Enough to rank assumptions, whose runs differ in nothing else. */
const TORNADO_REPLICATES = 1;

type Forecast = Extract<LiveQuestion, { kind: 'forecast' }>;
type Tornado = Extract<LiveQuestion, { kind: 'tornado' }>;

/**
 * Answers questions one at a time and remembers what was run for the latest of them: a question that was left is taken up
 * where it was, and one that was answered is answered at once.
 */
export class LiveAnswers {
  readonly #crew: BlockPool;
  readonly #plans = new KnownPlans();
  readonly #lives = new RememberedLives();
  readonly #compiled = openLives(true);
  readonly #cuts = new KnownCuts();
  readonly #runs = new Map<string, Map<number, BlockSums>>();
  #looks: { readonly key: string; readonly members: readonly MemberLook[] } | null = null;

  constructor(workers: number | undefined) {
    this.#crew = hireCrew(workers === undefined ? {} : { workers });
  }

  /** Lets its threads go. */
  close(): Promise<void> {
    return this.#crew.close();
  }

  /** Settles when all is said, or after `signal` is aborted; then nothing more is said. */
  async answer(asked: LiveQuestion, signal: AbortSignal, say: (answer: LiveAnswer) => void): Promise<void> {
    const question = { ...asked, study: this.#plans.known(asked.study) };
    const { key } = question;
    this.#compiled.begin();
    switch (question.kind) {
      case 'forecast':
        return await this.#forecast(question, signal, say);
      case 'tornado':
        return await this.#tornado(question, signal, say);
      case 'members': {
        const members = this.#lookAt(key, question.study).map(({ worlds, ...member }) => ({
          ...member,
          worlds: worlds.map(({ history: _, ...way }) => way),
        }));
        return say({ kind: 'members', key, members, done: true });
      }
      case 'history': {
        const look = this.#lookAt(question.among, question.study).find(({ member }) => member === question.member);
        const history = look?.worlds.find(({ world }) => world === question.world)?.history ?? null;
        return say({ kind: 'history', key, history, done: true });
      }
    }
  }

  #lookAt(key: string, study: Study): readonly MemberLook[] {
    if (this.#looks?.key !== key) this.#looks = { key, members: lookAtMembers(study, study.spec.members, openMember) };
    return this.#looks.members;
  }

  async #forecast(question: Forecast, signal: AbortSignal, say: (answer: LiveAnswer) => void): Promise<void> {
    const { key, study, sources, pair } = question;
    const { spec, plan, alternatives } = study;
    const runs = runsOf(spec, sources, spec.replicates);
    const ends = new Map<number, readonly Row[]>();
    const endOf = (rows: readonly Row[]) => rows.filter(({ month }) => month === spec.horizon);
    const shown = (metric: string, month: number) => month === 0 || month === spec.horizon || COURSES.has(metric);
    const [began, known] = [performance.now(), this.#runs.get(key)?.size ?? 0];
    const tell = (finished: ReadonlyMap<number, BlockSums>, done: boolean) => {
      const sums = [...finished].sort(([a], [b]) => a - b).map(([, each]) => each);
      if (sums.length === 0) return;
      const studies = sums.map(({ replicate }) => numbersIn(study, runs[replicate]!));
      const rows = forecast(plan, spec, sums, alternatives, studies, shown);
      for (const each of pair === null ? [] : sums) {
        // Of a single run they are among the rows; and it may be told of before all of its members have lived.
        if (runs.length === 1) ends.set(each.replicate, endOf(rows));
        else if (!ends.has(each.replicate)) ends.set(each.replicate, rowsOfRun(study, runs[each.replicate]!, each));
      }
      say({
        kind: 'forecast',
        key,
        members: sums[0]!.members,
        replicates: sums.length,
        of: runs.length,
        independent: independentRuns(sums.length, sources),
        rows,
        differences: pair === null ? [] : pairedDifferences([...ends.values()], pair.world, pair.against),
        took: done && known === 0 ? performance.now() - began : null,
        done,
      });
    };
    const outcome = await this.#run(question, runs, signal, tell);
    if (outcome !== null) say({ kind: 'failed', key, message: outcome, done: true });
  }

  async #tornado(question: Tornado, signal: AbortSignal, say: (answer: LiveAnswer) => void): Promise<void> {
    const { key, study } = question;
    const { spec, plan } = study;
    const design = oneAtATime(spec.assumptions, TORNADO_REPLICATES);
    const rowsByRun = new Map<number, readonly Row[]>();
    const tell = (finished: ReadonlyMap<number, BlockSums>, done: boolean) => {
      for (const [run, sums] of finished)
        if (!rowsByRun.has(run)) rowsByRun.set(run, headlines(rowsOfRun(study, design.runs[run]!, sums), plan, spec));
      const value = (row: Row) => (run: number) => rowsByRun.get(run)?.find((other) => sameNumber(row, other))?.median;
      const base = rowsByRun.get(0) ?? [];
      const numbers = base.map((row) => ({ row, bars: tornadoBars(design, value(row)) }));
      say({ kind: 'tornado', key, runs: rowsByRun.size, of: design.runs.length, numbers, done });
    };
    const outcome = await this.#run(question, design.runs, signal, tell);
    if (outcome !== null) say({ kind: 'failed', key, message: outcome, done: true });
  }

  /** Runs what is not yet there and tells of it now and then, at last of all; what failed, else null. */
  async #run(
    question: Forecast | Tornado,
    runs: readonly StudyRun[],
    signal: AbortSignal,
    tell: (finished: ReadonlyMap<number, BlockSums>, done: boolean) => void,
  ): Promise<string | null> {
    const { key, study } = question;
    const finished = this.#runs.get(key) ?? new Map<number, BlockSums>();
    this.#remember(key, finished);
    const missing = runs.map((_, run) => run).filter((run) => !finished.has(run));
    const began = performance.now();
    let told = Number.NEGATIVE_INFINITY;
    const isTime = () => !signal.aborted && finished.size < runs.length && performance.now() - told >= ANSWER_EVERY_MS;
    if (missing.length === 0) {
      tell(finished, true);
      return null;
    }
    const cuts = this.#cuts.of(study);
    const blocks = blockCount(study.spec.members);
    if (blocks === 1 && missing.length <= RUNS_AT_HAND) {
      for (const run of missing) {
        // Whoever asks something else meanwhile is heard between two runs.
        await setImmediate();
        if (signal.aborted) return null;
        finished.set(run, { ...this.#runAtHand(study, runs[run]!, cuts), replicate: run });
        if (finished.size < runs.length) tell(finished, false);
      }
      tell(finished, true);
      return null;
    }
    const outcome: StudyOutcome = await runStudy(study, {
      runs: missing.map((run) => runs[run]!),
      crew: this.#crew,
      cuts,
      signal,
      onReplicate: (sums) => {
        const run = missing[sums.replicate]!;
        finished.set(run, { ...sums, replicate: run });
        if (!isTime()) return;
        tell(finished, false);
        told = performance.now();
      },
      onPart: (part, sums) => {
        // Not where all is there before another answer would be due: making one takes time from those who simulate.
        const rest = ((performance.now() - began) * (blocks - part)) / part;
        if (runs.length > 1 || part < BLOCKS_TO_TELL || rest < ANSWER_EVERY_MS || !isTime()) return;
        told = performance.now();
        // After the next job is given out, so that no worker waits for the answer to be made.
        void setImmediate().then(() => {
          if (!signal.aborted && finished.size === 0) tell(new Map([[0, sums()]]), false);
        });
      },
    });
    if (outcome.status === 'failed') return outcome.message;
    if (outcome.status === 'done') tell(finished, true);
    return null;
  }

  /** One run of few members in this very thread, which spares it the time that another thread takes. */
  #runAtHand(study: Study, run: StudyRun, known: StudyCuts): BlockSums {
    const own = studyIn(study, run);
    const { chance } = run;
    const ranked = () => new Ranking(own).add(0, blockContributions(own, chance, 0, this.#compiled.rank))!;
    const cuts = known.get(run) ?? ranked();
    known.set(run, cuts);
    const job = { replicate: chance, block: 0, ...cuts };
    return simulateBlock(own, job, openMember, this.#compiled.live, this.#lives.remember);
  }

  #remember(key: string, finished: Map<number, BlockSums>): void {
    this.#runs.delete(key);
    this.#runs.set(key, finished);
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= REMEMBERED) return;
      this.#runs.delete(oldest);
    }
  }
}
