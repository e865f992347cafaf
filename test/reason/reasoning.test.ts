import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, integer } from '../../src/base/rational.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { FieldValue } from '../../src/engine/books.ts';
import { isEvent } from '../../src/engine/order.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { greatestBalance, greatestMeasure, leastMeasure } from '../../src/reason/bounds.ts';
import { Budget } from '../../src/reason/budget.ts';
import { isShadowed } from '../../src/reason/lints/tier-shadowed.ts';
import { planTargets } from '../../src/reason/plan-targets.ts';
import { reason } from '../../src/reason/reason.ts';
import { Reasoning } from '../../src/reason/reasoning.ts';
import { SearchGround } from '../../src/reason/search-ground.ts';
import { findWitness } from '../../src/reason/witness.ts';
import { firstDay } from '../../src/reason/witness-candidates.ts';
import { WitnessRun } from '../../src/reason/witness-run.ts';
import { parse } from '../../src/syntax/parse.ts';
import { happeningsOf } from '../engine/happenings.ts';
import { planOf } from '../engine/plan-of.ts';
import { inEnglish } from '../english.ts';
import { generatedPrograms } from './generated-programs.ts';
import { pasted } from './pasted.ts';

const PATIENCE = 300_000;
/** How many programs are reasoned about; `REGALIA_FUZZ_RUNS=5000` for a long look. */
const runs = Number(process.env.REGALIA_FUZZ_RUNS ?? 40);

function planIfRight(text: string): Plan | null {
  const { checked } = check(parse(new SourceText('generated.regalia', text)));
  return checked === null ? null : compile(checked);
}

function groundOf(plan: Plan): SearchGround {
  const first = firstDay(plan);
  return new SearchGround(plan, planTargets(plan, first), first);
}

const rightPrograms = generatedPrograms
  .map((text) => ({ text, plan: planIfRight(text) }))
  .filter((program): program is { text: string; plan: Plan } => program.plan !== null);

describe('reasoning about any program', { timeout: PATIENCE }, () => {
  it('shows every finding by an example that holds when it is pasted in, and finds the same again', () => {
    fc.assert(
      fc.property(rightPrograms, ({ text, plan }) => {
        const problems = reason(plan);
        for (const { witness } of problems) {
          const again = planOf(pasted(text, witness!));
          expect(runExample(again, again.examples.at(-1)!)).toEqual([]);
        }
        expect(reason(plan)).toEqual(problems);
      }),
      { numRuns: runs },
    );
  });

  it('never works much longer than it may', () => {
    fc.assert(
      fc.property(rightPrograms, ({ plan }) => {
        let steps = 0;
        const counting = new (class extends Budget {
          override take(): void {
            steps++;
            super.take();
          }
        })(3_000);
        expect(findWitness(groundOf(plan), () => false, counting)).toBe(null);
        // A history once begun is lived to its end.
        expect(steps).toBeLessThan(3_000 + 50_000);
      }),
      { numRuns: 20 },
    );
  });
});

/** Programs with a history that could happen under them, posted as it happens, in amounts as small as their numbers. */
const lives = rightPrograms.chain(({ plan }) =>
  happeningsOf(plan).map((happenings) => ({
    plan,
    happenings: happenings.map((happening) =>
      isEvent(happening) ? { ...happening, posted: happening.day, fields: happening.fields.map(small) } : happening,
    ),
  })),
);

function small(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value : integer(value.n % 15n);
}

describe('what reasoning rules out', { timeout: PATIENCE }, () => {
  it('never happens', () => {
    fc.assert(
      fc.property(lives, ({ plan, happenings }) => {
        const reasoning = new Reasoning(plan);
        const days = [...new Set(happenings.map(({ day }) => day))].sort((a, b) => a - b);
        for (const last of days) {
          const run = new WitnessRun(
            plan,
            happenings.filter(({ day }) => day <= last),
          );
          plan.measures.forEach((_, measure) => {
            const value = run.member.measure(measure, last + 1);
            if (value === null) return;
            const [least, greatest] = [leastMeasure(plan, measure), greatestMeasure(plan, measure)];
            if (least !== null) expect(compare(least, value)).toBeLessThanOrEqual(0);
            if (greatest !== null) expect(compare(value, greatest)).toBeLessThanOrEqual(0);
          });
          plan.ledgers.forEach((_, ledger) => {
            const greatest = greatestBalance(plan, ledger);
            if (greatest !== null)
              expect(compare(integer(run.member.balance(ledger)), greatest)).toBeLessThanOrEqual(0);
          });
          plan.ladders.forEach((_, ladder) => {
            const tier = run.member.tier(ladder);
            expect(reasoning.held[ladder]![tier]).toBe(true);
            if (tier > 0) expect(isShadowed(reasoning, ladder, tier)).toBe(false);
          });
        }
      }),
      { numRuns: runs * 20 },
    );
  });

  it('gives no points by rules that are dead, and no way down where none is found', () => {
    fc.assert(
      fc.property(lives, ({ plan, happenings }) => {
        const findings = reason(plan);
        const { books } = new WitnessRun(plan, happenings);
        for (const { code, title } of findings.map(inEnglish)) {
          if (code === 'rule-dead' && title.includes('can never give anything'))
            expect(books.postings.filter(({ rule, amount }) => amount > 0n && title.includes(`\`${rule}\``))).toEqual(
              [],
            );
          if (code === 'rule-dead' && title.includes('milestone'))
            expect(books.rewards.filter(({ kind }) => kind === 'milestone')).toEqual([]);
          if (code === 'points-unusable' && title.includes('pay'))
            expect(books.rewards.filter(({ kind }) => kind === 'reward')).toEqual([]);
          if (code === 'window-never-closes') expect(books.movements.filter(({ from, to }) => to < from)).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
  });
});
