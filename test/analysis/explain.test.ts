import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/analysis/explanation/explanation.ts';
import { explainSteps } from '../../src/analysis/explanation/steps.ts';
import { type Day, FOREVER } from '../../src/base/calendar.ts';
import { integer, type Rational, round } from '../../src/base/rational.ts';
import { SourceText } from '../../src/base/span.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { quantityText } from '../../src/compile/quantity-text.ts';
import { drawExplanation } from '../../src/draw/explanation.ts';
import type { Happening, MemberEvent } from '../../src/engine/books.ts';
import { postingDay } from '../../src/engine/order.ts';
import { replay } from '../../src/engine/replay.ts';
import { expectBlessed } from '../blessed.ts';
import { FIRST, happeningsOf } from '../engine/happenings.ts';
import { planOf } from '../engine/plan-of.ts';
import { programText, regaliaFiles } from '../engine/regalia-files.ts';
import { readCase } from './explain-case.ts';

const folder = join(import.meta.dirname, '../cases/explain');
const screen = { width: 100, color: false, unicode: true };

/** The cases that are approved in Japanese as well. */
const IN_JAPANESE = ['gold-star-member', 'nearly-gold-star-member', 'falls-one-step', 'returned-order'];
const cases = readdirSync(folder).filter((name) => !name.endsWith('.ja.txt'));

describe('the explanation of a member', () => {
  it.each(IN_JAPANESE)('%s in Japanese', (name) => {
    const [head = ''] = readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n----\n');
    const { explanation, next } = readCase(head.trimEnd());
    const drawn = drawExplanation(explanation, next, { ...screen, language: 'ja' }).join('\n');
    expectBlessed(`test/cases/explain/${name}.ja.txt`, `${drawn}\n`);
  });

  it.each(cases)('%s', (name) => {
    const [head = ''] = readFileSync(join(folder, name), 'utf8').split('\n----\n');
    const { explanation, next } = readCase(head.trimEnd());
    const drawn = drawExplanation(explanation, next, screen).join('\n');
    expectBlessed(`test/cases/explain/${name}`, `${head}\n----\n${drawn}\n`);
  });
});

/** Some day in the middle, so that there is a past to explain and a future to look at. */
const days = fc.integer({ min: FIRST + 100, max: FIRST + 1_100 });

type Explained = ReturnType<typeof explained>;

function explained(
  plan: Plan,
  happenings: readonly Happening[],
  on: Day,
  tier: number | null = null,
  trial: readonly Happening[] = [],
) {
  const settings = plan.settings.map((setting) => setting.value);
  const history = { member: 'm', joined: FIRST, happenings };
  const whyNot = tier === null ? null : { ladder: 0, tier };
  return {
    settings,
    history,
    explanation: explain(plan, new SourceText('case.regalia', ''), settings, history, on, { whyNot, trial }),
  };
}

/** The balances of the steps end, and their moves lead, where the interpreter stands. */
function endsInForce(plan: Plan, { explanation, settings, history }: Explained, on: Day): void {
  const member = replay(plan, settings, history, on, {});
  const steps = explainSteps(explanation, explanation.steps);
  plan.ledgers.forEach(({ unit }, ledger) => {
    const last = explanation.steps.findLastIndex((s) => s.kind === 'posting' && s.posting.ledger === ledger);
    const balance = quantityText(integer(member.balance(ledger)), unit, plan.currency);
    expect(steps[last]?.balance ?? quantityText(integer(0), unit, plan.currency)).toBe(balance);
  });
  plan.ladders.forEach((_, ladder) => {
    const moves = explanation.steps.flatMap((s) =>
      s.kind === 'movement' && s.movement.ladder === ladder ? [s.movement] : [],
    );
    expect(moves.at(-1)?.to ?? 0).toBe(member.tier(ladder));
    const { grantEnd } = explanation.ahead.ladders[ladder]!;
    if (member.tier(ladder) > 0) expect(grantEnd).toBeGreaterThan(on);
    else expect(grantEnd).toBe(FOREVER);
  });
}

