import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { cellWidth } from '../../src/report/cells.ts';
import { type ProblemDraft, problem } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render/terminal.ts';
import type { Screen } from '../../src/report/screen.ts';
import { phrase, say } from '../../src/report/wording.ts';

const screen: Screen = { color: false, unicode: true, width: 60 };

/** A text in which `«…»` marks the places that labels stand on, in the order they are written. */
function marked(text: string, file = 'a.regalia') {
  const clean = text.replaceAll(/[«»]/g, '');
  const source = new SourceText(file, clean);
  const spans = [...text.matchAll(/«[^»]*»/g)].map((match, index) => {
    const start = match.index - index * 2;
    return source.span(start, start + match[0].length - 2);
  });
  return { source, spans, sources: new Map([[file, source]]) };
}

function shown(text: string, labels: readonly string[], draft: Partial<ProblemDraft> = {}, over: Partial<Screen> = {}) {
  const { spans, sources } = marked(text);
  const [at, ...others] = spans.map((span, index) => ({ span, text: phrase(labels[index] ?? '') }));
  const full = problem({
    code: 'name-unknown',
    title: say`the fact`,
    ...(at === undefined ? {} : { at: at.span, label: at.text, others }),
    ...draft,
  });
  const rows = renderProblems([full], sources, { ...screen, ...over });
  return rows.slice(1, -2).join('\n');
}

const picture = (text: string) => text.replace(/^\n/, '').replace(/\n$/, '');

