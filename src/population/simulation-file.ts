import type { Assumption, LedgerChanges } from './assumption.ts';
import type { Source } from './sources.ts';

/** A simulation as written: what `grammar/simulation.schema.json` describes. Names are not yet looked up in the program. */
export interface SimulationFile {
  readonly $schema?: string;
  /** What it is to answer, for people. */
  readonly question?: string;
  /** Paths are relative to the file. */
  readonly program: string;
  /** Values of the program's settings by name, as they would be written in the program. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly start: string;
  readonly horizon: number;
  readonly warmup: number;
  readonly members: number;
  readonly replicates: number;
  readonly seed: string;
  readonly worlds?: readonly (string | WorldPart)[];
  readonly ladder?: string;
  readonly population: PopulationPart;
  readonly highValue: { readonly topShare: number };
  readonly survey: { readonly invited: number; readonly fields?: FieldTable };
  readonly assumptions: LedgerChanges & { readonly from: string };
  /** Sources of uncertainty that are left out of the intervals. */
  readonly uncertainty?: { readonly without: readonly Source[] };
}

/**
 * A simulation that says only what is different from another one, as written. A key it gives replaces that of the other;
 * only `assumptions.override` is taken together, number by number. The question is never the other's.
 */
export type LikeFile = Partial<Omit<SimulationFile, 'assumptions'>> & {
  /** The other file, relative to this one. It says everything itself. */
  readonly like: string;
  readonly assumptions?: LedgerChanges & { readonly from?: string };
};

/** A world of the simulation's own: what is not said is as in the world `program`. */
export interface WorldPart {
  readonly name: string;
  readonly program?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** The day from which on `settings` hold, beside what the simulation gives; without it they hold always, alone. */
  readonly from?: string;
  readonly assumptions?: LedgerChanges;
}

/** A kind of member, by its share of them; what is not said is as in the ledger. */
export interface PersonaPart {
  readonly name: string;
  readonly share: number;
  readonly assumptions?: LedgerChanges;
}

/** What members do, by the names of the program. */
export interface PopulationPart {
  readonly purchase: {
    readonly event: string;
    readonly amount: string;
    readonly margin?: string;
    readonly fields?: FieldTable;
    /** A population file, relative to this one. */
    readonly population?: string;
  };
  readonly others?: readonly {
    readonly event: string;
    readonly perYear: number;
    readonly amount?: string;
    readonly margin?: string;
    readonly fields?: FieldTable;
  }[];
  readonly referral?: { readonly event: string; readonly fields?: FieldTable };
  readonly idea?: { readonly event: string; readonly fields?: FieldTable };
  readonly personas?: readonly PersonaPart[];
  readonly returns?: { readonly event: string; readonly fields?: FieldTable };
  readonly joinSpread?: number;
}

/** By field: one value for every occurrence, or several values with their weights. */
export type FieldTable = Readonly<Record<string, FieldEntry>>;
/** A value, or values with weights that need not add up to 1. Money is in units of the currency. */
export type FieldEntry = string | number | Readonly<Record<string, number>>;

/** The assumption ledger as written: what `grammar/assumptions.schema.json` describes. */
export interface AssumptionFile {
  readonly $schema?: string;
  readonly assumptions: readonly Assumption[];
}