/** What is said to come is what a replay without further events finds so many days later. */
function looksAhead(plan: Plan, { explanation, settings, history }: Explained, on: Day, later: number): void {
  const { ahead, tiers, balances } = explanation;
  const happenings = history.happenings.filter((happening) => postingDay(happening) <= on);
  const member = replay(plan, settings, { ...history, happenings }, on + later, {});
  plan.ladders.forEach((_, ladder) => {
    const moves = ahead.movements.filter((move) => move.ladder === ladder && move.day <= on + later);
    expect(member.tier(ladder)).toBe(moves.at(-1)?.to ?? tiers[ladder]);
  });
  // A review may clear or charge a ledger when it gives a tier, a change convert or fill it, a choice that was not made give
  // points, and an event that the clock makes earn some; expiry is all else that the clock does to a balance.
  const moved = plan.changes.some(({ transitions }) =>
    transitions.some(({ kind }) => kind === 'convert' || kind === 'top up'),
  );
  if (moved) return;
  if (plan.ladders.some((ladder) => ladder.tiers.some(({ clears, consumes }) => clears.length + consumes.length > 0)))
    return;
  if (plan.milestones.some(({ choice }) => choice !== null)) return;
  if (plan.events.some(({ clock }) => clock !== null)) return;
  plan.ledgers.forEach((_, ledger) => {
    const lapsed = ahead.expiries
      .filter((expiry) => expiry.ledger === ledger && expiry.day <= on + later)
      .reduce((sum, { amount }) => sum + amount, 0n);
    expect(member.balance(ledger)).toBe(balances[ledger]! - lapsed);
  });
}

const plans = [...regaliaFiles('programs'), ...regaliaFiles('test/cases/behavior')].map(({ path, text }) => ({
  path,
  plan: planOf(text, path),
}));

describe.each(plans)('$path', ({ plan }) => {
  const histories = fc.tuple(happeningsOf(plan), days);

  // Both of one explanation, which takes longer to be made than to be looked at.
  it('runs balances and moves to where the interpreter does, and looks ahead to what comes without further events', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 900 }), ([happenings, on], later) => {
        const found = explained(plan, happenings, on);
        endsInForce(plan, found, on);
        looksAhead(plan, found, on, later);
      }),
      { numRuns: 40 },
    );
  });

  it('tries out what a replay with it finds', () => {
    fc.assert(
      fc.property(histories, happeningsOf(plan), ([happenings, on], more) => {
        const past = happenings.filter((happening) => postingDay(happening) <= on);
        const event = more.find((happening) => 'event' in happening && happening.refers === null);
        if (event === undefined) return;
        const trial = { ...event, id: 'trial', day: on + 1, posted: on + 1 };
        const { explanation, settings, history } = explained(plan, past, on, null, [trial]);
        const all = { ...history, happenings: [...past, trial] };
        const member = replay(plan, settings, all, on + 1, {});
        expect(explanation.trial!.after.tiers).toEqual(plan.ladders.map((_, i) => member.tier(i)));
        expect(explanation.trial!.after.balances).toEqual(plan.ledgers.map((_, i) => member.balance(i)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what lacks, brought on the last day', () => {
  const purchases = (amount: Rational, count: number, day: Day): MemberEvent[] =>
    Array.from({ length: Math.max(count, 1) }, (_, i) => ({
      id: `more${i}`,
      event: 0,
      day,
      posted: day,
      second: 86_399,
      fields: [i === 0 ? integer(round(amount, 'up')) : integer(0)],
      refers: null,
    }));

  it.each(['rolling-retailer/rolling-retailer', 'rolling-retailer/joshin', 'rolling-retailer/lokumi'])(
    'gives the tier: %s',
    (name) => {
      const plan = planOf(programText(name));
      const top = plan.ladders[0]!.tiers.length - 1;
      fc.assert(
        fc.property(happeningsOf(plan), days, fc.integer({ min: 1, max: top }), (happenings, on, tier) => {
          const past = happenings.filter((happening) => postingDay(happening) <= on);
          const { explanation, settings, history } = explained(plan, past, on, tier);
          const { whyNot } = explanation;
          if (whyNot === null || whyNot.held >= tier) return;
          for (const way of whyNot.ways) {
            const lacking = (unit: string) =>
              way.flatMap(({ missing }) =>
                missing.of === 'amount' && missing.condition.unit.kind === unit ? [missing.short] : [],
              );
            const [count = integer(0)] = lacking('number');
            const [amount = integer(0)] = lacking('money');
            const last = Math.min(...way.map(({ by }) => by ?? on + 30));
            const brought = purchases(amount, Number(count.n), last);
            const all = { ...history, happenings: [...past, ...brought] };
            const reached = replay(plan, settings, all, whyNot.review ?? last, {}).tier(0);
            expect(reached).toBeGreaterThanOrEqual(tier);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it('comes too late on the day after', () => {
    const plan = planOf(programText('rolling-retailer/lokumi'));
    fc.assert(
      fc.property(happeningsOf(plan), days, (happenings, on) => {
        const past = happenings.filter((happening) => postingDay(happening) <= on);
        const { explanation, settings, history } = explained(plan, past, on, 2);
        const [requirement] = explanation.whyNot!.ways[0] ?? [];
        if (requirement?.by == null || requirement.missing.of !== 'amount') return;
        const late = purchases(requirement.missing.short, 1, requirement.by + 1);
        const all = { ...history, happenings: [...past, ...late] };
        expect(replay(plan, settings, all, requirement.by + 1, {}).tier(0)).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
  });
});
