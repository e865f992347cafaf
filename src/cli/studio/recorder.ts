import { appendFileSync } from 'node:fs';
import type { Wording } from '../../report/wording.ts';
import type { KeyName } from '../../studio/keys.ts';
import { type Outcome, success } from '../../workspace/outcome.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import { writeProblem } from '../../workspace/stat-file.ts';
import { sessionLine } from './session-file.ts';

/** Writes the keys of a session to a file, each before it does anything, so that none is missing whatever it does. */
export class Recorder {
  readonly #path: string;
  #isBroken = false;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Begins the file anew. */
  static async begin(path: string): Promise<Outcome<Recorder>> {
    const written = await replaceFile(path, '');
    return written.ok ? success(new Recorder(path)) : written;
  }

  /** Why the key could not be written, the first time; null where it was, and from then on. */
  record(key: KeyName): Wording | null {
    if (this.#isBroken) return null;
    try {
      appendFileSync(this.#path, sessionLine(key));
      return null;
    } catch (error) {
      this.#isBroken = true;
      return writeProblem(this.#path, error).title;
    }
  }
}
