import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { SourceText } from '../../src/base/span.ts';
import { replacedFrom } from '../../src/compile/steps.ts';
import type { Alternative } from '../../src/population/simulation-spec.ts';
import { speak, speaker } from '../../src/report/wording.ts';
import { itemsOf } from '../../src/studio/items.ts';
import { KEYS } from '../../src/studio/keys.ts';
import { settingAt, turns, valueText } from '../../src/studio/knob.ts';
import { cursorOf } from '../../src/studio/obey.ts';
import { foundIn, paletteEntries } from '../../src/studio/palette.ts';
import { openQuestions } from '../../src/studio/questions.ts';
import { SCREENS } from '../../src/studio/screens.ts';
import { type StudioState, startState } from '../../src/studio/state.ts';
import { press, step } from '../../src/studio/step.ts';
import { turned } from '../../src/studio/turned-study.ts';
import { after, pressed, startClub } from './opened.ts';

const start = await startClub();
const gold = start.knobs.find(({ name }) => name === 'gold_stars')!;
const notice = ({ notice: found }: StudioState) => (found === null ? null : speak(found.text, 'en'));
const value = (state: StudioState) => valueText(gold, state.variant[gold.id] ?? 0, state.opened.study);

describe('knobs', () => {
  it('are all settings and all assumptions, and turn where they have a range', () => {
    expect(start.knobs.filter(({ kind }) => kind === 'setting').map((knob) => [knob.name, turns(knob)])).toEqual([
      ['gold_stars', true],
      ['high_profit', false],
    ]);
    expect(start.knobs.filter(({ kind }) => kind === 'assumption')).toHaveLength(
      start.opened.study.spec.assumptions.length,
    );
  });

  it('go from one end of the range to the other in the steps that the program says', () => {
    const places = Array.from({ length: gold.most - gold.least + 1 }, (_, i) =>
      valueText(gold, gold.least + i, start.opened.study),
    );
    expect([places[0], places[1], places.at(-2), places.at(-1)]).toEqual([
      '50 star',
      '60 star',
      '190 star',
      '200 star',
    ]);
    expect(places).toHaveLength(16);
  });

  it('are turned by keys, and stop at the ends with a word', () => {
    const up = pressed(start, '2 right right');
    expect(value(up)).toBe('120 star');
    const top = pressed(start, '2 > > > >');
    expect([value(top), notice(top)]).toEqual(['200 star', 'gold_stars is at the end of its range']);
    expect(notice(pressed(start, '2 down right'))).toBe('high_profit has no range to be turned in');
    expect(notice(press(start, 'right'))).toBe('knobs are turned on the screens What-if and Assumptions');
  });

  it('stand as a scenario has them that was saved here, and nothing else turns them', () => {
    const { study } = start.opened;
    const { settings, spec } = study;
    const opened = (own: Partial<Alternative>, world = 'what-if') => {
      const saved = { plan: study.plan, settings, spec, ...own };
      return startState({ ...start.opened, study: { ...study, alternatives: { [world]: saved } } }, 'en');
    };
    const leave = start.knobs.find(({ name }) => name === 'leave.chance')!;
    const variant = { [gold.id]: 3, [leave.id]: -2 };
    const saved = turned(study, start.knobs, variant);
    const again = opened(saved);
    expect(again.variant).toEqual(variant);
    expect(press(again, 'u').variant).toEqual({});
    expect(opened({ settings: saved.settings }).variant).toEqual({ [gold.id]: 3 });
    const { value } = saved.settings[0]!.at(-1)!;
    for (const none of [
      opened({}),
      opened(saved, 'another'),
      opened({ ...saved, plan: { ...study.plan } }),
      // Turned before the start, or to a place where no step leads.
      opened({ settings: settings.map((steps, i) => (i === 0 ? replacedFrom(steps, spec.start - 1, value) : steps)) }),
      opened({
        settings: settings.map((steps, i) => (i === 0 ? replacedFrom(steps, spec.start, integer(7n)) : steps)),
      }),
    ])
      expect([none.variant, none.undo]).toEqual([{}, []]);
  });

  it('turned change the value in the study from the start on, and what the range of an assumption allows', () => {
    const setting = turned(start.opened.study, start.knobs, { [gold.id]: 3 });
    const index = start.opened.study.plan.settings.findIndex(({ name }) => name === 'gold_stars');
    const { settings, spec } = start.opened.study;
    const value = gold.kind === 'setting' ? settingAt(gold, 3) : null;
    expect(setting.settings[index]).toEqual([
      settings[index]![0],
      { from: spec.start, value, judged: 'evaluation date' },
    ]);
    const knob = start.knobs.find(({ name }) => name === 'leave.chance')!;
    const chance = (steps: number) =>
      turned(start.opened.study, start.knobs, { [knob.id]: steps }).spec.assumptions.find(
        ({ id }) => id === 'leave.chance',
      )!.value;
    expect([chance(knob.least), chance(1), chance(knob.most)]).toEqual([0.1, expect.closeTo(0.21, 9), 0.3]);
  });
});

