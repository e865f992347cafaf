import type { IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import type { SourceText } from '../base/span.ts';
import { type Problem, problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { tokenSpan } from './positions.ts';

/** What spreadsheets call rounding, with the words that say it here. */
const ROUNDINGS: ReadonlyMap<string, string> = new Map([
  ['round', 'rounded half up'],
  ['roundup', 'rounded up'],
  ['ceil', 'rounded up'],
  ['ceiling', 'rounded up'],
  ['rounddown', 'rounded down'],
  ['floor', 'rounded down'],
  ['trunc', 'rounded down'],
  ['truncate', 'rounded down'],
  ['int', 'rounded down'],
]);

const EXTREMES: ReadonlyMap<string, string> = new Map([
  ['min', 'lesser'],
  ['max', 'greater'],
]);

const ONCE = say`A formula is worked out exactly and rounded once, at its end, so that nothing is lost on the way.`;

/** What was meant by a word that cannot stand in a formula because of a habit from spreadsheets; undefined for others. */
export function formulaHabit(source: SourceText, tokens: readonly IToken[], index: number): Problem | undefined {
  const token = tokens[index];
  if (token?.tokenType === t.Rounded) return roundingOutOfPlace(source, tokens, index);
  // A word of the language cannot stand there itself; another is taken for a name, and its parenthesis cannot.
  const word = token?.tokenType === t.LeftParen ? tokens[index - 1] : token;
  if (word === undefined || tokens[tokens.indexOf(word) + 1]?.tokenType !== t.LeftParen) return undefined;
  const called = word.image.toLowerCase();
  const at = tokenSpan(source, word, 0);
  const rounding = ROUNDINGS.get(called);
  if (rounding !== undefined) {
    return problem({
      code: 'rounding-inside',
      title: say`\`${word.image}(…)\` would round inside the formula`,
      at,
      label: say`no rounding here`,
      body: ONCE,
      help: say`leave it out, and write \`, ${rounding}\` after the formula`,
    });
  }
  const extreme = EXTREMES.get(called);
  if (extreme === undefined) return undefined;
  return problem({
    code: 'syntax-foreign',
    title: say`\`${word.image}(…)\` is not written so in this language`,
    at,
    label: say`write \`${extreme} of\``,
    help: say`write \`(${extreme} of … and …)\``,
  });
}

function roundingOutOfPlace(source: SourceText, tokens: readonly IToken[], index: number): Problem {
  let depth = 0;
  for (const { tokenType } of tokens.slice(0, index)) {
    if (tokenType === t.LeftParen) depth++;
    else if (tokenType === t.RightParen) depth--;
  }
  const at = tokenSpan(source, tokens[index]!, 0);
  if (depth > 0) {
    return problem({
      code: 'rounding-inside',
      title: say`rounding inside a formula`,
      at,
      label: say`only its end is rounded`,
      body: ONCE,
      help: say`take it out of the parentheses, and write it after the formula, with a comma before it`,
    });
  }
  return problem({
    code: 'syntax-unexpected',
    title: say`a comma is missing before \`rounded\``,
    at,
    label: say`begins a new part of the rule`,
    fixes: [
      { title: say`write a comma`, edits: [{ span: commaPlace(source, tokens, index), text: ',' }], certain: true },
    ],
  });
}

function commaPlace(source: SourceText, tokens: readonly IToken[], index: number) {
  const before = tokens[index - 1] ?? tokens[index]!;
  const end = before.startOffset + before.image.length;
  return source.span(end, end);
}
