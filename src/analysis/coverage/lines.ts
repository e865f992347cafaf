import type { SourceText, Span } from '../../base/span.ts';
import { type Coverage, shareOf, type Target } from './coverage.ts';

/** How far the examples touch a line: all sides of all that starts there, some, or none; null where nothing starts. */
export type LineState = 'covered' | 'partly' | 'untouched' | null;

/** One line of the program's text with the targets that start there. */
export interface CoveredLine {
  readonly number: number;
  /** With two spaces for each tab. */
  readonly text: string;
  readonly state: LineState;
  /** The examples that touch anything of it, in the order of the program. */
  readonly examples: readonly string[];
  readonly targets: readonly Target[];
  /** The index of the example that the line is part of; null outside examples. */
  readonly example: number | null;
}

/** The text of a program line by line. `blocks` are the whole example statements, in the order of the program. */
export function coveredLines(source: SourceText, coverage: Coverage, blocks: readonly Span[]): CoveredLine[] {
  const byLine = Map.groupBy(coverage.targets, (target) => source.place(target.span.start).line);
  return Array.from({ length: source.lineCount }, (_, i) => {
    const number = i + 1;
    const start = source.lineStart(number);
    const text = source.line(number);
    const targets = byLine.get(number) ?? [];
    const touching = new Set(targets.flatMap((target) => target.sides.flatMap((side) => side.examples)));
    const within = blocks.findIndex((block) => start + text.length > block.start && start < block.end);
    return {
      number,
      text: text.replaceAll('\t', '  '),
      state: stateOf(targets),
      examples: coverage.examples.filter((name) => touching.has(name)),
      targets,
      example: within === -1 ? null : within,
    };
  });
}

function stateOf(targets: readonly Target[]): LineState {
  if (targets.length === 0) return null;
  const { touched, total } = shareOf(targets);
  if (touched === 0) return 'untouched';
  return touched === total ? 'covered' : 'partly';
}