describe('undoing', () => {
  it('goes back through every turn and on again, until something else is turned', () => {
    const turnedTwice = pressed(start, '2 right right');
    expect(value(press(turnedTwice, 'u'))).toBe('110 star');
    expect(value(pressed(turnedTwice, 'u u'))).toBe('100 star');
    expect(pressed(turnedTwice, 'u u').variant).toEqual({});
    expect(value(pressed(turnedTwice, 'u u r'))).toBe('110 star');
    expect(pressed(turnedTwice, 'u left').redo).toEqual([]);
    expect(notice(pressed(turnedTwice, 'u u u'))).toBe('there is nothing to undo');
  });

  it('says what it takes back, wherever one is', () => {
    const elsewhere = pressed(start, '2 right tab right 1');
    const [latest, first] = [notice(press(elsewhere, 'u')), notice(pressed(elsewhere, 'u u'))];
    expect(latest).toMatch(/^\S+: \S+ to \S+$/);
    expect(first).toBe('gold_stars: 110 star to 100 star');
    expect(notice(pressed(elsewhere, 'u u r'))).toBe('gold_stars: 100 star to 110 star');
  });

  it('takes back putting one knob or all of them back', () => {
    const some = pressed(start, '2 right tab right');
    expect(Object.keys(some.variant)).toHaveLength(2);
    expect(Object.keys(press(some, '0').variant)).toEqual([gold.id]);
    expect(press(some, 'z').variant).toEqual({});
    expect(pressed(some, 'z u').variant).toEqual(some.variant);
  });
});

describe('what lies over a screen', () => {
  it('is closed by q, by which nothing ends as long as it is there; Ctrl-C ends in any case', () => {
    for (const keys of ['?', '7 e', 's', '6 g']) {
      const over = pressed(start, keys);
      expect(over.overlay, keys).not.toBeNull();
      expect([press(over, 'q').overlay, press(over, 'q').quit], keys).toEqual([null, false]);
      expect(press(over, 'ctrl+c').quit, keys).toBe(true);
    }
    expect(pressed(start, ': q')).toMatchObject({ overlay: { kind: 'palette', text: 'q' }, quit: false });
    expect(press(start, 'q').quit).toBe(true);
  });

  it('is closed by the key that opened it', () => {
    for (const [before, key] of [
      ['', '?'],
      ['7', 'e'],
      ['2', 's'],
      ['6', 'g'],
    ] as const) {
      const there = before === '' ? start : press(start, before);
      expect([press(there, key).overlay === null, pressed(there, `${key} ${key}`).overlay], key).toEqual([false, null]);
    }
  });

  it('gives way to another screen or the palette', () => {
    expect(pressed(start, '? 3')).toMatchObject({ screen: 'grid', overlay: null });
    expect(pressed(start, '7 e :').overlay?.kind).toBe('palette');
  });

  it('is gone through from its end as from its beginning', () => {
    const from = (keys: string) => {
      const { overlay } = pressed(start, `? ${keys}`);
      return overlay?.kind === 'help' ? overlay.from : null;
    };
    expect(['down down up', 'up', 'end', 'end up up', 'end up down down', 'end home'].map(from)).toEqual([
      ...[1, 0, -1, -3, -1, 0],
    ]);
  });
});

