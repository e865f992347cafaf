import { formatDay } from '../../base/calendar.ts';
import type { Rung } from '../../population/rungs.ts';
import { type Language, speaker } from '../../report/wording.ts';
import type { Effect, GroupEffect } from './effect.ts';
import type { Account } from './mover.ts';
import { outward } from './outward.ts';

/** An effect as machines read it: counts that are masked are null. Tiers are named as in the program, `left` for having left. */
export function effectJson(whole: Effect, language: Language) {
  const { looks, numbers, movers, notes, ...effect } = outward(whole);
  const speak = speaker(language);
  const account = ({ steps, lacks }: Account) => ({
    steps: steps.map(({ day, what, rule, place, reads }) => ({
      date: formatDay(day),
      what: speak(what),
      rule,
      place,
      reads: reads.map(speak),
    })),
    lacks: lacks === null ? null : { tier: lacks.tier, parts: lacks.parts.map(speak) },
  });
  return {
    ...effect,
    days: looks.map(({ day, why, passages, all, deciles, cells }) => ({
      date: formatDay(day),
      why,
      matrix: passages.map(({ from, to, members }) => ({ ...named('from', from), ...named('to', to), members })),
      all: groupJson(all),
      deciles: deciles.map((group, i) => ({ decile: i + 1, ...groupJson(group) })),
      cells: cells.map(({ cell, ...group }) => ({ cell, ...groupJson(group) })),
    })),
    numbers,
    movers: movers.map(({ member, decile, cell, day, from, to, old, now }) => ({
      member,
      decile: decile + 1,
      cell,
      date: formatDay(day),
      ...named('from', from),
      ...named('to', to),
      old: account(old),
      new: account(now),
    })),
    notes: notes.map(speak),
  };
}

function named(key: 'from' | 'to', rung: Rung | null): Record<string, string | null> {
  return { [key]: rung?.tier ?? 'left', [`${key}Ladder`]: rung?.ladder ?? null };
}

function groupJson({ members, lower, higher, gone, stayed }: GroupEffect) {
  return { members, lower, higher, gone, stayed };
}
