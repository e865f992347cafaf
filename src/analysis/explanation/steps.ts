import { covers, type Day, FOREVER, formatDay } from '../../base/calendar.ts';
import { compare, formatExact, integer, ONE, type Rational } from '../../base/rational.ts';
import type { SourceText, Span } from '../../base/span.ts';
import { fieldText } from '../../compile/field-text.ts';
import type { Plan } from '../../compile/plan.ts';
import type { MeasureSource } from '../../compile/plan-measure.ts';
import type { Unit } from '../../compile/plan-unit.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import type { MemberEvent, Reading } from '../../engine/books.ts';
import { MOST_AT_ONCE } from '../../engine/rewards.ts';
import { tierRule } from '../../engine/tier-rule.ts';
import type { TraceStep } from '../../engine/trace.ts';
import { formatCount } from '../../report/number.ts';
import { listed, say, type Wording } from '../../report/wording.ts';
import type { Explanation } from './explanation.ts';
import { CAUSE_WORDS, REASON_WORDS } from './step-words.ts';

/** One line of the waterfall: what happened or was written, by which rule, and what that rule read. */
export interface ExplainedStep {
  readonly day: Day;
  readonly kind: TraceStep['kind'];
  readonly what: Wording;
  readonly rule: string | null;
  /** `file:line` of the rule. */
  readonly place: string | null;
  readonly reads: readonly Wording[];
  /** For postings: the balance of the ledger after it. */
  readonly balance: string | null;
}

/** The steps in words. Balances run along with the postings, from those before the first step. */
export function explainSteps(
  { plan, source }: Pick<Explanation, 'plan' | 'source'>,
  steps: readonly TraceStep[],
  before: readonly bigint[] = plan.ledgers.map(() => 0n),
): ExplainedStep[] {
  const balances = [...before];
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
      return { ...base, day: step.event.posted, what: eventText(plan, step.event) };
    case 'duplicate':
      return { ...base, day: step.event.posted, what: say`${eventText(plan, step.event)}: said before, counted once` };
    case 'posting': {
      const { ledger, amount, reason, rule, day, posted } = step.posting;
      const signed = `${amount > 0n ? '+' : ''}${points(ledger, amount)}`;
      const told = say`${signed} ${plan.ledgers[ledger]!.label}, ${REASON_WORDS[reason]}`;
      const what = day === posted ? told : say`${told}, counted on ${formatDay(day)}`;
      return { ...base, day: posted, what, ...written(rule, step.reads), balance: points(ledger, balances[ledger]!) };
    }
    case 'matured': {
      const { ledger, amount, day } = step.matured;
      return {
        ...base,
        day,
        what: say`${points(ledger, amount)} ${plan.ledgers[ledger]!.label} can be spent from here on`,
      };
    }
    case 'grant': {
      const { ladder, tier, from, until, rule } = step.grant;
      const { label } = plan.ladders[ladder]!.tiers[tier]!;
      const what =
        until === FOREVER
          ? say`${label} granted until further notice`
          : say`${label} granted until ${formatDay(until)} (exclusive)`;
      return { ...base, day: from, what, ...written(rule, step.reads) };
    }
    case 'right': {
      const { lifetime, from, until, rule } = step.right;
      const { label } = plan.lifetimes[lifetime]!;
      const what = step.given ? say`${label} granted for life` : say`${label} taken back`;
      return { ...base, day: step.given ? from : until, what, ...written(rule, step.reads) };
    }
    case 'movement': {
      const { ladder, from, to, day, cause } = step.movement;
      const { tiers, label } = plan.ladders[ladder]!;
      const what = say`${label}: ${tiers[from]!.label} → ${tiers[to]!.label} (${CAUSE_WORDS[cause]})`;
      return { ...base, day, what, reads: step.reads.map((reading) => readingText(plan, reading)) };
    }
    case 'reward': {
      const { kind, index, day, until } = step.issue;
      const { label } = (kind === 'reward' ? plan.rewards : plan.milestones)[index]!;
      return {
        ...base,
        day,
        what:
          until === FOREVER
            ? say`${label} issued, for use at any time`
            : say`${label} issued, for use before ${formatDay(until)}`,
      };
    }
    case 'revoked': {
      const { kind, index } = step.issue;
      const { label } = (kind === 'reward' ? plan.rewards : plan.milestones)[index]!;
      return { ...base, day: step.day, what: say`${label} taken back` };
    }
    case 'waiting': {
      const { label } = (step.of === 'reward' ? plan.rewards : plan.milestones)[step.index]!;
      const most = formatCount(MOST_AT_ONCE);
      return { ...base, day: step.day, what: say`${label}: ${most} are issued at once, more wait for the next event` };
    }
    case 'unmatched': {
      const { event, left } = step.unmatched;
      const what = say`${leftText(plan, event, left)} of the refund found nothing to take back and changes nothing`;
      return { ...base, day: event.posted, what };
    }
    case 'refused': {
      const { wish } = step;
      const { label, inForce } = plan.rewards[wish.reward]!;
      const why =
        'milestone' in wish
          ? say`no such choice is open`
          : covers(inForce, wish.day)
            ? say`the balance does not reach its price`
            : say`not offered on this day`;
      return { ...base, day: wish.day, what: say`${label}: ${why}` };
    }
  }
}

