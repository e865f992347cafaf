import type { Problem } from '../problem.ts';

/** `2 errors, 1 warning`; `no problems` when there are none. */
export function tally(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const parts = [counted(errors, 'error'), counted(problems.length - errors, 'warning')].filter((part) => part !== '');
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
