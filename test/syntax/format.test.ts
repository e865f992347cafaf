import { readdirSync, readFileSync } from 'node:fs';
import { Lexer, NonTerminal, Repetition, Terminal } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { BLOCK_RULES, LINE_RULES, ProgramParser } from '../../grammar/parser.ts';
import { SIGNS } from '../../grammar/tokenize.ts';
import { Open } from '../../grammar/tokens.ts';
import { SourceText } from '../../src/base/span.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

const folder = new URL('../cases/format/', import.meta.url);

/** A case file holds cases of the form `==== title`, source, `---- becomes`, expected, or `---- stays` alone. */
function casesOf(file: string): { title: string; source: string; expected: string }[] {
  const [before, ...blocks] = readFileSync(new URL(file, folder), 'utf8').split(/^==== /m);
  if (before !== '') throw new Error(`${file} does not begin with a case`);
  return blocks.map((block) => {
    const [title = '', ...lines] = block.split('\n');
    const [source = '', verdict, expected = ''] = lines.join('\n').split(/^---- (becomes|stays)\n/m);
    if (verdict === undefined) throw new Error(`"${title}" in ${file} has no verdict`);
    return { title, source, expected: verdict === 'stays' ? source : expected };
  });
}

const read = (text: string) => parse(new SourceText('case.regalia', text));

/** The formatted text, or the problems where there is none. */
const formatted = (text: string) => {
  const { text: result, problems } = format(read(text));
  return result ?? problems.map(({ code, title }) => `${code}: ${title}`).join('\n');
};

for (const file of readdirSync(folder)) {
  describe(`format, ${file}`, () => {
    it.each(casesOf(file))('$title', ({ source, expected }) => {
      expect(formatted(source)).toBe(expected);
      expect(formatted(expected)).toBe(expected);
    });
  });
}

describe('format', () => {
  it('ends lines in \\n, the file in one, and drops tabs and spaces that nobody sees', () => {
    const windows =
      '\t\r\nprogram "A" {\t\r\n\tcurrency\tJPY   \r\n\r\n\r\n\r\n# a \t\r\n\u3000timezone\u00a0"UTC"\r\n}\r\n\r\n';
    expect(formatted(windows)).toBe('program "A" {\n  currency JPY\n\n  # a\n  timezone "UTC"\n}\n');
    expect(formatted('program "A" {\rcurrency JPY\r\rtimezone "UTC"}')).toBe(
      'program "A" {\n  currency JPY\n\n  timezone "UTC"\n}\n',
    );
  });

  it.each([
    ['a mistake of syntax', 'program "A" { currency }'],
    ['a foreign habit', 'program "A" { setting a = 1; }'],
    ['a date that does not exist', 'program "A" { example "x" { joined 2024-02-30 } }'],
    ['no program', '# only a comment\n'],
    ['a block that is never closed', 'program "A" {'],
  ])('leaves alone what has %s, and says why', (_, text) => {
    const parsed = read(text);
    expect(format(parsed)).toEqual({ text: null, problems: parsed.problems });
    expect(parsed.problems).not.toEqual([]);
  });

  it('says when the form of a large program would be too large', () => {
    const { text, problems } = format(read(`program "A" {${'\n#'.repeat(500_000)}\n}`));
    expect(text).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['file-too-large']);
  });

  it('formats what parses, whatever the checker will say of it', () => {
    expect(formatted('program "A" { measure m=sum of nothing.at_all in lifetime }')).toBe(
      'program "A" {\n  measure m = sum of nothing.at_all in lifetime\n}\n',
    );
  });

  it.each([
    ['loses a word', ''],
    ['makes two words of one', 'JPY JPY'],
    ['makes a word of the language of a name', 'currency'],
    ['makes a comment', 'JPY # here'],
    ['opens a text that is never closed', '"JPY'],
  ])('gives no text that %s', (_, printed) => {
    const parsed = read('program "A" {\n  currency JPY\n}\n');
    const index = parsed.tokens.findIndex(({ image }) => image === 'JPY');
    // A token that prints otherwise than it was read stands for a fault of the formatter.
    const tokens = parsed.tokens.with(index, { ...parsed.tokens[index]!, image: printed });
    const { text, problems } = format({ ...parsed, tokens });
    expect(text).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['format-unsafe']);
  });
});

