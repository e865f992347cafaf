import type { Day } from '../base/calendar.ts';
import { Draws } from '../base/draws.ts';
import type { Happening } from '../engine/books.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { BlockJob } from './block-job.ts';
import type { OpenMember } from './open-member.ts';
import type { Study } from './simulation-spec.ts';
import type { Way } from './ways.ts';
import { WorldRun } from './world-run.ts';

/** A member's way together with all that happened on it, as a history that can be replayed. */
export interface LivedWay extends Way {
  readonly member: number;
  /** In currency units, of 12 months without any program. */
  readonly yearlyContribution: number;
  readonly joined: Day;
  readonly happenings: readonly Happening[];
}

/**
 * Lets a block of members live once more, with all that happens to them written down: the same study and job give the
 * same lives. The members there at the start, in their order, world by world.
 */
export function liveAgain(
  study: Study,
  job: BlockJob,
  openMember: OpenMember,
): ReadonlyMap<string, readonly LivedWay[]> {
  const draws = new Draws(study.key);
  return new Map(
    study.spec.worlds.map((world) => {
      const diaries = new WeakMap<MemberRun, Happening[]>();
      const lives: Omit<LivedWay, keyof Way>[] = [];
      const { ways } = new WorldRun(
        study,
        world,
        job,
        draws,
        withDiary(openMember, diaries),
        ({ identity, traits, run }) => {
          const { joined, yearlyContribution } = traits;
          const happenings = run === null ? [] : (diaries.get(run) ?? []);
          lives.push({ member: identity.member, yearlyContribution, joined, happenings });
        },
      );
      return [world, ways.map((way, i) => ({ ...way, ...lives[i]! }))] as const;
    }),
  );
}

/** Enters members as `openMember` does, and writes down what happens to each. */
function withDiary(openMember: OpenMember, diaries: WeakMap<MemberRun, Happening[]>): OpenMember {
  return (plan, settings, joined, watch) => {
    const run = openMember(plan, settings, joined, watch);
    const diary: Happening[] = [];
    diaries.set(run, diary);
    const happen = run.happen.bind(run);
    const redeem = run.redeem.bind(run);
    const choose = run.choose.bind(run);
    run.happen = (event) => {
      diary.push(event);
      happen(event);
    };
    // What a member asks for at the end of a day comes after all that happened on it.
    const wish = (day: Day) => ({ id: `wish-${String(diary.length).padStart(6, '0')}`, day, second: LAST_SECOND });
    run.redeem = (reward, day, spentOn) => {
      const done = redeem(reward, day, spentOn);
      if (done) diary.push({ ...wish(day), reward, spentOn });
      return done;
    };
    run.choose = (milestone, reward, day) => {
      const done = choose(milestone, reward, day);
      if (done) diary.push({ ...wish(day), milestone, reward });
      return done;
    };
    return run;
  };
}

const LAST_SECOND = 86_399;
