import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverExamples } from '../../src/analysis/coverage/cover-examples.ts';
import { edgesOf, percentOf, shareOf, type Target } from '../../src/analysis/coverage/coverage.ts';
import { coverageReport } from '../../src/analysis/coverage/report.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { drawCoverage } from '../../src/draw/coverage.ts';
import { coveragePage } from '../../src/html/coverage-page.ts';
import { parse } from '../../src/syntax/parse.ts';
import { expectBlessed } from '../blessed.ts';
import { planOf, planWith } from '../engine/plan-of.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { english } from '../english.ts';

const screen = { width: 100, color: false, unicode: true };

function reportOf(path: string, text: string) {
  const source = new SourceText(path, text);
  const { checked } = check(parse(source));
  const plan = compile(checked!);
  const blocks = checked!.scope.all('example').map(({ span }) => span);
  return coverageReport(plan.name, source, coverExamples(plan).coverage, blocks);
}

/** The examples that touch each side, by target and side. */
function touches(targets: readonly Target[]): Map<string, readonly string[]> {
  return new Map(
    targets.flatMap((target, i) =>
      target.sides.map((side) => [`${i} ${target.what}: ${side.name}`, side.examples] as const),
    ),
  );
}

describe('the coverage of real programs', () => {
  it.each(regaliaFiles('programs'))('$path', ({ path, text }) => {
    const blessed = `test/cases/coverage/${basename(path, '.regalia')}.txt`;
    expectBlessed(blessed, `${drawCoverage(reportOf(path, text), screen).join('\n')}\n`);
  });

  it('is told in Japanese as well', () => {
    const [program] = regaliaFiles('programs').filter(({ path }) => path.endsWith('/lokumi.regalia'));
    const { path, text } = program!;
    const lines = drawCoverage(reportOf(path, text), { ...screen, language: 'ja' });
    expectBlessed('test/cases/coverage/lokumi.ja.txt', `${lines.join('\n')}\n`);
  });
});

describe('a program without examples', () => {
  it.each([...regaliaFiles('programs'), ...regaliaFiles('test/cases/behavior')])('$path', ({ path, text }) => {
    const { targets } = coverExamples(planOf(text, path), []).coverage;
    expect(shareOf(targets).touched).toBe(0);
    expect(shareOf(targets).total).toBeGreaterThan(0);
  });
});

