import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Growth, USUAL } from './growth.ts';
import { agreement } from './peers/agreement.ts';
import { type Found, findPeer, PEERS, type PeerName, runPeer } from './peers/peers.ts';
import { referenceStudy } from './reference.ts';
import type { RunOrder, RunReport } from './run.ts';

/**
 * How fast the simulator is: the members of Starbucks Rewards Japan under their program for 36 months after a warm-up of 24,
 * one replicate, by ours on one worker and on two, and by the peers, whose results must be ours; then how ours grows with
 * members, months, tiers, rules and worlds. Each run is a process of its own and begins cold, but for
 * what of its source was compiled in runs before, which is kept as the command line keeps it. A rate is purchases a second:
 * those of one thread by processor time, which on a machine that does other work says more than the wall; what two workers
 * gain over one can only be read from the wall, so `engine2` is `engine1` times that gain. The output says how many members
 * each ran; few of them show most of all how long a process takes to begin. A run takes some minutes; `--no-growth` leaves
 * out the longer half.
 */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    json: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: true },
    members: { type: 'string', default: '1000000' },
    'peer-members': { type: 'string', default: '1000000' },
    'growth-members': { type: 'string', default: '320000' },
    'most-members': { type: 'string', default: '10000000' },
  },
});
const members = Number(values.members);
const theirs = Number(values['peer-members']);
const some = Number(values['growth-members']);
const most = Number(values['most-members']);
const note = (text: string) => console.error(text);

const [load = 0] = loadavg();
if (load > 0.5)
  note(`the machine does other work (load ${load.toFixed(1)}): what two workers gain is not to be believed`);
const study = await referenceStudy(members, 'bench');
note(`ours: ${members} members on one worker, then on two`);
const one = ours({ members, seed: 'bench', workers: 1 });
const two = ours({ members, seed: 'bench', workers: 2 });
const engine1 = one.events / one.seconds;
const gain = one.wall / two.wall;
const peers = new Map<PeerName, Found>();
for (const name of PEERS) {
  const peer = findPeer(name);
  if ('missing' in peer) note(`skipped ${name}: ${peer.missing} is missing`);
  else {
    note(`${name}: ${theirs} members`);
    peers.set(name, runPeer(name, peer.command, study, theirs, 1));
  }
}
const agreements = [...peers].map(([name, found]) => ({
  peer: name,
  ...agreement({ members, means: one.means }, found),
}));
const growth = values.growth ? grown() : [];
const rateOf = (name: PeerName) => {
  const found = peers.get(name);
  return found === undefined ? null : found.events / found.seconds;
};
const numpy = rateOf('numpy');
const c = rateOf('c');
const result = {
  engine1,
  engine2: engine1 * gain,
  numpy,
  c,
  ratio: { numpy: numpy && engine1 / numpy, c: c && engine1 / c, workers: gain },
  growth,
  peakMemoryMiB: Math.max(one.peakMiB, two.peakMiB),
  machine: { processors: availableParallelism(), load },
  members: { engine: members, numpy: peers.get('numpy')?.members ?? 0, c: peers.get('c')?.members ?? 0 },
  agreement: agreements,
};

if (values.json) console.log(JSON.stringify(result));
else print();
if (agreements.some(({ differences }) => differences.length > 0)) process.exitCode = 1;

function ours(order: RunOrder): RunReport {
  const run = fileURLToPath(new URL('run.ts', import.meta.url));
  const printed = execFileSync(process.execPath, [run, JSON.stringify(order)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(printed) as RunReport;
}

interface Grown {
  readonly of: 'members' | keyof Growth;
  readonly at: number;
  readonly members: number;
  readonly events: number;
  /**
   * Of processor time; and beyond what a thousand members take, which is how long a process takes to begin, or as many in
   * their first month, where months grow: then members have to begin as well.
   */
  readonly seconds: number;
  readonly beyondStart: number;
  readonly peakMemoryMiB: number;
}

/** One size at a time, while the others stay as usual. */
function grown(): Grown[] {
  const begins = (members: number, growth: Growth) => ours({ members, seed: 'growth', workers: 1, growth }).seconds;
  const starts = { process: begins(1_000, USUAL), months: begins(some, { ...USUAL, months: 1 }) };
  const sizes: [Grown['of'], readonly number[], number][] = [
    ['members', [1 / 1_000, 1 / 100, 1 / 10, 1].map((part) => Math.ceil(most * part)), most],
    ['months', [12, 36, 60, 120], some],
    ['tiers', [2, 5, 10, 20], some / 8],
    ['rules', [3, 10, 30, 60], some / 8],
    ['worlds', [1, 2, 3, 4], some / 8],
  ];
  return sizes.flatMap(([of, values, usual]) => {
    note(`growth with ${of}`);
    return values.map((at): Grown => {
      const count = Math.ceil(of === 'members' ? at : usual);
      const growth = of === 'members' ? USUAL : { ...USUAL, [of]: at };
      const { events, seconds, peakMiB } = ours({ members: count, seed: 'growth', workers: 1, growth });
      const beyondStart = seconds - (of === 'months' ? starts.months : starts.process);
      return { of, at, members: count, events, seconds, beyondStart, peakMemoryMiB: peakMiB };
    });
  });
}

/** How time beyond the start grows on a double logarithmic scale: 1 is in proportion. */
function slope(rows: readonly Grown[]): number {
  const points = rows.map(
    ({ of, at, beyondStart }) => [Math.log(of === 'months' ? at - 1 : at), Math.log(beyondStart)] as const,
  );
  const middle = (part: 0 | 1) => points.reduce((sum, point) => sum + point[part], 0) / points.length;
  const [x, y] = [middle(0), middle(1)];
  const across = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return across / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function print(): void {
  const line = (what: string, rate: number | null, of: number) =>
    rate === null
      ? console.log(`${what.padEnd(28)}skipped`)
      : console.log(`${what.padEnd(28)}${(rate / 1e6).toFixed(3).padStart(8)} million purchases/s  (${of} members)`);
  line('ours, 1 worker', result.engine1, members);
  line('ours, 2 workers', result.engine2, members);
  line('NumPy, vectorised', numpy, result.members.numpy);
  line('C, by hand', c, result.members.c);
  const times = (ratio: number | null) => (ratio === null ? 'skipped' : ratio.toFixed(3));
  const { ratio } = result;
  console.log(`ours / NumPy ${times(ratio.numpy)}, ours / C ${times(ratio.c)}, 2 workers / 1 ${times(ratio.workers)}`);
  console.log(`peak memory ${result.peakMemoryMiB.toFixed(0)} MiB`);
  for (const { peer, compared, spread, differences } of agreements) {
    console.log(
      `${peer}: ${compared} figures compared, mean square difference ${spread.toFixed(2)}, ${differences.length} differ`,
    );
    for (const { figure, values, by } of differences)
      console.log(`  ${figure}: ${values.join(' and ')}, by ${by.toFixed(1)}`);
  }
  for (const [of, rows] of Map.groupBy(growth, ({ of }) => of)) {
    const cells = rows.map(({ at, seconds }) => `${at}: ${seconds.toFixed(1)} s`);
    const factor = of === 'members' || of === 'months' ? `, slope ${slope(rows).toFixed(2)}` : '';
    const peak =
      of === 'members' ? `, at most ${Math.max(...rows.map((row) => row.peakMemoryMiB)).toFixed(0)} MiB` : '';
    console.log(`growth with ${of.padEnd(8)} ${cells.join('  ')}${factor}${peak}`);
  }
}
