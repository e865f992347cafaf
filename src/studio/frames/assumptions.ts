import { type Column, drawTable } from '../../draw/table.ts';
import { wrap } from '../../report/cells.ts';
import { drawsBlocks } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import { CLAIM_WORDS } from '../claim-words.ts';
import { ledgerShown } from '../items.ts';
import { rangeText, valueText } from '../knob.ts';
import { around, listed, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import type { StudioState } from '../state.ts';

/** Every number about how members behave: its value, its range, how far it may be trusted, and where it comes from. */
export function assumptionsBody(state: StudioState, room: Room): readonly string[] {
  const { screen, paint, speak } = room;
  const { study } = state.opened;
  const shown = ledgerShown(state);
  const cursor = cursorOf(state);
  const arrow = drawsBlocks(screen) ? '→' : '->';
  const dash = drawsBlocks(screen) ? '–' : '-';
  const body = shown.map((knob) => {
    const steps = state.variant[knob.id] ?? 0;
    const base = valueText(knob, 0, study);
    return [
      knob.name,
      steps === 0 ? base : `${base} ${arrow} ${valueText(knob, steps, study)}`,
      rangeText(knob, study)?.join(dash) ?? '',
      speak(CLAIM_WORDS[knob.assumption.claim]),
      knob.assumption.source,
    ];
  });
  const columns: Column[] = [
    { header: speak(say`assumption`), alignment: 'left' },
    { header: speak(say`value`), alignment: 'right' },
    { header: speak(say`range`), alignment: 'right' },
    { header: speak(say`claim`), alignment: 'left' },
    { header: speak(say`source`), alignment: 'left' },
  ];
  if (shown.length === 0) return wrap(speak(say`No assumption holds this.`), screen.width, screen);
  const here = shown[cursor]!.assumption;
  const about = [say`${here.id}: ${here.unit}`, say`source: ${here.source}`, say`${here.note}`]
    .flatMap((wording) => wrap(speak(wording), screen.width, screen))
    .slice(0, Math.max(3, Math.floor(room.rows / 3)));
  const [header = '', ...rows] = drawTable(columns, body, { ...screen, width: screen.width - 2 });
  const left = Math.max(1, room.rows - about.length - 2);
  const list = around(listed(rows, cursor, room), cursor, left);
  return [
    `  ${header}`,
    ...list,
    ...new Array<string>(left - list.length).fill(''),
    '',
    ...about.map((line) => paint('faint', line)),
  ];
}
