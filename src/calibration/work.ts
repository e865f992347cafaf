/**
 * Long work that gives control back every few dozen milliseconds, so that whoever runs it can show progress or stop.
 * Nothing is decided by when it does: run to the end at once, it comes to the same.
 */
export type Work<T> = Generator<undefined, T>;

/** Runs work to its end. */
export function finished<T>(work: Work<T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}
