import { type Problem, problem } from '../report/problem.ts';
import { listed, say, type Wording } from '../report/wording.ts';

/** A problem of a value in a JSON file, by its JSON pointer (RFC 6901). The reader of the file knows where that stands. */
export interface Finding {
  readonly pointer: string;
  readonly problem: Problem;
  /** For a name that is not known: the name as written and the ones that would do, to suggest the nearest. */
  readonly unknown?: { readonly name: string; readonly known: readonly string[] };
}

/** A value that does not fit the program; `title` states the fact in lower case without a full stop. */
export function finding(
  pointer: string,
  title: Wording,
  { notes = [], help }: { readonly notes?: readonly Wording[]; readonly help?: Wording } = {},
): Finding {
  return {
    pointer,
    problem: problem({ code: 'simulation-value', title, notes, ...(help === undefined ? {} : { help }) }),
  };
}

/** A name that nothing of its kind bears. */
export function unknownName(pointer: string, kind: Wording, name: string, known: readonly string[]): Finding {
  const notes = known.length === 0 ? [say`there is no ${kind} at all`] : [say`known: ${listed(known)}`];
  return { ...finding(pointer, say`no ${kind} is called \`${name}\``, { notes }), unknown: { name, known } };
}

/** `steps` as a JSON pointer. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
