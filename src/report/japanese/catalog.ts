import { BENEFITS } from './benefits.ts';
import { CALIBRATED } from './calibrated.ts';
import { CALIBRATION } from './calibration.ts';
import { CHANGES } from './changes.ts';
import { HELP } from './command-help.ts';
import { COMMAND_LINE } from './command-line.ts';
import { COVERAGE } from './coverage.ts';
import { DATA } from './data.ts';
import { DECLARATIONS } from './declarations.ts';
import { EARNING } from './earning.ts';
import { EFFECTS } from './effects.ts';
import { EXAMPLES } from './examples.ts';
import { EXPECTATIONS } from './expectations.ts';
import { EXPLANATIONS } from './explanations.ts';
import { EXPRESSIONS } from './expressions.ts';
import { FINDINGS } from './findings.ts';
import { FORECASTS } from './forecasts.ts';
import { JSON_FILES } from './json-files.ts';
import { REPORTS } from './reports.ts';
import { SCHEMAS } from './schemas.ts';
import { SIDES } from './sides.ts';
import { STUDIO } from './studio.ts';
import { STUDIO_ALOUD } from './studio-aloud.ts';
import { STUDIO_KEYS } from './studio-keys.ts';
import { STUDIO_NUMBERS } from './studio-numbers.ts';
import { SUBJECT_WORDS } from './subjects.ts';
import { SYNTAX } from './syntax.ts';
import { TIERS } from './tiers.ts';
import { UNCERTAINTY } from './uncertainty.ts';

/** Every part of the catalog, one per subject. No template stands in two. */
export const JAPANESE_PARTS: readonly Readonly<Record<string, string>>[] = [
  BENEFITS,
  CALIBRATED,
  CALIBRATION,
  HELP,
  CHANGES,
  COMMAND_LINE,
  COVERAGE,
  DATA,
  DECLARATIONS,
  EARNING,
  EFFECTS,
  EXAMPLES,
  EXPECTATIONS,
  EXPLANATIONS,
  EXPRESSIONS,
  FINDINGS,
  FORECASTS,
  JSON_FILES,
  REPORTS,
  SCHEMAS,
  SIDES,
  STUDIO,
  STUDIO_ALOUD,
  STUDIO_KEYS,
  STUDIO_NUMBERS,
  SUBJECT_WORDS,
  SYNTAX,
  TIERS,
  UNCERTAINTY,
];

/** Japanese by the English template with its places numbered; values may stand in another order. */
export const JAPANESE: ReadonlyMap<string, string> = new Map(JAPANESE_PARTS.flatMap((part) => Object.entries(part)));
