import { describe, expect, it } from 'vitest';
import { commandLineError } from '../../src/cli/command-line-errors.ts';
import { chooseLanguage } from '../../src/cli/language.ts';
import { speak } from '../../src/report/wording.ts';
import { expectBlessed } from '../blessed.ts';
import { runRegalia } from './run-regalia.ts';

const program = 'programs/starbucks-japan/starbucks-japan.regalia';

describe('the language', () => {
  it.each<[string, string[], Record<string, string>, string]>([
    ['English where nothing is said', ['check', 'x'], {}, 'en'],
    ['that of the locale', ['check', 'x'], { LANG: 'ja_JP.UTF-8' }, 'ja'],
    ['that of the messages before the one of the rest', [], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.utf8' }, 'ja'],
    ['that of everything before all', [], { LC_ALL: 'C.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'ja_JP.UTF-8' }, 'en'],
    ['an empty one counts for nothing', [], { LC_ALL: '', LANG: 'ja_JP' }, 'ja'],
    ['English where the locale could not show Japanese', [], { LANG: 'ja_JP.eucJP' }, 'en'],
    ['English for other languages', [], { LANG: 'fr_FR.UTF-8' }, 'en'],
    ['the one asked for before the locale', ['check', '--lang', 'en'], { LANG: 'ja_JP.UTF-8' }, 'en'],
    ['the one asked for, in one word', ['--lang=ja', 'check'], {}, 'ja'],
    ['the last one asked for', ['--lang', 'ja', '--lang', 'en'], { LANG: 'ja_JP.UTF-8' }, 'en'],
    ['the locale where what is asked for is none', ['--lang', 'fr'], { LANG: 'ja_JP.UTF-8' }, 'ja'],
    ['the locale where it is a name', ['check', '--', '--lang', 'ja'], {}, 'en'],
  ])('is %s', (_, args, environment, language) => {
    expect(chooseLanguage(args, environment)).toBe(language);
  });

  it('is refused where there is none of that name, with those there are', async () => {
    const { code, stderr } = await runRegalia(['check', program, '--lang', 'fr']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      "error: option '--lang <language>' argument 'fr' is invalid. Allowed choices are en, ja.",
    ]);
  });

  it('changes words and never codes', async () => {
    const args = ['check', 'test/cases/problems/ladder-order', '--json'];
    const [english, japanese] = await Promise.all([runRegalia(args), runRegalia([...args, '--lang', 'ja'])]);
    type Told = { problems: { code: string; severity: string; line: number; title: string }[] };
    const [a, b] = [JSON.parse(english.stdout) as Told, JSON.parse(japanese.stdout) as Told];
    const codes = ({ problems }: Told) => problems.map(({ code, severity, line }) => [code, severity, line]);
    expect(codes(b)).toEqual(codes(a));
    expect(a.problems[0]?.title).toBe('the base tier comes first');
    expect(b.problems[0]?.title).toBe('基本ランクは最初に書く');
  });
});

describe('the help in Japanese', () => {
  it.each(['', 'check', 'explain', 'simulate', 'studio'])('of `regalia %s`', async (command) => {
    const words = command === '' ? [] : [command];
    const { code, stdout } = await runRegalia([...words, '--help'], { LC_ALL: 'ja_JP.UTF-8' });
    expect(code).toBe(0);
    expectBlessed(`test/cases/help/${command || 'regalia'}.ja.txt`, stdout);
  });
});

describe('errors of the command line', () => {
  it.each([
    ["error: missing required argument 'path'", "エラー: 引数'path'を指定してください"],
    ["error: option '--on <date>' argument missing", "エラー: オプション'--on <date>'に値を指定してください"],
    ["error: required option '--history <file>' not specified", "エラー: オプション'--history <file>'は必須です"],
    [
      "error: unknown option '--hlep'\n(Did you mean --help?)",
      "エラー: オプション'--hlep'はありません\n（もしかして--helpですか？）",
    ],
    [
      "error: unknown command 'tes'\n(Did you mean one of test, help?)",
      "エラー: コマンド'tes'はありません\n（もしかして次のどれかですか？ test、help）",
    ],
    [
      "error: too many arguments for 'simulate'. Expected 1 argument but got 2: a, b.",
      "エラー: 'simulate'の引数が多すぎます。1個のところに2個あります: a, b",
    ],
    [
      "error: too many arguments for 'replay'. Expected 2 arguments but got 3: a, b, c.",
      "エラー: 'replay'の引数が多すぎます。2個のところに3個あります: a, b, c",
    ],
    [
      "error: option '--format <form>' argument 'x' is invalid. Allowed choices are terminal, json, github.",
      "エラー: オプション'--format <form>'に'x'は指定できません。指定できるのはterminal、json、githubです。",
    ],
  ])('are said in both: %s', (text, japanese) => {
    const lines = commandLineError(`${text}\n`);
    expect(lines.map((line) => speak(line, 'en')).join('\n')).toBe(text);
    expect(lines.map((line) => speak(line, 'ja')).join('\n')).toBe(japanese);
  });

  it('are left as they are where they are not known', () => {
    expect(commandLineError('error: odd\n').map((line) => speak(line, 'ja'))).toEqual(['error: odd']);
  });

  it.each([
    [['chekc'], "エラー: コマンド'chekc'はありません"],
    [['check'], "エラー: 引数'path'を指定してください"],
    [['check', program, '--jsno'], "エラー: オプション'--jsno'はありません"],
    [['explain', program], "エラー: オプション'--history <file>'は必須です"],
    [['test', program, '--at-least', '101'], '0から100までの整数を書いてください。'],
    [['simulate', 'a', 'b'], "エラー: 'simulate'の引数が多すぎます。"],
  ])('come from the parser as they are known: %s', async (args, said) => {
    const { code, stderr } = await runRegalia([...args, '--lang', 'ja']);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
