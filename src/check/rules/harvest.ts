import { cellAt, voiceOf } from '../../model/customer-grid.ts';
import { say } from '../../report/wording.ts';
import { cellsCalled } from '../grid-cells.ts';
import type { Scope } from '../scope.ts';

const BODY = say`Loyalty first, value after it. What is asked of unhappy members (purchases, referrals, ideas) gives a short rise and then a loss: they leave, and the profitable ones among them cost the most.`;

/** Tools that draw value are for members who are not unhappy, in a program that cares for its hostages. */
export function checkHarvest(scope: Scope): void {
  const { grid } = scope;
  if (grid === undefined || grid.broken || scope.program.broken) return;
  const interventions = scope.all('intervention');
  const tools = interventions.filter((node) => node.what !== 'care');
  for (const { audience, name } of tools) {
    const cells = cellsCalled(grid, audience.text) ?? [];
    if (!cells.some((cell) => voiceOf(cell) === 'detractor')) continue;
    scope.report({
      code: 'harvest-before-repair',
      severity: 'warning',
      title: say`\`${name.text}\` asks unhappy members for more`,
      at: audience.span,
      label: say`there are detractors among them`,
      body: BODY,
      help: say`offer it \`for promoter\`, and give detractors \`care\` first`,
    });
  }
  const hostages = cellAt(true, 'detractor');
  const cared = interventions.some(
    (node) => node.what === 'care' && (cellsCalled(grid, node.audience.text) ?? []).includes(hostages),
  );
  const [first] = tools;
  if (first === undefined || cared) return;
  scope.report({
    code: 'harvest-before-repair',
    severity: 'warning',
    title: say`nothing is done for profitable members who are unhappy`,
    at: first.name.span,
    label: say`draws value first`,
    body: BODY,
    help: say`add care for them, as in \`care personal_call for high detractor { within 14 days … }\``,
  });
}
