import { formatDay } from '../../base/calendar.ts';
import type { Rung } from '../../population/rungs.ts';
import { formatCount, formatInterval } from '../../report/number.ts';
import type { Screen } from '../../report/screen.ts';
import { oneAfterAnother, say, together, type Wording } from '../../report/wording.ts';
import type { Interval } from '../interval.ts';
import type { Effect, EffectMetric, EffectNumber, GroupEffect, LookEffect } from './effect.ts';
import type { Look } from './looks.ts';
import type { Account, Mover } from './mover.ts';
import { isMasked } from './outward.ts';

export const METRIC_WORDS: Readonly<Record<EffectMetric, Wording>> = {
  'effect.lower': say`stand lower, worst day`,
  'effect.higher': say`stand higher, best day`,
  'effect.left': say`more have left at the end`,
  'effect.hostages': say`hostages lost`,
  'effect.revenue': say`net revenue`,
  'effect.benefits': say`cost of benefits`,
  'effect.contribution': say`contribution`,
  'effect.liability': say`owed for points, at cost`,
  'effect.deferred': say`  by IFRS 15`,
};

const WHY: Readonly<Record<Look['why'], (day: string) => Wording>> = {
  start: (day) => say`On ${day}, as if the new rules had always held`,
  change: (day) => say`On ${day}, when the change takes effect`,
  review: (day) => say`On ${day}, at the review`,
  year: (day) => say`On ${day}, whole years after`,
  end: (day) => say`On ${day}, the last day`,
};

export function lookText({ why, day }: Look): Wording {
  return WHY[why](formatDay(day));
}

/** What becomes of the members of a group that it is told by, in this order. */
export const FATES = ['lower', 'higher', 'gone', 'stayed'] as const satisfies readonly (keyof GroupEffect)[];

export const FATE_WORDS: Readonly<Record<(typeof FATES)[number], Wording>> = {
  lower: say`lower`,
  higher: say`higher`,
  gone: say`lost`,
  stayed: say`kept`,
};

export const FATES_NOTE = say`lost: there under the old version alone; kept: there under the new one alone`;

export function rungText(rung: Rung | null): Wording {
  if (rung === null) return say`left`;
  return rung.ladder === null ? say`member` : say`${rung.label}`;
}

/** A number with its interval; one that is masked is only said to be small. */
export function shownInterval(interval: Interval, unit: string, screen: Screen, independent: number): string {
  return isMasked(interval) ? '<10' : formatInterval(interval, unit, screen, independent);
}

/** What the effect is about: whose members, how many, and how often they lived. */
export function headText({ of, file, members, replicates }: Effect): Wording {
  const count = formatCount(members);
  if (of === 'events') return say`What it does to the ${count} members of ${file}`;
  return replicates === 1
    ? say`What it does to ${count} members of ${file}, in a single replicate`
    : say`What it does to ${count} members of ${file}, median of ${replicates} replicates (P5-P95)`;
}

/** The effect in a few sentences. */
export function effectSentence(effect: Effect, screen: Screen): Wording {
  const { extent, members, of, replicates } = effect;
  const count = formatCount(members);
  if (extent === 'nobody stirs') {
    if (of === 'events') return say`Nobody moves: all ${count} members stand the same and have the same under both.`;
    return replicates === 1
      ? say`Nobody moves: all ${count} members stand and do the same under both, in a single replicate.`
      : say`Nobody moves: all ${count} members stand and do the same under both, in each of ${replicates} replicates.`;
  }
  const sentences: Wording[] = [];
  if (extent === 'nobody moves')
    sentences.push(
      of === 'events'
        ? say`Nobody moves between tiers on the days looked at, though some have other points or rewards.`
        : say`Nobody moves between tiers on the days looked at, though some do otherwise.`,
    );
  else sentences.push(...movesSentences(effect, screen));
  const number = (metric: EffectMetric) => effect.numbers.find((one) => one.metric === metric);
  const [left, hostages, money] = [number('effect.left'), number('effect.hostages'), number('effect.contribution')];
  const shown = ({ change, unit }: EffectNumber) => shownInterval(change, unit, screen, effect.independent);
  if (left !== undefined && !isNothing(left.change)) {
    const more = left.change.median >= 0;
    const alone = hostages === undefined || isNothing(hostages.change);
    if (alone)
      sentences.push(
        more ? say`At the end ${shown(left)} more have left.` : say`Who has left at the end changes by ${shown(left)}.`,
      );
    else
      sentences.push(
        more
          ? say`At the end ${shown(left)} more have left, of the hostages ${shown(hostages)}.`
          : say`Who has left at the end changes by ${shown(left)}, of the hostages by ${shown(hostages)}.`,
      );
  }
  if (money !== undefined && !isNothing(money.change))
    sentences.push(
      money.change.p05 <= 0 && money.change.p95 >= 0
        ? say`Contribution changes by ${shown(money)}, no clear gain or loss.`
        : say`Contribution changes by ${shown(money)}.`,
    );
  return oneAfterAnother(sentences);
}

/** The first day on which anybody stands elsewhere, and the day on which most stand lower, where it is another. */
function movesSentences({ looks, independent }: Effect, screen: Screen): Wording[] {
  const moved = looks.filter(({ all }) => !isNothing(all.lower) || !isNothing(all.higher));
  const [first] = moved;
  if (first === undefined) return [];
  const told = (look: LookEffect) => {
    const [lower, higher, members] = [look.all.lower, look.all.higher, look.all.members].map((interval) =>
      shownInterval(interval, 'members', screen, independent),
    );
    return say`On ${formatDay(look.day)} ${lower!} of ${members!} members stand lower and ${higher!} higher.`;
  };
  const worst = moved.reduce((most, look) => (look.all.lower.median > most.all.lower.median ? look : most));
  return worst === first ? [told(first)] : [told(first), told(worst)];
}

export function isNothing({ p05, p95 }: Interval): boolean {
  return p05 === 0 && p95 === 0;
}

/** What lacks for a tier. */
export function lacksText({ tier, parts }: NonNullable<Account['lacks']>): Wording {
  return say`for ${tier} lacks ${together(parts)}`;
}

/** Who moved, in one line. */
export function moverText({ member, decile, cell, from, to, day }: Mover): Wording {
  const who =
    cell === null
      ? say`member ${member}, tenth ${decile + 1} of 10 by value`
      : say`member ${member}, tenth ${decile + 1} of 10 by value, ${cell}`;
  return say`${who}: on ${formatDay(day)} ${rungText(from)} under the old version, ${rungText(to)} under the new one`;
}
