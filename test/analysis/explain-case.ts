import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explanation, explain } from '../../src/analysis/explanation/explanation.ts';
import { type Day, parseDay } from '../../src/base/calendar.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Happened } from '../../src/compile/lower-example.ts';
import { readHappening } from '../../src/compile/read-happening.ts';
import { isEvent } from '../../src/engine/order.ts';
import { parse } from '../../src/syntax/parse.ts';
import { english } from '../english.ts';

const root = join(import.meta.dirname, '../..');

/** What stands above the blessed text of a case: questions, an empty line, and the lines of a history. */
export interface ExplainCase {
  readonly explanation: Explanation;
  readonly next: boolean;
}

/**
 * Reads the head of a case: `program`, `on`, `why-not`, `next` and `event` as on the command line, then what happened, as
 * in an example.
 */
export function readCase(head: string): ExplainCase {
  const [flags = '', history = ''] = head.split('\n\n');
  const given = flags.split('\n').map((line) => {
    const [, flag = '', value = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
    return { flag, value };
  });
  const all = (wanted: string) => given.flatMap(({ flag, value }) => (flag === wanted ? [value] : []));
  const [path = ''] = all('program');
  const source = new SourceText(path, readFileSync(join(root, path), 'utf8'));
  const { checked, problems } = check(parse(source));
  if (checked === null) throw new Error(problems.map(({ title }) => title).join('; '));
  const plan = compile(checked);
  const on: Day = parseDay(all('on')[0] ?? '')!;
  const known = new Map<string, string>();
  let written = 0;
  const read = (lines: readonly string[]) =>
    lines.flatMap((line): readonly Happened[] => {
      const found = readHappening(checked, line, on, known, written);
      if ('misfit' in found) throw new Error(english(found.misfit.title));
      written += found.happenings.length;
      for (const happening of found.happenings)
        if (isEvent(happening)) known.set(happening.id, plan.events[happening.event]!.name);
      return found.happenings;
    });
  const happenings = read(history.split('\n'));
  const trial = read(all('event'));
  const [wanted] = all('why-not');
  const [name = '', owner = plan.ladders[0]?.name] = wanted?.split('.').reverse() ?? [];
  const ladder = plan.ladders.findIndex((one) => one.name === owner);
  const tier = plan.ladders[ladder]?.tiers.findIndex((one) => one.name === name) ?? -1;
  const settings = plan.settings.map((setting) => setting.value);
  const questions = { whyNot: wanted === undefined ? null : { ladder, tier }, trial };
  const member = { member: 'ann', joined: null, happenings };
  return { explanation: explain(plan, source, settings, member, on, questions), next: all('next').length > 0 };
}
