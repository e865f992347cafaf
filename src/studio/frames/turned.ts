import { cellWidth } from '../../report/cells.ts';
import { listed, say } from '../../report/wording.ts';
import { valueText } from '../knob.ts';
import type { Room } from '../lay.ts';
import type { StudioState } from '../state.ts';

/**
 * What is turned, on whatever screen one is, since a knob of another part is not seen; how many where not all can be named in
 * the width, and nothing where there is not even room for that.
 */
export function turnedText({ knobs, variant, opened }: StudioState, width: number, { screen, speak }: Room): string {
  const turned = knobs.flatMap((knob) => {
    const steps = variant[knob.id] ?? 0;
    return steps === 0 ? [] : [`${knob.name} ${valueText(knob, steps, opened.study)}`];
  });
  if (turned.length === 0) return '';
  const texts = [say`what-if: ${listed(turned)}`, say`what-if: ${turned.length} turned`].map(speak);
  return texts.find((text) => cellWidth(text, screen) <= width) ?? '';
}
