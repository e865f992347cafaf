import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { always, type Steps } from '../../src/compile/steps.ts';
import { openMember as openInterpreted } from '../../src/engine/open-member.ts';
import { KernelMember } from '../../src/kernel/kernel-member.ts';
import { kernelLimits, openMember } from '../../src/kernel/open-member.ts';
import { planOf } from '../engine/plan-of.ts';
import { programText, regaliaFiles } from '../engine/regalia-files.ts';
import { lives } from './histories.ts';
import { runLife } from './run-life.ts';

/** Histories for each program and kind: `KERNEL_RUNS=100 npx vitest run test/kernel` tries more than ten thousand. */
const RUNS = Number(process.env.KERNEL_RUNS ?? 4);
const TIMEOUT = 30_000 + RUNS * 2_000;

const ownSettings = (plan: Plan) => plan.settings.map(({ value }) => value);

describe.each([
  { histories: 'told of as they happen', punctual: true },
  { histories: 'with refunds and late postings', punctual: false },
])('a kernel writes what the interpreter writes of histories $histories', (kind) => {
  it.each(['programs', 'test/cases/behavior'].flatMap((folder) => regaliaFiles(folder)))(
    '$path',
    ({ path, text }) => {
      const plan = planOf(text, path);
      const settings = ownSettings(plan);
      fc.assert(
        fc.property(lives(plan, kind), (life) => {
          expect(runLife(plan, settings, life, openMember)).toEqual(runLife(plan, settings, life, openInterpreted));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

const starbucks = planOf(programText('starbucks-japan/starbucks-japan'));
const purchase = (id: string, day: number, yen: number) => ({
  id,
  event: 0,
  day,
  posted: day,
  second: 0,
  fields: [integer(yen)],
  refers: null,
});
const MAY = dayOf(2024, 5, 1);

/** Their events earn by the tier they lift to, or their points wait: a kernel leaves that to the interpreter. */
const REFUSED = [
  'programs/ana/ana-mileage-club.regalia',
  'programs/ihg/one-rewards.regalia',
  'programs/marriott/marriott-rewards.regalia',
];

describe('a kernel', () => {
  it('runs the programs of the project but for those it says it does not, and hands over none of its punctual members', () => {
    for (const { path, text } of regaliaFiles('programs')) {
      const plan = planOf(text, path);
      const refused = kernelLimits(plan, ownSettings(plan)).filter(({ of }) => of === 'plan');
      expect(refused.length > 0, path).toBe(REFUSED.includes(path));
      if (refused.length > 0) continue;
      const member = openMember(plan, ownSettings(plan), MAY, {});
      expect(member, path).toBeInstanceOf(KernelMember);
      const event = plan.events.findIndex(({ clock, refund }) => clock === null && refund === null);
      const fields = plan.events[event]!.fields.map(({ choices }) => choices[0] ?? integer(3));
      member.happen({ ...purchase('e1', MAY, 1), event, fields });
      member.advance(MAY + 400);
      for (const ladder of plan.ladders.keys()) {
        member.goal(ladder, MAY + 400);
        member.keeping(ladder, MAY + 400);
      }
      plan.interventions.forEach((_, i) => {
        member.isOpen(i, MAY + 401);
      });
      plan.benefits.forEach((_, i) => {
        member.holdsBenefit(i, MAY + 401);
      });
      expect((member as KernelMember).handedOver, path).toBe(false);
    }
  });

  it('hands a member over who does what it has no place for', () => {
    const late = openMember(starbucks, ownSettings(starbucks), MAY, {}) as KernelMember;
    late.happen({ ...purchase('e1', MAY, 540), posted: MAY + 1 });
    expect(late.handedOver).toBe(true);
    const rich = openMember(starbucks, ownSettings(starbucks), MAY, {}) as KernelMember;
    rich.happen(purchase('e1', MAY, 2 ** 40));
    expect(rich.handedOver).toBe(false);
    rich.happen(purchase('e2', MAY, 2 ** 40 + 1));
    expect(rich.handedOver).toBe(true);
  });

  it('leaves to the interpreter a watch that listens to what rules read', () => {
    expect(openMember(starbucks, ownSettings(starbucks), MAY, { read: () => {} })).not.toBeInstanceOf(KernelMember);
  });

  it('lets members take turns in its memory', () => {
    const settings = ownSettings(starbucks);
    const members = [0, 1, 2].map(() => openMember(starbucks, settings, MAY, {}));
    for (let day = 0; day < 30; day++)
      members.forEach((member, i) => {
        member.happen(purchase(`e${day}`, MAY + day, 540 * (i + 1)));
      });
    // 250 Stars are taken for Gold.
    expect(members.map((member) => Number(member.balance(0) + member.balance(1)) / 1e20)).toEqual([50, 350, 650]);
    expect(members.map((member) => member.tier(0))).toEqual([1, 1, 1]);
  });

  it('is turned to other settings without being written anew', () => {
    const tierAfter = (settings: readonly Steps[]) => {
      const member = openMember(starbucks, settings, MAY, {});
      member.happen(purchase('e1', MAY, 54 * 200));
      return member.tier(0);
    };
    const bar = (stars: bigint) => [always(integer(stars * 10n ** 20n))];
    expect([250n, 200n, 201n, 199n].map((stars) => tierAfter(bar(stars)))).toEqual([0, 1, 0, 1]);
    // Far above what there was room for: written anew.
    expect(tierAfter(bar(10n ** 6n))).toBe(0);
  });

  it('says what it leaves to the interpreter, and of which rule', () => {
    const refundable = planOf(programText('rolling-retailer/rolling-retailer'));
    expect(kernelLimits(refundable, ownSettings(refundable))).toEqual([
      { place: 'return', words: 'takes back another event', of: 'event' },
    ]);
    expect(kernelLimits(starbucks, ownSettings(starbucks))).toEqual([]);
    const shared = planOf(
      regaliaFiles('test/cases/behavior').find(({ path }) => path.endsWith('/formulas.regalia'))!.text,
    );
    expect(kernelLimits(shared, ownSettings(shared))).toEqual([
      { place: 'earn shared on visit', words: 'a division by what may change', of: 'plan' },
    ]);
    expect(openMember(shared, ownSettings(shared), MAY, {})).not.toBeInstanceOf(KernelMember);
  });
});
