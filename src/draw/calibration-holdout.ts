import { formatDay } from '../base/calendar.ts';
import type { Accuracy } from '../calibration/accuracy.ts';
import type { Calibration, HoldoutReport } from '../calibration/calibrate.ts';
import type { Holdout } from '../calibration/holdout.ts';
import { cellWidth, pad, wrap } from '../report/cells.ts';
import { formatCount } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { evenly } from './evenly.ts';
import { drawSpark } from './spark.ts';
import { drawTable } from './table.ts';

/** How the models came out in the holdout: each beside what happened, the interval of the chosen one, its weekly curve. */
export function drawCalibrationHoldout(
  { base, fits, choice }: Calibration,
  holdout: HoldoutReport,
  screen: Screen,
): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const own = holdout.chosen;
  const { name } = choice.chosen.model;
  const days = say`${formatDay(base.end + 1)} to ${formatDay(base.until)}`;
  return [
    '',
    paint('strong', speak(say`Holdout, ${days}, ${base.weeks.toFixed(1)} weeks`)),
    ...drawTable(
      HEADERS.map((header, i) => ({
        header: speak(header),
        alignment: i === 0 ? ('left' as const) : ('right' as const),
      })),
      [
        [speak(say`actual`), formatCount(own.actual), '', '', '', '', '', percent(own.reach.actual), '', ''],
        ...holdout.models.map((judged, i) => modelRow(fits[i]!.model.name, judged)),
        row(speak(say`same rate as before`), holdout.sameRate, ['', '', '']),
        row(speak(say`nobody buys`), holdout.allZero, ['', '', '']),
      ],
      screen,
    ),
    ...(holdout.interval === null ? [] : wrap(speak(intervalText(name, own, holdout.interval)), screen.width, screen)),
    ...curveLines(name, own, base.end, screen),
  ];
}

const HEADERS = [
  say`forecast`,
  say`purchases`,
  say`bias`,
  say`MAE`,
  say`RMSE`,
  say`cum. MAPE`,
  say`last week`,
  say`reach`,
  say`AUC`,
  say`top 10%`,
];

function row(name: string, accuracy: Accuracy, rest: readonly string[]): string[] {
  return [
    name,
    formatCount(Math.round(accuracy.predicted)),
    percent(accuracy.bias),
    fixed(accuracy.mae, 4),
    fixed(accuracy.rmse, 4),
    ...rest,
    fixed(accuracy.ranking?.auc ?? null, 3),
    percent(accuracy.ranking?.topDecileShare ?? null),
  ];
}

function modelRow(name: string, judged: Holdout): string[] {
  return row(name, judged, [
    percent(judged.cumulativeMape),
    percent(judged.lastWeekError),
    percent(judged.reach.predicted),
  ]);
}

function fixed(value: number | null, digits: number): string {
  return value === null ? '' : value.toFixed(digits);
}

function percent(value: number | null): string {
  return value === null ? '' : `${(value * 100).toFixed(1)}%`;
}

function intervalText(name: string, own: Holdout, interval: NonNullable<HoldoutReport['interval']>): Wording {
  const { purchases, reach, weekly, weeklyCoverage } = interval;
  const inside = own.actual >= purchases.low && own.actual <= purchases.high;
  const bought = say`${formatCount(Math.round(purchases.low))} to ${formatCount(Math.round(purchases.high))}`;
  const where = inside
    ? say`${bought} purchases (the actual lie inside)`
    : say`${bought} purchases (the actual lie outside)`;
  const reached = say`${percent(reach.low)} to ${percent(reach.high)}`;
  const weeks = say`${Math.round(weeklyCoverage * weekly.length)} of ${weekly.length} weeks`;
  return say`90% interval of ${name}, over chance and parameters: ${where}, reach ${reached}; ${weeks} and ${percent(own.customerCoverage)} of customers lie in theirs.`;
}

/** The most rows of the table of the curve. */
const MOST_POINTS = 9;

function curveLines(name: string, { curve }: Holdout, split: number, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const steps = curve.slice(1).map((point, i) => ({
    actual: point.actual - curve[i]!.actual,
    model: point.model - curve[i]!.model,
  }));
  const labels = [speak(say`actual`), speak(say`model`)];
  const margin = Math.max(...labels.map((label) => cellWidth(label, screen))) + 2;
  const narrow = { ...screen, width: Math.min(screen.width, 100) - margin };
  const spark = (label: string, values: readonly number[]) =>
    drawSpark(values, 'purchases', narrow).map((line) => pad(label, margin, screen, 'left') + line);
  return [
    '',
    paint('strong', speak(say`Repeat purchases by week`)),
    ...spark(
      labels[0]!,
      steps.map(({ actual }) => actual),
    ),
    ...spark(
      labels[1]!,
      steps.map(({ model }) => model),
    ),
    '',
    ...drawTable(
      [
        { header: speak(say`cumulative until`), alignment: 'left' },
        { header: speak(say`actual`), alignment: 'right' },
        { header: name, alignment: 'right' },
        { header: speak(say`off by`), alignment: 'right' },
        { header: '', alignment: 'left' },
      ],
      evenly(curve, MOST_POINTS).map(({ end, actual, model }) => [
        formatDay(end),
        formatCount(actual),
        formatCount(Math.round(model)),
        actual > 0 ? `${((model / actual - 1) * 100).toFixed(1)}%` : '',
        end > split ? speak(say`holdout`) : '',
      ]),
      screen,
    ),
  ];
}
