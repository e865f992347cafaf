import type { Row } from '../../analysis/row.ts';
import { isTurned, type StudioState } from '../state.ts';

const TAGS = ['tier', 'to', 'cell', 'cause', 'ledger', 'intervention', 'benefit'] as const;
const HEADER = ['rows', 'metric', 'world', 'month', ...TAGS, 'unit', 'median', 'p05', 'p95', 'members', 'replicates'];

/** The rows behind the screens as CSV (RFC 4180): of the simulation, of the what-if, and run by run what lies between. */
export function numbersText({ answers, variant }: Pick<StudioState, 'answers' | 'variant'>): string {
  const { base, whatIf } = answers;
  const lines = [HEADER.join(',')];
  const add = (rows: string, of: readonly Row[] | undefined, made: typeof base) => {
    for (const row of of ?? []) {
      const { metric, world, month, unit, median, p05, p95 } = row;
      const tags = TAGS.map((tag) => row[tag] ?? '');
      const cells = [rows, metric, world, month, ...tags, unit, median, p05, p95, made?.members, made?.replicates];
      lines.push(cells.map((cell) => quoted(String(cell))).join(','));
    }
  };
  add('forecast', base?.rows, base);
  if (isTurned({ variant })) {
    add('what-if', whatIf?.rows, whatIf);
    add('difference', whatIf?.differences, whatIf);
  }
  return `${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
