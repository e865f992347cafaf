import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Behavior } from '../../src/population/behavior.ts';
import { type Alternative, KNOWN_WORLDS, type Study } from '../../src/population/simulation-spec.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { projectRoot } from '../../src/workspace/project-root.ts';

/** A workload by its sizes: a club whose ladder has so many tiers and whose points so many rules, in so many worlds. */
export interface Growth {
  readonly months: number;
  readonly tiers: number;
  readonly rules: number;
  readonly worlds: number;
}

/** What the sizes are while another one grows. */
export const USUAL: Growth = { months: 36, tiers: 3, rules: 3, worlds: 2 };

/** Nobody leaves and nobody is brought, so that there is as much to do in the last month as in the first. */
const STEADY: Partial<Behavior> = { leaveChance: 0, dropoutShape: 0, acquaintanceJoins: 0, referralDone: 0 };

/**
 * A club of these sizes with as many members, who behave as those of Starbucks Rewards Japan do but for that they stay.
 * There is no warm-up.
 */
export async function growing(growth: Growth, members: number, seed: string): Promise<Study> {
  const folder = mkdtempSync(join(tmpdir(), 'regalia-growth-'));
  try {
    const like = join(projectRoot(), 'simulations/starbucks-japan.json');
    writeFileSync(join(folder, 'club.regalia'), clubOf(growth));
    const simulation = {
      like,
      program: 'club.regalia',
      horizon: growth.months,
      warmup: 0,
      population: { purchase: { event: 'purchase', amount: 'amount' }, others: [], joinSpread: 48 },
      worlds: KNOWN_WORLDS.slice(0, growth.worlds),
      members,
      replicates: 1,
      seed,
    };
    writeFileSync(join(folder, 'growth.json'), JSON.stringify(simulation));
    const load = await loadStudy(join(folder, 'growth.json'), {});
    if (!load.ok) throw new Error(load.problems.map(({ code }) => code).join('; '));
    const { study } = load.value;
    const alternatives = Object.entries(study.alternatives).map(([world, own]) => [world, staying(own)] as const);
    return { ...study, ...staying(study), alternatives: Object.fromEntries(alternatives) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function staying<T extends Alternative>(own: T): T {
  return { ...own, spec: { ...own.spec, behavior: { ...own.spec.behavior, ...STEADY } } };
}

/** Every rule hears every purchase; tiers lie closer the more there are, so that members climb and fall through them all. */
function clubOf({ tiers, rules }: Growth): string {
  const earning = (rule: number) =>
    `  earn point on purchase when amount >= ¥${100 + 10 * rule} = amount / (¥${10 * rules} per point), rounded down`;
  const tier = (above: number) =>
    `    tier t${above} "Tier ${above}" when points_this_year >= ${Math.ceil((4_000 * above) / tiers)} point`;
  return [
    'program "Club" {',
    '  currency JPY',
    '  timezone "Asia/Tokyo"',
    '  event purchase "Purchase" { amount: money }',
    '  points point "Point" {',
    '    expires 12 months after earning, at end of month',
    '    balance stops at zero',
    '  }',
    ...Array.from({ length: rules }, (_, rule) => earning(rule)),
    '  measure points_this_year = sum of point earned in calendar year',
    '  ladder rank {',
    '    base tier t0 "Member"',
    ...Array.from({ length: tiers - 1 }, (_, i) => tier(i + 1)),
    '    attain at once',
    '    lasts until end of next calendar year',
    '    downgrade to the tier earned',
    '  }',
    '  reward voucher "Voucher" for 500 point {',
    '    worth ¥500',
    '    costs ¥350',
    '    use any time',
    '    issued on request',
    '  }',
    '}',
    '',
  ].join('\n');
}
