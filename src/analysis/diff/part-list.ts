import type { Day } from '../../base/calendar.ts';
import type { SourceText, Span } from '../../base/span.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { LengthNode, PeriodNode } from '../../syntax/time-tree.ts';
import { meaningOf, type Part } from './part.ts';
import type { SubjectName } from './subject.ts';

/** The head of a long text is enough to know it by. */
const MOST_CHARACTERS = 100;

/** Told of a part beside what it says. */
export type Told = Partial<Pick<Part, 'path' | 'value' | 'effective' | 'read' | 'otherwise' | 'meaning' | 'text'>>;

/** The parts of one statement as they are told one by one; what is left when all are told is a part of its own. */
export class PartList {
  readonly parts: Part[] = [];
  readonly #told = new Set<unknown>();
  readonly #source: SourceText;
  readonly #effective: Day | null;

  constructor(source: SourceText, effective: Day | null = null) {
    this.#source = source;
    this.#effective = effective;
  }

  /** Tells a node of the tree, which stands at `span`. */
  add(subject: SubjectName, node: unknown, span: Span, told: Told = {}): void {
    const meaning = meaningOf(node, this.#told);
    this.#told.add(node);
    this.parts.push({
      subject,
      path: '',
      meaning,
      text: this.text(span),
      value: null,
      span,
      effective: this.#effective,
      read: null,
      otherwise: null,
      ...told,
    });
  }

  /** What holds that is told already and says nothing more. */
  skip(...nodes: readonly unknown[]): void {
    for (const node of nodes) this.#told.add(node);
  }

  condition(subject: SubjectName, node: ExpressionNode | null, path = ''): void {
    if (node !== null) this.add(subject, node, node.span, { path, value: node });
  }

  length(subject: SubjectName, node: LengthNode, path = ''): void {
    this.add(subject, node, node.span, { path, value: daysOf(node) });
  }

  period(period: PeriodNode | null, path = ''): void {
    if (period === null) return;
    const { from, until } = period;
    this.skip(period);
    if (from !== null) this.add('in-force-from', from, from.span, { path, value: from.day, effective: from.day });
    // An end written inclusively and the day after it written exclusively are one day.
    if (until !== null) this.add('in-force-until', until, until.span, { path, value: until.day, effective: until.day });
  }

  /** All that is left of a node whose parts were told. */
  rest(subject: SubjectName, node: { readonly span: Span }, path = ''): void {
    const meaning = meaningOf(node, this.#told);
    this.#told.add(node);
    const [head = ''] = this.#source.text.slice(node.span.start, node.span.end).split('\n');
    this.add(subject, {}, node.span, { path, meaning, text: shortened(head) });
  }

  text({ start, end }: Span): string {
    return shortened(this.#source.text.slice(start, end));
  }
}

function shortened(text: string): string {
  const line = text
    .replace(/#[^\n]*\n/g, '\n')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}

/** Roughly, to tell the longer of two. */
export function daysOf({ count, unit }: Pick<LengthNode, 'count' | 'unit'>): number {
  return unit === 'day' ? count : count * 30.44;
}
