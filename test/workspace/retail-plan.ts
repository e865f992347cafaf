import { ALWAYS } from '../../src/base/calendar.ts';
import { NOTHING_DECLARED } from '../../src/compile/nothing-declared.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { PlanEvent } from '../../src/compile/plan-event.ts';

const span = { file: 'retail.regalia', start: 0, end: 0 };

function event(name: string, fields: PlanEvent['fields'], refundOf: number | null = null): PlanEvent {
  const refund =
    refundOf === null
      ? null
      : {
          of: refundOf,
          reduces: [],
          rate: 'remainder' as const,
          dated: 'refund' as const,
          tier: 'recomputed' as const,
          rewards: 'kept' as const,
          spent: 'forfeited' as const,
          unlinked: 'latest' as const,
          inForce: ALWAYS,
          spans: { rate: span, dated: span, tier: span, unlinked: span },
          span,
        };
  return { name, label: name, fields, sets: [], clock: null, refund, span };
}

const amount = { name: 'amount', type: 'money', unit: { kind: 'money' }, choices: [] } as const;

/** A program in pounds whose events are `purchase`, `return` (a refund of it) and `flight` (miles and a fare). */
export const retailPlan: Plan = {
  ...NOTHING_DECLARED,
  name: 'Retailer',
  currency: { code: 'GBP', digits: 2 },
  timezone: 'Europe/London',
  events: [
    event('purchase', [amount]),
    event('return', [amount], 0),
    event('flight', [
      { name: 'miles', type: 'number', unit: { kind: 'number' }, choices: [] },
      { name: 'fare', type: 'choice', unit: { kind: 'number' }, choices: ['flexible', 'discount'] },
    ]),
  ],
};
