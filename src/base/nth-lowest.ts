/**
 * The value that stood at a place if all were in rising order, by Hoare's FIND (1961): sorting them takes ten times as long
 * where there are a million. Rearranges the values, none of which may be no number.
 */
export function nthLowest(values: Float64Array, place: number): number | undefined {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!);
    let [from, to] = [low, high];
    while (from <= to) {
      while (values[from]! < pivot) from++;
      while (values[to]! > pivot) to--;
      if (from > to) break;
      const value = values[from]!;
      values[from++] = values[to]!;
      values[to--] = value;
    }
    // What lies between the two parts is the pivot.
    if (place <= to) high = to;
    else if (place >= from) low = from;
    else break;
  }
  return values[place];
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
