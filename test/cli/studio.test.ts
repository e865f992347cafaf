import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSession } from '../../src/cli/studio/session-file.ts';
import { runRegalia } from './run-regalia.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regalia-studio-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the club, which a session may write beside and into. */
function copyOfClub(name: string): string {
  const folder = join(scratch, name);
  cpSync('test/cases/studio', folder, { recursive: true });
  const club = join(folder, 'club.json');
  const ledger = join(process.cwd(), 'simulations/assumptions.json');
  writeFileSync(club, readFileSync(club, 'utf8').replace('../../../simulations/assumptions.json', ledger));
  return club;
}

function session(name: string, ...lines: string[]): string {
  const file = join(scratch, `${name}.keys`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const few = ['--members', '20', '--replicates', '2', '--workers', '1'];

describe('regalia studio', () => {
  it('prints a summary once where nobody watches', async () => {
    const { code, stdout, stderr } = await runRegalia(['studio', 'test/cases/studio/club.json', ...few]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('20 members, 2 replicates, seed studio.');
    expect(stdout).toContain('Over 12 months');
    expect(stdout).not.toContain('\u001b');
  });

  it('prints one screen of a size', async () => {
    const { code, stdout } = await runRegalia([
      ...['studio', 'test/cases/studio/club.json', ...few],
      ...['--print-frame', 'grid', '--size', '100x30', '--ascii'],
    ]);
    const lines = stdout.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([0, 30]);
    expect(lines[1]).toContain('[3 Grid]');
    expect(stdout).toContain('-----');
  });

  it('prints one screen as a picture, whatever the terminal is', async () => {
    const { code, stdout } = await runRegalia([
      ...['studio', 'test/cases/studio/club.json', ...few],
      ...['--print-frame', 'forecast', '--size', '100x30', '--format', 'svg'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="864" height="564" /);
    expect(stdout).toContain('<title>珈琲クラブ: Forecast</title>');
    expect(stdout).toMatch(/<desc>20 members, 2 replicates, seed studio. Over 12 months: /);
    expect(stdout.trimEnd().endsWith('</svg>')).toBe(true);
    const lone = await runRegalia(['studio', 'test/cases/studio/club.json', '--format', 'svg']);
    expect([lone.code, lone.stderr]).toEqual([
      2,
      'error: --format: `--format svg` is for one screen; name the screen, as in `--print-frame forecast`\n',
    ]);
  });

  it('refuses what is no size, no screen and no key', async () => {
    const studio = (...args: string[]) => runRegalia(['studio', 'test/cases/studio/club.json', ...args]);
    const wrong = session('wrong', 'right', 'sideways');
    const all = await Promise.all([studio('--size', '80'), studio('--print-frame', 'home'), studio('--replay', wrong)]);
    expect(all.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(all[2]!.stderr).toContain('line 2 of');
  });

  it('says where it cannot record, and ends', async () => {
    const nowhere = join(scratch, 'nowhere', 'session.keys');
    const { code, stderr } = await runRegalia(['studio', 'test/cases/studio/club.json', ...few, '--record', nowhere]);
    expect(code).toBe(3);
    expect(stderr).toContain('session.keys');
    expect(stderr).not.toContain('a bug');
  });

  it('saves a what-if as a scenario, as a change and as a note, each of which can be used', async () => {
    const club = copyOfClub('saves');
    const keys = session(
      'saves',
      ...['2', 'right', 'right', 'tab', '/', 'text leave.chance', 'enter', 'right', 'wait'],
      ...['s', 'enter', 'wait', 's', 'down', 'down', 'enter', 'wait', 's', 'down', 'enter', 'wait'],
    );
    const { code, stdout } = await runRegalia(['studio', club, ...few, '--replay', keys]);
    expect(code).toBe(0);
    const saved = stdout.split('\n').filter((line) => line.startsWith('saved '));
    expect(saved).toHaveLength(3);

    const beside = (name: string) => readFileSync(join(scratch, 'saves', name), 'utf8');
    expect(JSON.parse(beside('club-what-if.json'))).toMatchObject({
      like: 'club.json',
      question: 'What if gold_stars at 120 star, leave.chance at 0.21?',
      worlds: [
        'program',
        {
          name: 'what-if',
          from: '2026-01-01',
          settings: { gold_stars: '120 star' },
          assumptions: { override: { 'leave.chance': { value: expect.closeTo(0.21, 9), low: 0.1, high: 0.3 } } },
        },
        'none',
      ],
    });
    expect(beside('club-what-if.md')).toContain('| gold\\_stars | 100 star | 120 star |');
    expect(beside('club-what-if.md')).toContain('Settings turn on 2026-01-01, the start;');
    expect(beside('club.regalia')).toContain(
      [
        '  change on 2026-12-01 "What-if" {',
        '    announced 2026-09-01',
        '    gold_stars becomes 120 star',
        '    judged by evaluation date',
        '    nothing for members already there',
        '  }',
        '}',
      ].join('\n'),
    );
    const run = await runRegalia(['simulate', join(scratch, 'saves', 'club-what-if.json'), ...few]);
    const check = await runRegalia(['check', join(scratch, 'saves', 'club.regalia')]);
    const canonical = await runRegalia(['fmt', '--check', join(scratch, 'saves', 'club.regalia')]);
    expect([run.code, check.code, canonical.code]).toEqual([0, 0, 0]);
    const screen = ['--print-frame', 'what-if', '--size', '100x30'];
    const again = await runRegalia(['studio', join(scratch, 'saves', 'club-what-if.json'), ...few, ...screen]);
    expect(again.stdout).toMatch(/100 → 120 star/);
  }, 120_000);

  it('saves what is seen: the screen as text and as a picture, its charts, and the numbers', async () => {
    const club = copyOfClub('seen');
    const form = (at: number) => ['s', ...Array<string>(at).fill('down'), 'enter', 'wait'];
    const keys = session('seen', 'wait', ...[0, 1, 2, 3].flatMap(form), '2', 'right', 'wait', ...form(5));
    const { code, stdout } = await runRegalia(['studio', club, ...few, '--replay', keys]);
    expect(code).toBe(0);
    const saved = stdout.match(/club-\S+/g);
    expect(saved).toEqual([
      ...['club-forecast.md', 'club-forecast.svg', 'club-forecast-charts.svg', 'club-numbers.csv'],
      'club-what-if-charts.svg',
    ]);
    const beside = (name: string) => readFileSync(join(scratch, 'seen', name), 'utf8');
    const [picture, charts, both] = [beside(saved![1]!), beside(saved![2]!), beside(saved![4]!)];
    expect(picture).toContain('>[1 Forecast]</text>');
    const captions = (svg: string) => [...svg.matchAll(/y="-6">([^<]*)</g)].map(([, caption]) => caption);
    const risk = [
      'At-risk high-value members: median, and P5 to P95 as a band.',
      'Of those at risk at the start, gone since: median, and P5 to P95 as a band.',
    ];
    expect(captions(charts)).toEqual(['Tier mix, with the program, median share of members.', ...risk]);
    expect(charts).toContain('>no program</text>');
    const mixes = ['as it is', 'what-if'].map((world) => `Tier mix, ${world}, median share of members.`);
    expect(captions(both)).toEqual([...mixes, ...risk]);
  }, 120_000);

  it('says the same numbers on the screen and in the scenario file saved there', async () => {
    const club = copyOfClub('numbers');
    const keys = session(
      'numbers',
      ...['2', 'right', 'right', 'tab', '/', 'text leave.chance', 'enter', 'right', 'wait', 's', 'enter', 'wait'],
      ...['s', ...Array<string>(6).fill('down'), 'enter', 'wait'],
    );
    await runRegalia(['studio', club, ...few, '--replay', keys]);
    const saved = (name: string) => join(scratch, 'numbers', name);
    const [header, ...lines] = readFileSync(saved('club-numbers.csv'), 'utf8')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const shown = lines
      .map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!])))
      .filter(({ rows, world }) => rows === 'what-if' && world === 'what-if');
    const { stdout } = await runRegalia(['simulate', saved('club-what-if.json'), ...few, '--json']);
    const { rows } = JSON.parse(stdout) as { rows: Record<string, string | number>[] };
    const name = (row: Record<string, string | number>) =>
      header!
        .slice(1, header!.indexOf('median'))
        .map((part) => `${row[part] ?? ''}`)
        .join(' ');
    const value = ({ median, p05, p95 }: Record<string, string | number>) => [median, p05, p95].map(String);
    const ran = new Map(rows.map((row) => [name(row), value(row)]));
    expect(shown.length).toBeGreaterThan(50);
    for (const row of shown) expect([name(row), ran.get(name(row))]).toEqual([name(row), value(row)]);
    // Until the start nobody has lived by anything else than in the program as it is.
    const begins = (world: string) =>
      rows.filter((row) => row.world === world && row.month === 0 && row.metric === 'tier.count').map(value);
    expect(begins('what-if')).toEqual(begins('program'));
  }, 120_000);

  it('never writes over what was saved before, and says what cannot be saved', async () => {
    const club = copyOfClub('again');
    const scenario = ['s', 'enter', 'wait'];
    const keys = session('again', '2', 'tab', 'right', ...scenario, ...scenario, 's', 'down', 'enter', 'wait', 'frame');
    const { stdout } = await runRegalia(['studio', club, ...few, '--replay', keys, '--size', '100x30']);
    expect(stdout).toContain('club-what-if.json');
    expect(stdout).toContain('club-what-if-2.json');
    expect(stdout).toContain('no setting of the program is turned; assumptions are not part of it');
  }, 120_000);
});

describe('a recorded session', () => {
  it('is done again key by key, each frame where it was asked for', async () => {
    const tour = ['--replay', 'test/cases/studio/tour.keys', '--size', '100x30'];
    const { code, stdout } = await runRegalia(['studio', copyOfClub('tour'), ...few, ...tour]);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    const frames = Array.from({ length: 12 }, (_, i) => lines.slice(30 * i, 30 * (i + 1)));
    const shown = frames.map((frame) => /\[(.*?)\]/.exec(frame[1] ?? '')?.[1]);
    const screens = ['1 Forecast', '2 What-if', '3 Grid', '4 Members', '4 Members', '5 Program'];
    expect(shown).toEqual([
      ...screens,
      '6 Sensitivity',
      '2 What-if',
      '7 Assumptions',
      '7 Assumptions',
      '3 Grid',
      '3 Grid',
    ]);
    expect(frames[1]!.join('\n')).toMatch(/100 → 120 star/);
    expect(frames[1]!.join('\n')).toMatch(/Who moves: .* members fare differently/);
    expect(frames[4]!.join('\n')).toContain('explained until 2026-11-30');
    expect(frames[6]!.join('\n')).toContain('outdoes it, judged by contribution and hostages lost.');
    expect(frames[9]!.join('\n')).toContain(': go to gri_');
    // All is put back at the end, so that nothing is said of a change.
    expect(lines.slice(360).join('\n')).toContain('20 members, 2 replicates, seed studio.');
    expect(lines.slice(360).join('\n')).not.toContain('The change moves');
  }, 120_000);

  it('is a key per line', () => {
    expect(readSession('# a note\n2\nright\nspace\ntext a b\n\nwait\nframe\n#\r\n')).toEqual({
      lines: [
        { do: 'press', key: '2' },
        { do: 'press', key: 'right' },
        { do: 'press', key: ' ' },
        { do: 'press', key: 'a' },
        { do: 'press', key: ' ' },
        { do: 'press', key: 'b' },
        { do: 'wait' },
        { do: 'frame' },
        { do: 'press', key: '#' },
      ],
    });
    expect(readSession('2\n\nno key')).toEqual({ wrong: 3 });
  });
});
