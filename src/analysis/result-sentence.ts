import type { Plan } from '../compile/plan.ts';
import type { SimulationSpec } from '../population/simulation-spec.ts';
import { oneAfterAnother, say, type Wording } from '../report/wording.ts';
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
): Wording {
  const world = spec.worlds.includes('program') ? 'program' : 'none';
  const end = spec.horizon;
  const at = (metric: string, month: number, tier?: string, of: string = world) =>
    rows.find((row) => row.metric === metric && row.world === of && row.month === month && row.tier === tier);
  const sentences: Wording[] = [];
  const top = spec.ladder === null ? undefined : plan.ladders[spec.ladder]!.tiers.at(-1);
  const before = at('tier.share', 0, top?.name);
  const after = at('tier.share', end, top?.name);
  if (top !== undefined && before !== undefined && after !== undefined) {
    sentences.push(say`${top.label} goes from ${percent(before.median)}% of members to ${show(after)}.`);
  }

  const risk = at('atrisk.hv', 0);
  const gone = at('atrisk.churn', end);
  if (risk !== undefined && gone !== undefined) {
    const twin = world === 'program' ? at('atrisk.churn', end, undefined, 'none') : undefined;
    const members = whole(risk.median);
    sentences.push(
      twin === undefined
        ? say`Of the ${members} high-value members at risk at the start, ${show(gone)} have left.`
        : say`Of the ${members} high-value members at risk at the start, ${show(gone)} have left; without the program, ${show(twin)} of theirs.`,
    );
  }

  const gain = at('inc.margin.total', end);
  if (gain !== undefined) {
    sentences.push(
      gain.p05 <= 0 && gain.p95 >= 0
        ? say`Against no program, contribution changes by ${show(gain)}, no clear gain or loss.`
        : say`Against no program, contribution changes by ${show(gain)}.`,
    );
    sentences.push(...nobodySentence((metric) => at(metric, end)));
  }
  const months = end === 1 ? say`Over 1 month` : say`Over ${end} months`;
  const told = oneAfterAnother(sentences);
  return spec.replicates === 1 ? say`${months}, in a single replicate: ${told}` : say`${months}: ${told}`;
}

/** What is said of a program that does nothing, or nothing to anybody's gain; counts of members, replicate by replicate. */
function nobodySentence(at: (metric: string) => Row | undefined): Wording[] {
  const never = (metric: string) => at(metric)?.p95 === 0;
  if (never('inc.changed')) return [say`The program changes nothing: every member does the same without it.`];
  return never('inc.more') && never('inc.longer') ? [say`It helps nobody: no member buys more or stays longer.`] : [];
}

function percent(value: number): string {
  return (value * 100).toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
