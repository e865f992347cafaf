import { addMonths } from '../base/calendar.ts';
import { Draws } from '../base/draws.ts';
import type { History } from '../engine/books.ts';
import { blockCount } from './block-members.ts';
import { blockContributions, highValueCut } from './high-value.ts';
import type { MemberLife } from './member-life.ts';
import type { OpenMember } from './open-member.ts';
import { RecordedRun } from './recorded-run.ts';
import type { Study } from './simulation-spec.ts';
import { WorldRun } from './world-run.ts';

/** One member of a simulation, there at its start, in each of its worlds. */
export interface MemberLook {
  readonly member: string;
  /** Expected contribution in 12 months without any program, in currency units. */
  readonly yearlyContribution: number;
  /** At the start. */
  readonly highValue: boolean;
  readonly atRisk: boolean;
  /** In the order of the simulation's worlds. */
  readonly worlds: readonly MemberWay[];
}

/** How one of them fared in a world. */
export interface MemberWay {
  readonly world: string;
  /** On the reported ladder, at the start and at the end; 0 without a ladder. */
  readonly tierBefore: number;
  readonly tier: number;
  /** The month of leaving; null for who is still there. */
  readonly leftIn: number | null;
  /** Sales since the start, in currency units. */
  readonly sales: number;
  /** At the end, what is there of what the next tier asks for; null where nothing counts up to it. */
  readonly nearness: number | null;
  /** On the scale of the survey. */
  readonly satisfaction: number;
  /** All that happened; null without a program. */
  readonly history: History | null;
}

/** The first members of a study, one by one, in its first replicate. Its whole population is one block of them. */
export function lookAtMembers(study: Study, members: number, openMember: OpenMember): MemberLook[] {
  const few = { ...study, spec: { ...study.spec, members, replicates: 1 } };
  if (blockCount(members) > 1) throw new RangeError(`members are looked at within one block, not ${members}`);
  const cut = highValueCut(blockContributions(few, 0, 0), few.spec.topShare);
  const open: OpenMember = (plan, settings, joined, watch) =>
    new RecordedRun(openMember(plan, settings, joined, watch), joined);
  const looks = new Map<string, Omit<MemberLook, 'worlds'> & { worlds: MemberWay[] }>();
  for (const world of few.spec.worlds) {
    new WorldRun(few, world, { replicate: 0, block: 0, cut }, new Draws(few.key), open, (life, start) => {
      const { name } = life.identity;
      const { yearlyContribution } = life.traits;
      const known = looks.get(name) ?? {
        member: name,
        yearlyContribution,
        highValue: start.highValue,
        atRisk: start.atRisk,
        worlds: [],
      };
      looks.set(name, known);
      known.worlds.push(wayOf(few, world, life, start.tier));
    });
  }
  return [...looks.values()];
}

function wayOf({ plan, spec }: Study, world: string, life: MemberLife, tierBefore: number): MemberWay {
  const run = life.run instanceof RecordedRun ? life.run : null;
  const last = addMonths(spec.start, spec.horizon) - 1;
  return {
    world,
    tierBefore,
    tier: life.tier,
    leftIn: life.active ? null : life.leftIn,
    sales: life.sales.reduce((sum, sales) => sum + sales, 0) / 10 ** plan.currency.digits,
    nearness: run === null || spec.ladder === null ? null : (run.goal(spec.ladder, last)?.nearness ?? null),
    satisfaction: life.satisfaction.level,
    history: run === null ? null : { member: life.identity.name, joined: run.joined, happenings: run.happenings },
  };
}
