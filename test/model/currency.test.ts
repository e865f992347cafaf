import { expect, test } from 'vitest';
import { currencyOf } from '../../src/model/currency.ts';

/**
 * Where `Intl` says none because small change is out of use; ISO 4217 still has a minor unit, and what an amount is must not
 * hang on the version of Node.
 */
const OUT_OF_USE = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' ');

test('every currency has the digits of its minor unit', () => {
  const codes = Intl.supportedValuesOf('currency').filter((code) => !OUT_OF_USE.includes(code));
  const expected = codes.map((currency) => {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return { code: currency, digits: maximumFractionDigits };
  });
  expect(codes.map(currencyOf)).toEqual(expected);
  expect(OUT_OF_USE.map((code) => currencyOf(code)?.digits)).toEqual(
    OUT_OF_USE.map((code) => (code === 'IQD' ? 3 : 2)),
  );
  expect(currencyOf('XYZ')).toBeUndefined();
});