describe('comments', () => {
  const program = `program "Club" { currency JPY unit star "Star" kept to 2 decimals, shown to 1
    event visit "Visit" { fare: one of a, b amount: money } event seminar {}
    points p "P" in star { expires 1 year after earning, at end of month balance stops at zero }
    setting s = -1 p, what-if 0 p to 10 p step 1 p measure m = sum of visit.amount where fare is a in 12 whole months
    table t by fare { a 100% else 1 p per ¥54 } earn p on visit when m >= 1 = (amount + 1) * t[fare], rounded half up, rest to p
    refund of visit by seminar { keep the tier } ladder l { base tier x tier y "Y" when not (m > 1 or s < 2), kept while m > 0 lasts forever }
    grid g { profit: high when m > 1, else low voice: latest visit.score within 2 days as promoter 9..10, else unknown a "A" = high passive }
    care c for high passive { costs ¥1 each at most 2% of members, earliest due first earn p on visit = 1 p, at most 2 times per day }
    milestone drink at 20 p of m, again every 40 p { worth ¥1 } example "e" { 2024-01-01 09:30 visit as v amount ¥1, 2 times on 2024-01-02 p is 1 p and l is x } }`;
  const { tokens } = read(program);

  it.each([
    ['at the end of a line', (i: number) => ` #c${i}\n`],
    ['on its own line', (i: number) => `\n#c${i}\n`],
    ['on its own line among blank lines', (i: number) => `\n\n\n#c${i}\n\n\n`],
    ['twice', (i: number) => ` # c${i}\n #d${i}\n`],
  ])('survive between any two words in their place, %s', (_, comment) => {
    const everywhere = tokens.map(({ image }, i) => image + comment(i)).join('');
    const somewhere = tokens.map((_token, at) =>
      tokens.map(({ image }, i) => `${image}${i === at ? comment(i) : ' '}`).join(''),
    );
    for (const text of [everywhere, ...somewhere]) {
      const once = formatted(text);
      expect(placed(once)).toEqual(placed(text));
      expect(formatted(once)).toBe(once);
    }
    expect(placed(everywhere).length).toBeGreaterThanOrEqual(2 * tokens.length);
  });

  /** Words and comments in order, without the space after a comment's sign. */
  function placed(text: string): string[] {
    const parsed = read(text);
    return [...parsed.tokens, ...parsed.comments]
      .sort((a, b) => a.startOffset - b.startOffset)
      .map(({ image }) => image.replace(/^# /, '#'));
  }
});

describe('the grammar', () => {
  it('is cut into words and signs by patterns that are sound', () => {
    expect(new Lexer(SIGNS, { deferDefinitionErrorsHandling: true }).lexerDefinitionErrors).toEqual([]);
  });

  const rules = Object.entries(new ProgramParser().getGAstProductions());
  const blocks = rules.filter(([, { definition }]) =>
    definition.some((part) => part instanceof Terminal && part.terminalType === Open),
  );

  it('names every rule with braces as a block, and what repeats in one as a line', () => {
    expect(new Set(blocks.map(([name]) => name))).toEqual(BLOCK_RULES);
    const lines = blocks.flatMap(([, { definition }]) =>
      definition.filter((part) => part instanceof Repetition).flatMap((part) => part.definition),
    );
    expect(new Set(lines.map((part) => (part instanceof NonTerminal ? part.nonTerminalName : 'not a rule')))).toEqual(
      new Set([...LINE_RULES].filter((name) => name !== 'program')),
    );
  });
});
