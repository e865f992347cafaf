import { add, less, store } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import { own, type Pen, penOf } from '../../kernel/pen.ts';
import type { Signature } from '../../kernel/routine.ts';
import { BLOCK_SIZE } from '../block-members.ts';
import { type LifeBuild, turnDraws } from './life-build.ts';
import { drawPurchaseRate } from './survivor-code.ts';
import { drawJoined, drawPersona, drawSpend, setContribution, weeksSince } from './traits-code.ts';

const REAL = 8;

/** What each member of a block is worth, which is asked before anybody lives; see `drawContribution`. */
export class RankingCode {
  readonly #address: number;

  constructor(grounds: Grounds) {
    this.#address = grounds.reserve(BLOCK_SIZE * REAL);
  }

  /** Given the number of the first member, and how many there are. The first place of a group is where each is drawn. */
  write(life: LifeBuild): Signature {
    const { brief, build, draws, state } = life;
    return build.module.routine('rank', ['i32', 'i32'], [], (r) => {
      const pen: Pen = { ...penOf(build.module, r), m: r.keep(brief.read('first')) };
      for (const word of ['replicate', 'high', 'low'] as const) own(pen, state[word]).set(brief.read(word));
      const member = r.variable('i32', r.given<'i32'>(0));
      const end = r.keep(add(member.get, r.given<'i32'>(1)));
      const to = r.variable('i32');
      r.whilst(
        () => less(member.get, end),
        () => {
          own(pen, state.member).set(member.get);
          turnDraws(life, pen);
          draws.drawOnce(r);
          drawPersona(life, pen);
          drawPurchaseRate(life, pen, () => weeksSince(life, drawJoined(life, pen)));
          drawSpend(life, pen);
          setContribution(life, pen);
          r.push(store(to.get, this.#address, own(pen, state.yearlyContribution).get));
          member.set(add(member.get, 1));
          to.set(add(to.get, REAL));
        },
      );
    });
  }

  /** By the host. */
  read(buffer: ArrayBufferLike, members: number): Float64Array<ArrayBuffer> {
    return new Float64Array(buffer, this.#address, members).slice();
  }
}
