import { phrase, type Wording } from '../report/wording.ts';
/** Whether DuckDB refused something, as against a mistake in this program. */
export function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && DATABASE_ERROR.test(error.message);
}

/** What DuckDB says, without its kind of error and the lines of advice on its own options. */
export function databaseReason(error: Error): Wording {
  return phrase(error.message.split('\n', 1)[0]!.replace(DATABASE_ERROR, ''));
}

const DATABASE_ERROR = /^[A-Z][A-Za-z ]* Error: /;
