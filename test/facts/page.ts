import { type Check, short } from '../validation/check.ts';
import type { Fact } from './fact.ts';

/** A fact with what was measured. */
export type Found = Omit<Fact, 'measure'> & { readonly checks: readonly Check[] };

const HEAD = `# What is known of loyalty programs, and what our members show

Each finding of the literature beside what simulated members do, in small populations under the default ledger
([\`assumptions.json\`](assumptions.json)), with the effect on against off on the same luck. Where a size was published, a band
around it is asked for; everywhere else a direction, so that the size of what stands there is assumed. \`npm test\` measures
every number anew and keeps this page. Some effects are looked at in a population made for it: one where everybody buys alike,
where nobody leaves, or where all are promoters.
`;

/** The page on which the facts stand with our numbers. */
export function factsPage(groups: readonly { readonly title: string; readonly facts: readonly Found[] }[]): string {
  const lacking = groups.flatMap(({ facts }) => facts).filter(({ lacks }) => lacks !== undefined);
  const lines = [
    HEAD,
    ...groups.flatMap(({ title, facts }) => [`## ${title}`, '', ...table(facts), '']),
    '## What is not modeled',
    '',
    'Parts of these findings that our members do not show, and why.',
    '',
    ...lacking.map(({ id, lacks }) => `- **${id}** ${lacks}`),
  ];
  return `${lines.join('\n')}\n`;
}

function table(facts: readonly Found[]): string[] {
  const rows = facts.flatMap(({ id, says, source, checks }) =>
    checks.map((check, i) => [
      i === 0 ? id : '',
      i === 0 ? `${says} (${source})` : '',
      check.what,
      askedOf(check),
      short(check.ours),
    ]),
  );
  const all = [['fact', 'finding', 'measured', 'asked', 'ours'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(all[0]!), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}

function askedOf({ asked, reference }: Check): string {
  if (asked === 'exactly') return `exactly ${short(reference)}`;
  return asked.startsWith('within ') ? `${short(reference)} ± ${asked.slice('within '.length)}` : asked;
}
