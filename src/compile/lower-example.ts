import type { Rational } from '../base/rational.ts';
import type { ExampleNode, ExpectedNode, HappeningNode, WishNode } from '../syntax/example-tree.ts';
import { lowerContent } from './lower-attribute.ts';
import type { Lowering } from './lowering.ts';
import type { ExampleStep, Expected, PlanExample } from './plan-example.ts';
import { always } from './steps.ts';

export function lowerExample(lowering: Lowering, node: ExampleNode): PlanExample {
  const joined = node.lines.find((line) => line.line === 'joined');
  const steps: ExampleStep[] = [];
  for (const line of node.lines) {
    if (line.line === 'event' || line.line === 'wish') steps.push(...lowerHappened(lowering, line, steps.length));
    else if (line.line === 'expect') {
      for (const expected of line.expected) {
        steps.push({ step: 'expect', day: line.day, expected: lowerExpected(lowering, expected), span: expected.span });
      }
    }
  }
  return {
    name: node.name.text,
    joined: joined?.line === 'joined' ? joined.day : null,
    settings: node.lines.flatMap((line) =>
      line.line === 'set'
        ? [
            {
              setting: lowering.settings.findIndex((s) => s.name.text === line.setting.text),
              value: always(lowering.value(line.value)),
            },
          ]
        : [],
    ),
    steps,
    span: node.name.span,
  };
}

/** An example line that is no expectation. */
export type Happened = Exclude<ExampleStep, { readonly step: 'expect' }>;

/** What happens by one line. What has no time of day follows what is written above it, a second apart. */
export function lowerHappened(lowering: Lowering, node: HappeningNode | WishNode, written: number): Happened[] {
  return node.line === 'wish' ? [lowerWish(lowering, node, written)] : lowerHappening(lowering, node, written);
}

function lowerHappening(lowering: Lowering, node: HappeningNode, written: number): Happened[] {
  const { day, span } = node;
  const second = node.second ?? secondOf(written);
  const event = lowering.event(node.name.text);
  const fields = lowering.events[event]!.fields.map((field): Rational | string => {
    const { value } = node.values.find((entry) => entry.field.text === field.name.text)!;
    return lowerContent(lowering, value);
  });
  const refers = node.refers?.text ?? null;
  const times = node.times === null ? 1 : Number(node.times.value.n);
  return Array.from({ length: times }, (_, i) => ({
    step: 'event',
    id: i === 0 && node.alias !== null ? node.alias.text : stepId(written + i),
    event,
    day,
    posted: node.posted?.day ?? day,
    second,
    fields,
    refers,
    span,
  }));
}

function lowerWish(lowering: Lowering, node: WishNode, written: number): Happened {
  const { day, span } = node;
  const wish = {
    id: stepId(written),
    reward: lowering.reward(node.reward.text),
    day,
    second: node.second ?? secondOf(written),
    span,
  };
  if (node.wish === 'redeem') return { step: 'redeem', spentOn: node.for?.text ?? null, ...wish };
  return { step: 'choose', milestone: lowering.milestone(node.for!.text), ...wish };
}

function secondOf(written: number): number {
  return Math.min(written, 86_399);
}

/** Sorts as it is written, and cannot be a name. */
function stepId(written: number): string {
  return `#${String(written).padStart(6, '0')}`;
}

function lowerExpected(lowering: Lowering, node: ExpectedNode): Expected {
  const subject = node.subject.text;
  switch (node.expects) {
    case 'worth':
      return { of: 'worth', value: lowering.value(node.value).n };
    case 'available':
      return { of: 'available', ledger: lowering.ledger(subject), value: lowering.value(node.value) };
    case 'shown':
      return { of: 'shown', ledger: lowering.ledger(subject), text: node.value.value };
    case 'issued': {
      const reward = lowering.reward(subject);
      const times = Number(node.times.value.n);
      if (reward !== -1) return { of: 'issued', kind: 'reward', index: reward, times };
      return {
        of: 'issued',
        kind: 'milestone',
        index: lowering.milestone(subject),
        times,
      };
    }
    case 'word': {
      const { negated } = node;
      const intervention = lowering.interventions.findIndex((i) => i.name.text === subject);
      if (intervention !== -1) return { of: 'open', intervention, open: (node.value.text === 'open') !== negated };
      const attribute = lowering.attribute(subject);
      if (attribute !== -1) return { of: 'attribute', attribute, value: node.value.text, negated };
      const measure = lowering.measure(subject);
      if (measure !== -1) return { of: 'measure', measure, value: null, negated };
      const lifetime = lowering.lifetime(subject);
      if (lifetime !== -1) return { of: 'granted', lifetime, negated };
      const benefit = lowering.benefit(subject);
      if (benefit !== -1) return { of: 'held', benefit, negated };
      const ladder = lowering.ladder(subject);
      if (ladder === -1) return { of: 'cell', ...lowering.cells(node.value), negated };
      return { of: 'tier', ladder, tier: lowering.tier(ladder, node.value.text), negated };
    }
    case 'quantity': {
      const ledger = lowering.ledger(subject);
      const value = lowering.value(node.value);
      const attribute = lowering.attribute(subject);
      if (attribute !== -1) return { of: 'attribute', attribute, value, negated: false };
      return ledger === -1
        ? { of: 'measure', measure: lowering.measure(subject), value, negated: false }
        : { of: 'ledger', ledger, value };
    }
  }
}
