import { formatDay } from '../base/calendar.ts';
import type { Accuracy } from '../calibration/accuracy.ts';
import type { Calibration, HoldoutReport } from '../calibration/calibrate.ts';
import { cautionsOf } from '../calibration/cautions.ts';
import { type Fit, standardErrors } from '../calibration/fit-model.ts';
import type { Holdout } from '../calibration/holdout.ts';
import { wrap } from '../report/cells.ts';
import { formatCount } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import { drawsBlocks, type Screen } from '../report/screen.ts';
import type { Transactions } from '../workspace/transactions.ts';
import { evenly } from './evenly.ts';
import { hang } from './hang.ts';
import { drawSpark } from './spark.ts';
import { drawTable } from './table.ts';

/** A calibration as text: what became of the rows, the models, how they came out in the holdout, what not to read from them. */
export function drawCalibration(calibration: Calibration, read: Transactions, screen: Screen): string[] {
  const paint = painter(screen.color);
  const title = (text: string) => ['', paint('strong', text)];
  return [
    paint('strong', `Purchases of ${read.report.file}`),
    ...importLines(read, screen),
    ...title(
      `Models fitted to ${formatCount(calibration.base.buyers.length)} customers until ${formatDay(calibration.base.end)}`,
    ),
    ...modelLines(calibration, screen),
    ...spendLines(calibration),
    ...(calibration.holdout === null ? [] : holdoutLines(calibration, calibration.holdout, screen)),
    ...title('What these data cannot tell'),
    ...cautionsOf(calibration).flatMap(({ text }) => hang('- ', text, screen)),
    '',
    ...wrap(resultSentence(calibration), screen.width, screen).map((line) => paint('strong', line)),
  ];
}

function importLines({ report, buyers }: Transactions, screen: Screen): string[] {
  const { columns } = report;
  const rows = [
    ['purchases', formatCount(report.purchases), `of ${many(buyers.length, 'customer')}`],
    ...(report.merged > 0 ? [['on a day with another', formatCount(report.merged), 'put together']] : []),
    ...report.skipped.map(({ reason, rows: n }) => ['skipped', formatCount(n), reason]),
    ...(report.unreadable > 0 ? [['unreadable', formatCount(report.unreadable), 'left out']] : []),
    ['all rows', formatCount(report.rows), `${formatDay(report.firstDay)} to ${formatDay(report.lastDay)}`],
  ];
  const read = [
    `customer \`${columns.customer}\``,
    `date \`${columns.date}\``,
    columns.amount === null ? 'no amount' : `amount \`${columns.amount}\``,
    ...(columns.quantity === null ? [] : [`times quantity \`${columns.quantity}\``]),
  ];
  return [
    ...drawTable(
      [
        { header: 'what', alignment: 'left' },
        { header: 'rows', alignment: 'right' },
        { header: '', alignment: 'left' },
      ],
      rows,
      screen,
    ),
    `Read as ${read.join(', ')}.`,
  ];
}

function modelLines({ fits, choice }: Calibration, screen: Screen): string[] {
  const mark = drawsBlocks(screen) ? '►' : '>';
  const rows = fits.map((fit, i) => [
    fit === choice.chosen ? mark : '',
    fit.model.k > 1 ? `${fit.model.name} (k ${fit.model.k})` : fit.model.name,
    fit.logLikelihood.toFixed(1),
    fit.bic.toFixed(0),
    choice.scores[i]?.toFixed(4) ?? '',
    fit.model.parameters.map((name, at) => parameterText(fit, name, at)).join(', '),
  ]);
  const columns = [
    { header: '', alignment: 'left' as const },
    { header: 'model', alignment: 'left' as const },
    { header: 'log-likelihood', alignment: 'right' as const },
    { header: 'BIC', alignment: 'right' as const },
    { header: 'score', alignment: 'right' as const },
    { header: 'parameters', alignment: 'left' as const },
  ];
  return [
    ...drawTable(columns, rows, screen),
    ...wrap(
      `${choice.chosen.model.name} with standard errors: ${parametersText(choice.chosen)}.`,
      screen.width,
      screen,
    ),
    ...wrap(choiceText(choice), screen.width, screen),
  ];
}

function choiceText({ by, scores }: Calibration['choice']): string {
  const meaning =
    "the score is the mean log probability of a customer's purchases there, and less than 0.01 apart counts as equal";
  return scores.includes(null) ? `Chosen by ${by}.` : `Chosen by the ${by}; ${meaning}.`;
}

function parameterText(fit: Fit, name: string, at: number): string {
  return fit.unbounded.includes(name) ? `${name} at its edge` : `${name} ${Number(fit.parameters[at]!.toPrecision(4))}`;
}

/** With standard errors, where the data hold the parameters. */
function parametersText(fit: Fit): string {
  const errors = standardErrors(fit);
  return fit.model.parameters
    .map((name, i) => parameterText(fit, name, i) + (errors === null ? '' : ` (${Number(errors[i]!.toPrecision(2))})`))
    .join(', ');
}

function spendLines({ spend }: Calibration): string[] {
  if (spend === null) return [];
  const [p, q, gamma] = spend.parameters.map((value) => Number(value.toPrecision(4)));
  const mean = Number.isFinite(spend.mean) ? spend.mean.toFixed(2) : 'infinite';
  return [
    `Spending: Gamma-Gamma p ${p}, q ${q}, gamma ${gamma}, from ${formatCount(spend.customers)} repeat buyers; mean ${mean} a purchase.`,
  ];
}

