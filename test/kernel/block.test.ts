import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type Day, dayOf } from '../../src/base/calendar.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { Watch } from '../../src/engine/books.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { type BlockMember, type BlockRow, BlockRunner } from '../../src/kernel/block-runner.ts';
import { compileKernel } from '../../src/kernel/compile-kernel.ts';
import { ALL_CAUSES } from '../../src/kernel/journal.ts';
import { type SeriesPlan, seriesOf } from '../../src/kernel/sums-code.ts';
import { readModule } from '../../src/kernel/web-assembly.ts';
import { planOf } from '../engine/plan-of.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { type Life, lives } from './histories.ts';

const EDGES = Array.from({ length: 31 }, (_, month) => addMonths(dayOf(2024, 1, 1), month));
const END = EDGES.at(-1)!;

/** The part of a life that a block can run, with what comes after its end left out. */
function memberOf({ joined, deeds }: Life): BlockMember {
  const rows: BlockRow[] = [];
  let day = joined;
  for (const deed of deeds) {
    day += deed.days;
    if (day >= END) break;
    if (deed.kind === 'event') rows.push({ day, event: deed.event, fields: deed.fields });
    if (deed.kind === 'redeem') rows.push({ day, reward: deed.reward });
  }
  return { joined, rows };
}

/** The same sums, from what the interpreter tells of each member. */
function sumsByInterpreter(plan: Plan, members: readonly BlockMember[], series: SeriesPlan): bigint[][] {
  const sums = Array.from({ length: series.count }, () => new Array<bigint>(EDGES.length - 1).fill(0n));
  const add = (at: number, day: Day, amount: bigint) => {
    const month = EDGES.findLastIndex((edge) => edge <= day);
    if (month >= 0) sums[at]![month] = sums[at]![month]! + amount;
  };
  const watch: Watch = {
    posted: ({ ledger, reason, amount, posted }) => add(series.posted(ledger, reason), posted, amount),
    moved: ({ ladder, cause, from, to, day }) =>
      add(series.moved(ladder, ALL_CAUSES.indexOf(cause), from, to), day, 1n),
    rewarded: ({ kind, index, day }) => add(series.issued(kind, index), day, 1n),
  };
  const settings = plan.settings.map(({ value }) => value);
  for (const { joined, rows } of members) {
    const member = openMember(plan, settings, joined, watch);
    EDGES.slice(1).forEach((edge, month) => {
      const before = month === 0 ? -Infinity : EDGES[month]!;
      rows.forEach((row, i) => {
        if (row.day < before || row.day >= edge) return;
        if ('reward' in row) member.redeem(row.reward, row.day, null);
        else
          member.happen({
            id: `e${i}`,
            event: row.event,
            day: row.day,
            posted: row.day,
            second: 0,
            fields: row.fields,
            refers: null,
          });
      });
      member.advance(edge - 1);
      if (joined >= edge) return;
      for (const ladder of plan.ladders.keys()) add(series.inTier(ladder, member.tier(ladder)), edge - 1, 1n);
      for (const ledger of plan.ledgers.keys()) add(series.held(ledger), edge - 1, member.balance(ledger));
    });
  }
  return sums;
}

/** The programs that have a kernel; which do not is tried beside the kernel itself. */
const compiled = regaliaFiles('programs').flatMap(({ path, text }) => {
  const plan = planOf(text, path);
  const settings = plan.settings.map(({ value }) => value);
  const { kernel } = compileKernel(plan, settings, 'sums');
  return kernel === null ? [] : [{ path, plan, settings, kernel }];
});

describe('a block of members adds up to what the interpreter writes', () => {
  it.each(compiled)('$path', ({ plan, settings, kernel }) => {
    const runner = new BlockRunner(plan, kernel, readModule(kernel.bytes), settings, EDGES);
    fc.assert(
      fc.property(
        fc.array(lives(plan, { punctual: true }).map(memberOf), { minLength: 1, maxLength: 8 }),
        (members) => {
          const block = runner.layOut(members);
          fc.pre(block !== undefined);
          expect(runner.run(block)).toEqual(sumsByInterpreter(plan, members, seriesOf(plan)));
        },
      ),
      { numRuns: 8 },
    );
  });
});
