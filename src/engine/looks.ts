import type { Day } from '../base/calendar.ts';
import type { Member } from './member.ts';

/** A look at a member at the end of a day, before anything of a later day. */
export interface Look {
  readonly day: Day;
  readonly at: (member: Member) => void;
}

/** Looks at one member on several days as its history goes by; those of one day in the order given. */
export class Looks {
  readonly #looks: readonly Look[];
  #next = 0;

  constructor(looks: readonly Look[]) {
    this.#looks = looks.toSorted((a, b) => a.day - b.day);
  }

  /** Looks at the end of every day before `day`; days must not fall. */
  before(day: Day, member: Member): void {
    for (let look = this.#looks[this.#next]; look !== undefined && look.day < day; look = this.#looks[this.#next]) {
      this.#next++;
      member.advance(look.day);
      look.at(member);
    }
  }
}
