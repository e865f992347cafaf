import { rowNamed } from '../../analysis/uncertainty/headlines.ts';
import { influences, tornadoBars, valueIn } from '../../analysis/uncertainty/sensitivity.ts';
import { rowsOfRun } from '../../analysis/uncertainty/uncertain-forecast.ts';
import { drawScreening } from '../../draw/screening.ts';
import { drawTornado } from '../../draw/tornado.ts';
import { sensitivityPage } from '../../html/sensitivity-page.ts';
import { oneAtATime, trajectories } from '../../population/sensitivity-runs.ts';
import { formatNumber } from '../../report/number.ts';
import { painter } from '../../report/paint.ts';
import { say, speaker } from '../../report/wording.ts';
import { loadStudy, type StudyOverrides } from '../../workspace/load-study.ts';
import { projectVersion } from '../../workspace/project-root.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { askedNumber } from './asked-number.ts';
import { followStudy } from './follow-study.ts';
import { simulationPath } from './simulation-path.ts';

export interface SensitivityOptions extends StudyOverrides {
  /** A tornado, or a screening. */
  readonly kind: 'tornado' | 'screen';
  /** The number asked about, as `atrisk.churn` or `tier.share:gold`. */
  readonly metric: string;
  readonly workers?: number;
  readonly json: boolean;
  readonly report?: string;
  readonly checkpoint?: string;
}

/** Many runs are needed and differences of runs on the same luck are asked for, so few members do. */
const MEMBERS = 500;
const REPLICATES = { tornado: 2, screen: 4 } as const;

/** `regalia simulate SIM --tornado METRIC` and `--screen METRIC`: which assumptions a number hangs on. */
export async function sensitivityCommand(
  console: Console,
  path: string | undefined,
  { kind, metric, ...options }: SensitivityOptions,
): Promise<ExitCode> {
  const file = simulationPath(path);
  const few = { members: options.members ?? MEMBERS, replicates: options.replicates ?? REPLICATES[kind] };
  const load = await loadStudy(file, { ...few, ...(options.seed === undefined ? {} : { seed: options.seed }) });
  if (!load.ok) {
    await console.complain(load.problems);
    return EXIT.data;
  }
  const { study } = load.value;
  const { spec } = study;
  const asked = await askedNumber(console, file, metric, `--${kind}`);
  if (asked === null) return EXIT.usage;

  const design =
    kind === 'tornado'
      ? oneAtATime(spec.assumptions, spec.replicates)
      : trajectories(spec.assumptions, spec.seed, spec.replicates);
  if (!options.json)
    console.say(
      say`${study.plan.name}: ${design.runs.length} runs of ${spec.members.toLocaleString('en-US')} members, ${spec.horizon} months`,
    );
  const { workers, checkpoint } = options;
  const outcome = await followStudy(console, study, {
    runs: design.runs,
    ...(workers === undefined ? {} : { workers }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
  });
  if (outcome.status === 'ended') return outcome.code;
  const whole = outcome.status === 'done';
  if (!whole) console.say(say`stopped: ${outcome.replicates.length} of ${design.runs.length} runs were finished`);
  const rows = new Map(
    outcome.replicates.flatMap((sums) => {
      const row = rowNamed(rowsOfRun(study, design.runs[sums.replicate]!, sums), spec, asked);
      return row === undefined ? [] : [[sums.replicate, row] as const];
    }),
  );
  const first = rows.values().next().value;
  if (first === undefined) return whole ? EXIT.data : EXIT.interrupted;
  const bars = kind === 'tornado' ? tornadoBars(design, valueIn(rows)) : [];
  const found = kind === 'screen' ? influences(design, valueIn(rows)) : [];
  const bases = [...new Set(design.comparisons.map(({ base }) => base))].flatMap((base) => rows.get(base) ?? []);
  const middle = bases.length === 0 ? first.median : bases.reduce((sum, { median }) => sum + median, 0) / bases.length;
  const row = { ...first, median: middle, p05: middle, p95: middle };

  if (options.report !== undefined) {
    const { members, replicates, seed } = spec;
    const told = { program: study.plan.name, row, seed, members, replicates, bars, influences: found };
    const written = await replaceFile(options.report, sensitivityPage(told));
    if (!written.ok) {
      await console.complain(written.problems);
      return EXIT.data;
    }
    console.say(say`wrote ${written.value}`);
  }
  if (options.json) {
    const { p05: _low, p95: _high, median: base, ...number } = row;
    const { members, replicates, seed } = spec;
    const manifest = { regalia: projectVersion(), program: study.plan.name, seed, members, replicates };
    const sha256 = load.value.fingerprints;
    console.json({
      manifest: { ...manifest, sha256 },
      number: { ...number, base },
      ...(kind === 'tornado' ? { tornado: bars } : { screening: found }),
    });
  } else {
    const screen = console.screen(console.stdout);
    const title = say`What \`${metric}\` hangs on, which is ${formatNumber(middle, row.unit, screen)} at the end`;
    console.print(
      painter(screen.color)('strong', speaker(console.language)(title)),
      ...(kind === 'tornado' ? drawTornado(bars, row.unit, screen) : drawScreening(found, row.unit, screen)),
    );
  }
  return whole ? EXIT.clean : EXIT.interrupted;
}
