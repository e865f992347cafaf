import { inTurn, say, type Wording } from '../report/wording.ts';

/** What is wrong with the value of an option, and what to write instead, in one line. */
export function usageError(
  option: string,
  { title, help }: { readonly title: Wording; readonly help: Wording | null },
): Wording {
  return say`error: ${option}: ${help === null ? title : inTurn([title, help])}`;
}
