import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { problem } from '../../src/report/problem.ts';
import { renderAnnotations } from '../../src/report/render/annotations.ts';
import { renderJson } from '../../src/report/render/json.ts';
import { phrase, say } from '../../src/report/wording.ts';

const source = new SourceText('dir/a,b:c.regalia', 'tier gold\ntier gold\n');
const sources = new Map([[source.file, source]]);
const twice = problem({
  code: 'name-duplicate',
  title: say`\`gold\` is taken`,
  at: source.span(15, 19),
  label: say`again`,
  others: [{ span: source.span(5, 9), text: say`first` }],
  help: say`call it \`gold2\``,
  fixes: [{ title: say`rename`, certain: false, edits: [{ span: source.span(15, 19), text: 'gold2' }] }],
});

describe('problems as JSON', () => {
  it('gives one-based places with exclusive ends and every key', () => {
    const first = { file: source.file, line: 1, column: 6, endLine: 1, endColumn: 10 };
    const second = { file: source.file, line: 2, column: 6, endLine: 2, endColumn: 10 };
    expect(JSON.parse(renderJson([twice], sources, 'en'))).toEqual({
      problems: [
        {
          code: 'name-duplicate',
          severity: 'error',
          title: '`gold` is taken',
          ...second,
          body: null,
          labels: [
            { ...second, text: 'again', primary: true },
            { ...first, text: 'first', primary: false },
          ],
          notes: [],
          help: 'call it `gold2`',
          witness: null,
          fixes: [{ title: 'rename', certain: false, edits: [{ ...second, text: 'gold2' }] }],
        },
      ],
    });
  });

  it('says null for what is not known', () => {
    const lost = problem({ code: 'data-value', title: say`t`, at: { file: 'events.csv', start: 0, end: 1 } });
    const nowhere = problem({ code: 'file-missing', title: say`t` });
    const places = JSON.parse(renderJson([lost, nowhere], new Map(), 'en')).problems.map(
      (one: { file: string | null; line: number | null }) => [one.file, one.line],
    );
    expect(places).toEqual([
      [null, null],
      ['events.csv', null],
    ]);
  });

  it('carries control characters only as escapes, and gives them back', () => {
    const title = '\u001b[1m \u009b \u007f \u2028 \u202e';
    const text = renderJson([problem({ code: 'file-missing', title: phrase(title) })], sources, 'en');
    expect(text).not.toMatch(/[\p{Cc}--\n]|\p{Zl}|\p{Bidi_Control}/v);
    expect(JSON.parse(text).problems[0].title).toBe(title);
  });

  it('is an empty list for no problems', () => {
    expect(JSON.parse(renderJson([], sources, 'en'))).toEqual({ problems: [] });
  });
});

describe('problems as workflow commands', () => {
  it('escapes properties and message apart', () => {
    expect(renderAnnotations([twice], sources, 'en')).toEqual([
      '::error file=dir/a%2Cb%3Ac.regalia,line=2,endLine=2,col=6,endColumn=10,title=name-duplicate' +
        '::`gold` is taken: again%0Ahelp: call it `gold2`%0Afix: rename',
    ]);
  });

  it('carry a witness as lines of the message', () => {
    const shown = problem({ code: 'tier-gap', title: say`t`, witness: 'example "x" {\n}' });
    expect(renderAnnotations([shown], sources, 'en')).toEqual(['::error title=tier-gap::t%0Aexample "x" {%0A}']);
  });

  it('escapes percent signs, line breaks and control characters', () => {
    const odd = problem({
      code: 'data-value',
      severity: 'warning',
      title: phrase('100% a\r\nb \u001b[1m ::error::x'),
    });
    expect(renderAnnotations([odd], sources, 'en')).toEqual([
      '::warning title=data-value::100%25 a%0D%0Ab \\u{1b}[1m ::error::x',
    ]);
  });

  it('gives no columns for a range over several lines', () => {
    const both = problem({ code: 'syntax-unclosed', title: say`t`, at: source.span(0, 15) });
    expect(renderAnnotations([both], sources, 'en')[0]).toContain('.regalia,line=1,endLine=2,title=');
  });
});
