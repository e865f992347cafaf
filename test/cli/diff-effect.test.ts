import { describe, expect, it } from 'vitest';
import { MOST_COMMENT } from '../../src/analysis/diff/diff-markdown.ts';
import { programText } from '../engine/regalia-files.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { runRegalia } from './run-regalia.ts';

const { file } = await temporaryFolder();
const starbucks = programText('starbucks-japan/starbucks-japan');
const old = await file('old.regalia', starbucks);
const now = await file('new.regalia', starbucks.replace('= 250 star', '= 300 star'));
const words = await file('words.regalia', starbucks.replace('"Reward eTicket" for', '"Ticket" for'));

interface Count {
  readonly median: number | null;
  readonly p05: number | null;
  readonly p95: number | null;
}

interface EffectJson {
  readonly extent: string;
  readonly members: number;
  readonly replicates: number;
  readonly days: readonly {
    readonly date: string;
    readonly why: string;
    readonly matrix: readonly { readonly from: string; readonly to: string; readonly members: Count }[];
    readonly all: { readonly lower: Count };
    readonly deciles: readonly { readonly members: Count; readonly lower: Count }[];
  }[];
  readonly numbers: readonly { readonly metric: string; readonly change: Count }[];
  readonly movers: readonly {
    readonly member: string;
    readonly from: string;
    readonly old: { readonly steps: unknown[] };
  }[];
}

const effectIn = (stdout: string) => (JSON.parse(stdout) as { effect: EffectJson }).effect;

const simulated = [
  '--impact',
  'simulations/starbucks-japan.json',
  '--members',
  '120',
  '--replicates',
  '2',
  '--no-witness',
];

