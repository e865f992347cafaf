import type { Rational } from '../base/rational.ts';
import type { ExampleNode, ExpectedNode, HappeningNode } from '../syntax/tree.ts';
import { type Lowering, tiersOf } from './lowering.ts';
import type { ExampleStep, Expected, PlanExample } from './plan.ts';
import { always } from './steps.ts';

export function lowerExample(lowering: Lowering, node: ExampleNode): PlanExample {
  const joined = node.lines.find((line) => line.line === 'joined');
  const steps: ExampleStep[] = [];
  for (const line of node.lines) {
    if (line.line === 'event') steps.push(...lowerHappening(lowering, line, steps.length));
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

/** Events without a time of day follow each other in the order they are written, a second apart. */
export function lowerHappening(lowering: Lowering, node: HappeningNode, written: number): Happened[] {
  const { day, span } = node;
  const second = node.second ?? Math.min(written, 86_399);
  if (node.redeem) {
    const reward = lowering.rewards.findIndex((r) => r.name.text === node.name.text);
    return [{ step: 'redeem', id: stepId(written), reward, day, second, span }];
  }
  const event = lowering.event(node.name.text);
  const fields = lowering.events[event]!.fields.map((field): Rational | string => {
    const { value } = node.values.find((entry) => entry.field.text === field.name.text)!;
    return 'kind' in value ? lowering.value(value) : value.text;
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

/** Sorts as it is written, and cannot be a name. */
function stepId(written: number): string {
  return `#${String(written).padStart(6, '0')}`;
}

function lowerExpected(lowering: Lowering, node: ExpectedNode): Expected {
  const subject = node.subject.text;
  switch (node.expects) {
    case 'worth':
      return { of: 'worth', value: lowering.value(node.value).n };
    case 'shown':
      return { of: 'shown', ledger: lowering.ledger(subject), text: node.value.value };
    case 'issued': {
      const reward = lowering.rewards.findIndex((r) => r.name.text === subject);
      const times = Number(node.times.value.n);
      if (reward !== -1) return { of: 'issued', kind: 'reward', index: reward, times };
      return {
        of: 'issued',
        kind: 'milestone',
        index: lowering.milestones.findIndex((m) => m.name.text === subject),
        times,
      };
    }
    case 'word': {
      const intervention = lowering.interventions.findIndex((i) => i.name.text === subject);
      if (intervention !== -1) return { of: 'open', intervention, open: node.value.text === 'open' };
      const ladder = lowering.ladder(subject);
      if (ladder === -1) return { of: 'cell', ...lowering.cells(node.value) };
      return {
        of: 'tier',
        ladder,
        tier: tiersOf(lowering.ladders[ladder]!).findIndex((t) => t.name.text === node.value.text),
      };
    }
    case 'quantity': {
      const ledger = lowering.ledger(subject);
      const value = lowering.value(node.value);
      return ledger === -1
        ? { of: 'measure', measure: lowering.measure(subject), value }
        : { of: 'ledger', ledger, value };
    }
  }
}