describe('a filter', () => {
  it('leaves the cursor on its line while that is there, and lets it move while one writes', () => {
    const line = (state: StudioState) => itemsOf(state)[cursorOf(state)];
    const on = pressed(start, '7 down down down down');
    expect(line(on)).toBe(line(pressed(on, '/ o')));
    expect(line(pressed(on, '/ o enter escape'))).toBe(line(on));
    const moved = pressed(start, '5 / g o l d down');
    expect([moved.overlay?.kind, cursorOf(moved), Number(line(moved))]).toEqual(['filter', 1, expect.any(Number)]);
    expect(line(pressed(moved, 'enter escape'))).toBe(line(moved));
  });

  it('of the rules leaves the lines that hold it, by their numbers', () => {
    const { text } = start.opened.draft;
    const lines = itemsOf(pressed(start, '5 / t i e r'));
    expect(lines.length).toBeGreaterThan(1);
    for (const number of lines) expect(text.split('\n')[Number(number) - 1]).toMatch(/tier/i);
  });
});

describe('the grid', () => {
  it('is gone through in rows and columns', () => {
    const cell = (keys: string) => cursorOf(pressed(start, `3 ${keys}`));
    expect(
      ['right', 'right right down', 'down down', 'up', 'down left', 'right up', 'end', 'end right'].map(cell),
    ).toEqual([...[1, 6, 4, 0, 3, 1, 7, 7]]);
  });
});

describe('the flows of the grid', () => {
  it('are a part of their own: filtered by where they come from or go to, and explained', async () => {
    const flows = await after(start, '3 wait tab');
    const all = itemsOf(flows);
    expect(all.length).toBeGreaterThan(2);
    expect(new Set(all).size).toBe(all.length);
    const leaving = itemsOf(pressed(flows, '/ l e f t'));
    expect(leaving).toEqual(all.filter((item) => item.endsWith(' left')));
    expect(press(flows, 'e').overlay).toMatchObject({ kind: 'definition', metric: 'grid.flow' });
    expect(cursorOf(pressed(flows, 'down'))).toBe(1);
    expect(notice(press(flows, 'right'))).toBe('knobs are turned on the screens What-if and Assumptions');
  });
});

describe('the numbers of a what-if', () => {
  it('are explained one by one, and turn nothing', async () => {
    const known = await after(start, '2 right wait tab tab down');
    expect(itemsOf(known)[1]).toBe('atrisk.churn');
    expect(press(known, 'e').overlay).toMatchObject({ kind: 'definition', metric: 'atrisk.churn' });
    expect(press(known, 'right').variant).toEqual(known.variant);
    expect(notice(press(known, 'right'))).toBe('knobs are turned in the other parts, to which Tab goes');
    expect(itemsOf(pressed(known, '/ g o l d'))).toEqual(['tier.share gold']);
    expect(press(pressed(known, '/ g o l d enter'), 'e').overlay).toMatchObject({ metric: 'tier.share' });
  });
});

describe('screens', () => {
  it('are gone to by number, back and on again', () => {
    expect(SCREENS.map((_, i) => press(start, String(i + 1)).screen)).toEqual(SCREENS);
    const way = pressed(start, '2 5 7');
    expect([press(way, '[').screen, pressed(way, '[ [').screen, pressed(way, '[ [ ]').screen]).toEqual([
      'program',
      'what-if',
      'program',
    ]);
    expect(press(way, 'escape').screen).toBe('program');
  });

  it('keep their cursor and their filter while others are seen', () => {
    const filtered = pressed(start, '7 / c h a n c e enter');
    expect(filtered.places.assumptions.filter).toBe('chance');
    expect(pressed(filtered, '1 7').places.assumptions.filter).toBe('chance');
    expect(press(filtered, 'escape').places.assumptions.filter).toBe('');
    expect(pressed(start, '7 / x escape').places.assumptions.filter).toBe('');
  });

  it('take every key of the table without failing, again and again', () => {
    for (const screen of SCREENS) {
      let state = press(start, String(SCREENS.indexOf(screen) + 1));
      for (const line of [...KEYS, ...KEYS]) for (const key of line.keys) state = press(state, key);
      expect(state.opened).toBe(start.opened);
    }
  });
});