describe('regalia diff --impact', async () => {
  const rails = await file(
    'rails.json',
    JSON.stringify({
      guardrails: [
        { metric: 'effect.lower', most: 0.01, quantile: 'median', action: 'block' },
        { metric: 'effect.contribution', least: 1e9, quantile: 'p05', action: 'warn' },
        { metric: 'effect.higher', most: 0.9, quantile: 'p95', action: 'block' },
      ],
    }),
  );
  const json = await runRegalia(['diff', old, now, ...simulated, '--json', '--guardrails', rails]);
  const effect = effectIn(json.stdout);

  it('tells who moves, from where to where and of which value', () => {
    expect([effect.members, effect.replicates, effect.extent]).toEqual([120, 2, 'some move']);
    const [first] = effect.days;
    expect([first!.date, first!.why]).toEqual(['2026-01-01', 'start']);
    expect(first!.matrix.reduce((sum, { members }) => sum + members.median!, 0)).toBe(120);
    expect(first!.matrix.find(({ from, to }) => from === 'gold' && to === 'green')!.members.median).toBe(
      first!.all.lower.median,
    );
    expect(first!.deciles.map(({ members }) => members.median)).toEqual(new Array<number>(10).fill(12));
    expect(effect.movers[0]!.from).toBe('gold');
    expect(effect.movers[0]!.old.steps).not.toEqual([]);
  });

  it('is the same to the last byte for any number of workers', async () => {
    const alone = await runRegalia(['diff', old, now, ...simulated, '--json', '--workers', '1']);
    expect(effectIn(alone.stdout)).toEqual(effect);
  });

  it('is held against guardrails of the paired difference', () => {
    expect(json.code).toBe(1);
    const [block, warn, ...rest] = json.stderr.split('\n').filter((line) => /^(blocked|watch out)/.test(line));
    expect(block).toMatch(/^blocked: `effect\.lower` is \d+\.\d% \(median\), at most 1\.0% may be$/);
    expect(warn).toMatch(/^watch out: `effect\.contribution` is -?¥[\d,]+ \(p05\), at least ¥1,000,000,000 should be$/);
    expect(rest).toEqual([]);
  });

  it('says which guardrails nothing was held against', async () => {
    const { code, stderr } = await runRegalia(['diff', old, now, '--no-witness', '--guardrails', rails]);
    expect(code).toBe(0);
    expect(stderr).toContain('`effect.lower` is not judged: nothing tells of it without --impact');
  });

  it('draws the matrix, the tenths, the numbers, those who end lower and a sentence', async () => {
    const { code, stdout } = await runRegalia(['diff', old, now, ...simulated]);
    expect(code).toBe(0);
    expect(stdout).toContain('What it does to 120 members of simulations/starbucks-japan.json, median of 2 replicates');
    expect(stdout).toMatch(/old version \\ new version +Green Star member +Gold Star member/);
    expect(stdout).toMatch(/lower, by tenth of value +1 +2 +3 +4 +5 +6 +7 +8 +9 +10\n2026-01-01/);
    expect(stdout).toMatch(/cost of benefits +-?¥/);
    expect(stdout).toMatch(
      /on 2026-01-01 Gold Star member under the old\s+version, Green Star member under the new one/,
    );
    expect(stdout).toMatch(/On 2026-01-01 .* of 120 members stand lower/);
  });

  it('says so where nobody moves', async () => {
    const { code, stdout } = await runRegalia(['diff', old, words, ...simulated]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Nobody moves: all 120 members stand and do the same under both, in each of 2 replicates.',
    );
  });

  it('is the first thing in a comment, with the days folded away', async () => {
    const { stdout } = await runRegalia(['diff', old, now, ...simulated, '--markdown']);
    expect(stdout).toMatch(/^<!-- regalia diff -->\n### 1 change: 1 worse\n\n#### What it does to 120 members of /);
    expect(stdout).toContain('<details><summary>On 2026-01-01, as if the new rules had always held</summary>');
    expect(stdout).toMatch(/\| contribution \| ¥/);
    expect(stdout.length).toBeLessThan(MOST_COMMENT);
  });

  it('is a property of the run in SARIF', async () => {
    const { stdout } = await runRegalia(['diff', old, now, ...simulated, '--sarif']);
    const log = JSON.parse(stdout) as { runs: readonly { readonly properties: { readonly effect: EffectJson } }[] };
    expect(log.runs[0]!.properties.effect).toEqual(effect);
  });

  it('needs a simulation that can be read', async () => {
    const { code, stderr } = await runRegalia(['diff', old, now, '--impact', 'simulations/none.json', '--no-witness']);
    expect(code).toBe(3);
    expect(stderr).toContain('simulations/none.json');
  });
});

describe('regalia diff --events', async () => {
  /** Members who spend ¥12,000 to ¥17,900 in one go: 250 Stars are ¥13,500, 300 are ¥16,200. */
  const spends = Array.from({ length: 60 }, (_, i) => 12_000 + 100 * i);
  const rows = spends.map((spend, i) => `member-${i},2025-02-10,purchase,${spend}`);
  const events = await file('events.csv', ['member,date,event,amount', ...rows].join('\n'));
  const lower = spends.filter((spend) => spend >= 13_500 && spend < 16_200).length;
  const real = ['--events', events, '--no-witness'];

  it('replays real members under both versions', async () => {
    const { code, stdout } = await runRegalia(['diff', old, now, ...real, '--json']);
    expect(code).toBe(0);
    const effect = effectIn(stdout);
    expect(effect.members).toBe(60);
    const last = effect.days.at(-1)!;
    expect([last.date, last.why]).toEqual(['2025-03-01', 'end']);
    const ways = last.matrix.map(({ from, to, members }) => [from, to, members.median]);
    expect(ways).toEqual([
      ['green', 'green', 15],
      ['gold', 'green', lower],
      ['gold', 'gold', 60 - 15 - lower],
    ]);
    expect(effect.numbers.find(({ metric }) => metric === 'effect.lower')!.change.median).toBeCloseTo(lower / 60, 6);
  });

  it('masks counts below ten in what leaves the machine', async () => {
    const few = await file('few.regalia', starbucks.replace('= 250 star', '= 260 star'));
    const { stdout } = await runRegalia(['diff', old, few, ...real, '--json']);
    const last = effectIn(stdout).days.at(-1)!;
    const [gone] = last.matrix.filter(({ from, to }) => from === 'gold' && to === 'green');
    expect(gone!.members.median).toBeNull();
    const comment = await runRegalia(['diff', old, few, ...real, '--markdown']);
    expect(comment.stdout).toContain('| Gold Star member | Green Star member | &#60;10 |');
  });

  it('names nobody, by the same pseudonyms for the same salt', async () => {
    const run = async (...options: string[]) => (await runRegalia(['diff', old, now, ...real, ...options])).stdout;
    const [salted, again, other, markdown, sarif, terminal] = await Promise.all([
      run('--json', '--salt', 'a'),
      run('--json', '--salt', 'a'),
      run('--json', '--salt', 'b'),
      run('--markdown'),
      run('--sarif'),
      run(),
    ]);
    for (const told of [salted, again, other, markdown, sarif, terminal]) expect(told).not.toContain('member-');
    expect(salted).toBe(again);
    const names = (stdout: string) => effectIn(stdout).movers.map(({ member }) => member);
    expect(names(salted!)).toHaveLength(3);
    expect(names(salted!)).not.toEqual(names(other!));
    // Nor is told when what happened.
    expect(effectIn(salted!).movers[0]!.old.steps).toEqual([]);
  });

  it('shows names on the terminal alone, where asked to', async () => {
    const shown = await runRegalia(['diff', old, now, ...real, '--show-ids']);
    // The most valuable of those who lose Gold.
    expect(shown.stdout).toContain('member member-41, tenth');
    expect(shown.stdout).toMatch(/for Gold Star member lacks 1\.9 star more green_stars/);
    const refused = await runRegalia(['diff', old, now, ...real, '--show-ids', '--json']);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
  });

  it('is asked for of simulated members or of real ones', async () => {
    expect((await runRegalia(['diff', old, now, ...real, ...simulated])).code).toBe(2);
  });

  it('fails where rows cannot be read', async () => {
    const bad = await file('bad.csv', 'member,date,event,amount\nann,2025-02-30,purchase,100\n');
    const { code, stderr } = await runRegalia(['diff', old, now, '--events', bad, '--no-witness']);
    expect(code).toBe(3);
    expect(stderr).toContain('bad.csv');
  });
});
