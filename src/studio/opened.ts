import type { SourceText } from '../base/span.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { Source } from '../population/sources.ts';
import type { Problem } from '../report/problem.ts';

/** What the studio works on: a simulation as it was last good, and the program as it stands on disk. */
export interface Opened {
  /** The simulation file, and the program it names. */
  readonly path: string;
  readonly programPath: string;
  readonly study: Study;
  readonly question: string | null;
  readonly sources: readonly Source[];
  /** The text that `study` was made of. */
  readonly source: SourceText;
  /** The text on disk and what is wrong with it; the same as `source` unless it is broken. */
  readonly draft: SourceText;
  readonly problems: readonly Problem[];
  /** Whether `study` is older than what stands on disk. */
  readonly broken: boolean;
  /** Of all files that `study` was made of: the same as long as none of them says anything else. */
  readonly fingerprint: string;
  /** How often it has been read. */
  readonly revision: number;
}