describe('the goals of a sweep', () => {
  const goals = (state: StudioState) => state.goals.map((goal) => goal.split('.')[0]);

  it('are taken in and left out one by one, two at least, and stay when screens are changed', () => {
    expect(goals(start)).toEqual(['margin', 'atrisk', 'liab', 'tier']);
    const one = pressed(start, '6 g enter');
    expect([goals(one), one.overlay?.kind, one.places.sensitivity.pane]).toEqual([
      ['atrisk', 'liab', 'tier'],
      'goals',
      1,
    ]);
    expect(goals(pressed(one, 'space'))).toEqual(['atrisk', 'liab', 'tier', 'margin']);
    const two = pressed(one, 'down down enter');
    expect(goals(two)).toEqual(['atrisk', 'tier']);
    const refused = pressed(two, 'down enter');
    expect([goals(refused), notice(refused)]).toEqual([['atrisk', 'tier'], 'a sweep is judged by two goals at least']);
    const back = pressed(refused, 'escape 1 6');
    expect([back.overlay, goals(back), back.screen]).toEqual([null, ['atrisk', 'tier'], 'sensitivity']);
  });

  it('are no matter of other screens, though the palette goes there', () => {
    expect(notice(press(start, 'g'))).toBe('goals are chosen for the sweep on the screen Sensitivity');
    const found = pressed(start, ': g o a l s enter');
    expect([found.screen, found.overlay]).toEqual(['sensitivity', { kind: 'goals', at: 0 }]);
  });
});

describe('the palette', () => {
  it('finds screens and knobs by some of their letters', () => {
    expect(pressed(start, ': s e n s enter').screen).toBe('sensitivity');
    const found = pressed(start, ': g o l d _ s enter right');
    expect([found.screen, value(found)]).toEqual(['what-if', '110 star']);
    const ledger = pressed(start, ': l e a v e . c h a n enter right');
    expect(ledger.variant).toEqual({ 'assumption:leave.chance': 1 });
  });

  it('shows everything in its order before anything is looked for', () => {
    const entries = paletteEntries(start);
    expect(foundIn(entries, '', speaker('en'))).toEqual(entries);
    expect(pressed(start, ': down enter').screen).toBe('what-if');
  });

  it('does nothing for what it does not find', () => {
    expect(pressed(start, ': # # # enter')).toEqual({ ...start, overlay: null });
  });
});

describe('a member', () => {
  it('is explained at the end, and on any day before it', async () => {
    const shown = await after(start, '4 wait tab e wait');
    const on = ({ overlay }: StudioState) =>
      overlay?.kind === 'member' && overlay.explanation !== null ? formatDay(overlay.explanation.on) : null;
    expect(on(shown)).toBe('2026-12-31');
    expect(
      ['left', 'left left right', 'right', '<', '< < left', '< right', '< >'].map((keys) => on(pressed(shown, keys))),
    ).toEqual(['2026-11-30', '2026-11-30', '2026-12-31', '2026-12-30', '2026-11-30', '2026-12-31', '2026-12-31']);
    const first = on(pressed(shown, new Array(40).fill('left').join(' ')));
    expect(first).toBe('2024-11-30');
    expect(press(shown, 'escape').overlay).toBeNull();
  });
});

describe('news from the files', () => {
  it('keep the last good program while the new one is broken', () => {
    const draft = new SourceText('club.regalia', 'program "x" {');
    const broken = step(start, { kind: 'broken', draft, problems: [] });
    expect([broken.opened.broken, broken.opened.study, broken.opened.draft]).toEqual([true, start.opened.study, draft]);
  });

  it('keep what is turned and still there, and answer anew', () => {
    const some = pressed(start, '2 right');
    const opened = { ...start.opened, revision: 1 };
    const again = step(some, { kind: 'opened', opened });
    expect([again.variant, again.answers.base]).toEqual([some.variant, null]);
    expect(openQuestions(again)[0]!.key).not.toBe(openQuestions(some)[0]!.key);
  });
});
