import { highOf } from './arithmetic.ts';
import type { Build } from './build.ts';
import { add, atMost, both, copy, equal, type I32, i32, less, load, multiply, subtract } from './code.ts';
import { INPUT_SIZE } from './formula-code.ts';
import type { LadderGrants } from './ladder-grants.ts';
import type { MemberCode } from './member-code.ts';
import { ask, memberRoutine, own, type Pen, tell } from './pen.ts';
import { type SumsCode, seriesOf } from './sums-code.ts';

/** What the host writes of a member of a block: the day of joining, and how many rows are its own. */
export const MEMBER_ROW = { joined: 0, rows: 4, size: 8 } as const;
/** A row: what happens, the day, and the fields. Beyond the events stand the wishes for rewards. */
export const EVENT_ROW = { kind: 0, day: 4, fields: 16 } as const;

export function rowSize(fields: number): number {
  return EVENT_ROW.fields + fields * INPUT_SIZE;
}

/**
 * Runs a block of members through all their rows, one after the other in the same place of memory, so that what a member
 * has stays near; at the end of each month tiers and balances are counted.
 */
export function openBlock(
  build: Build,
  sums: SumsCode,
  member: MemberCode,
  grants: readonly LadderGrants[],
  blank: { readonly address: number; readonly size: number },
  fields: number,
): void {
  const { module } = build;
  const place = module.routine('place sums', ['i32', 'i32', 'i32'], [], (r) => {
    sums.address(r).set(r.given(0));
    sums.months(r).set(r.given(1));
    sums.edges(r).set(r.given(2));
  });
  module.open('place sums', place);

  const one = memberRoutine(module, 'live through rows', ['i32', 'i32'], [], (pen, [first, end]) => {
    const { r } = pen;
    const row = r.variable('i32', first!);
    const month = r.variable('i32', i32(-1));
    r.whilst(
      () => less(month.get, sums.months(r).get),
      () => {
        const edge = r.keep(load('i32', add(sums.edges(r).get, multiply(add(month.get, 1), 4))));
        const early = () => r.keep(less(load('i32', row.get, EVENT_ROW.day), edge));
        const goes = r.variable('i32', less(row.get, end!));
        r.when(goes.get, () => goes.set(early()));
        r.whilst(
          () => goes.get,
          () => {
            act(pen, build, member, row.get);
            row.set(add(row.get, rowSize(fields)));
            goes.set(less(row.get, end!));
            r.when(goes.get, () => goes.set(early()));
          },
        );
        tell(pen, member.advance(), subtract(edge, 1));
        const counts = both(atMost(i32(0), month.get), less(own(pen, build.joined).get, edge));
        r.when(counts, () => {
          sums.month(r).set(month.get);
          countMember(pen, build, sums, grants);
        });
        month.set(add(month.get, 1));
      },
    );
  });

  const block = memberRoutine(module, 'run block', ['i32', 'i32', 'i32'], [], (pen, [members, count, rows]) => {
    const { r, m } = pen;
    const [here, row] = [r.variable('i32', members!), r.variable('i32', rows!)];
    const end = r.keep(add(members!, multiply(count!, MEMBER_ROW.size)));
    r.whilst(
      () => less(here.get, end),
      () => {
        const last = r.keep(add(row.get, multiply(load('i32', here.get, MEMBER_ROW.rows), rowSize(fields))));
        r.push(copy(m, i32(blank.address), i32(blank.size)));
        sums.month(r).set(i32(-1));
        tell(pen, member.begin(), load('i32', here.get, MEMBER_ROW.joined));
        tell(pen, one, row.get, last);
        row.set(last);
        here.set(add(here.get, MEMBER_ROW.size));
      },
    );
  });
  module.open('run block', block);
}

/** What one row tells of. */
function act(pen: Pen, { plan, inputs }: Build, member: MemberCode, row: I32): void {
  const { r } = pen;
  const kind = r.keep(load('i32', row, EVENT_ROW.kind));
  const day = r.keep(load('i32', row, EVENT_ROW.day));
  inputs(r).set(add(row, EVENT_ROW.fields));
  plan.events.forEach(({ clock }, event) => {
    if (clock === null) r.when(equal(kind, event), () => tell(pen, member.happen(event), day));
  });
  for (const reward of plan.rewards.keys())
    r.when(equal(kind, plan.events.length + reward), () => ask(pen, member.redeem(reward), day));
}

function countMember(pen: Pen, { plan, parts }: Build, sums: SumsCode, grants: readonly LadderGrants[]): void {
  const series = seriesOf(plan);
  grants.forEach((ladder, i) => {
    sums.count(pen, pen.r.keep(add(ladder.tier(pen), series.inTier(i, 0))));
  });
  for (const ledger of plan.ledgers.keys()) {
    const balance = parts.balance(pen, ledger);
    sums.sum(pen, i32(series.held(ledger)), balance.low, highOf(balance));
  }
}
