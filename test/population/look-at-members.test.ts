import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/base/calendar.ts';
import { openMember } from '../../src/engine/open-member.ts';
import { replay } from '../../src/engine/replay.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { lookAtMembers } from '../../src/population/look-at-members.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { openClub } from '../studio/opened.ts';

const { study: club } = await openClub();
const members = 40;
const study = { ...club, spec: { ...club.spec, members, replicates: 1, worlds: ['program', 'none'] } };
const looks = lookAtMembers(study, members, openMember);

describe('members one by one', () => {
  it('are those whom the simulation counts', () => {
    const cut = highValueCut(blockContributions(study, 0, 0), study.spec.topShare);
    const { worlds } = simulateBlock(study, { replicate: 0, block: 0, cut }, openMember);
    const [program, none] = worlds;
    const { horizon } = study.spec;
    const there = (world: number) => looks.filter((look) => look.worlds[world]!.leftIn === null).length;
    expect(looks).toHaveLength(members);
    // Friends who joined later are not looked at.
    expect(there(0)).toBeLessThanOrEqual(program!.active[horizon]!);
    expect(there(0)).toBe(program!.active[0]! - leftOf(0));
    expect(looks.filter(({ highValue }) => highValue)).toHaveLength(program!.highValue[0]!);
    expect(looks.filter(({ atRisk }) => atRisk)).toHaveLength(program!.atRisk[0]!);
    const atRiskGone = looks.filter((look) => look.atRisk && look.worlds[1]!.leftIn !== null);
    expect(atRiskGone).toHaveLength(none!.atRiskGone[horizon]!);
    for (const tier of [0, 1])
      expect(looks.filter((look) => look.worlds[0]!.tierBefore === tier)).toHaveLength(program!.inTier[tier]![0]!);
  });

  it('have books that their histories make again', () => {
    const { plan, settings, spec } = study;
    const on = addMonths(spec.start, spec.horizon) - 1;
    for (const { worlds } of looks) {
      const [{ history, tier }] = worlds as [(typeof worlds)[number]];
      const member = replay(plan, settings, history!, on, {});
      expect(member.tier(spec.ladder!)).toBe(tier);
    }
    expect(looks.some(({ worlds }) => worlds[0]!.history!.happenings.some((happening) => 'reward' in happening))).toBe(
      true,
    );
    expect(looks.every(({ worlds }) => worlds[1]!.history === null)).toBe(true);
  });

  it('are looked at within one block only', () => {
    expect(() => lookAtMembers(study, 1_001, openMember)).toThrow(RangeError);
  });
});

function leftOf(world: number): number {
  return looks.filter((look) => look.worlds[world]!.leftIn !== null).length;
}
