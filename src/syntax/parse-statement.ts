import { parseTokens } from '../../grammar/parser.ts';
import { tokenize } from '../../grammar/tokenize.ts';
import { SourceText } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import { buildStatement } from './build-statement.ts';
import type { Statement } from './program-tree.ts';
import { Reader } from './reader.ts';

/**
 * One statement that stands in no file, such as a value or an event given on the command line: read as it would be in a
 * program, so that it means the same everywhere. Null where it is not one; `problems` are those of its literals.
 */
export function parseStatement(text: string): { statement: Statement | null; problems: readonly Problem[] } {
  const source = new SourceText('', text);
  const { tokens, foreign, stray } = tokenize(source.text);
  if (foreign.length > 0 || stray.length > 0) return { statement: null, problems: [] };
  const { cst, errors } = parseTokens(tokens, 'statement');
  if (cst === undefined || errors.length > 0) return { statement: null, problems: [] };
  const reader = new Reader(source);
  const statement = buildStatement(reader, cst);
  return { statement, problems: reader.problems };
}
