import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { Row } from './row.ts';

/**
 * The result in a few plain sentences: the top tier's share, the high-value members at risk and how many of them leave,
 * and what the program adds. Every outcome comes with its interval, except that a single replicate has none and is said
 * to be one; an increment whose interval spans zero is said to be no clear gain or loss.
 */
export function resultSentence(rows: readonly Row[], plan: Plan, spec: SimulationSpec): string {
  const world = spec.worlds.includes('program') ? 'program' : 'none';
  const end = spec.horizon;
  const at = (metric: string, month: number, tier?: string, of: string = world) =>
    rows.find((row) => row.metric === metric && row.world === of && row.month === month && row.tier === tier);
  const sentences: string[] = [];
  const range = (row: Row, show: (value: number) => string, unit: string) =>
    spec.replicates === 1
      ? `${show(row.median)} ${unit}`
      : `${show(row.median)} ${unit} (${show(row.p05)} to ${show(row.p95)})`;

  const top = spec.ladder === null ? undefined : plan.ladders[spec.ladder]!.tiers.at(-1);
  const before = at('tier.share', 0, top?.name);
  const after = at('tier.share', end, top?.name);
  if (top !== undefined && before !== undefined && after !== undefined) {
    sentences.push(`${top.label} goes from ${percent(before.median)} % of members to ${range(after, percent, '%')}.`);
  }

  const risk = at('atrisk.hv', 0);
  const gone = at('atrisk.churn', end);
  if (risk !== undefined && gone !== undefined) {
    const twin = world === 'program' ? at('atrisk.churn', end, undefined, 'none') : undefined;
    const without = twin === undefined ? '' : `; without the program, ${range(twin, percent, '%')} of theirs`;
    const members = `${whole(risk.median)} high-value members at risk at the start`;
    sentences.push(`Of the ${members}, ${range(gone, percent, '%')} have left${without}.`);
  }

  const gain = at('inc.margin.total', end);
  if (gain !== undefined) {
    const unclear = gain.p05 <= 0 && gain.p95 >= 0 ? ', no clear gain or loss' : '';
    sentences.push(`Against no program, contribution changes by ${range(gain, whole, gain.unit)}${unclear}.`);
  }
  const months = `Over ${end} ${end === 1 ? 'month' : 'months'}`;
  return `${months}${spec.replicates === 1 ? ', in a single replicate' : ''}: ${sentences.join(' ')}`;
}

function percent(value: number): string {
  return (value * 100).toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
