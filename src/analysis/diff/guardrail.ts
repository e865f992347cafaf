import { formatNumber } from '../../report/number.ts';
import { say, type Wording } from '../../report/wording.ts';
import { EFFECT_METRICS, type Effect, type EffectMetric } from '../effect/effect.ts';
import { isMasked, outward } from '../effect/outward.ts';
import type { ProgramDiff } from './diff.ts';
import type { Direction, Grade } from './subject.ts';

/** A bound on what a change may bring, as `grammar/guardrails.schema.json` has it. */
export type Guardrail = CountGuardrail | EffectGuardrail;

interface CountGuardrail {
  readonly metric: Grade | Exclude<Direction, 'neutral'>;
  /** How many there may be. */
  readonly most: number;
  readonly action: 'warn' | 'block';
}

/** On one number of the interval of a difference; with one bound or both. */
interface EffectGuardrail {
  readonly metric: EffectMetric;
  readonly most?: number;
  readonly least?: number;
  readonly quantile: 'p05' | 'median' | 'p95';
  readonly action: 'warn' | 'block';
}

/** A guardrail with what was counted against it. */
export type Judged =
  | (CountGuardrail & { readonly found: number })
  /** Null where it is about so few real members that it is not told. */
  | (EffectGuardrail & { readonly found: number | null; readonly unit: string });

/**
 * Those guardrails that the changes of all programs break together. Changes that are accepted do not count, nor does the
 * effect of a program all of whose changes are.
 */
export function brokenGuardrails(guardrails: readonly Guardrail[], diffs: readonly ProgramDiff[]): readonly Judged[] {
  const open = diffs.flatMap(({ changes }) => changes.filter(({ accepted }) => accepted === undefined));
  const effects = diffs.flatMap(({ changes, effect }) =>
    effect === undefined || changes.every(({ accepted }) => accepted !== undefined) ? [] : [effect],
  );
  return guardrails.flatMap((guardrail): Judged[] => {
    if (isOfEffect(guardrail)) return effects.flatMap((effect) => beyond(guardrail, effect));
    const { metric, most } = guardrail;
    const found = open.filter(({ change }) => change.grade === metric || change.direction === metric).length;
    return found > most ? [{ ...guardrail, found }] : [];
  });
}

/** Guardrails that nothing could be held against, because no effect was asked for or it has no such number. */
export function unjudged(guardrails: readonly Guardrail[], diffs: readonly ProgramDiff[]): readonly EffectMetric[] {
  const known = new Set(diffs.flatMap(({ effect }) => effect?.numbers.map(({ metric }) => metric) ?? []));
  return guardrails.flatMap((guardrail) =>
    isOfEffect(guardrail) && !known.has(guardrail.metric) ? [guardrail.metric] : [],
  );
}

function isOfEffect(guardrail: Guardrail): guardrail is EffectGuardrail {
  return EFFECT_METRICS.some((metric) => metric === guardrail.metric);
}

function beyond(guardrail: EffectGuardrail, effect: Effect): Judged[] {
  const { metric, quantile, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = guardrail;
  const of = (one: Effect) => one.numbers.find((number) => number.metric === metric);
  const number = of(effect);
  if (number === undefined) return [];
  const found = number.change[quantile];
  if (found <= most && found >= least) return [];
  return [{ ...guardrail, found: isMasked(of(outward(effect))!.change) ? null : found, unit: number.unit }];
}

export function guardrailText(judged: Judged): Wording {
  if (!('unit' in judged)) {
    const { metric, most, found, action } = judged;
    return action === 'block'
      ? say`blocked: ${found} changes of \`${metric}\`, at most ${most} may be`
      : say`watch out: ${found} changes of \`${metric}\`, at most ${most} should be`;
  }
  const { metric, quantile, found, most, unit, action } = judged;
  const number = (value: number) => formatNumber(value, unit, { width: 100, color: false, unicode: true });
  const is = found === null ? say`more than may be told` : say`${number(found)}`;
  // One of the two is broken: the upper, unless the number is below it.
  const upper = most !== undefined && (found === null || found > most);
  const bound = number(upper ? most : judged.least!);
  if (upper)
    return action === 'block'
      ? say`blocked: \`${metric}\` is ${is} (${quantile}), at most ${bound} may be`
      : say`watch out: \`${metric}\` is ${is} (${quantile}), at most ${bound} should be`;
  return action === 'block'
    ? say`blocked: \`${metric}\` is ${is} (${quantile}), at least ${bound} must be`
    : say`watch out: \`${metric}\` is ${is} (${quantile}), at least ${bound} should be`;
}
