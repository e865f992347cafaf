import { forecast } from '../../analysis/forecast.ts';
import { type Numbered, numberNamed, rowNamed } from '../../analysis/uncertainty/headlines.ts';
import { didYouMean, nearest } from '../../report/suggest.ts';
import { say } from '../../report/wording.ts';
import { loadStudy } from '../../workspace/load-study.ts';
import { runStudy } from '../../workspace/run-study.ts';
import type { Console } from '../console.ts';
import { usageError } from '../usage-error.ts';

/** Enough to know which numbers a simulation has. */
const MEMBERS_TO_KNOW = 50;

/** The number that a metric names, found in a small run before the long one; null, and said so, where it names none or several. */
export async function askedNumber(
  console: Console,
  file: string,
  metric: string,
  option: string,
): Promise<Numbered | null> {
  const load = await loadStudy(file, { members: MEMBERS_TO_KNOW, replicates: 1 });
  if (!load.ok) return null;
  const { study } = load.value;
  const outcome = await runStudy(study, { workers: 1 });
  if (outcome.status !== 'done') return null;
  const rows = forecast(study.plan, study.spec, outcome.replicates, study.alternatives);
  const asked = numberNamed(metric);
  if (rowNamed(rows, study.spec, asked) !== undefined) return asked;
  const known = rows.filter((row) => row.metric === asked.metric && row.month === study.spec.horizon);
  const tags = known.flatMap(({ tier, cell, cause, ledger, intervention }) => {
    const tag = tier ?? cell ?? cause ?? ledger ?? intervention;
    return tag === undefined ? [] : [`${asked.metric}:${tag}`];
  });
  const names = known.length > 0 ? tags : nearest(asked.metric, new Set(rows.map((row) => row.metric)));
  const title =
    known.length > 0
      ? say`\`${metric}\` is not one number at the end of the horizon`
      : say`\`${metric}\` is not a metric of the forecast`;
  console.say(usageError(option, { title, help: didYouMean([...new Set(names)].slice(0, 3)) ?? null }));
  return null;
}
