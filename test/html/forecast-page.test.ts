import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { ticksOver } from '../../src/html/fan-chart.ts';
import { forecastPage } from '../../src/html/forecast-page.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { clubStudy, openMember } from '../properties/yearly-club.ts';

function pageOf(spec: Partial<SimulationSpec> = {}, plan: Partial<Plan> = {}, open: OpenMember = openMember): string {
  const club = clubStudy({ members: 300, horizon: 14, replicates: 2, ...spec });
  return pageOfStudy({ ...club, plan: { ...club.plan, ...plan } }, open);
}

function pageOfStudy(study: Study, open: OpenMember = openMember): string {
  const replicates = [0, 1].map((replicate) => simulateBlock(study, { replicate, block: 0, cut: 12_000 }, open));
  const rows = forecast(study.plan, study.spec, replicates, study.alternatives);
  const spread = { sources: ['chance' as const], headlines: [], independent: 2 };
  return forecastPage({
    spread,
    study,
    question: 'Is it worth it?',
    rows,
    replicates,
    version: '9.8.7',
    fingerprints: { program: 'ab12', like: 'cd34', worlds: { dearer: 'ef56' } },
  });
}

/** What a reader sees, tags left out. */
const textOf = (page: string) =>
  page
    .slice(page.indexOf('<body>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const page = pageOf();
const text = textOf(page);

describe('the page of a forecast', () => {
  test('says which question it answers', () => {
    expect(text).toContain('Is it worth it?');
  });

  test('is the same bytes again, stands alone and runs no script', () => {
    expect(pageOf()).toBe(page);
    expect(page).not.toMatch(/<script|https?:|url\(|<link|<img/);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test('holds every assumption with its value, range, source and claim', () => {
    const { assumptions } = clubStudy({}).spec;
    expect(assumptions.length).toBeGreaterThan(40);
    for (const { id, value, low, high, claim, source } of assumptions) {
      expect(text).toContain(`${id} ${value} ${low} to ${high}`);
      expect(text).toContain(claim);
      expect(text).toContain(source.replaceAll('&', '&amp;'));
    }
  });

  test('shows a world of the simulation by its name, and what it adds to the program', () => {
    const club = clubStudy({ members: 60, horizon: 2, replicates: 2, worlds: ['program', 'dearer', 'none'] });
    const { economics } = club.spec;
    const dearer = {
      ...club,
      spec: { ...club.spec, economics: { ...economics, tierCost: economics.tierCost + 1_000 } },
    };
    const own = textOf(pageOfStudy({ ...club, alternatives: { dearer } }));
    expect(own).toMatch(/with the program dearer no program/);
    expect(own).toMatch(/against the program inc\.change\.total -¥[1-9]/);
    expect(own).toContain('SHA-256 of the simulation that it is like cd34');
    expect(own).toContain('SHA-256 of the program of dearer ef56');
  });

  test('says that the points of every period tie out, and shows them year by year', () => {
    // 2 replicates x 15 periods.
    expect(text).toContain('Of 30 periods over all ledgers, months and replicates every one ties out');
    expect(text).toContain('before the start');
    expect(text).toContain('2026-01 to 2026-12');
    expect(text).toContain('2027-01 to 2027-02');
  });

  test('says so when they do not', () => {
    const cheating: OpenMember = (plan, settings, joined, watch) => {
      const run = openMember(plan, settings, joined, watch);
      const balance = run.balance.bind(run);
      run.balance = (ledger) => balance(ledger) + (balance(ledger) > 100n ? 1n : 0n);
      return run;
    };
    expect(textOf(pageOf({}, {}, cheating))).toMatch(
      /[1-9]\d* of them do not tie out, nor do the postings of [1-9]\d* /,
    );
  });

  test('has the liability by both views, and says what a point buys and costs', () => {
    expect(text).toContain('Points: one point buys JPY 8.3333 and costs 3.3333');
    expect(text).toContain('IFRS 15 / ASC 606');
    expect(text).toContain('cost view');
    expect(textOf(pageOf({}, { rewards: [] }))).not.toContain('Contract liability');
  });

  test('says how to run it again', () => {
    expect(text).toContain('regalia 9.8.7');
    expect(text).toContain('SHA-256 of the program ab12');
    expect(text).toContain('gold_points 1 point');
    expect(text).toContain('--members 300 --replicates 2 --seed "club"');
  });

  test('shows a name as it is written, whatever it holds', () => {
    const odd = pageOf({}, { name: '<b>"Tom & Ann"</b>' });
    expect(odd).toContain('<h1>Forecast: &lt;b&gt;&quot;Tom &amp; Ann&quot;&lt;/b&gt;</h1>');
  });

  test('leaves out what a world without the program does not have', () => {
    const none = textOf(pageOf({ worlds: ['none'] }));
    expect(none).not.toMatch(/Points roll-forward|Contract liability|added margin/);
    expect(none).toContain('Assumptions');
  });
});

describe('the ticks of a chart', () => {
  test.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [3, 97, [0, 20, 40, 60, 80, 100]],
    [-35, 1_040_000, [-500_000, 0, 500_000, 1_000_000, 1_500_000]],
    [0.42, 0.6, [0.4, 0.45, 0.5, 0.55, 0.6]],
    [0, 0, [0, 0.2]],
    [7, 7, [6, 8]],
  ])('over %d to %d are round and hold both', (least, most, ticks) => {
    const found = ticksOver(least, most);
    expect(found[0]!).toBeLessThanOrEqual(least);
    expect(found.at(-1)!).toBeGreaterThanOrEqual(most);
    expect(found).toEqual(ticks);
  });
});