describe('one problem in the terminal', () => {
  it('points at the smallest offending word', () => {
    const { spans, sources } = marked('program "x" {\n  give «platnum»\n}\n');
    const rows = renderProblems(
      [
        problem({
          code: 'name-unknown',
          title: say`\`platnum\` is not a tier here`,
          at: spans[0]!,
          label: say`unknown`,
        }),
      ],
      sources,
      screen,
    );
    expect(rows.join('\n')).toBe(
      picture(`
error[name-unknown]: \`platnum\` is not a tier here
  ┌─ a.regalia:2:8
2 │   give platnum
  │        ^^^^^^^ unknown

1 error`),
    );
  });

  it('draws in ASCII where blocks are not to be had, or would be two cells wide', () => {
    const ascii = picture(`
  --> a.regalia:1:1
1 | gold
  | ^^^^ here`);
    expect(shown('«gold»', ['here'], {}, { unicode: false })).toBe(ascii);
    expect(shown('«gold»', ['here'], {}, { ambiguousWidth: 2 })).toBe(ascii);
  });

  it('hangs the texts of several labels on one line below their marks', () => {
    expect(shown('when «segments» >= «4_000» «EUR»', ['counts flights', 'a number', 'this is money'])).toBe(
      picture(`
  ┌─ a.regalia:1:6
1 │ when segments >= 4_000 EUR
  │      ^^^^^^^^    ----- --- this is money
  │      │           a number
  │      counts flights`),
    );
  });

  it('shows lines far apart with a sign between them, and a single line between them as it is', () => {
    const lines = ['measure «a»', 'one', 'tier «b»', 'two', 'three', 'end «c»'].join('\n');
    expect(shown(lines, ['declared here', '', 'again'])).toBe(
      picture(`
  ┌─ a.regalia:1:9
1 │ measure a
  │         ^ declared here
2 │ one
3 │ tier b
  │      -
…
6 │ end c
  │     - again`),
    );
  });

  it('draws a label over several lines as a bar in the margin', () => {
    expect(shown('«tier gold {\n  lasts\n}»', ['never ends'])).toBe(
      picture(`
  ┌─ a.regalia:1:1
1 │ ╭ tier gold {
2 │ │   lasts
3 │ │ }
  │ ╰─^ never ends`),
    );
  });

  it('shortens a long bar and leads it to a start inside a line', () => {
    const text = 'x «{\n1\n2\n3\n4\n5\n6}» y';
    expect(shown(text, ['all this'])).toBe(
      picture(`
  ┌─ a.regalia:1:3
1 │   x {
  │ ╭───^
2 │ │ 1
…   │
6 │ │ 5
7 │ │ 6} y
  │ ╰──^ all this`),
    );
  });

  it('keeps two bars apart', () => {
    const source = new SourceText('a.regalia', 'a\nb\nc\nd');
    const both = problem({
      code: 'name-duplicate',
      title: say`twice`,
      at: source.span(0, 5),
      label: say`outer`,
      others: [{ span: source.span(2, 7), text: say`inner` }],
    });
    expect(
      renderProblems([both], new Map([['a.regalia', source]]), screen)
        .slice(2, -2)
        .join('\n'),
    ).toBe(
      picture(`
1 │ ╭   a
2 │ │ ╭ b
3 │ │ │ c
  │ ╰─│─^ outer
4 │   │ d
  │   ╰─- inner`),
    );
  });

  it('does not reach into the next line when a label ends behind a line break', () => {
    expect(shown('«gold\r\n»next', ['here'])).toBe('  ┌─ a.regalia:1:1\n1 │ gold\n  │ ^^^^^ here');
  });

  it('points behind the end of the text for what is missing there', () => {
    expect(shown('tier«»', ['a name is missing'])).toBe('  ┌─ a.regalia:1:5\n1 │ tier\n  │     ^ a name is missing');
  });

  it('keeps marks under wide characters, tabs and letters of several code points', () => {
    const rows = shown('\tゴールド か\u3099 👨‍👩‍👧 ｺﾞ «gold»', ['here']).split('\n');
    expect(rows[1]).toBe('1 │     ゴールド か\u3099 👨‍👩‍👧 ｺﾞ gold');
    const before = rows[1]!.slice(0, rows[1]!.indexOf('gold'));
    expect(rows[2]).toBe(`  │${' '.repeat(cellWidth(before, {}) - 3)}^^^^ here`);
    expect(shown('«ゴールド»', ['here']).split('\n')[2]).toBe('  │ ^^^^^^^^ here');
  });

  it('shows a window of a long line', () => {
    const text = `${'a'.repeat(100)} «target» ${'b'.repeat(100)}`;
    const rows = shown(text, ['here'], {}, { width: 44 }).split('\n');
    expect(rows[1]).toBe(`1 │ …${'a'.repeat(8)} target ${'b'.repeat(22)}…`);
    expect(rows[2]).toBe(`  │ ${' '.repeat(10)}^^^^^^ here`);
  });

  it('lets no control character of a file or message reach the terminal', () => {
    const text = 'tier «\u001b[2J\u009b1m\u202egold»';
    const out = shown(
      text,
      ['\u001b]0;title\u0007'],
      {
        title: say`x[31m
y`,
        notes: [say`[H`],
      },
      { width: 200 },
    );
    expect(out).not.toMatch(/[\p{Cc}--\n]|\p{Bidi_Control}/v);
    expect(out).toContain('tier \\u{1b}[2J\\u{9b}1m\\u{202e}gold');
  });

  it('says what it teaches, notes, help and fixes, each under its first word', () => {
    const { spans } = marked('when a «&&» b');
    const out = shown(
      'when a «&&» b',
      ['write `and`'],
      {
        body: say`Conditions are joined with words.`,
        notes: [say`a fact that is long enough to need a second line on this screen`],
        help: say`join with \`and\``,
        fixes: [{ title: say`replace \`&&\``, certain: true, edits: [{ span: spans[0]!, text: 'and' }] }],
      },
      { width: 52 },
    );
    expect(out).toBe(
      picture(`
  ┌─ a.regalia:1:8
1 │ when a && b
  │        ^^ write \`and\`
  Conditions are joined with words.
  note: a fact that is long enough to need a second
        line on this screen
  help: join with \`and\`
  fix: replace \`&&\`
1 + when a and b`),
    );
  });

  it('shows a witness line by line, however long, so that it can be copied', () => {
    const witness = 'example "x" {\n  2024-05-01 purchase amount ¥1\n  then rank is gold and spend is ¥1\n}';
    const rows = renderProblems([problem({ code: 'tier-gap', title: say`t`, witness })], new Map(), {
      ...screen,
      width: 20,
    });
    expect(rows.slice(1, -2)).toEqual([
      '  witness:',
      '  example "x" {',
      '    2024-05-01 purchase amount ¥1',
      '    then rank is gold and spend is ¥1',
      '  }',
    ]);
  });

  it('shows a line that a fix takes away, and lines that it brings', () => {
    const source = new SourceText('a.regalia', 'one\ntwo\nthree');
    const fixes = [
      { title: say`leave it out`, certain: false, edits: [{ span: source.span(4, 7), text: '' }] },
      { title: say`say more`, certain: false, edits: [{ span: source.span(3, 3), text: '\nmore' }] },
    ];
    const rows = renderProblems(
      [problem({ code: 'clause-missing', title: say`t`, at: source.span(4, 7), fixes })],
      new Map([['a.regalia', source]]),
      screen,
    );
    expect(rows.slice(4, -2)).toEqual(['  fix: leave it out', '2 - two', '  fix: say more', '1 + one', '2 + more']);
  });

  it('names a text it cannot show', () => {
    const at = { file: 'events.csv', start: 5, end: 9 };
    const rows = renderProblems(
      [problem({ code: 'data-value', title: say`t`, at, label: say`row 7` })],
      new Map(),
      screen,
    );
    expect(rows).toEqual(['error[data-value]: t', '  ┌─ events.csv', '  │ row 7', '', '1 error']);
  });

  it('colors without changing a character', () => {
    const args = ['when «a» >= «b»', ['left', 'right'], { notes: [say`n`], help: say`h` }] as const;
    const colored = shown(...args, { color: true });
    expect(colored).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: color codes are what is taken away
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(shown(...args));
  });
});

