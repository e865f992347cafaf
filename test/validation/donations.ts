import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BG_BB, bgBbAlive, bgBbExpected } from '../../src/calibration/bg-bb.ts';
import { maximize } from '../../src/calibration/maximize.ts';
import { finished } from '../../src/calibration/work.ts';
import { DATA } from './cdnow.ts';
import { type Check, close, near } from './check.ts';
import { DONATIONS } from './published.ts';

const FILE = join(DATA, 'donations-bgbb', 'donations.csv');
export const hasDonations = existsSync(FILE);

/** G3 in discrete time: the annual donations of Fader, Hardie, Shang 2010. */
export function donations(): Check[] {
  const groups = readFileSync(FILE, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [x, tx, n, weight] = line.split(',').map(Number) as [number, number, number, number];
      return { x, tx, n, weight };
    });
  const { parameters, logLikelihood } = DONATIONS;
  const fit = finished(maximize({ value: (at) => BG_BB.logLikelihood(groups, at) }, BG_BB.starts));
  const alive = [
    [0, 0, 0.108],
    [2, 4, 0.59],
    [4, 5, 0.697],
    [6, 6, 0.93],
  ] as const;
  const next = groups.reduce((sum, group) => sum + group.weight * bgBbExpected(parameters, group, 5), 0);
  return [
    near('G3', 'BG/BB, donations, largest log-likelihood', fit.value, logLikelihood, 0.01),
    ...BG_BB.parameters.map((name, i) =>
      close('G3', `BG/BB, donations, ${name}`, fit.parameters[i]!, parameters[i]!, 0.001),
    ),
    ...alive.map(([x, tx, published]) =>
      near(
        'G4',
        `BG/BB, P(alive) of ${x} donations until year ${tx}`,
        bgBbAlive(parameters, { x, tx, n: 6 }),
        published,
        5e-4,
      ),
    ),
    near('G4', 'BG/BB, a new donor in 10 years', bgBbExpected(parameters, { x: 0, tx: 0, n: 0 }, 10), 3.179805, 1e-5),
    near('G4', 'BG/BB, next 10 years after none', bgBbExpected(parameters, { x: 0, tx: 0, n: 6 }, 10), 0.1302169, 1e-6),
    near(
      'G4',
      'BG/BB, next 10 years after 4 until year 5',
      bgBbExpected(parameters, { x: 4, tx: 5, n: 6 }, 10),
      3.627858,
      1e-5,
    ),
    near('G4', 'BG/BB, next 5 years of all donors', next, 12884.2, 0.5),
  ];
}
