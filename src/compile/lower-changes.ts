import { type Day, formatDay } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import { valuesOfSetting } from '../check/dated-values.ts';
import { laddersOfTier } from '../check/ladders-of-tier.ts';
import { namesIn } from '../check/names-in.ts';
import type { ChangeClauseNode, ChangeNode } from '../syntax/change-tree.ts';
import { type Lowering, tiersOf } from './lowering.ts';
import type { PlanChange, Transition } from './plan-change.ts';

/**
 * The changes of a program by their days. A dated value that a ladder reads changes the rules too: where no change is
 * written for its day, no one drops because of it.
 */
export function lowerChanges(lowering: Lowering): PlanChange[] {
  const judges = judgedOn(lowering);
  const written = lowering.scope.all('change').map((node) => lowerChange(lowering, node, judges.get(node.on.day)));
  const bare = [...judges]
    .filter(([day]) => !written.some((change) => change.day === day))
    .map(
      ([day, { ladders, span }]): PlanChange => ({
        ...head(day, null),
        announced: null,
        judges: ladders,
        transitions: [{ kind: 'no drops' }],
        span,
      }),
    );
  return [...written, ...bare].sort((a, b) => a.day - b.day);
}

interface Judged {
  readonly ladders: number[];
  /** Where a value is written that begins on the day. */
  readonly span: Span;
}

/** The days on which a later value of a setting begins, with the ladders that read it and give their tiers at once. */
function judgedOn(lowering: Lowering): Map<Day, Judged> {
  const days = new Map<Day, Judged>();
  lowering.ladders.forEach((ladder, i) => {
    if (!ladder.clauses.some((clause) => clause.clause === 'attain' && clause.at === 'once')) return;
    const conditions = tiersOf(ladder).flatMap(({ when, kept }) => [when, kept].filter((c) => c !== null));
    const names = new Set(conditions.flatMap(namesIn).map(({ name }) => name.text));
    for (const setting of lowering.settings) {
      if (!names.has(setting.name.text)) continue;
      for (const { from, at } of valuesOfSetting(lowering.scope, setting).slice(1)) {
        const judged = days.get(from) ?? { ladders: [], span: at };
        if (!judged.ladders.includes(i)) judged.ladders.push(i);
        days.set(from, judged);
      }
    }
  });
  return days;
}

function head(day: Day, label: string | null): Pick<PlanChange, 'name' | 'label' | 'day'> {
  const name = `change on ${formatDay(day)}`;
  return { name, label: label ?? name, day };
}

function lowerChange(lowering: Lowering, node: ChangeNode, judged: Judged | undefined): PlanChange {
  const announced = node.clauses.find((clause) => clause.clause === 'announced');
  return {
    ...head(node.on.day, node.label?.text ?? null),
    announced: announced?.on.day ?? null,
    judges: judged?.ladders ?? [],
    transitions: node.clauses.flatMap((clause) => lowerTransition(lowering, clause)),
    span: node.span,
  };
}

function lowerTransition(lowering: Lowering, clause: ChangeClauseNode): Transition[] {
  switch (clause.clause) {
    case 'kept': {
      const [node] = laddersOfTier(lowering.scope, clause.tier, clause.ladder);
      const ladder = lowering.ladder(node!.name.text);
      const tier = tiersOf(node!).findIndex(({ name }) => name.text === clause.tier.text);
      return [{ kind: 'keep', ladder, tier, until: clause.until?.day ?? null }];
    }
    case 'no drops':
      return [{ kind: 'no drops' }];
    case 'convert':
      return [
        {
          kind: 'convert',
          from: lowering.ledger(clause.from.text),
          to: lowering.ledger(clause.to.text),
          rate: lowering.value(clause.rate),
          // Where the checker asked for no rounding, every balance gives a whole number.
          rounding: clause.rounded?.rounding ?? 'down',
          roundTo: clause.rounded?.to == null ? 1n : lowering.value(clause.rounded.to).n,
        },
      ];
    case 'top up':
      return [{ kind: 'top up', ledger: lowering.ledger(clause.ledger.text), to: lowering.value(clause.to).n }];
    default:
      return [];
  }
}