function eventText(plan: Plan, event: MemberEvent): Wording {
  const { label, fields } = plan.events[event.event]!;
  const values = fields.map((field, i) => `${field.name} ${fieldText(event.fields[i]!, field, plan.currency)}`);
  const late = event.posted === event.day ? [] : [say`happened on ${formatDay(event.day)}`];
  return listed([label, ...late, ...values]);
}

/** What is left of a refund, in the unit of the field that it reduces by. */
function leftText(plan: Plan, event: MemberEvent, left: Rational): string {
  const { fields, refund } = plan.events[event.event]!;
  const [pair] = refund?.reduces ?? [];
  const unit: Unit = pair === undefined ? { kind: 'number' } : fields[pair.field]!.unit;
  return quantityText(left, unit, plan.currency);
}

function readingText(plan: Plan, reading: Reading): Wording {
  switch (reading.of) {
    case 'measure': {
      const { name, unit, source } = plan.measures[reading.index]!;
      const value = reading.value === null ? 'unknown' : quantityText(reading.value, unit, plan.currency);
      if (isTimeless(source)) return say`${name} = ${value}`;
      return say`${name} = ${value} from ${formatDay(reading.from)} until ${formatDay(reading.until)}`;
    }
    case 'attribute': {
      const attribute = plan.attributes[reading.index]!;
      return say`${attribute.name} is ${fieldText(reading.value, attribute, plan.currency)}`;
    }
    case 'setting': {
      const { name, unit } = plan.settings[reading.index]!;
      return say`${name} = ${quantityText(reading.value, unit, plan.currency)}`;
    }
    case 'cell': {
      const { name, cells, answers } = plan.grid!;
      const { name: event, fields } = plan.events[answers.event]!;
      const answer =
        reading.answer === null
          ? say`no ${event} in reach`
          : say`${event}.${fields[answers.field]!.name} ${formatExact(reading.answer.value)} of ${formatDay(reading.answer.day)}`;
      return say`${name} is ${cells[reading.cell]!.name} (${answer})`;
    }
    case 'granted':
      return reading.granted
        ? say`${plan.lifetimes[reading.lifetime]!.name} is granted`
        : say`${plan.lifetimes[reading.lifetime]!.name} is not granted`;
    case 'tier': {
      const { name, tiers } = plan.ladders[reading.ladder]!;
      const tier = tiers[reading.tier]!.name;
      return compare(reading.share, ONE) < 0
        ? say`${name} is ${tier} for ${formatExact(reading.share)} of it`
        : say`${name} is ${tier}`;
    }
  }
}

/** What is what it is on the day, whatever the window. */
function isTimeless({ kind }: MeasureSource): boolean {
  return kind === 'balance' || kind === 'since' || kind === 'years at';
}

function ruleSpan(plan: Plan, rule: string): Span | null {
  const earning = plan.earnings.find((e) => e.name === rule);
  if (earning !== undefined) return earning.span;
  const reward = plan.rewards.find((r) => rule === `reward ${r.name}`);
  if (reward !== undefined) return reward.span;
  const milestone = plan.milestones.find((m) => rule === `milestone ${m.name}`);
  if (milestone !== undefined) return milestone.span;
  const ledger = plan.ledgers.find((l) => rule === `expiry of ${l.name}`);
  if (ledger !== undefined) return ledger.span;
  const change = plan.changes.find((c) => rule === c.name);
  if (change !== undefined) return change.span;
  const lifetime = plan.lifetimes.find((l) => rule === `lifetime grant ${l.name}`);
  if (lifetime !== undefined) return lifetime.span;
  const outside = [...plan.floors, ...plan.grants].find((grant) => grant.name === rule);
  if (outside !== undefined) return outside.span;
  for (const ladder of plan.ladders) {
    const tier = ladder.tiers.find((_, i) => rule === tierRule(ladder, i));
    if (tier !== undefined) return tier.span;
  }
  return null;
}

function placeOf(source: SourceText, span: Span | null): string | null {
  return span === null ? null : `${source.file}:${source.place(span.start).line}`;
}
