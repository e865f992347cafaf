import type { Plan } from '../../compile/plan.ts';
import type { Steps } from '../../compile/steps.ts';
import { compileKernel, type Kernel } from '../../kernel/compile-kernel.ts';
import { type Memory, readModule, startModule } from '../../kernel/web-assembly.ts';
import { frameOf } from '../frame.ts';
import type { Study } from '../simulation-spec.ts';
import { LifeCode } from './life-code.ts';
import { type LifeShape, signatureOf } from './life-shape.ts';
import type { LifeFrame } from './month-code.ts';

/** What a host calls. */
export interface LifeRoutines {
  /** Founds a group, and lets it live up to the start. Given the number of the first member, and how many there are. */
  'up to the start'(first: number, founders: number): void;
  /**
   * Lets the group whose memory lies there live on to the end. Given the place of its first member in the block, and how
   * many were there at the start.
   */
  'from the start on'(place: number, founders: number): void;
  /** Given the number of the first member, and how many there are. */
  rank(first: number, members: number): void;
  'fill calendar'(): void;
}

const PAGE = 65_536;

/** The code of lives of one shape at work in a memory of its own. */
export interface LifeKernel {
  readonly kernel: Kernel;
  readonly code: LifeCode;
  readonly frame: LifeFrame;
  readonly memory: Memory;
  readonly routines: LifeRoutines;
  /** Where the first member of a group lies. */
  readonly first: number;
}

/** By plan and shape; null where there is no code of it. */
const known = new WeakMap<Plan, Map<string, LifeKernel | null>>();

/**
 * The code of a shape, written once and anew only for settings it has no room for; null where it cannot be written. `turns`
 * leaves room for settings to be turned from a day on.
 */
export function lifeKernelOf(shape: LifeShape, study: Study, turns = false): LifeKernel | null {
  const { plan, settings } = shape;
  const ofPlan = known.get(plan) ?? new Map<string, LifeKernel | null>();
  known.set(plan, ofPlan);
  const signature = signatureOf(shape);
  const roomy = `${signature} turns`;
  // Who needs no room takes the code that has it, so that worlds with and without have one.
  const name = turns || ofPlan.has(roomy) ? roomy : signature;
  const found = ofPlan.get(name);
  if (found === null || found?.kernel.numbers.fits(settings) === true) return found;
  const written = write(shape, study, settings, name === roomy);
  ofPlan.set(name, written);
  return written;
}

function write(shape: LifeShape, study: Study, settings: readonly Steps[], turns: boolean): LifeKernel | null {
  const all = frameOf(study, 0);
  const frame: LifeFrame = shape.enrolled ? all : { ...all, cards: [], pointWorth: [], onRequest: [], steps: 0 };
  const code = new LifeCode(shape, frame, turns);
  const { kernel } = compileKernel(shape.plan, settings, code);
  if (kernel === null) return null;
  const opened = startModule(readModule(kernel.bytes), {});
  const memory = opened.memory as Memory;
  const routines = opened as unknown as LifeRoutines;
  routines['fill calendar']();
  const { members, blank } = kernel;
  new Uint8Array(memory.buffer).set(blank, members);
  const first = Math.ceil((members + blank.length) / PAGE) * PAGE;
  code.brief.placeMembers(new DataView(memory.buffer), first, { address: members, size: blank.length });
  return { kernel, code, frame, memory, routines, first };
}
