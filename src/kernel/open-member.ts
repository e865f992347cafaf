import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { Watch } from '../engine/books.ts';
import type { MemberRun } from '../engine/member-run.ts';
import { openMember as openInterpreted } from '../engine/open-member.ts';
import { type Compiled, compileKernel } from './compile-kernel.ts';
import { KernelInstance } from './kernel-instance.ts';
import { KernelMember } from './kernel-member.ts';
import type { Limit } from './limits.ts';
import { readModule } from './web-assembly.ts';

/** What a kernel does not tell of; a watch that listens to any of it is served by the interpreter. */
const UNTOLD = [
  'ticked',
  'happened',
  'granted',
  'entitled',
  'rule',
  'read',
  'decided',
  'lookedUp',
  'waiting',
  'weighed',
  'counted',
  'tookBack',
] as const satisfies readonly (keyof Watch)[];

/** What each plan was compiled to, and is run by; null where the interpreter runs it. */
const known = new WeakMap<Plan, { readonly compiled: Compiled; readonly instance: KernelInstance | null }>();

/**
 * Opens one member under a plan, like the interpreter's door of the same name, and faster: by the plan's kernel where it
 * has one. What is written is the same to the last unit.
 */
export function openMember(plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch): MemberRun {
  const instance = listensToMore(watch) ? null : instanceFor(plan, settings);
  return instance === null
    ? openInterpreted(plan, settings, joined, watch)
    : new KernelMember(instance, plan, settings, joined, watch);
}

/** The instance that runs a plan under some settings; compiled once, and anew only for settings it has no room for. */
function instanceFor(plan: Plan, settings: readonly Steps[]): KernelInstance | null {
  const found = known.get(plan);
  if (found !== undefined && (found.instance === null || found.instance.fits(settings))) return found.instance;
  const compiled = compileKernel(plan, settings);
  const { kernel } = compiled;
  const instance = kernel === null ? null : new KernelInstance(plan, kernel, readModule(kernel.bytes));
  known.set(plan, { compiled, instance });
  return instance;
}

/** What of a plan is left to the interpreter, and of which rule; nothing where its kernel runs everything. */
export function kernelLimits(plan: Plan, settings: readonly Steps[]): readonly Limit[] {
  instanceFor(plan, settings);
  return known.get(plan)!.compiled.limits;
}

function listensToMore(watch: Watch): boolean {
  return UNTOLD.some((heard) => watch[heard] !== undefined);
}
