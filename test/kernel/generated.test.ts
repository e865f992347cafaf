import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { openMember as openInterpreted } from '../../src/engine/open-member.ts';
import { kernelLimits, openMember } from '../../src/kernel/open-member.ts';
import { parse } from '../../src/syntax/parse.ts';
import { wholePrograms } from '../properties/whole-programs.ts';
import { lives } from './histories.ts';
import { runLife } from './run-life.ts';

/** `KERNEL_PROGRAMS=10000 npx vitest run test/kernel/generated.test.ts` tries a life under each of ten thousand programs. */
const PROGRAMS = Number(process.env.KERNEL_PROGRAMS ?? 30);

const plans = wholePrograms
  .map((text) => check(parse(new SourceText('whole.regalia', text))).checked)
  .filter((checked) => checked !== null)
  .map(compile);

it('a kernel writes what the interpreter writes under generated programs', {
  timeout: 60_000 + PROGRAMS * 1_000,
}, () => {
  const compared = { byKernel: 0, byInterpreter: 0 };
  const livesUnder = plans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      life: fc.oneof(lives(plan, { punctual: true }), lives(plan, { punctual: false })),
    }),
  );
  fc.assert(
    fc.property(livesUnder, ({ plan, life }) => {
      const settings = plan.settings.map(({ value }) => value);
      const refused = kernelLimits(plan, settings).some(({ of }) => of === 'plan');
      compared[refused ? 'byInterpreter' : 'byKernel']++;
      expect(runLife(plan, settings, life, openMember)).toEqual(runLife(plan, settings, life, openInterpreted));
    }),
    { numRuns: PROGRAMS },
  );
  // Many have amounts of thirty digits, which a kernel refuses.
  expect(compared.byKernel).toBeGreaterThan(PROGRAMS / 20);
});
