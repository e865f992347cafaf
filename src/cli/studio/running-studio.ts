import type { Language } from '../../report/wording.ts';
import type { Action } from '../../studio/action.ts';
import { questionsAhead } from '../../studio/ahead.ts';
import type { KeyName } from '../../studio/keys.ts';
import type { Opened } from '../../studio/opened.ts';
import { openQuestions } from '../../studio/questions.ts';
import type { ScreenName } from '../../studio/screens.ts';
import { type StudioState, startState } from '../../studio/state.ts';
import { press, step } from '../../studio/step.ts';
import type { LiveSession } from '../../workspace/live-session.ts';
import type { StudyOverrides } from '../../workspace/load-study.ts';
import { PROGRAM_LIMIT, readText } from '../../workspace/read-text.ts';
import { openSimulation } from './open-simulation.ts';
import { saveWhatIf } from './save-what-if.ts';
import { watchFiles } from './watch-files.ts';

export interface RunningOptions {
  readonly language: Language;
  readonly screen: ScreenName;
  readonly overrides: StudyOverrides;
  /** The studio closes it when it is closed itself. */
  readonly session: LiveSession;
}

/** The studio at work: its state, the session that answers its questions, and the files it watches. Shows nothing itself. */
export class RunningStudio {
  readonly #options: RunningOptions;
  readonly #session: LiveSession;
  readonly #watching: { close(): void };
  readonly #listeners = new Set<() => void>();
  /** Where it was saved, in order. */
  readonly saved: string[] = [];
  #state: StudioState;
  #saving: Promise<void> | null = null;

  constructor(opened: Opened, options: RunningOptions) {
    this.#options = options;
    this.#state = startState(opened, options.language, options.screen);
    this.#session = options.session;
    this.#session.listen((answer) => this.act({ kind: 'answer', answer }));
    this.#watching = watchFiles([opened.path, opened.programPath], () => void this.#read());
    this.#goOn();
  }

  get state(): StudioState {
    return this.#state;
  }

  press(key: KeyName): void {
    this.#become(press(this.#state, key));
  }

  act(action: Action): void {
    this.#become(step(this.#state, action));
  }

  /** Calls `changed` after each change of the state, until what it returns is called. */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  }

  /** Settles when nothing more is being found out or saved. */
  async settled(): Promise<void> {
    while (!this.#isSettled()) {
      await new Promise<void>((resolve) => {
        const stop = this.onChange(() => {
          stop();
          resolve();
        });
      });
    }
  }

  async close(): Promise<void> {
    this.#watching.close();
    await this.#session.close();
  }

  #isSettled(): boolean {
    return this.#state.quit || (openQuestions(this.#state).length === 0 && this.#state.saving === null);
  }

  #become(state: StudioState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#goOn();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Asks what is most urgent now or, where nothing is, what may come next, and saves what is to be saved. */
  #goOn(): void {
    const questions = this.#state.quit ? [] : [openQuestions, questionsAhead];
    const first = questions.flatMap((of) => of(this.#state)).at(0);
    if (first?.key !== this.#session.asked) this.#session.ask(first?.ask() ?? null);
    const { saving } = this.#state;
    if (saving === null || this.#saving !== null) return;
    this.#saving = saveWhatIf(this.#state, saving).then((saved) => {
      this.#saving = null;
      if ('why' in saved) return this.act({ kind: 'not saved', why: saved.why });
      this.saved.push(saved.path);
      this.act({ kind: 'saved', form: saving, path: saved.path });
    });
  }

  async #read(): Promise<void> {
    const { opened } = this.#state;
    const read = await openSimulation(opened.path, this.#options.overrides, opened.revision + 1);
    if (read.ok) {
      if (opened.broken || read.value.fingerprint !== opened.fingerprint)
        this.act({ kind: 'opened', opened: read.value });
      return;
    }
    const draft = await this.#draft();
    this.act({ kind: 'broken', draft: draft ?? opened.draft, problems: read.problems });
  }

  async #draft(): Promise<Opened['draft'] | null> {
    const text = await readText(this.#state.opened.programPath, PROGRAM_LIMIT);
    return text.ok ? text.value : null;
  }
}
