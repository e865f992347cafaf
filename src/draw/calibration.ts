import { formatDay } from '../base/calendar.ts';
import type { Calibration } from '../calibration/calibrate.ts';
import { cautionsOf } from '../calibration/cautions.ts';
import { CHOSEN_BY } from '../calibration/choose-model.ts';
import { type Fit, standardErrors } from '../calibration/fit-model.ts';
import { wrap } from '../report/cells.ts';
import { formatCount } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import { drawsBlocks, type Screen } from '../report/screen.ts';
import { listed, say, speaker, type Wording } from '../report/wording.ts';
import type { Transactions } from '../workspace/transactions.ts';
import { drawCalibrationHoldout } from './calibration-holdout.ts';
import { hang } from './hang.ts';
import { drawTable } from './table.ts';

/** A calibration as text: what became of the rows, the models, how they came out in the holdout, what not to read from them. */
export function drawCalibration(calibration: Calibration, read: Transactions, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const title = (text: Wording) => ['', paint('strong', speak(text))];
  const { base, holdout } = calibration;
  return [
    paint('strong', speak(say`Purchases of ${read.report.file}`)),
    ...importLines(read, screen),
    ...title(say`Models fitted to ${customers(base.buyers.length)} until ${formatDay(base.end)}`),
    ...modelLines(calibration, screen),
    ...spendLines(calibration, screen),
    ...(holdout === null ? [] : drawCalibrationHoldout(calibration, holdout, screen)),
    ...title(say`What these data cannot tell`),
    ...cautionsOf(calibration).flatMap(({ text }) => hang('- ', speak(text), screen)),
    '',
    ...wrap(speak(resultSentence(calibration)), screen.width, screen).map((line) => paint('strong', line)),
  ];
}

function importLines({ report, buyers }: Transactions, screen: Screen): string[] {
  const { columns } = report;
  const speak = speaker(screen.language);
  const days = say`${formatDay(report.firstDay)} to ${formatDay(report.lastDay)}`;
  const rows: [Wording, number, Wording][] = [
    [say`purchases`, report.purchases, say`of ${customers(buyers.length)}`],
    ...(report.merged > 0
      ? [[say`on a day with another`, report.merged, say`put together`] satisfies [Wording, number, Wording]]
      : []),
    ...report.skipped.map(({ reason, rows: n }): [Wording, number, Wording] => [say`skipped`, n, reason]),
    ...(report.unreadable > 0
      ? [[say`unreadable`, report.unreadable, say`left out`] satisfies [Wording, number, Wording]]
      : []),
    [say`all rows`, report.rows, days],
  ];
  const read = [
    say`customer \`${columns.customer}\``,
    say`date \`${columns.date}\``,
    columns.amount === null ? say`no amount` : say`amount \`${columns.amount}\``,
    ...(columns.quantity === null ? [] : [say`times quantity \`${columns.quantity}\``]),
  ];
  return [
    ...drawTable(
      [
        { header: speak(say`what`), alignment: 'left' },
        { header: speak(say`rows`), alignment: 'right' },
        { header: '', alignment: 'left' },
      ],
      rows.map(([what, n, note]) => [speak(what), formatCount(n), speak(note)]),
      screen,
    ),
    speak(say`Read as ${listed(read)}.`),
  ];
}

function modelLines({ fits, choice }: Calibration, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const mark = drawsBlocks(screen) ? '►' : '>';
  const rows = fits.map((fit, i) => [
    fit === choice.chosen ? mark : '',
    fit.model.k > 1 ? `${fit.model.name} (k ${fit.model.k})` : fit.model.name,
    fit.logLikelihood.toFixed(1),
    fit.bic.toFixed(0),
    choice.scores[i]?.toFixed(4) ?? '',
    speak(listed(fit.model.parameters.map((name, at) => parameterText(fit, name, at)))),
  ]);
  const columns = [
    { header: '', alignment: 'left' as const },
    { header: speak(say`model`), alignment: 'left' as const },
    { header: speak(say`log-likelihood`), alignment: 'right' as const },
    { header: 'BIC', alignment: 'right' as const },
    { header: speak(say`score`), alignment: 'right' as const },
    { header: speak(say`parameters`), alignment: 'left' as const },
  ];
  const chosen = say`${choice.chosen.model.name} with standard errors: ${parametersText(choice.chosen)}.`;
  return [
    ...drawTable(columns, rows, screen),
    ...wrap(speak(chosen), screen.width, screen),
    ...wrap(speak(choiceText(choice)), screen.width, screen),
  ];
}

function choiceText({ by, scores }: Calibration['choice']): Wording {
  return scores.includes(null)
    ? say`Chosen by ${CHOSEN_BY[by]}.`
    : say`Chosen by the ${CHOSEN_BY[by]}; the score is the mean log probability of a customer's purchases there, and less than 0.01 apart counts as equal.`;
}

function parameterText(fit: Fit, name: string, at: number): Wording | string {
  return fit.unbounded.includes(name)
    ? say`${name} at its edge`
    : `${name} ${Number(fit.parameters[at]!.toPrecision(4))}`;
}

/** With standard errors, where the data hold the parameters. */
function parametersText(fit: Fit): Wording {
  const errors = standardErrors(fit);
  return listed(
    fit.model.parameters.map((name, i) => {
      const value = parameterText(fit, name, i);
      return errors === null ? value : say`${value} (${Number(errors[i]!.toPrecision(2))})`;
    }),
  );
}

function spendLines({ spend }: Calibration, screen: Screen): string[] {
  if (spend === null) return [];
  const [p, q, gamma] = spend.parameters.map((value) => Number(value.toPrecision(4)));
  const fitted = say`Spending: Gamma-Gamma p ${p!}, q ${q!}, gamma ${gamma!}, from ${formatCount(spend.customers)} repeat buyers;`;
  const mean = Number.isFinite(spend.mean)
    ? say`${fitted} mean ${spend.mean.toFixed(2)} a purchase.`
    : say`${fitted} no finite mean.`;
  return wrap(speaker(screen.language)(mean), screen.width, screen);
}

function customers(n: number): Wording {
  return n === 1 ? say`one customer` : say`${formatCount(n)} customers`;
}

function resultSentence({ base, choice, holdout }: Calibration): Wording {
  const { name } = choice.chosen.model;
  const stands = say`${name} stands for ${customers(base.buyers.length)} with ${repeats(base.repeats)}`;
  if (holdout === null || holdout.chosen.bias === null) return say`${stands}; no holdout shows how well it forecasts.`;
  const { bias, predicted, actual } = holdout.chosen;
  const [said, came, off] = [formatCount(Math.round(predicted)), formatCount(actual), percentOff(bias)];
  const judged =
    bias < 0
      ? say`${stands}. In the holdout it forecast ${said} purchases of ${came}, ${off} too few`
      : say`${stands}. In the holdout it forecast ${said} purchases of ${came}, ${off} too many`;
  return holdout.sameRate.bias === null
    ? say`${judged}.`
    : say`${judged}, where "same rate as before" is off by ${percentOff(holdout.sameRate.bias)}.`;
}

function repeats(n: number): Wording {
  return n === 1 ? say`one repeat purchase` : say`${formatCount(n)} repeat purchases`;
}

function percentOff(bias: number): string {
  return `${Math.abs(bias * 100).toFixed(1)}%`;
}
