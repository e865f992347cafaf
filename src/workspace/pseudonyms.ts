import { createHmac, randomBytes } from 'node:crypto';

/** So many hexadecimal digits tell some millions of members apart. */
const DIGITS = 12;

/**
 * Names that stand for members where their own may not be seen: the same for the same salt, and without it not to be
 * traced back. Without a salt every run has names of its own.
 */
export function pseudonyms(salt?: string): (member: string) => string {
  const key = salt ?? randomBytes(32);
  return (member) => createHmac('sha256', key).update(member).digest('hex').slice(0, DIGITS);
}
