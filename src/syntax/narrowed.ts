/** Digits and signs of a literal as a Western keyboard writes them; the minus sign of mathematics stands for a hyphen. */
export function narrowed(image: string): string {
  return image.normalize('NFKC').replaceAll('−', '-');
}
