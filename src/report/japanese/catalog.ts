import { BENEFITS } from './benefits.ts';
import { CALIBRATION } from './calibration.ts';
import { COMMAND_LINE } from './command-line.ts';
import { DATA } from './data.ts';
import { DECLARATIONS } from './declarations.ts';
import { EARNING } from './earning.ts';
import { EXAMPLES } from './examples.ts';
import { EXPECTATIONS } from './expectations.ts';
import { EXPRESSIONS } from './expressions.ts';
import { FINDINGS } from './findings.ts';
import { JSON_FILES } from './json-files.ts';
import { REPORTS } from './reports.ts';
import { SCHEMAS } from './schemas.ts';
import { SYNTAX } from './syntax.ts';
import { TIERS } from './tiers.ts';

/** Every part of the catalog, one per subject. No template stands in two. */
export const JAPANESE_PARTS: readonly Readonly<Record<string, string>>[] = [
  BENEFITS,
  CALIBRATION,
  COMMAND_LINE,
  DATA,
  DECLARATIONS,
  EARNING,
  EXAMPLES,
  EXPECTATIONS,
  EXPRESSIONS,
  FINDINGS,
  JSON_FILES,
  REPORTS,
  SCHEMAS,
  SYNTAX,
  TIERS,
];

/** Japanese by the English template with its places numbered; values may stand in another order. */
export const JAPANESE: ReadonlyMap<string, string> = new Map(JAPANESE_PARTS.flatMap((part) => Object.entries(part)));
