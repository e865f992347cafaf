import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';

/** The names of a CSV file's columns as they are written, and the character between them. */
export interface CsvHeader {
  readonly delimiter: string;
  readonly columns: readonly string[];
}

/** In order of preference: the first of those that occur most often in the header. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Reads the header from the start of a CSV text (RFC 4180; the delimiter may also be `;`, tab or `|`).
 * Space around a name is not part of it, and a column without a name is called by its number: `column 1`.
 * It is read here and not guessed by a sniffer, so that the same file always means the same columns.
 */
export function csvHeader(file: string, start: string): Outcome<CsvHeader> {
  const line = firstRecord(start);
  if (line === undefined) {
    return failure(problem({ code: 'data-column', title: say`the header of \`${file}\` has no end` }));
  }
  const count = (delimiter: string) => splitRecord(line, delimiter).length;
  const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
  const columns = splitRecord(line, delimiter).map((name, index) => name.trim() || `column ${index + 1}`);
  const repeated = columns.find((name, index) => columns.indexOf(name) !== index);
  if (repeated !== undefined) {
    return failure(
      problem({ code: 'data-column', title: say`the header of \`${file}\` has two columns \`${repeated}\`` }),
    );
  }
  return success({ delimiter, columns });
}

/** Up to the first line break outside quotes; a file may consist of its header alone. */
function firstRecord(text: string): string | undefined {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return text.slice(0, i);
  }
  return quoted ? undefined : text;
}

function splitRecord(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (quoted && character === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else {
      cell += character;
    }
  }
  cells.push(cell);
  return cells;
}
