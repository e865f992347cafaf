import type { Statement } from '../../syntax/program-tree.ts';
import type { Change } from './change.ts';
import type { Pair } from './pairs.ts';

/**
 * One edit, one line: what is there only because of something else that came or went in the same edit is claimed by the
 * line of that, as the earning rules of a ledger are by the ledger.
 */
export function claimed(changes: readonly Change[], pairs: readonly Pair[]): readonly Change[] {
  const lone = new Map<string, Statement>();
  for (const pair of pairs) {
    const statement = pair.old ?? pair.now!;
    if (pair.old === null || pair.now === null) lone.set(keyOf(pair.name, pair.old === null), statement);
  }
  const owners = new Map<string, string>();
  for (const [key, statement] of lone) {
    const added = key.startsWith('+');
    const owner = restsOn(statement).find((name) => lone.has(keyOf(name, added)));
    if (owner !== undefined) owners.set(key, keyOf(owner, added));
  }
  const root = (key: string): string => {
    const owner = owners.get(key);
    return owner === undefined ? key : root(owner);
  };
  const own = (change: Change) => keyOf(change.statement, change.old === null);
  const isWhole = (change: Change) => change.old === null || change.now === null;
  const echoes = new Map<string, string[]>();
  const kept = changes.filter((change) => {
    const key = own(change);
    const tier = change.subject === 'table-row' && isWhole(change) ? tierOfRow(change, changes, pairs) : undefined;
    if (tier !== undefined) {
      const at = wordOf(tier);
      echoes.set(at, [...(echoes.get(at) ?? []), `${change.statement}, ${change.path}`]);
      return false;
    }
    if (!isWhole(change) || !owners.has(key) || change.subject === 'example') return true;
    echoes.set(root(key), [...(echoes.get(root(key)) ?? []), change.statement]);
    return false;
  });
  return kept.map((change) => {
    const claims = isWhole(change) ? echoes.get(change.path === '' ? own(change) : wordOf(change)) : undefined;
    return claims === undefined ? change : { ...change, claims };
  });
}

function wordOf({ statement, path, old }: Change): string {
  return keyOf(`${statement}, ${path}`, old === null);
}

/** The tier that came or went in the same edit as a row of a table that is read by its ladder. */
function tierOfRow(row: Change, changes: readonly Change[], pairs: readonly Pair[]): Change | undefined {
  const table = pairs.find(({ name }) => name === row.statement);
  const statement = table?.now ?? table?.old;
  if (statement?.kind !== 'table') return undefined;
  return changes.find((change) => {
    const same = change.subject === 'tier' && (change.old === null) === (row.old === null);
    return same && change.path === row.path && change.statement === `ladder ${statement.by.text}`;
  });
}

function keyOf(name: string, added: boolean): string {
  return `${added ? '+' : '-'}${name}`;
}

/** The statements without which one cannot be. */
function restsOn(node: Statement): string[] {
  switch (node.kind) {
    case 'earn':
      return [`points ${node.ledger.text}`, `event ${node.event.text}`];
    case 'refund':
      return [`event ${node.of.text}`, `event ${node.by.text}`];
    case 'floor':
      return [`ladder ${node.gives.ladder.text}`];
    case 'grant':
      return [`ladder ${node.ladder.text}`, `event ${node.on.text}`];
    case 'lifetime':
      return node.gives === null ? [] : [`ladder ${node.gives.ladder.text}`];
    case 'reward':
      return node.ledgers.map(({ text }) => `points ${text}`);
    case 'milestone':
      return [`measure ${node.measure.text}`];
    case 'measure':
      switch (node.source.how) {
        case 'earned':
        case 'balance':
          return [`points ${node.source.ledger.text}`];
        case 'years at':
          return [`ladder ${node.source.ladder.text}`];
        case 'since':
          return [];
        default:
          return [`event ${node.source.event.text}`];
      }
    default:
      return [];
  }
}
