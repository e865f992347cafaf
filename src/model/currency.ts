/** What a currency needs here: its digits after the point and the signs it is written with. */
export interface Currency {
  /** ISO 4217, for example `JPY`. */
  readonly code: string;
  /** Digits of the minor unit: 0 for yen, 2 for pounds. */
  readonly digits: number;
}

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  '¥': ['JPY', 'CNY'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN'],
  '£': ['GBP'],
  '€': ['EUR'],
};

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Currencies whose minor unit is no hundredth, by ISO 4217. Asking `Intl` takes longer than the rest of a check. */
const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** Undefined for a code that ISO 4217 does not have. */
export function currencyOf(code: string): Currency | undefined {
  if (!CODES.has(code)) return undefined;
  return { code, digits: DIGITS[code] ?? 2 };
}

export function symbolFits(symbol: string, currency: Currency): boolean {
  return (SYMBOLS[symbol] ?? []).includes(currency.code);
}

/** An amount as a program writes it: behind its sign, or before its code where the currency has no sign of its own. */
export function moneyText(currency: Currency, amount: string): string {
  for (const [symbol, codes] of Object.entries(SYMBOLS)) if (codes.includes(currency.code)) return symbol + amount;
  return `${amount} ${currency.code}`;
}
