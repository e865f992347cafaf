import type { IToken } from 'chevrotain';
import { SPELLINGS } from '../../grammar/spellings.ts';
import type { SourceText } from '../base/span.ts';
import { type Problem, problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { narrowed } from './narrowed.ts';
import { tokenSpan } from './positions.ts';

/**
 * Signs written as another language or another keyboard writes them. The lexer reads them as meant; here each becomes a
 * problem with a fix, so that one habit never hides a real mistake behind it.
 */
export function spellingProblems(
  source: SourceText,
  tokens: readonly IToken[],
  comments: readonly IToken[],
  foreign: readonly IToken[],
  stray: readonly IToken[],
): Problem[] {
  return [
    ...tokens.flatMap((token) => tokenSpelling(source, token)),
    ...comments.filter((token) => token.image.startsWith('//')).map((token) => commentSpelling(source, token)),
    ...foreign.map((token) => semicolon(source, token)),
    ...strayRuns(source, stray),
  ];
}

function tokenSpelling(source: SourceText, token: IToken): Problem[] {
  const name = token.tokenType.name;
  if (name === 'UnclosedText') {
    return [
      problem({
        code: 'syntax-unclosed',
        title: say`a text in quotes is not closed on its line`,
        at: tokenSpan(source, token, 0),
        label: say`opened here`,
        help: say`close it with \`"\``,
      }),
    ];
  }
  const written = token.image;
  const right = spellingOf(token);
  if (right === undefined || right === written) return [];
  return [
    problem({
      code: 'syntax-foreign',
      title: say`\`${written}\` is not written so in this language`,
      at: tokenSpan(source, token, 0),
      label: say`write \`${right}\``,
      fixes: [
        {
          title: say`replace \`${written}\` with \`${right}\``,
          edits: [{ span: tokenSpan(source, token, 0), text: right }],
          certain: true,
        },
      ],
    }),
  ];
}

function spellingOf(token: IToken): string | undefined {
  const sign = SPELLINGS.get(token.tokenType);
  if (sign !== undefined) return sign;
  const narrow = narrowed(token.image);
  switch (token.tokenType.name) {
    case 'DateLiteral':
    case 'MonthDay':
    case 'TimeOfDay':
      return narrow;
    case 'NumberLiteral':
      return narrow.replaceAll(',', '_');
    case 'MoneyLiteral':
      return narrow.replaceAll(',', '_').replaceAll(' ', '');
    case 'Text':
      return `"${token.image.slice(1, -1)}"`;
    default:
      return undefined;
  }
}

function commentSpelling(source: SourceText, token: IToken): Problem {
  const span = source.span(token.startOffset, token.startOffset + 2);
  return problem({
    code: 'syntax-foreign',
    title: say`a comment begins with \`#\` in this language`,
    at: span,
    label: say`write \`#\``,
    fixes: [{ title: say`replace \`//\` with \`#\``, edits: [{ span, text: '#' }], certain: true }],
  });
}

function semicolon(source: SourceText, token: IToken): Problem {
  const span = tokenSpan(source, token, 0);
  return problem({
    code: 'syntax-foreign',
    title: say`lines do not end with a semicolon in this language`,
    at: span,
    label: say`not needed`,
    fixes: [{ title: say`remove the semicolon`, edits: [{ span, text: '' }], certain: true }],
  });
}

/** Neighboring stray characters are one problem. */
function strayRuns(source: SourceText, stray: readonly IToken[]): Problem[] {
  const problems: Problem[] = [];
  let start = -1;
  let end = -1;
  const flush = () => {
    if (start === -1) return;
    const text = source.text.slice(start, Math.min(end, start + 20));
    const shown = Array.from(text, (c) =>
      /[\p{C}\p{Z}]/u.test(c) ? `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` : c,
    ).join('');
    problems.push(
      problem({
        code: 'syntax-character',
        title: say`\`${shown}\` means nothing in this language`,
        at: source.span(start, end),
        label: say`remove this`,
        fixes: [{ title: say`remove it`, edits: [{ span: source.span(start, end), text: '' }], certain: false }],
      }),
    );
  };
  for (const token of stray) {
    if (token.startOffset !== end) {
      flush();
      start = token.startOffset;
    }
    end = token.startOffset + token.image.length;
  }
  flush();
  return problems;
}
