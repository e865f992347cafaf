import { modelNamed } from '../calibration/models.ts';
import { type FittedPart, named, type PopulationFile, SPEND_PARAMETERS } from '../calibration/population-file.ts';
import type { AssumptionOverride } from './assumption.ts';
import { BEHAVIOR_PLACES, type Behavior } from './behavior.ts';

/** Members end after a purchase, each with a chance of their own: Beta(a, b) over those who join. */
export interface AfterPurchase {
  readonly kind: 'after purchase';
  readonly a: number;
  readonly b: number;
  /** Also after the purchase by which they join. */
  readonly atFirst: boolean;
}

/** How members of a fitted population leave of themselves. Those over time do it by `dropout.s` and `dropout.beta`. */
export type Dropout = { readonly kind: 'over time' } | AfterPurchase;

/** One set of parameters. What is left out is as in the ledger. */
export interface FittedDraw {
  readonly behavior: Partial<Behavior>;
  readonly dropout: Dropout | null;
}

/** What a population file says beyond the numbers of `Behavior`. Plain data, so that it can be handed to a worker. */
export interface Fitted {
  /** All the leaving there is; null where the data do not show it, and members leave by the assumptions `leave.*`. */
  readonly dropout: Dropout | null;
  /** Monthly indices from January on; null where they are not to be applied. */
  readonly season: readonly number[] | null;
  /** The ids of the assumptions whose values come from the fit. */
  readonly ids: readonly string[];
  /** Fitted to samples of the customers, of which a draw takes one. With none, a draw is taken from the ranges of `ids`. */
  readonly draws: readonly FittedDraw[];
}

/** The parameters of its models that a population file lacks. */
export function missingParameters({ purchase, spend }: PopulationFile): string[] {
  const lacking = (part: FittedPart, names: readonly string[]) => names.filter((name) => !(name in part.parameters));
  return [
    ...lacking(purchase, modelNamed(purchase.model, purchase.k).parameters),
    ...(spend === null ? [] : lacking(spend, SPEND_PARAMETERS)),
  ];
}

/** @param file fits its schema and lacks no parameter */
export function fittedOf(file: PopulationFile): Fitted {
  const { purchase, spend, season, draws } = file;
  const { parameters } = modelNamed(purchase.model, purchase.k);
  return {
    dropout: dropoutOf(purchase, purchase.parameters),
    season: season.applied ? season.indices : null,
    ids: Object.keys(fittedAssumptions(file)),
    draws: draws.map((draw) => {
      const own = named(parameters, draw.purchase);
      const spends = spend === null || draw.spend === null ? {} : named(SPEND_PARAMETERS, draw.spend);
      const numbers = numbersOf(purchase, own, spends).map(({ name, value }) => {
        const { least, most } = BEHAVIOR_PLACES[name];
        // A sample can have parameters beyond what the model can work with, as a mean spend without an end.
        return [name, Math.min(most, Math.max(least, value))] as const;
      });
      return { behavior: Object.fromEntries(numbers), dropout: dropoutOf(purchase, own) };
    }),
  };
}

type Parameters = Readonly<Record<string, number>>;

function dropoutOf({ model, dropoutIdentifiable }: PopulationFile['purchase'], parameters: Parameters): Dropout | null {
  if (!dropoutIdentifiable) return null;
  const { s, a, b } = parameters;
  if (s !== undefined) return { kind: 'over time' };
  if (a === undefined || b === undefined) return null;
  return { kind: 'after purchase', a, b, atFirst: model.startsWith('MBG') };
}

interface FittedNumber {
  readonly name: keyof Behavior;
  readonly value: number;
  /** The parameter it comes from. */
  readonly parameter: string;
}

/** The fitted numbers of behavior. */
function numbersOf(
  { k, dropoutIdentifiable }: PopulationFile['purchase'],
  { r, alpha, s, beta }: Parameters,
  { p, q, gamma }: Parameters,
): FittedNumber[] {
  const dropout = dropoutIdentifiable ? ({ dropoutShape: [s, 's'], dropoutRate: [beta, 'beta'] } as const) : {};
  const numbers: Partial<Record<keyof Behavior, readonly [number | undefined, string]>> = {
    purchaseShape: [r, 'r'],
    // A fitted alpha is the rate of the steps, of which k make a purchase.
    purchaseRate: [alpha === undefined ? undefined : alpha * k, 'alpha'],
    ...dropout,
    spendShape: [p, 'p'],
    spendMemberShape: [q, 'q'],
    spendMemberRate: [gamma, 'gamma'],
  };
  return (Object.keys(numbers) as (keyof Behavior)[]).flatMap((name) => {
    const [value, parameter] = numbers[name]!;
    return value === undefined ? [] : [{ name, value, parameter }];
  });
}

/** What a population file says of the assumptions: fitted values, with two standard errors on either side, and what they replace. */
export function fittedAssumptions(file: PopulationFile): Record<string, AssumptionOverride> {
  const { purchase, spend, source } = file;
  const by = (model: string) =>
    `${model} fitted to ${source.file}, ${source.customers} customers until ${source.split}`;
  const found: Record<string, AssumptionOverride> = {};
  const spends = spend?.parameters ?? {};
  for (const { name, value, parameter } of numbersOf(purchase, purchase.parameters, spends)) {
    const part: FittedPart & { readonly model: string } = spend !== null && parameter in spends ? spend : purchase;
    const at = Object.keys(part.parameters).indexOf(parameter);
    const spread = Math.exp(2 * Math.sqrt(part.logCovariance?.[at]?.[at] ?? 0));
    found[BEHAVIOR_PLACES[name].id] = {
      value,
      low: value / spread,
      high: value * spread,
      source: by(part.model),
      claim: 'calibrated',
      note: `The maximum-likelihood estimate of ${parameter}, with two standard errors on either side.`,
    };
  }
  const fixed = (value: number, note: string): AssumptionOverride => ({
    value,
    low: value,
    high: value,
    source: by(purchase.model),
    claim: 'calibrated',
    note,
  });
  found['purchase.regularity'] = fixed(purchase.k, 'The k that was chosen.');
  const dropout = dropoutOf(purchase, purchase.parameters);
  if (dropout === null)
    found['dropout.s'] = fixed(0, 'The data do not tell leaving from buying slowly: members leave by `leave.chance`.');
  else {
    found['leave.chance'] = fixed(0, 'All the leaving there is stands in the fitted dropout.');
    if (dropout.kind === 'after purchase')
      found['dropout.s'] = fixed(0, 'Members end after a purchase, by the fitted a and b.');
  }
  return found;
}
