import { missingText } from '../analysis/missing-text.ts';
import { type Day, FOREVER, formatDay } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { SourceText, Span } from '../base/span.ts';
import type { FieldType, Plan } from '../compile/plan.ts';
import { quantityText } from '../compile/quantity-text.ts';
import type { FieldValue, MemberEvent, Reading } from '../engine/books.ts';
import type { Missing } from '../engine/shortfall.ts';
import type { TraceStep } from '../engine/trace.ts';

/** All that is known of one member on one day, and how it came about. */
export interface Explanation {
  readonly plan: Plan;
  readonly source: SourceText;
  readonly member: string;
  readonly joined: Day;
  readonly on: Day;
  readonly steps: readonly TraceStep[];
  /** The tier in force on each ladder, and the balance of each ledger in smallest units. */
  readonly tiers: readonly number[];
  readonly balances: readonly bigint[];
  readonly whyNot: {
    readonly ladder: number;
    readonly tier: number;
    readonly held: number;
    readonly ways: readonly (readonly Missing[])[];
  } | null;
}

/** One line of the waterfall: what happened or was written, by which rule, and what that rule read. */
export interface ExplainedStep {
  readonly day: Day;
  readonly kind: TraceStep['kind'];
  readonly what: string;
  readonly rule: string | null;
  /** `file:line` of the rule. */
  readonly place: string | null;
  readonly reads: readonly string[];
  /** For postings: the balance of the ledger after it. */
  readonly balance: string | null;
}

/** The steps in words. Balances run along with the postings. */
export function explainSteps({ plan, source, steps }: Explanation): ExplainedStep[] {
  const balances = plan.ledgers.map(() => 0n);
  return steps.map((step) => {
    if (step.kind === 'posting') balances[step.posting.ledger] = balances[step.posting.ledger]! + step.posting.amount;
    return explainStep(plan, source, step, balances);
  });
}

/** `balances` are those after the step, in smallest units. */
function explainStep(plan: Plan, source: SourceText, step: TraceStep, balances: readonly bigint[]): ExplainedStep {
  const base = { kind: step.kind, rule: null, place: null, reads: [], balance: null };
  const points = (ledger: number, amount: bigint) =>
    quantityText(integer(amount), plan.ledgers[ledger]!.unit, plan.currency);
  const written = (rule: string, reads: readonly Reading[]) => ({
    rule,
    place: placeOf(source, ruleSpan(plan, rule)),
    reads: reads.map((reading) => readingText(plan, reading)),
  });
  switch (step.kind) {
    case 'event':
      return { ...base, day: step.event.day, what: eventText(plan, step.event) };
    case 'duplicate':
      return { ...base, day: step.event.day, what: `${eventText(plan, step.event)}: said before, counted once` };
    case 'posting': {
      const { ledger, amount, reason, rule, day, posted } = step.posting;
      const dated = day === posted ? '' : `, counted on ${formatDay(day)}`;
      const what = `${amount > 0n ? '+' : ''}${points(ledger, amount)} ${plan.ledgers[ledger]!.label}, ${reason}${dated}`;
      return { ...base, day: posted, what, ...written(rule, step.reads), balance: points(ledger, balances[ledger]!) };
    }
    case 'grant': {
      const { ladder, tier, from, until, rule } = step.grant;
      const what = `${plan.ladders[ladder]!.tiers[tier]!.label} granted until ${formatDay(until)} (exclusive)`;
      return { ...base, day: from, what, ...written(rule, step.reads) };
    }
    case 'movement': {
      const { ladder, from, to, day, cause } = step.movement;
      const { tiers, label } = plan.ladders[ladder]!;
      const what = `${label}: ${tiers[from]!.label} → ${tiers[to]!.label} (${cause})`;
      return { ...base, day, what, reads: step.reads.map((reading) => readingText(plan, reading)) };
    }
    case 'reward': {
      const { kind, index, day, until } = step.issue;
      const { label } = (kind === 'reward' ? plan.rewards : plan.milestones)[index]!;
      return {
        ...base,
        day,
        what: `${label} issued, ${until === FOREVER ? 'for use at any time' : `for use before ${formatDay(until)}`}`,
      };
    }
    case 'unmatched': {
      const what = 'the refund found too little to take back; the rest changes nothing';
      return { ...base, day: step.unmatched.event.day, what };
    }
    case 'refused': {
      const { label } = plan.rewards[step.redemption.reward]!;
      return { ...base, day: step.redemption.day, what: `${label}: the balance does not reach its price` };
    }
  }
}

function eventText(plan: Plan, event: MemberEvent): string {
  const { label, fields } = plan.events[event.event]!;
  const values = fields.map((field, i) => `${field.name} ${fieldText(plan, field.type, event.fields[i]!)}`);
  return [label, ...values].join(', ');
}

function fieldText(plan: Plan, type: FieldType, value: FieldValue): string {
  if (typeof value === 'string') return value;
  return quantityText(value, type === 'money' ? { kind: 'money' } : { kind: 'number' }, plan.currency);
}

function readingText(plan: Plan, reading: Reading): string {
  switch (reading.of) {
    case 'measure': {
      const { name, unit, source } = plan.measures[reading.index]!;
      const window =
        source.kind === 'balance' ? '' : ` from ${formatDay(reading.from)} until ${formatDay(reading.until)}`;
      return `${name} = ${quantityText(reading.value, unit, plan.currency)}${window}`;
    }
    case 'setting': {
      const { name, unit } = plan.settings[reading.index]!;
      return `${name} = ${quantityText(reading.value, unit, plan.currency)}`;
    }
    case 'tier':
      return `${plan.ladders[reading.ladder]!.name} is ${plan.ladders[reading.ladder]!.tiers[reading.tier]!.name}`;
  }
}

function ruleSpan(plan: Plan, rule: string): Span | null {
  const earning = plan.earnings.find((e) => e.name === rule);
  if (earning !== undefined) return earning.span;
  const reward = plan.rewards.find((r) => rule === `reward ${r.name}`);
  if (reward !== undefined) return reward.span;
  const ledger = plan.ledgers.find((l) => rule === `expiry of ${l.name}`);
  if (ledger !== undefined) return ledger.span;
  for (const ladder of plan.ladders) {
    const tier = ladder.tiers.find((t) => rule === `tier ${t.name} of ${ladder.name}`);
    if (tier !== undefined) return tier.span;
  }
  return null;
}

function placeOf(source: SourceText, span: Span | null): string | null {
  return span === null ? null : `${source.file}:${source.place(span.start).line}`;
}

/** The explanation for other programs. */
export function explanationJson(explanation: Explanation): unknown {
  const { plan, whyNot } = explanation;
  return {
    program: plan.name,
    member: explanation.member,
    joined: formatDay(explanation.joined),
    on: formatDay(explanation.on),
    tiers: explanation.tiers.map((tier, i) => ({
      ladder: plan.ladders[i]!.name,
      tier: plan.ladders[i]!.tiers[tier]!.name,
    })),
    balances: explanation.balances.map((balance, i) => ({
      ledger: plan.ledgers[i]!.name,
      balance: quantityText(integer(balance), plan.ledgers[i]!.unit, plan.currency),
    })),
    steps: explainSteps(explanation).map((step) => ({ ...step, day: formatDay(step.day) })),
    ...(whyNot === null
      ? {}
      : {
          whyNot: {
            ladder: plan.ladders[whyNot.ladder]!.name,
            tier: plan.ladders[whyNot.ladder]!.tiers[whyNot.tier]!.name,
            ways: whyNot.ways.map((way) => way.map((part) => missingText(plan, part))),
          },
        }),
  };
}
