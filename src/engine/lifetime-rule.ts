import type { PlanLifetime } from '../compile/plan-grant.ts';

/** The name under which a lifetime grant appears in the books. */
export function lifetimeRule(lifetime: PlanLifetime): string {
  return `lifetime grant ${lifetime.name}`;
}
