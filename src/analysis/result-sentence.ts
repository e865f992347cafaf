import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import type { Row } from './row.ts';

/**
 * The result in a few plain sentences: the top tier's share, the high-value members at risk and how many of them leave,
 * and what the program adds. `show` prints a row's number with its interval in the reader's form; a single replicate has
 * none and is said to be one. An increment whose interval spans zero is said to be no clear gain or loss.
 */
export function resultSentence(
  rows: readonly Row[],
  plan: Plan,
  spec: SimulationSpec,
  show: (row: Row) => string,
): string {
  const world = spec.worlds.includes('program') ? 'program' : 'none';
  const end = spec.horizon;
  const at = (metric: string, month: number, tier?: string, of: string = world) =>
    rows.find((row) => row.metric === metric && row.world === of && row.month === month && row.tier === tier);
  const sentences: string[] = [];
  const top = spec.ladder === null ? undefined : plan.ladders[spec.ladder]!.tiers.at(-1);
  const before = at('tier.share', 0, top?.name);
  const after = at('tier.share', end, top?.name);
  if (top !== undefined && before !== undefined && after !== undefined) {
    sentences.push(`${top.label} goes from ${percent(before.median)}% of members to ${show(after)}.`);
  }

  const risk = at('atrisk.hv', 0);
  const gone = at('atrisk.churn', end);
  if (risk !== undefined && gone !== undefined) {
    const twin = world === 'program' ? at('atrisk.churn', end, undefined, 'none') : undefined;
    const without = twin === undefined ? '' : `; without the program, ${show(twin)} of theirs`;
    const members = `${whole(risk.median)} high-value members at risk at the start`;
    sentences.push(`Of the ${members}, ${show(gone)} have left${without}.`);
  }

  const gain = at('inc.margin.total', end);
  if (gain !== undefined) {
    const unclear = gain.p05 <= 0 && gain.p95 >= 0 ? ', no clear gain or loss' : '';
    sentences.push(`Against no program, contribution changes by ${show(gain)}${unclear}.`);
    sentences.push(...nobodySentence((metric) => at(metric, end)));
  }
  const months = `Over ${end} ${end === 1 ? 'month' : 'months'}`;
  return `${months}${spec.replicates === 1 ? ', in a single replicate' : ''}: ${sentences.join(' ')}`;
}

/** What is said of a program that does nothing, or nothing to anybody's gain; counts of members, replicate by replicate. */
function nobodySentence(at: (metric: string) => Row | undefined): string[] {
  const never = (metric: string) => at(metric)?.p95 === 0;
  if (never('inc.changed')) return ['The program changes nothing: every member does the same without it.'];
  return never('inc.more') && never('inc.longer') ? ['It helps nobody: no member buys more or stays longer.'] : [];
}

function percent(value: number): string {
  return (value * 100).toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