describe('the coverage of some examples', () => {
  const plans = [...regaliaFiles('programs'), ...regaliaFiles('test/cases/behavior')].map(({ path, text }) => ({
    path,
    plan: planOf(text, path),
  }));

  it.each(plans)('united over all of them is that of all: $path', ({ plan }) => {
    const whole = touches(coverExamples(plan).coverage.targets);
    const alone = plan.examples.map((example) => touches(coverExamples(plan, [example]).coverage.targets));
    for (const [side, examples] of whole) {
      expect(alone.flatMap((one) => one.get(side)!)).toEqual(examples);
    }
  });

  it.each(plans)('does not hang on their order: $path', ({ plan }) => {
    const { examples } = plan;
    const everyOrder = fc.shuffledSubarray([...examples], { minLength: examples.length, maxLength: examples.length });
    const sorted = (targets: readonly Target[]) =>
      [...touches(targets)].map(([side, names]) => [side, names.toSorted()]);
    const expected = sorted(coverExamples(plan).coverage.targets);
    fc.assert(
      fc.property(everyOrder, (order) => {
        expect(sorted(coverExamples(plan, order).coverage.targets)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});

describe('a threshold', () => {
  const plan = (amounts: readonly string[]) =>
    planWith(`
    measure spend = sum of purchase.amount in lifetime
    ladder rank {
      base tier member
      tier gold when spend >= ¥20_000
      attain at once
      lasts forever
    }
    ${amounts.map((amount) => `example "${amount}" { 2024-05-01 purchase amount ${amount} then spend is ${amount} }`).join('\n')}`);
  const threshold = (amounts: readonly string[]) => {
    const { sides } = coverExamples(plan(amounts)).coverage.targets.find(({ kind }) => kind === 'condition')!;
    return sides.map(({ nearest, ...side }) => ({
      ...side,
      nearest: nearest === null ? null : { ...nearest, text: english(nearest.text) },
    }));
  };

  it('is seen from above only', () => {
    expect(threshold(['¥30_000'])).toEqual([
      { name: 'at or above', examples: ['¥30_000'], nearest: { text: '¥30_000 against ¥20_000', edge: false } },
      { name: 'below', examples: [], nearest: null },
    ]);
  });

  it('keeps the nearest value of each side, and knows the edge', () => {
    const sides = threshold(['¥30_000', '¥20_000', '¥19_999', '¥1']);
    expect(sides.map(({ nearest }) => nearest)).toEqual([
      { text: '¥20_000, exactly at it', edge: true },
      { text: '¥19_999, one step from ¥20_000', edge: true },
    ]);
    expect(sides.map(({ examples }) => examples)).toEqual([
      ['¥30_000', '¥20_000'],
      ['¥19_999', '¥1'],
    ]);
  });

  it('counts among the edges seen only when both sides come right up to it', () => {
    const edges = (amounts: readonly string[]) => edgesOf(coverExamples(plan(amounts)).coverage.targets);
    expect(edges([])).toEqual({ touched: 0, total: 1 });
    expect(edges(['¥20_000', '¥19_998'])).toEqual({ touched: 0, total: 1 });
    expect(edges(['¥20_000', '¥19_999'])).toEqual({ touched: 1, total: 1 });
  });
});

describe('a limit on how often', () => {
  const limit = (times: number) => {
    const plan = planWith(`
    points star { expires never balance stops at zero }
    earn star on purchase = 10 star, at most 2 times per day
    example "purchases" { 2024-05-01 purchase amount ¥1, ${times} times then star is ${Math.min(times, 2) * 10} star }`);
    return coverExamples(plan)
      .coverage.targets.find(({ kind }) => kind === 'cap')!
      .sides.map(({ nearest }) => nearest && { ...nearest, text: english(nearest.text) });
  };

  it('lets the last time through, and cuts off the next', () => {
    expect(limit(1)).toEqual([{ text: '1, one step from 2', edge: false }, null]);
    expect(limit(2)).toEqual([{ text: '2, exactly at it', edge: true }, null]);
    expect(limit(3)).toEqual([
      { text: '2, exactly at it', edge: true },
      { text: '3, one step from 2', edge: true },
    ]);
  });
});

describe('an `and` and an `or`', () => {
  const plan = (condition: string) =>
    planWith(`
    measure spend = sum of purchase.amount in lifetime
    measure purchases = count of purchase in lifetime
    ladder rank {
      base tier member
      tier gold when ${condition}
      attain at once
      lasts forever
    }
    example "once" { 2024-05-01 purchase amount ¥5 then rank is member }`);

  it('are decided in every part, whatever the order in which the parts are written', () => {
    const decided = (condition: string) =>
      coverExamples(plan(condition))
        .coverage.targets.filter(({ kind, what }) => kind === 'condition' && what !== `tier gold: ${condition}`)
        .map(({ what, sides }) => `${what}, ${sides.find(({ examples }) => examples.length > 0)?.name}`)
        .sort();
    const both = ['tier gold: purchases >= 2, below', 'tier gold: spend >= ¥10, below'];
    expect(decided('spend >= ¥10 and purchases >= 2')).toEqual(both);
    expect(decided('purchases >= 2 and spend >= ¥10')).toEqual(both);
    expect(decided('purchases < 2 or spend >= ¥10')).toHaveLength(2);
  });
});

describe('the share', () => {
  it('is cut, never rounded up, and whole where there is nothing to touch', () => {
    expect(percentOf({ touched: 999, total: 1000 })).toBe(99);
    expect(percentOf({ touched: 0, total: 0 })).toBe(100);
  });
});

describe('the page', () => {
  it('shows text from the program as text, and fetches nothing', () => {
    const text = `program "<script>alert(1)</script>" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  points star { expires never balance stops at zero }
  earn star on purchase = amount / (¥54 per star), rounded down
  example "a \\"b\\" <i> & 'c'" { 2024-05-01 purchase amount ¥54 then star is 1 star }
}
`.replaceAll('\\"', '”');
    const page = coveragePage([reportOf('case.regalia', text)], 'en');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&lt;i&gt; &amp; &#39;c&#39;');
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('@media print');
  });

  it('closes what it opens', () => {
    for (const { path, text } of regaliaFiles('programs')) {
      const page = coveragePage([reportOf(path, text)], 'en');
      for (const tag of ['tr', 'td', 'th', 'table', 'div', 'section', 'span', 'p', 'a', 'h2']) {
        const count = (pattern: RegExp) => page.match(pattern)?.length ?? 0;
        expect(count(new RegExp(`<${tag}[ >]`, 'g')), `${tag} in ${path}`).toBe(count(new RegExp(`</${tag}>`, 'g')));
      }
    }
  });
});