describe('many problems in the terminal', () => {
  const source = new SourceText('a.regalia', 'x '.repeat(40));
  const sources = new Map([['a.regalia', source]]);
  const make = (index: number, severity: 'error' | 'warning') =>
    problem({ code: 'name-unknown', title: say`p${index}`, severity, at: source.span(index * 2, index * 2 + 1) });

  it('says nothing about nothing', () => {
    expect(renderProblems([], sources, screen)).toEqual([]);
  });

  it.each([
    [20, 0, undefined],
    [21, 0, '1 more not shown'],
  ])('%i errors and %i warnings', (errors, warnings, sign) => {
    const all = Array.from({ length: errors + warnings }, (_, i) => make(i, i < errors ? 'error' : 'warning'));
    const rows = renderProblems(all, sources, screen);
    expect(rows.filter((row) => row.startsWith('error[')).length).toBe(20);
    expect(rows.find((row) => row.endsWith('not shown'))).toBe(sign);
    expect(rows.at(-1)).toBe(`${errors} errors`);
  });

  it('shows an error that stands behind twenty warnings', () => {
    const all = Array.from({ length: 26 }, (_, i) => make(i, i === 25 ? 'error' : 'warning'));
    const rows = renderProblems(all, sources, screen);
    expect(rows).toContain('error[name-unknown]: p25');
    expect(rows.slice(-2)).toEqual(['6 more not shown', '1 error, 25 warnings']);
  });
});

it('draws any labels on any text inside the width, with every label text kept', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/);
  const piece = fc.constantFrom('a', 'tier', '\t', 'ゴ', '👑', '\n', '\r\n', '  ', '\u001b[1m', 'か\u3099');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.array(fc.tuple(fc.nat(200), fc.nat(200), word), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 40, max: 100 }),
      (text, labels, width) => {
        const source = new SourceText('f', text);
        const [first, ...rest] = labels.map(([a, b, said]) => ({
          span: source.span(Math.min(a, b), Math.max(a, b)),
          text: phrase(said),
        }));
        const one = problem({ code: 'name-kind', title: say`t`, at: first!.span, label: first!.text, others: rest });
        const rows = renderProblems([one], new Map([['f', source]]), { ...screen, width });
        for (const [, , said] of labels) expect(rows.join('\n')).toContain(said);
        // A mark behind the end of a full line stands one cell further.
        for (const row of rows) expect(cellWidth(row, {})).toBeLessThanOrEqual(width + 1);
      },
    ),
    { numRuns: Number(process.env.REGALIA_FUZZ_RUNS ?? 200) },
  );
});
