import { formatDay } from '../../base/calendar.ts';
import { say } from '../../report/wording.ts';
import type { SettingNode } from '../../syntax/definition-tree.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import { type DatedValue, valuesOfSetting } from '../dated-values.ts';
import { comparisonsIn, namesIn } from '../names-in.ts';
import type { Scope } from '../scope.ts';

/** Where a value that a ladder reads changes, the program says which version judges; by a window only beside a measure. */
export function checkJudging(scope: Scope): void {
  const conditions = scope
    .all('ladder')
    .flatMap(({ clauses }) => clauses.flatMap((c) => (c.clause === 'tier' ? [c.when, c.kept] : [])))
    .filter((condition) => condition !== null);
  const read = new Set(conditions.flatMap(namesIn).map(({ name }) => name.text));
  for (const setting of scope.all('setting')) {
    if (!read.has(setting.name.text)) continue;
    const later = valuesOfSetting(scope, setting).slice(1);
    const silent = later.find((value) => value.judged === null);
    if (silent !== undefined) reportSilent(scope, setting, silent);
    const windowed = later.find((value) => value.judged === 'window start');
    if (windowed !== undefined) checkWindow(scope, setting, windowed, conditions);
  }
}

function reportSilent(scope: Scope, setting: SettingNode, value: DatedValue): void {
  scope.report({
    code: 'judging-missing',
    title: say`which version of \`${setting.name.text}\` judges is not said`,
    at: value.at,
    label: say`changes on ${formatDay(value.from)}, and a ladder reads it`,
    body: say`A judgement on or after the day of a change may look back on days before it. The program says whether the old or the new value counts then.`,
    help: say`add \`judged by evaluation date\`, \`judged by window end\` or \`judged by window start\``,
  });
}

function checkWindow(
  scope: Scope,
  setting: SettingNode,
  value: DatedValue,
  conditions: readonly ExpressionNode[],
): void {
  for (const { left, right } of conditions.flatMap(comparisonsIn)) {
    const sides = [namesIn(left), namesIn(right)].map((side) => side.map(({ name }) => name));
    const own = sides.findIndex((names) => names.some((name) => name.text === setting.name.text));
    if (own === -1) continue;
    const measures = sides[1 - own]!.filter((name) => scope.lookup(name.text)?.kind === 'measure');
    if (measures.length === 1) continue;
    scope.report({
      code: 'judging-window',
      title: say`\`${setting.name.text}\` is not compared with a single measure`,
      at: sides[own]!.find((name) => name.text === setting.name.text)!.span,
      label: measures.length === 0 ? say`beside it there is no window` : say`beside it there are several windows`,
      others: [{ span: value.at, text: say`judged by the start of its window` }],
      help: say`compare it with one measure, or write \`judged by evaluation date\``,
    });
  }
}
