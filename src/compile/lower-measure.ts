import { countedEvent } from '../check/counted-event.ts';
import type { MeasureNode, MeasureSourceNode } from '../syntax/measure-tree.ts';
import { lowerWindow } from './lower-window.ts';
import { type Lowering, tiersOf } from './lowering.ts';
import type { MeasureSource, PlanMeasure } from './plan-measure.ts';

export function lowerMeasure(lowering: Lowering, node: MeasureNode): PlanMeasure {
  const event = countedEvent(node.source);
  return {
    name: node.name.text,
    unit: lowering.unitOf(lowering.measureDimension(node)),
    source: lowerSource(lowering, node.source),
    dated: node.byPosting === null ? 'happened' : 'posted',
    when: node.where === null || event === null ? null : lowering.condition(node.where, lowering.event(event.text)),
    window: node.window === null ? { kind: 'lifetime' } : lowerWindow(lowering, node.window),
    span: node.name.span,
  };
}

function lowerSource(lowering: Lowering, source: MeasureSourceNode): MeasureSource {
  switch (source.how) {
    case 'balance':
      return { kind: 'balance', ledger: lowering.ledger(source.ledger.text) };
    case 'earned':
      return {
        kind: 'earned',
        ledger: lowering.ledger(source.ledger.text),
        event: source.on === null ? null : lowering.event(source.on.text),
        tag: source.as?.text ?? null,
      };
    case 'count':
    case 'days':
      return { kind: source.how, event: lowering.event(source.event.text) };
    case 'field':
    case 'distinct':
    case 'largest':
    case 'latest': {
      const event = lowering.event(source.event.text);
      return { kind: source.how, event, field: lowering.field(event, source.field.text) };
    }
    case 'since': {
      const attribute = source.anchor === null ? null : lowering.attribute(source.anchor.text);
      return { kind: 'since', unit: source.unit, attribute };
    }
    case 'years at': {
      const ladder = lowering.ladder(source.ladder.text);
      const tier = tiersOf(lowering.ladders[ladder]!).findIndex((t) => t.name.text === source.tier.text);
      return { kind: 'years at', ladder, tier, consecutive: source.consecutive };
    }
  }
}
