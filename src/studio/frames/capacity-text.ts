import type { PlanIntervention } from '../../compile/plan-intervention.ts';
import { formatCount } from '../../report/number.ts';
import { say, type Wording } from '../../report/wording.ts';

/** How many places an intervention has. */
export function capacityText({ capacity }: PlanIntervention): Wording {
  if (capacity === null) return say`without limit`;
  const { places } = capacity;
  switch (places.kind) {
    case 'total':
      return say`${formatCount(places.count)} in all`;
    case 'per':
      return PER[places.period](formatCount(places.count));
    case 'share':
      return say`${(100 * Number(places.of.n)) / Number(places.of.d)}% of members`;
  }
}

const PER = {
  day: (count: string) => say`${count} per day`,
  month: (count: string) => say`${count} per month`,
  year: (count: string) => say`${count} per year`,
} as const;
