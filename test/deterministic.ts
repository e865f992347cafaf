import fc from 'fast-check';

/**
 * Every property is tried on the same cases in every run, so that a run fails for what was changed and for nothing
 * else. `REGALIA_FUZZ_SEED=8` tries others; a longer look by `REGALIA_FUZZ_RUNS` is a look at new ones.
 */
const given = process.env.REGALIA_FUZZ_SEED;
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (process.env.REGALIA_FUZZ_RUNS === undefined) fc.configureGlobal({ seed: 7 });
