import { formatDay } from '../../base/calendar.ts';
import { describeDimension, dimensionOf, sameDimension, timesDimension } from '../../model/dimension.ts';
import { anyOf, say, type Wording } from '../../report/wording.ts';
import type { ChangeClauseNode, ChangeNode } from '../../syntax/change-tree.ts';
import { laddersOfTier } from '../ladders-of-tier.ts';
import type { Scope } from '../scope.ts';
import { ledgerUnit, literalValue } from '../value.ts';
import { checkRounding } from './rounding.ts';

type Clause<Kind extends ChangeClauseNode['clause']> = Extract<ChangeClauseNode, { clause: Kind }>;

/** A change names what it changes, and says what happens to members already there. */
export function checkChanges(scope: Scope): void {
  const days = new Map<number, ChangeNode>();
  for (const change of scope.all('change')) {
    const earlier = days.get(change.on.day);
    if (earlier !== undefined) reportSameDay(scope, earlier, change);
    days.set(change.on.day, change);
    checkOnce(scope, change);
    for (const clause of change.clauses) checkClause(scope, change, clause);
    checkTransition(scope, change);
  }
}

function reportSameDay(scope: Scope, earlier: ChangeNode, later: ChangeNode): void {
  scope.report({
    code: 'name-duplicate',
    title: say`two changes on ${formatDay(later.on.day)}`,
    at: later.on.span,
    label: say`again here`,
    others: [{ span: earlier.on.span, text: say`first here` }],
    help: say`put both into one change, so that it is plain what happens that day`,
  });
}

const ONCE: Readonly<Partial<Record<ChangeClauseNode['clause'], Wording>>> = {
  announced: say`\`announced\``,
  judged: say`\`judged by\``,
  'no drops': say`\`no one drops because of it\``,
  nothing: say`\`nothing for members already there\``,
};

function checkOnce(scope: Scope, change: ChangeNode): void {
  const seen = new Map<ChangeClauseNode['clause'], ChangeClauseNode>();
  for (const clause of change.clauses) {
    const what = ONCE[clause.clause];
    const earlier = seen.get(clause.clause);
    if (what !== undefined && earlier !== undefined) scope.twice(what, earlier.span, clause.span);
    seen.set(clause.clause, clause);
  }
}

function checkClause(scope: Scope, change: ChangeNode, clause: ChangeClauseNode): void {
  switch (clause.clause) {
    case 'announced':
      if (clause.on.day > change.on.day) {
        scope.report({
          code: 'value-range',
          title: say`announced after it takes effect`,
          at: clause.on.span,
          label: say`later than the change`,
          others: [{ span: change.on.span, text: say`the change` }],
        });
      }
      return;
    case 'becomes':
      scope.find(clause.setting, 'setting');
      return;
    case 'row becomes':
      checkRow(scope, clause);
      return;
    case 'kept':
      checkKept(scope, change, clause);
      return;
    case 'convert':
      checkConversion(scope, clause);
      return;
    case 'top up':
      checkTopUp(scope, clause);
      return;
    case 'judged':
    case 'no drops':
    case 'nothing':
      return;
  }
}

function checkRow(scope: Scope, { table: name, key }: Clause<'row becomes'>): void {
  const table = scope.find(name, 'table');
  if (table === undefined || table.broken || table.rows.some((row) => row.key?.text === key?.text)) return;
  const rows = table.rows.map((row) => row.key?.text ?? 'else');
  scope.unknown(key ?? { text: 'else', span: name.span }, say`a row of \`${name.text}\``, rows);
}

function checkKept(scope: Scope, change: ChangeNode, { tier, ladder, until }: Clause<'kept'>): void {
  if (until !== null && until.day <= change.on.day) {
    scope.report({
      code: 'period-empty',
      title: say`kept until no later than the change itself`,
      at: until.span,
      label: say`the end`,
      others: [{ span: change.on.span, text: say`the change` }],
      help: say`write a later day, or \`until it would end\``,
    });
  }
  if (ladder !== null && scope.find(ladder, 'ladder') === undefined) return;
  const found = laddersOfTier(scope, tier, ladder);
  if (found.length === 0) {
    const ladders = scope.all('ladder').filter(({ name }) => ladder === null || name.text === ladder.text);
    if (ladders.some(({ broken }) => broken)) return;
    const tiers = ladders.flatMap(({ clauses }) =>
      clauses.flatMap((c) => (c.clause === 'tier' && !c.base ? [c.name.text] : [])),
    );
    scope.unknown(tier, say`a tier above the base`, tiers);
  } else if (found.length > 1) {
    const names = anyOf(found.map(({ name }) => `\`of ${name.text}\``));
    scope.missing(
      say`\`${tier.text}\` is a tier of several ladders`,
      tier.span,
      say`several ladders have this tier: write ${names} after it`,
    );
  }
}

