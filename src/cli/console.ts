import type { WriteStream } from 'node:tty';
import type { SourceText } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import type { Screen } from '../report/screen.ts';
import { type Language, speak, type Wording } from '../report/wording.ts';

export type ProblemFormat = 'terminal' | 'json' | 'github';

/** The width of what is not a terminal: log files, pipes. */
const PLAIN_WIDTH = 100;

/**
 * Where a command prints: results on standard output, everything else on standard error. What renders problems is loaded
 * with the first problem.
 */
export class Console {
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  readonly environment: NodeJS.ProcessEnv;
  readonly language: Language;

  constructor(stdout: WriteStream, stderr: WriteStream, environment: NodeJS.ProcessEnv, language: Language) {
    this.stdout = stdout;
    this.stderr = stderr;
    this.environment = environment;
    this.language = language;
  }

  screen(stream: WriteStream): Screen {
    const { NO_COLOR, FORCE_COLOR, TERM, LC_ALL, LC_CTYPE, LANG } = this.environment;
    const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
    const plain = (NO_COLOR !== undefined && NO_COLOR !== '') || TERM === 'dumb';
    const locale = LC_ALL || LC_CTYPE || LANG || '';
    return {
      language: this.language,
      width: stream.isTTY ? stream.columns : PLAIN_WIDTH,
      color: !plain && (forced || stream.isTTY === true),
      // Only a locale that names another encoding asks for ASCII; most containers name none at all.
      unicode: locale === '' || /utf-?8/i.test(locale) || locale === 'C' || locale === 'POSIX',
    };
  }

  /** A result, for people or for the next program. */
  print(...lines: readonly (Wording | string)[]): void {
    if (lines.length > 0) this.stdout.write(`${this.#spoken(lines)}\n`);
  }

  json(value: unknown): void {
    this.print(JSON.stringify(value, null, 2));
  }

  /** A word beside the result. */
  say(...lines: readonly (Wording | string)[]): void {
    if (lines.length > 0) this.stderr.write(`${this.#spoken(lines)}\n`);
  }

  #spoken(lines: readonly (Wording | string)[]): string {
    return lines.map((line) => (typeof line === 'string' ? line : speak(line, this.language))).join('\n');
  }

  /** Problems as the result of a command. */
  async printProblems(problems: readonly Problem[], format: ProblemFormat): Promise<void> {
    const { problemSources } = await import('../workspace/problem-sources.ts');
    const sources = await problemSources(problems);
    if (format === 'json') {
      const { renderJson } = await import('../report/render/json.ts');
      this.print(renderJson(problems, sources, this.language).trimEnd());
    } else if (format === 'github') {
      const { renderAnnotations } = await import('../report/render/annotations.ts');
      this.print(...renderAnnotations(problems, sources, this.language));
    } else {
      const { renderProblems } = await import('../report/render/terminal.ts');
      this.print(...renderProblems(problems, sources, this.screen(this.stdout)));
    }
  }

  /** Problems that stand in a command's way; `known` are texts that are no files. */
  async complain(problems: readonly Problem[], known: ReadonlyMap<string, SourceText> = new Map()): Promise<void> {
    const { problemSources } = await import('../workspace/problem-sources.ts');
    const { renderProblems } = await import('../report/render/terminal.ts');
    this.say(...renderProblems(problems, await problemSources(problems, known), this.screen(this.stderr)));
  }
}
