import { SourceText } from '../../base/span.ts';
import { parse } from '../../syntax/parse.ts';

/** A program with one example in place of all its own. */
export function withExample(text: string, example: string): string {
  const { program } = parse(new SourceText('program', text));
  if (program === null) return text;
  const own = program.statements.filter(({ kind }) => kind === 'example').map(({ span }) => span);
  const without = own
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end }) => whole.slice(0, start) + whole.slice(end), text);
  const end = without.lastIndexOf('}');
  const indented = example.replace(/^/gm, '  ');
  return `${without
    .slice(0, end)
    .trimEnd()
    .replace(/\n\s*\n(\s*\n)+/g, '\n\n')}\n\n${indented}\n${without.slice(end)}`;
}
