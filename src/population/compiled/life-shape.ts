import type { Day } from '../../base/calendar.ts';
import { NOTHING_DECLARED } from '../../compile/nothing-declared.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Steps } from '../../compile/steps.ts';
import type { Study } from '../simulation-spec.ts';

/** What of a study is written into the code of its lives. Everything else is memory, so that turning it writes nothing anew. */
export interface LifeShape {
  /** Without rules in the world without a program. */
  readonly plan: Plan;
  readonly settings: readonly Steps[];
  readonly enrolled: boolean;
  readonly spec: Study['spec'];
  /** Minor units in one unit of the currency. */
  readonly minor: number;
  /** Days at whose end it is kept where members stand; none in the world without a program. */
  readonly looks: readonly Day[];
}

/** The shape of a world; null for what no code is written of, and the member model itself runs. */
export function shapeOf(
  { plan, settings, spec, looks }: Pick<Study, 'plan' | 'settings' | 'spec' | 'looks'>,
  world: string,
): LifeShape | null {
  const enrolled = world !== 'none';
  if (spec.returns !== null) return null;
  if (enrolled && plan.interventions.length > 0) return null;
  const minor = 10 ** plan.currency.digits;
  if (enrolled) return { plan, settings, enrolled, spec, minor, looks: looks ?? [] };
  return { plan: withoutRules(plan), settings: [], enrolled, spec, minor, looks: [] };
}

const signatures = new WeakMap<Study['spec'], Map<string, string>>();

/** What tells shapes of one plan apart. */
export function signatureOf(shape: LifeShape): string {
  const ofSpec = signatures.get(shape.spec) ?? new Map<string, string>();
  signatures.set(shape.spec, ofSpec);
  const beside = `${shape.enrolled} ${shape.looks.join(' ')}`;
  const known = ofSpec.get(beside) ?? signatureText(shape);
  ofSpec.set(beside, known);
  return known;
}

function signatureText({ enrolled, spec, looks }: LifeShape): string {
  const {
    behavior: _b,
    economics: _e,
    personas,
    assumptions: _a,
    members: _m,
    seed: _s,
    replicates: _r,
    worlds: _w,
    fitted,
    ...shape
  } = spec;
  const { dropout = null, season = null } = fitted ?? {};
  return JSON.stringify([enrolled, personas.length, shape, dropout?.kind, season, looks], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

/** Whether dropping out is all the leaving there is; see `Stay`. */
export function dropoutIsWhole({ spec }: Pick<LifeShape, 'spec'>): boolean {
  return (spec.fitted?.dropout ?? null) !== null;
}

const empty = new WeakMap<Plan, Plan>();

/** One for each plan, by which its code is found again. */
function withoutRules(plan: Plan): Plan {
  const known = empty.get(plan);
  if (known !== undefined) return known;
  const none = { ...plan, ...NOTHING_DECLARED };
  empty.set(plan, none);
  return none;
}
