import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Unit } from './plan-unit.ts';
import type { Steps } from './steps.ts';

export interface PlanSetting {
  readonly name: string;
  readonly value: Steps;
  readonly unit: Unit;
  readonly range: { readonly low: Rational; readonly high: Rational; readonly step: Rational } | null;
  readonly span: Span;
}
