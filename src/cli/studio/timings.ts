import { say, type Wording } from '../../report/wording.ts';
import { isCurrent } from '../../studio/questions.ts';
import type { StudioState } from '../../studio/state.ts';
import type { RunningStudio } from './running-studio.ts';

type Moment = 'first numbers' | 'interval' | 'all members' | 'all replicates';

const WORDS: Readonly<Record<Moment, Wording>> = {
  'first numbers': say`first numbers`,
  interval: say`an interval`,
  'all members': say`all members`,
  'all replicates': say`all replicates`,
};

/**
 * How long one waits for what, in milliseconds: from the start of the process, and from the key that turns a knob, until it
 * has been written to the terminal.
 */
export class Timings {
  readonly #studio: RunningStudio;
  readonly #told: Wording[] = [];
  #pressed = 0;
  #from = 0;
  #about: StudioState['variant'];
  #seen = new Set<Moment>();

  constructor(studio: RunningStudio) {
    this.#studio = studio;
    this.#about = studio.state.variant;
  }

  /** A key comes, which the studio has not heard of yet. */
  heard(): void {
    this.#pressed = performance.now();
  }

  /** The first frame is on the screen. */
  shown(): void {
    const { user, system } = process.cpuUsage();
    this.#told.push(
      say`first frame after ${ms(performance.now())} ms, ${ms((user + system) / 1000)} ms of them at work`,
    );
  }

  get lines(): readonly Wording[] {
    return this.#told;
  }

  /** The studio as it stands has been written. */
  drawn(): void {
    const { state } = this.#studio;
    if (state.variant !== this.#about) {
      this.#about = state.variant;
      this.#from = this.#pressed;
      this.#seen = new Set();
    }
    const turned = Object.keys(state.variant).length > 0;
    const answer = turned ? state.answers.whatIf : state.answers.base;
    if (answer === null || (turned && !isCurrent(answer, state))) return;
    const { members, replicates, of } = answer;
    const whole = members === state.opened.study.spec.members;
    this.#note('first numbers', answer.members, replicates);
    if (replicates >= 2) this.#note('interval', members, replicates);
    if (whole) this.#note('all members', members, replicates);
    if (whole && replicates === of) this.#note('all replicates', members, replicates);
  }

  #note(moment: Moment, members: number, replicates: number): void {
    if (this.#seen.has(moment)) return;
    this.#seen.add(moment);
    const after = ms(performance.now() - this.#from);
    this.#told.push(say`${WORDS[moment]} after ${after} ms: ${members} members, ${replicates} replicates`);
  }
}

function ms(time: number): string {
  return String(Math.round(time));
}
