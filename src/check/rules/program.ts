import { say } from '../../report/wording.ts';
import type { Scope } from '../scope.ts';

/** A program keeps one currency (see Scope), lives in one time zone, and ends at most once. */
export function checkProgram(scope: Scope): void {
  const [end, otherEnd] = scope.all('ends');
  if (end !== undefined && otherEnd !== undefined) scope.twice(say`\`ends\``, end.span, otherEnd.span);
  const [first, second] = scope.all('timezone');
  if (second !== undefined) scope.twice(say`\`timezone\``, first!.span, second.span);
  if (first === undefined) {
    if (!scope.program.broken) {
      scope.missing(
        say`the program does not say its time zone`,
        scope.program.name.span,
        say`write it after the currency, as in \`timezone "Asia/Tokyo"\``,
      );
    }
    return;
  }
  if (!isTimeZone(first.zone.text)) {
    scope.unknown(
      { text: first.zone.text, span: first.zone.span },
      say`a time zone`,
      Intl.supportedValuesOf('timeZone'),
    );
  }
}

function isTimeZone(name: string): boolean {
  // The list of names is known at once; a formatter, which knows their older names as well, takes its time to be made.
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
