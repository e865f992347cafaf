import { describe, expect, test } from 'vitest';
import { runStudy } from '../../src/workspace/run-study.ts';
import { agreement, meansOf } from './peers/agreement.ts';
import { type Found, findPeer, PEERS, runPeer } from './peers/peers.ts';
import { figuresOf, referenceStudy } from './reference.ts';

/** Run where asked for: `npm test` needs neither a C compiler nor Python. */
const asked = process.env.REGALIA_PEERS !== undefined;
const OURS = 6_000;
const THEIRS = 64_000;

const study = await referenceStudy(OURS, 'peers');
const found = PEERS.flatMap((name) => {
  const peer = asked ? findPeer(name) : { missing: 'not asked for' };
  return 'command' in peer ? [{ name, command: peer.command }] : [];
});

describe.skipIf(!asked || found.length === 0)('the member model by other hands', () => {
  const ours = lazily(async () => {
    const outcome = await runStudy(study);
    if (outcome.status !== 'done') throw new Error(outcome.status);
    return { members: OURS, means: figuresOf(study, outcome.replicates[0]!) };
  });

  test.each(found)('finds what ours finds: $name', { timeout: 600_000 }, async ({ name, command }) => {
    expectAgreement(await ours(), runPeer(name, command, study, THEIRS, 1));
    // The comparison finds what a single number of the model does.
    const { spec } = study;
    const other = { ...study, spec: { ...spec, behavior: { ...spec.behavior, redeemChance: 0.45 } } };
    expect(agreement(await ours(), runPeer(name, command, other, THEIRS, 1)).differences.length).toBeGreaterThan(0);
  });

  test.skipIf(found.length < 2)('finds the same in both languages', { timeout: 600_000 }, () => {
    const [first, ...others] = found.map(({ name, command }) => runPeer(name, command, study, THEIRS, 2));
    for (const other of others) expectAgreement(meansOf(other), first!);
  });

  function expectAgreement(means: Parameters<typeof agreement>[0], found: Found) {
    const { compared, spread, differences } = agreement(means, found);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(500);
    // Months hang together, so the mean is far from exact; a model that is a little off everywhere shows here.
    expect(spread).toBeLessThan(2.5);
  }
});

/** Worked out once, when it is first asked for. */
function lazily<T>(work: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}
