import { describe, expect, test } from 'vitest';
import { hasCdnow } from '../validation/cdnow.ts';
import type { Check } from '../validation/check.ts';
import { closedForms } from '../validation/closed-forms.ts';
import { contracts } from '../validation/contracts.ts';
import { donations, hasDonations } from '../validation/donations.ts';
import { fits } from '../validation/fits.ts';
import { loader } from '../validation/loader.ts';

/** The quick gates of `npm run validate`, run with every test. */
function failing(checks: readonly Check[]): readonly Check[] {
  expect(checks.length).toBeGreaterThan(10);
  return checks.filter(({ passes }) => !passes);
}

describe('published results', () => {
  test('forecasts at exact parameters', () => {
    expect(failing(closedForms())).toEqual([]);
  });

  test('contractual churn', () => {
    expect(failing(contracts())).toEqual([]);
  });

  test.skipIf(!hasDonations)('donations in discrete time', () => {
    expect(failing(donations())).toEqual([]);
  });

  test.skipIf(!hasCdnow)('the counts of CDNOW', async () => {
    expect(failing(await loader())).toEqual([]);
  });

  test.skipIf(!hasCdnow)('fits to a tenth of CDNOW, with their standard errors', async () => {
    expect(failing(await fits())).toEqual([]);
  });
});
