import { readFileSync, writeFileSync } from 'node:fs';
import type { Row } from '../../src/analysis/row.ts';
import type { Answers, StudioState } from '../../src/studio/state.ts';
import { GOALS } from '../../src/studio/sweep.ts';

const FILE = 'test/cases/studio/answers.json';

type Recorded = Omit<Answers, 'ahead' | 'failed' | 'wholeTook'>;

/**
 * A state with all that was found out once about the club, so that what a frame looks like hangs on the state alone and not
 * on how members behave. `RECORD=1` asks `live` anew and writes the file.
 */
export async function withRecorded(state: StudioState, live: () => Promise<StudioState>): Promise<StudioState> {
  if (process.env.RECORD === '1') {
    const { answers } = await live();
    writeFileSync(
      FILE,
      `${JSON.stringify(recordOf(answers), (key, value: unknown) => (key === 'took' ? null : value)).replaceAll('},{', '},\n{')}\n`,
    );
  }
  const answers = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
  return { ...state, answers: { ...answers, wholeTook: null, ahead: new Set(), failed: new Set() } };
}

/** Of a sweep, only the rows that are looked at; and never how long anything took. */
function recordOf({ sweep, wholeTook: _, ahead: __, failed: ___, ...answers }: Answers): Recorded {
  const goals: ReadonlySet<string> = new Set(GOALS.map(({ metric }) => metric));
  const rows = (sweep?.rows ?? []).filter(({ metric, month }: Row) => goals.has(metric) && month === 12);
  return { ...answers, sweep: sweep === null ? null : { ...sweep, rows } };
}
