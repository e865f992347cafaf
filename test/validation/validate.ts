import { DATA, hasCdnow } from './cdnow.ts';
import type { Check } from './check.ts';
import { closedForms } from './closed-forms.ts';
import { contracts } from './contracts.ts';
import { coverage } from './coverage.ts';
import { donations, hasDonations } from './donations.ts';
import { fits, wholeFits } from './fits.ts';
import { holdout } from './holdout.ts';
import { loader } from './loader.ts';
import { simulator } from './simulator.ts';

/**
 * Whether the calibration holds up against the field: every number of ours beside the published one. The gates:
 * G1 the loader, G2 the likelihoods, G3 the fits, G4 the closed forms, G5 the simulator with its effects off, G6 the
 * holdout of CDNOW, G7 the coverage of intervals, G8 contractual churn; G9 is an aim and counts for nothing.
 */

let passed = 0;
let failed = 0;

function row({ gate, what, ours, reference, asked, passes }: Check, verdict: string): string {
  const number = (value: number) => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(8))));
  return [gate, what.padEnd(62), number(ours).padStart(13), number(reference).padStart(13), asked.padEnd(15), verdict]
    .join('  ')
    .concat(passes ? '' : '  <')
    .trimEnd();
}

function show(checks: readonly Check[]): void {
  for (const check of checks) {
    if (check.passes) passed++;
    else failed++;
    console.log(row(check, check.passes ? 'pass' : 'FAIL'));
  }
}

console.log(['    ', 'what'.padEnd(62), 'ours'.padStart(13), 'reference'.padStart(13), 'asked'].join('  '));
show(closedForms());
show(contracts());
if (hasDonations) show(donations());
if (hasCdnow) {
  show(await loader());
  show(await fits());
  show(await wholeFits());
  const { checks, aims, notes } = await holdout();
  show(checks);
  for (const aim of aims) console.log(row(aim, aim.passes ? 'aim reached' : 'aim not reached'));
  for (const note of notes) console.log(`      ${note}`);
  show(await simulator());
  show(await coverage());
} else {
  console.log(`skipped: no CDNOW in ${DATA} (REGALIA_DATA), so G1 to G3, G5 to G7 and G9 were not run`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
