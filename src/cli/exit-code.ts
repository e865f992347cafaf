/** What a command ends with, as documented in the README. */
export const EXIT = {
  clean: 0,
  /** Problems in a program, examples that fail, a file that is not in canonical form. */
  problems: 1,
  usage: 2,
  /** A data or simulation file that cannot be used. */
  data: 3,
  /** Stopped by the user; what was finished has been printed. */
  interrupted: 130,
  /** A bug of ours. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
