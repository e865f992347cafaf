import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatExact, type Rational } from '../../src/base/rational.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Happening } from '../../src/engine/books.ts';
import { isEvent } from '../../src/engine/order.ts';
import { type PlanLink, planLinks, reachable } from '../../src/reason/plan-links.ts';
import { PlanPart } from '../../src/reason/plan-part.ts';
import { unlessEndless, WitnessRun } from '../../src/reason/witness-run.ts';
import { parse } from '../../src/syntax/parse.ts';
import { happeningsOf } from '../engine/happenings.ts';
import { wholePrograms } from '../properties/whole-programs.ts';
import { generatedPrograms } from './generated-programs.ts';

const PATIENCE = 300_000;
/** How many programs are lived under; `REGALIA_FUZZ_RUNS=5000` for a long look. */
const runs = Number(process.env.REGALIA_FUZZ_RUNS ?? 40);
const lives = fc
  .oneof(wholePrograms, generatedPrograms)
  .map((text) => check(parse(new SourceText('generated.regalia', text))).checked)
  .filter((checked) => checked !== null)
  .chain((checked) => {
    const plan = compile(checked);
    return fc.record({ plan: fc.constant(plan), happenings: happeningsOf(plan) });
  });

type Kind = 'ladders' | 'ledgers' | 'measures';
const SUBJECTS: readonly Kind[] = ['ladders', 'ledgers', 'measures'];

/** The same happening in the numbers of a part; none where the part leaves out what it is of. */
function inPart(part: PlanPart, kept: ReadonlySet<PlanLink>, happening: Happening): Happening[] {
  if (isEvent(happening)) {
    const { event } = happening;
    return kept.has(`events/${event}`) ? [{ ...happening, event: part.at('events', event) }] : [];
  }
  const reward = kept.has(`rewards/${happening.reward}`) ? part.at('rewards', happening.reward) : null;
  if (reward === null) return [];
  if (!('milestone' in happening)) return [{ ...happening, reward }];
  const { milestone } = happening;
  return kept.has(`milestones/${milestone}`)
    ? [{ ...happening, reward, milestone: part.at('milestones', milestone) }]
    : [];
}

/** What a subject comes to in a life, on its last day and long after it. */
function seen({ member, day }: WitnessRun, kind: Kind, index: number): string[] {
  const now = (until: number): string => {
    if (kind === 'ladders') return `tier ${member.tier(index)}`;
    if (kind === 'ledgers') return `${member.balance(index)}`;
    const value: Rational | null = member.measure(index, until);
    return value === null ? 'unknown' : formatExact(value);
  };
  const first = now(day + 1);
  member.advance(day + 500);
  return [first, now(day + 501)];
}

it('a part of a program does what it does in the whole', { timeout: PATIENCE }, () => {
  let compared = 0;
  fc.assert(
    fc.property(lives, ({ plan, happenings }) => {
      const links = planLinks(plan);
      for (const kind of SUBJECTS) {
        for (const index of plan[kind].keys()) {
          const kept = reachable(links, [`${kind}/${index}`]);
          const part = new PlanPart(plan, kept);
          const own = happenings.flatMap((happening) => inPart(part, kept, happening));
          const { happenings: same } = part.whole({ happenings: own, day: 0 });
          const alone = unlessEndless(() => seen(new WitnessRun(part.plan, own), kind, part.at(kind, index)), null);
          const among = unlessEndless(() => seen(new WitnessRun(plan, same), kind, index), null);
          if (alone === null || among === null) continue;
          expect([plan[kind][index]!.name, ...alone]).toEqual([plan[kind][index]!.name, ...among]);
          if (part.plan.events.length < plan.events.length && own.length > 0) compared++;
        }
      }
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs / 10);
});
