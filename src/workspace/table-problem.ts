import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import { databaseReason, isDatabaseError } from './database-error.ts';

/** Why DuckDB could not read a file, in words that need no knowledge of DuckDB. Throws an error that is not DuckDB's. */
export function tableProblem(file: string, error: unknown): Problem {
  if (!isDatabaseError(error)) throw error;
  const csvLine = /CSV Error on Line: (\d+)/.exec(error.message)?.[1];
  // The reader of JSON lines counts from 2.
  const jsonLine = /in line (\d+)/.exec(error.message)?.[1];
  const line = csvLine ?? (jsonLine === undefined ? undefined : Number(jsonLine) - 1);
  if (error.message.includes('state machine')) {
    const title = say`\`${file}\` cannot be read as a table: its lines end in different ways, or its quotes do not match`;
    return problem({ code: 'file-unreadable', title });
  }
  return line === undefined
    ? problem({ code: 'file-unreadable', title: say`\`${file}\` cannot be read as a table: ${databaseReason(error)}` })
    : problem({ code: 'data-value', title: say`\`${file}\`, line ${line}: ${lineFault(error)}` });
}

function lineFault(error: Error): Wording {
  const { message } = error;
  const cells = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (cells !== null) return say`${cells[2]!} cells, where the header has ${cells[1]!} columns`;
  if (message.includes('Invalid unicode')) return say`the text is not UTF-8`;
  if (message.includes('unterminated quote'))
    return say`a quoted cell is not closed, or something follows its closing quote`;
  if (message.includes('byte order mark')) return say`a byte order mark, which JSON lines must not have`;
  if (message.includes('Malformed JSON')) return say`this is not a JSON object on one line`;
  if (message.includes('Maximum line size')) return say`the line is too long`;
  return databaseReason(error);
}
