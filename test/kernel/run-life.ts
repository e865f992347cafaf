import { type Day, formatDay } from '../../src/base/calendar.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { Steps } from '../../src/compile/steps.ts';
import type { Watch } from '../../src/engine/books.ts';
import type { Goal } from '../../src/engine/goal.ts';
import type { MemberRun } from '../../src/engine/member-run.ts';
import { measuresRead } from '../../src/kernel/limits.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import type { Life } from './histories.ts';

/** More than this comes of a life only where a program gives something for every unit of an amount. */
const MOST_LINES = 5_000;

class Overlong extends Error {}

/** Lives a life under a plan and writes down all that came of it, line by line; null where that is too much to compare. */
export function runLife(plan: Plan, settings: readonly Steps[], life: Life, openMember: OpenMember): string[] | null {
  try {
    return live(plan, settings, life, openMember);
  } catch (error) {
    if (error instanceof Overlong) return null;
    throw error;
  }
}

/** What a member answers at the end of a day, to all that the member model may ask. */
function answers(plan: Plan, member: MemberRun, day: Day): string[] {
  const goal = (found: Goal | null) => (found === null ? 'none' : `${found.nearness} at ${found.elapsed}`);
  const measures = [...measuresRead(plan, 'rules and host')].map((index) => {
    const value = member.measure(index, day + 1);
    return `  ${plan.measures[index]!.name} ${value === null ? 'unknown' : `${value.n}/${value.d}`}`;
  });
  return [
    ...plan.ladders.flatMap(({ name }, i) => [
      `  to the next ${name} ${goal(member.goal(i, day))}`,
      `  to keep ${name} ${goal(member.keeping(i, day))}`,
    ]),
    ...plan.interventions.map(({ name }, i) => `  ${name} ${member.isOpen(i, day + 1)}`),
    ...plan.benefits.map(({ name }, i) => `  ${name} ${member.holdsBenefit(i, day + 1)}`),
    ...plan.ledgers.map(({ name }, i) => `  to spend ${name} ${member.available(i)}`),
    ...measures,
  ];
}

function live(plan: Plan, settings: readonly Steps[], life: Life, openMember: OpenMember): string[] {
  const lines: string[] = [];
  const write = (line: string): void => {
    if (lines.length > MOST_LINES) throw new Overlong();
    lines.push(line);
  };
  const watch: Watch = {
    posted: ({ ledger, amount, reason, rule, day, posted, event }) =>
      write(
        `  ${plan.ledgers[ledger]!.name} ${amount} ${reason} by ${rule} on ${formatDay(day)}, ${formatDay(posted)} for ${event}`,
      ),
    moved: ({ ladder, from, to, day, cause }) =>
      write(`  ${plan.ladders[ladder]!.name} from ${from} to ${to} on ${formatDay(day)}: ${cause}`),
    rewarded: ({ kind, index, day, until }) =>
      write(`  ${kind} ${index} on ${formatDay(day)} until ${formatDay(until)}`),
    revoked: ({ kind, index, day }, on) => write(`  ${kind} ${index} of ${formatDay(day)} back on ${formatDay(on)}`),
    duplicate: ({ id }) => write(`  ${id} again`),
    unmatched: ({ event, left }) => write(`  ${event.id} unmatched ${left.n}/${left.d}`),
  };
  const member = openMember(plan, settings, life.joined, watch);
  let day = life.joined;
  life.deeds.forEach((deed, i) => {
    day += deed.days;
    lines.push(`${formatDay(day)} ${deed.kind}`);
    switch (deed.kind) {
      case 'advance':
        member.advance(day);
        break;
      case 'redeem':
        lines.push(`  redeems ${deed.reward}: ${member.redeem(deed.reward, day, null)}`);
        break;
      case 'choose':
        lines.push(`  chooses ${deed.reward}: ${member.choose(deed.milestone, deed.reward, day)}`);
        break;
      case 'event': {
        const { event, fields, late, aim, again } = deed;
        const id = again && i > 0 ? `e${i - 1}` : `e${i}`;
        const refers = plan.events[event]!.refund === null || aim === null ? null : `e${i - 1 - aim}`;
        member.happen({ id, event, day: day - late, posted: day, second: 0, fields, refers });
      }
    }
    const balances = plan.ledgers.map(({ name }, ledger) => `${name} ${member.balance(ledger)}`);
    const tiers = plan.ladders.map(({ name }, ladder) => `${name} ${member.tier(ladder)}`);
    lines.push(`  has ${[...balances, ...tiers].join(', ')}`);
    // Of the day reached, and of one up to which the clock has not run.
    for (const asked of [day, day + 40]) lines.push(...answers(plan, member, asked));
  });
  return lines;
}
