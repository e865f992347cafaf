import { resultSentence } from '../analysis/result-sentence.ts';
import { formatInterval } from '../report/number.ts';
import { printable } from '../report/printable.ts';
import type { Screen } from '../report/screen.ts';
import { say, type Wording } from '../report/wording.ts';
import { valueText } from './knob.ts';
import { isTurned, type StudioState } from './state.ts';
import { WHAT_IF } from './turned-study.ts';

/** What is left on the main screen, and all there is where nobody watches: what was found out, in sentences. */
export function summary(state: StudioState, screen: Screen): Wording[] {
  const { opened, knobs, variant, answers } = state;
  const { study } = opened;
  const { base, whatIf } = answers;
  const told: Wording[] = [say`${printable(study.plan.name)}, ${printable(opened.path)}`];
  if (base === null) return told;
  const spec = { ...study.spec, replicates: base.replicates };
  const show = (independent: number) => (row: Parameters<Parameters<typeof resultSentence>[3]>[0]) =>
    formatInterval(row, row.unit, screen, independent);
  told.push(
    say`${base.members} members, ${base.replicates} replicates, seed ${spec.seed}.`,
    resultSentence(base.rows, study.plan, spec, show(base.independent)),
  );
  if (!isTurned(state)) return told;
  for (const knob of knobs) {
    const steps = variant[knob.id] ?? 0;
    if (steps !== 0) told.push(say`${knob.name}: ${valueText(knob, 0, study)} to ${valueText(knob, steps, study)}`);
  }
  if (whatIf === null) return told;
  const at = (metric: string, rows = whatIf.differences) =>
    rows.find((row) => row.metric === metric && row.world === WHAT_IF && row.month === study.spec.horizon);
  const money = at('inc.change.total', whatIf.rows);
  const lost = at('atrisk.churn');
  if (money !== undefined) told.push(say`The change moves contribution by ${show(whatIf.independent)(money)}.`);
  if (lost !== undefined) told.push(say`It moves the share of hostages lost by ${show(whatIf.independent)(lost)}.`);
  return told;
}