function checkConversion(scope: Scope, { from, to, rate, rounded }: Clause<'convert'>): void {
  const source = scope.find(from, 'points');
  const target = scope.find(to, 'points');
  const value = literalValue(scope, rate);
  if (source === undefined || target === undefined || value === undefined) return;
  if (source === target) {
    scope.report({
      code: 'rule-cycle',
      title: say`a ledger cannot be converted to itself`,
      at: to.span,
      label: say`the same ledger`,
    });
    return;
  }
  const unit = dimensionOf(ledgerUnit(target));
  const gives = timesDimension(value.dimension, dimensionOf(ledgerUnit(source)));
  if (!sameDimension(gives, unit)) {
    scope.report({
      code: 'unit-expected',
      title: say`this rate does not give ${describeDimension(unit)}`,
      at: rate.span,
      label: say`this is ${describeDimension(value.dimension)}`,
      help: say`write it as in \`1 ${ledgerUnit(target)} per 100 ${ledgerUnit(source)}\``,
    });
    return;
  }
  if (rounded !== null) checkRounding(scope, rounded, target);
  if (value.value.d === 1n || rounded !== null) return;
  scope.report({
    code: 'rounding-missing',
    title: say`this conversion can give fractions`,
    at: rate.span,
    label: say`not a whole number for every balance`,
    help: say`add \`, rounded down\`, \`, rounded up\`, \`, rounded half up\` or \`, rounded half even\``,
  });
}

function checkTopUp(scope: Scope, { ledger: name, to }: Clause<'top up'>): void {
  const ledger = scope.find(name, 'points');
  const value = literalValue(scope, to);
  if (ledger === undefined || value === undefined) return;
  const unit = dimensionOf(ledgerUnit(ledger));
  if (!sameDimension(value.dimension, unit)) {
    scope.report({
      code: 'unit-expected',
      title: say`topped up to ${describeDimension(value.dimension)}, but the ledger counts ${ledgerUnit(ledger)}`,
      at: to.span,
      label: say`write it in ${ledgerUnit(ledger)}`,
    });
  } else if (value.value.n <= 0n || value.value.d !== 1n) {
    scope.report({
      code: 'value-range',
      title: say`an amount above zero is needed`,
      at: to.span,
      label: value.value.n <= 0n ? say`not above zero` : say`finer than the unit keeps`,
    });
  }
}

function checkTransition(scope: Scope, change: ChangeNode): void {
  const kinds = new Map(change.clauses.map((clause) => [clause.clause, clause]));
  const nothing = kinds.get('nothing');
  const something = change.clauses.find(
    ({ clause }) => clause === 'kept' || clause === 'no drops' || clause === 'convert' || clause === 'top up',
  );
  if (nothing !== undefined && something !== undefined) {
    scope.report({
      code: 'transition-conflict',
      title: say`nothing happens to members already there, and something does`,
      at: nothing.span,
      label: say`nothing`,
      others: [{ span: something.span, text: say`something` }],
      help: say`keep one of the two`,
    });
  }
  const kept = new Map<string, Clause<'kept'>>();
  for (const clause of change.clauses) {
    if (clause.clause !== 'kept') continue;
    const key = `${clause.tier.text} of ${clause.ladder?.text ?? ''}`;
    const earlier = kept.get(key);
    kept.set(key, clause);
    if (earlier === undefined) continue;
    scope.report({
      code: 'transition-conflict',
      title: say`two promises to members holding \`${clause.tier.text}\``,
      at: clause.span,
      label: say`again here`,
      others: [{ span: earlier.span, text: say`first here` }],
      help: say`keep one of the two`,
    });
  }
  if (change.broken || nothing !== undefined || something !== undefined) return;
  scope.report({
    code: 'transition-missing',
    title: say`what happens to members already there is not said`,
    at: change.on.span,
    label: say`the change`,
    body: say`A change of the rules meets people who joined under others. What becomes of their tiers and points is a part of the change.`,
    help: say`write \`members holding gold keep it until 2027-04-01\`, \`no one drops because of it\`, \`points … convert to …\`, \`points … top up to …\` or \`nothing for members already there\``,
  });
}
