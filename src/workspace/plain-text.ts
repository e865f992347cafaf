/**
 * A value as text, the same for values that say the same. The bytes of `serialize` are not: a whole number may be written
 * in two ways, as the engine happens to hold it.
 * @param skips what decides nothing, by its key
 */
export function plainText(value: unknown, skips: (key: string, value: unknown) => boolean = () => false): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if (skips(key, each)) return undefined;
    if (typeof each === 'bigint') return `${each}n`;
    if (typeof each === 'number' && !Number.isFinite(each)) return String(each);
    return each instanceof Map || each instanceof Set ? [...each] : each;
  });
}
