import type { Plan } from '../../compile/plan.ts';
import type { Steps } from '../../compile/steps.ts';
import { compileKernel, type Kernel } from '../../kernel/compile-kernel.ts';
import { type Memory, readModule, startModule } from '../../kernel/web-assembly.ts';
import { frameOf } from '../frame.ts';
import type { Study } from '../simulation-spec.ts';
import { LifeCode } from './life-code.ts';
import { type LifeShape, signatureOf } from './life-shape.ts';
import type { LifeFrame } from './month-code.ts';

/** What a host calls; what is about one member takes the address first. */
export interface LifeRoutines {
  birth(member: number, begin: number, late: number): void;
  /** Given where the first of a group lies, and how many there are. */
  'warm up'(first: number, founders: number): void;
  'live on'(): void;
  'ties out'(member: number): number;
  'fill calendar'(): void;
}

/** The code of lives of one shape at work in a memory of its own. */
export interface LifeKernel {
  readonly kernel: Kernel;
  readonly code: LifeCode;
  readonly frame: LifeFrame;
  readonly memory: Memory;
  readonly routines: LifeRoutines;
  /** Hears in `live on` that so many friends of a member of the group have joined in a month. */
  welcome: (by: number, count: number, month: number) => void;
}

/** By plan and shape; null where there is no code of it. */
const known = new WeakMap<Plan, Map<string, LifeKernel | null>>();

/** The code of a shape, written once and anew only for settings it has no room for; null where it cannot be written. */
export function lifeKernelOf(shape: LifeShape, study: Study): LifeKernel | null {
  const { plan, settings } = shape;
  const ofPlan = known.get(plan) ?? new Map<string, LifeKernel | null>();
  known.set(plan, ofPlan);
  const signature = signatureOf(shape);
  const found = ofPlan.get(signature);
  if (found === null || found?.kernel.numbers.fits(settings) === true) return found;
  const written = write(shape, study, settings);
  ofPlan.set(signature, written);
  return written;
}

function write(shape: LifeShape, study: Study, settings: readonly Steps[]): LifeKernel | null {
  const all = frameOf(study, 0);
  const frame: LifeFrame = shape.enrolled ? all : { ...all, cards: [], pointWorth: [], onRequest: [], steps: 0 };
  const code = new LifeCode(shape, frame);
  const { kernel } = compileKernel(shape.plan, settings, code);
  if (kernel === null) return null;
  const opened = startModule(readModule(kernel.bytes), {
    welcome: (by, count, month) => life.welcome(by, count, month),
  });
  const routines = opened as unknown as LifeRoutines;
  const life: LifeKernel = { kernel, code, frame, memory: opened.memory as Memory, routines, welcome: () => {} };
  routines['fill calendar']();
  return life;
}
