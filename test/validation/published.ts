import { BG_NBD, bgCnbd, MBG_NBD, mbgCnbd } from '../../src/calibration/models.ts';
import { NBD } from '../../src/calibration/nbd.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import type { PurchaseModel } from '../../src/calibration/purchase-model.ts';

/**
 * What the field has published of its models, or what its packages give when they are run: BTYD 2.4.3, BTYDplus, CLVTools
 * 0.12.1, lifetimes, PyMC-Marketing, and the spreadsheets of Fader and Hardie. Weeks; CDNOW, calibrated until 1997-09-30.
 */

/** Maximum-likelihood estimates on the tenth of CDNOW that the papers use: 2,357 customers. */
export const ESTIMATES: readonly {
  readonly model: PurchaseModel;
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
}[] = [
  { model: NBD, parameters: [0.384766, 12.072024], logLikelihood: -9763.6576 },
  { model: PARETO_NBD, parameters: [0.553277, 10.577683, 0.60624, 11.668739], logLikelihood: -9594.9762 },
  { model: BG_NBD, parameters: [0.242595, 4.413602, 0.792922, 2.425906], logLikelihood: -9582.4292 },
  { model: MBG_NBD, parameters: [0.524843, 6.183086, 0.891359, 1.614002], logLikelihood: -9582.1357 },
  { model: bgCnbd(2), parameters: [0.226917, 1.46292, 0.944002, 2.074329], logLikelihood: -9855.327 },
  { model: mbgCnbd(2), parameters: [0.579896, 2.288149, 1.134453, 1.584974], logLikelihood: -9853.2531 },
];

/** The standard errors that CLVTools gives. */
export const STANDARD_ERRORS = new Map([
  [PARETO_NBD, [0.0476264, 0.8427222, 0.1872594, 6.2105448]],
  [BG_NBD, [0.012557, 0.378224, 0.185733, 0.705407]],
]);

export const SPENDING = { parameters: [6.24957, 3.74422, 15.44352], logLikelihood: -4055.9177, customers: 946 };

/** The whole of CDNOW, 23,570 customers. */
export const WHOLE_FILE: typeof ESTIMATES = [
  { model: NBD, parameters: [0.38725, 12.27123], logLikelihood: -96845.344 },
  { model: PARETO_NBD, parameters: [0.59742, 11.58566, 0.52219, 8.82776], logLikelihood: -95415.119 },
  { model: BG_NBD, parameters: [0.25162, 4.78894, 0.72343, 2.16109], logLikelihood: -95368.444 },
  { model: MBG_NBD, parameters: [0.63714, 7.31029, 0.80747, 1.22839], logLikelihood: -95336.958 },
];

/** Expected repeat purchases of a new customer, at the estimates above. */
export const WEEKS = [1, 4, 13, 26, 39, 52, 78, 104];
export const NEW_CUSTOMERS = new Map([
  [PARETO_NBD, [0.051006, 0.190758, 0.531399, 0.908914, 1.213404, 1.473434, 1.909866, 2.274722]],
  [BG_NBD, [0.053184, 0.195765, 0.533638, 0.901321, 1.195012, 1.444015, 1.857961, 2.199831]],
  [MBG_NBD, [0.05306, 0.196171, 0.535084, 0.898146, 1.18228, 1.418885, 1.80363, 2.113624]],
]);

/** P(alive), and purchases expected in the next 39 and 52 weeks, of customers with a past. */
export const PASTS = [
  { x: 2, tx: 30.428571, T: 38.857143 },
  { x: 1, tx: 1.714286, T: 38.857143 },
  { x: 0, tx: 0, T: 38.857143 },
  { x: 26, tx: 30.857143, T: 31 },
];
export const KNOWN_CUSTOMERS = new Map([
  [
    PARETO_NBD,
    [
      [0.869134, 1.455202, 1.850891],
      [0.167996, 0.171114, 0.217643],
      [0.295113, 0.10707, 0.136184],
      [0.997873, 20.114821, 25.455184],
    ],
  ],
  [
    BG_NBD,
    [
      [0.72662, 1.225995, 1.558686],
      [0.212391, 0.203419, 0.260121],
      [1, 0.194794, 0.251682],
      [0.968854, 20.748903, 25.757337],
    ],
  ],
  [
    MBG_NBD,
    [
      [0.706139, 1.262759, 1.596934],
      [0.170951, 0.188945, 0.240266],
      [0.389723, 0.153966, 0.197644],
      [0.965485, 19.446611, 23.998195],
    ],
  ],
]);

/** Fader and Hardie 2007, Table 1: survivors of 1,000 by year, and what is fitted to the first of them. */
export const SURVIVORS = {
  'High End': [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394],
  Regular: [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173],
} as const;

export const CONTRACTS: readonly {
  readonly segment: keyof typeof SURVIVORS;
  readonly years: number;
  readonly sbg: readonly [alpha: number, beta: number, logLikelihood: number];
  readonly bdw: readonly [alpha: number, beta: number, c: number, logLikelihood: number];
}[] = [
  { segment: 'High End', years: 4, sbg: [1.281, 7.7906, -1225.135], bdw: [0.2593, 1.7227, 1.5843, -1222.749] },
  { segment: 'High End', years: 7, sbg: [0.6681, 3.8061, -1611.158], bdw: [0.2143, 1.4266, 1.7236, -1605.314] },
  { segment: 'High End', years: 12, sbg: [0.5961, 3.327, -2010.858], bdw: [0.2496, 1.6542, 1.5968, -2004.817] },
  { segment: 'Regular', years: 4, sbg: [0.7637, 1.2958, -1401.559], bdw: [0.523, 0.8943, 1.1964, -1401.383] },
  { segment: 'Regular', years: 7, sbg: [0.7041, 1.182, -1680.265], bdw: [0.4556, 0.7793, 1.2835, -1679.603] },
  { segment: 'Regular', years: 12, sbg: [0.6974, 1.1689, -1931.492], bdw: [0.5083, 0.8688, 1.2094, -1930.93] },
];

/** Survivors in percent in years 5 to 10, projected from the first four of High End. */
export const PROJECTIONS = {
  sbg: [53.44303, 48.57783, 44.44895, 40.90608, 37.83658, 35.15453],
  bdw: [54.66194, 51.03776, 48.10526, 45.66963, 43.60444, 41.82391],
};

/** Annual donations, Fader, Hardie, Shang 2010. */
export const DONATIONS = { parameters: [1.203528, 0.749726, 0.656781, 2.783796], logLikelihood: -33225.58 };