function holdoutLines({ base, fits, choice }: Calibration, holdout: HoldoutReport, screen: Screen): string[] {
  const paint = painter(screen.color);
  const cell = (value: number | null, digits: number) => (value === null ? '' : value.toFixed(digits));
  const percent = (value: number | null) => (value === null ? '' : `${(value * 100).toFixed(1)}%`);
  const row = (name: string, accuracy: Accuracy, rest: readonly string[]) => [
    name,
    formatCount(Math.round(accuracy.predicted)),
    percent(accuracy.bias),
    cell(accuracy.mae, 4),
    cell(accuracy.rmse, 4),
    ...rest,
    cell(accuracy.ranking?.auc ?? null, 3),
    percent(accuracy.ranking?.topDecileShare ?? null),
  ];
  const modelRow = (name: string, judged: Holdout) =>
    row(name, judged, [percent(judged.cumulativeMape), percent(judged.lastWeekError), percent(judged.reach.predicted)]);
  const header = ['forecast', 'purchases', 'bias', 'MAE', 'RMSE', 'cum. MAPE', 'last week', 'reach', 'AUC', 'top 10%'];
  const own = holdout.chosen;
  const lines = [
    '',
    paint('strong', `Holdout, ${formatDay(base.end + 1)} to ${formatDay(base.until)}, ${base.weeks.toFixed(1)} weeks`),
    ...drawTable(
      header.map((text, i) => ({ header: text, alignment: i === 0 ? ('left' as const) : ('right' as const) })),
      [
        ['actual', formatCount(own.actual), '', '', '', '', '', percent(own.reach.actual), '', ''],
        ...holdout.models.map((judged, i) => modelRow(fits[i]!.model.name, judged)),
        row('same rate as before', holdout.sameRate, ['', '', '']),
        row('nobody buys', holdout.allZero, ['', '', '']),
      ],
      screen,
    ),
  ];
  const name = choice.chosen.model.name;
  if (holdout.interval !== null) {
    const { purchases, reach, weekly, weeklyCoverage } = holdout.interval;
    const inside = own.actual >= purchases.low && own.actual <= purchases.high ? 'inside' : 'outside';
    lines.push(
      ...wrap(
        `90% interval of ${name}, over chance and parameters: ${formatCount(Math.round(purchases.low))} to ${formatCount(Math.round(purchases.high))} purchases (the actual lie ${inside}), reach ${percent(reach.low)} to ${percent(reach.high)}; ${Math.round(weeklyCoverage * weekly.length)} of ${weekly.length} weeks and ${percent(own.customerCoverage)} of customers lie in theirs.`,
        screen.width,
        screen,
      ),
    );
  }
  return [...lines, ...curveLines(name, own, base.end, screen)];
}

/** The most rows of the table of the curve. */
const MOST_POINTS = 9;

function curveLines(name: string, { curve }: Holdout, split: number, screen: Screen): string[] {
  const paint = painter(screen.color);
  const steps = curve.slice(1).map((point, i) => ({
    actual: point.actual - curve[i]!.actual,
    model: point.model - curve[i]!.model,
  }));
  const narrow = { ...screen, width: Math.min(screen.width, 100) - 8 };
  const spark = (label: string, values: readonly number[]) =>
    drawSpark(values, 'purchases', narrow).map((line) => `${label.padEnd(8)}${line}`);
  return [
    '',
    paint('strong', 'Repeat purchases by week'),
    ...spark(
      'actual',
      steps.map(({ actual }) => actual),
    ),
    ...spark(
      'model',
      steps.map(({ model }) => model),
    ),
    '',
    ...drawTable(
      [
        { header: 'cumulative until', alignment: 'left' },
        { header: 'actual', alignment: 'right' },
        { header: name, alignment: 'right' },
        { header: 'error', alignment: 'right' },
        { header: '', alignment: 'left' },
      ],
      evenly(curve, MOST_POINTS).map(({ end, actual, model }) => [
        formatDay(end),
        formatCount(actual),
        formatCount(Math.round(model)),
        actual > 0 ? `${((model / actual - 1) * 100).toFixed(1)}%` : '',
        end > split ? 'holdout' : '',
      ]),
      screen,
    ),
  ];
}

function many(n: number, what: string): string {
  return `${formatCount(n)} ${what}${n === 1 ? '' : 's'}`;
}

function resultSentence({ base, choice, holdout }: Calibration): string {
  const name = choice.chosen.model.name;
  const start = `${name} stands for ${many(base.buyers.length, 'customer')} with ${many(base.repeats, 'repeat purchase')}`;
  if (holdout === null || holdout.chosen.bias === null) return `${start}; no holdout shows how well it forecasts.`;
  const { chosen, sameRate } = holdout;
  const bias = Math.abs(chosen.bias! * 100).toFixed(1);
  const other =
    sameRate.bias === null
      ? ''
      : `, where "same rate as before" is off by ${Math.abs(sameRate.bias * 100).toFixed(1)}%`;
  return `${start}. In the holdout it forecast ${formatCount(Math.round(chosen.predicted))} purchases of ${formatCount(chosen.actual)}, ${bias}% ${chosen.bias! < 0 ? 'too few' : 'too many'}${other}.`;
}
