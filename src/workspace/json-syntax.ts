import type { Node, ParseError } from 'jsonc-parser';
import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceText, Span } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';

/** Deeper nesting is refused before parsing: the parser goes down by recursion and would end in a stack overflow. */
const DEEPEST = 64;

/** Parses strict JSON: no comments, no trailing commas, and no key twice in one object. */
export function parseJsonTree(source: SourceText): Outcome<Node> {
  const deep = tooDeep(source);
  if (deep !== undefined) {
    return failure(
      problem({
        code: 'syntax-too-deep',
        title: say`more than ${DEEPEST} levels of brackets`,
        at: deep,
        label: say`one too many`,
      }),
    );
  }
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { disallowComments: true });
  const problems = syntaxProblems(source, errors);
  if (problems.length > 0 || root === undefined) return failure(...problems);
  const repeated = repeatedKeys(source, root);
  return repeated.length > 0 ? failure(...repeated) : success(root);
}

function tooDeep(source: SourceText): Span | undefined {
  const scanner = createScanner(source.text, true);
  let depth = 0;
  while (scanner.scan() !== END_OF_FILE) {
    const token = source.text[scanner.getTokenOffset()];
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > DEEPEST) return source.span(scanner.getTokenOffset(), scanner.getTokenOffset() + 1);
  }
  return undefined;
}

/** `SyntaxKind.EOF`: the library declares its kinds as a const enum, which has no value at run time. */
const END_OF_FILE = 17;

/** Every comment, and of the rest the first: one slip makes the parser stumble over what follows. */
function syntaxProblems(source: SourceText, errors: readonly ParseError[]): Problem[] {
  const isComment = (error: ParseError) => WORDS.InvalidCommentToken === wordsOf(error);
  const first = errors.find((error) => !isComment(error));
  return errors
    .filter((error) => error === first || isComment(error))
    .map((error) => {
      const said = wordsOf(error);
      return problem({
        code: 'simulation-json',
        title: say`this is not JSON: ${said.fact}`,
        at: source.span(error.offset, Math.min(source.text.length, error.offset + error.length)),
        label: said.label,
        ...(said.help === undefined ? {} : { help: said.help }),
      });
    });
}

interface Said {
  readonly fact: Wording;
  readonly label: Wording;
  readonly help?: Wording;
}

type ErrorName = Exclude<ReturnType<typeof printParseErrorCode>, '<unknown ParseErrorCode>'>;

function wordsOf(error: ParseError): Said {
  const name = printParseErrorCode(error.error);
  return name === '<unknown ParseErrorCode>' ? WORDS.InvalidSymbol : WORDS[name];
}

const UNCLOSED = say`every bracket that opens must close`;

const WORDS: Readonly<Record<ErrorName, Said>> = {
  InvalidSymbol: {
    fact: say`a word that is none of true, false, null`,
    label: say`not a JSON value`,
    help: say`texts and keys stand in double quotes`,
  },
  InvalidNumberFormat: { fact: say`a misspelled number`, label: say`not a number` },
  PropertyNameExpected: {
    fact: say`a key is missing`,
    label: say`a key in double quotes is needed before this`,
    help: say`no comma stands after the last entry`,
  },
  ValueExpected: {
    fact: say`a value is missing`,
    label: say`a value is needed before this`,
    help: say`no comma stands after the last entry`,
  },
  ColonExpected: { fact: say`a colon is missing`, label: say`a colon is needed before this` },
  CommaExpected: { fact: say`a comma is missing`, label: say`a comma is needed before this` },
  CloseBraceExpected: { fact: say`a \`}\` is missing`, label: say`an object is still open here`, help: UNCLOSED },
  CloseBracketExpected: { fact: say`a \`]\` is missing`, label: say`a list is still open here`, help: UNCLOSED },
  EndOfFileExpected: { fact: say`something follows its end`, label: say`the value ended before this` },
  InvalidCommentToken: {
    fact: say`a comment`,
    label: say`JSON has no comments`,
    help: say`keep the remark in a \`description\``,
  },
  UnexpectedEndOfComment: { fact: say`an unclosed comment`, label: say`JSON has no comments` },
  UnexpectedEndOfString: { fact: say`an unclosed text`, label: say`the closing quote is missing on this line` },
  UnexpectedEndOfNumber: { fact: say`an unfinished number`, label: say`digits are missing` },
  InvalidUnicode: { fact: say`a \`\\u\` without four hexadecimal digits`, label: say`a character cannot be read` },
  InvalidEscapeCharacter: { fact: say`an unknown character after a backslash`, label: say`a character cannot be read` },
  InvalidCharacter: {
    fact: say`a control character in a text`,
    label: say`write it as \`\\n\`, \`\\t\` or \`\\u0000\``,
  },
};

function repeatedKeys(source: SourceText, root: Node): Problem[] {
  const problems: Problem[] = [];
  const visit = (node: Node): void => {
    const seen = new Map<string, Node>();
    for (const child of node.children ?? []) {
      const key = child.type === 'property' ? child.children?.[0] : undefined;
      if (key !== undefined) {
        const name = String(key.value);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, key);
        else problems.push(repeatedKey(source, name, first, key));
      }
      visit(child);
    }
  };
  visit(root);
  return problems;
}

function repeatedKey(source: SourceText, name: string, first: Node, again: Node): Problem {
  return problem({
    code: 'name-duplicate',
    title: say`the key \`${name}\` stands twice in one object`,
    at: source.span(again.offset, again.offset + again.length),
    label: say`a second time`,
    others: [{ span: source.span(first.offset, first.offset + first.length), text: say`first written here` }],
  });
}
