import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../src/studio/questions.ts';
import type { StudioState } from '../../src/studio/state.ts';
import { press, step } from '../../src/studio/step.ts';
import { LiveAnswers } from '../../src/workspace/answer-live.ts';
import { pressed, startClub } from './opened.ts';

const start = await startClub();

describe('questions', () => {
  const whole = {
    kind: 'forecast',
    replicates: 2,
    of: 2,
    independent: 2,
    rows: [],
    differences: [],
    done: true,
  } as const;
  const keys = (state: StudioState) => openQuestions(state).map(({ key, ask }) => `${ask().kind} ${key.split('|')[0]}`);

  it('are the base first, then what is on the screen', () => {
    expect(keys(start)).toEqual(['forecast base']);
    expect(keys(press(start, '4'))).toEqual(['forecast base', 'members members']);
    expect(keys(press(start, '6'))).toEqual(['forecast base', 'tornado tornado', 'forecast sweep']);
    expect(keys(pressed(start, '6 tab'))).toEqual(['forecast base', 'forecast sweep', 'tornado tornado']);
  });

  it('are the variant before all else once something is turned, another one for each turn', () => {
    const once = pressed(start, '2 right');
    expect(keys(once)).toEqual(['forecast what-if', 'forecast base']);
    const [a, b] = [openQuestions(once)[0]!.key, openQuestions(press(once, 'right'))[0]!.key];
    expect(a).not.toBe(b);
    expect(openQuestions(pressed(once, 'right u'))[0]!.key).toBe(a);
  });

  it('are asked again where knobs were turned back, and of a member looked at once more', () => {
    const answered = (state: StudioState) => {
      const [{ key, ask } = { key: '', ask: () => null }] = openQuestions(state);
      const members = (ask() as { study: { spec: { members: number } } }).study.spec.members;
      return step(state, { kind: 'answer', answer: { ...whole, key, members, took: 5 } });
    };
    const once = answered(pressed(start, '2 right'));
    expect(keys(once)).toEqual(['forecast base']);
    const back = pressed(answered(press(once, 'right')), 'left');
    expect(openQuestions(back)[0]!.key).toBe(once.answers.whatIf!.key);
    expect(keys(answered(back))).toEqual(['forecast base']);

    const overlay = {
      kind: 'member',
      member: '1',
      world: 'program',
      history: null,
      explanation: null,
      from: 0,
    } as const;
    const open: StudioState = { ...once, overlay };
    const [{ key } = { key: '' }] = openQuestions(open);
    expect(key).toMatch(/^history/);
    const closed = step(open, { kind: 'answer', answer: { kind: 'history', key, history: null, done: true } });
    expect(keys(closed)).toEqual(['forecast base']);
    expect(openQuestions({ ...closed, overlay })[0]!.key).toBe(key);
  });

  it('tell how long all members took, but not where they were known', async () => {
    const answers = new LiveAnswers(1);
    const ask = openQuestions(start)[0]!.ask;
    const took: (number | null)[] = [];
    let now = start;
    for (let time = 0; time < 2; time++)
      await answers.answer(ask(), new AbortController().signal, (answer) => {
        now = step(now, { kind: 'answer', answer });
        if (answer.kind === 'forecast') took.push(answer.took);
      });
    await answers.close();
    const [first, again] = took.slice(-2);
    expect(first).toBeGreaterThan(0);
    expect(again).toBeNull();
    expect(new Set(took.slice(0, -2))).toEqual(new Set([null]));
    expect(now.answers.wholeTook).toBe(first);
  });

  it('are about few members first, unless all of them took no longer', () => {
    const { spec } = start.opened.study;
    const study = { ...start.opened.study, spec: { ...spec, members: 5_000 } };
    const large: StudioState = { ...start, opened: { ...start.opened, study } };
    const asked = (took: number | null) => {
      const key = `what-if|0||5000`;
      const answer = { ...whole, key, members: 5_000, took };
      const known = step(large, { kind: 'answer', answer });
      return openQuestions(pressed(known, '2 right')).map(({ key }) =>
        key
          .split('|')
          .filter((_, i) => i % 3 === 0)
          .join(' '),
      );
    };
    const [few, more, all] = [500, 2_000, 5_000].map((members) => `what-if ${members}`);
    const base = ['base 500', 'base 2000', 'base 5000'];
    expect(asked(null)).toEqual([few, base[0], more, all, base[1], base[2]]);
    expect(asked(601)).toEqual([few, base[0], more, all, base[1], base[2]]);
    expect(asked(600)).toEqual([few, base[0], all, base[2]]);
    expect(asked(201)).toEqual([few, base[0], all, base[2]]);
    expect(asked(200)).toEqual([all, base[2]]);
    // Who has seen all of them is not shown fewer again, however long it took.
    const turned = pressed(large, '2 right');
    const seen = { ...whole, key: openQuestions(turned).at(2)!.key, members: 5_000, took: 9_000 };
    expect(seen.key).toMatch(/^what-if.*2000$/);
    const all5000 = { ...seen, key: seen.key.replace(/2000$/, '5000') };
    const left = openQuestions(step(turned, { kind: 'answer', answer: all5000 }));
    expect(left.filter(({ key }) => key.startsWith('what-if'))).toEqual([]);
    const more2000 = openQuestions(step(turned, { kind: 'answer', answer: { ...seen, members: 2_000 } }));
    expect(more2000.map(({ key }) => key).filter((key) => key.startsWith('what-if'))).toEqual([all5000.key]);
    const another = step(large, { kind: 'answer', answer: { ...whole, key: 'base|0||500', members: 500, took: 1 } });
    expect(openQuestions(another)).toHaveLength(2);
  });

  it('are at once about all members of a single replicate, which tells of the first of them itself', () => {
    const { spec } = start.opened.study;
    const study = { ...start.opened.study, spec: { ...spec, members: 5_000, replicates: 1 } };
    const large: StudioState = { ...start, opened: { ...start.opened, study } };
    const about = (state: StudioState) =>
      openQuestions(pressed(state, '2 right'))
        .map(({ key }) => key)
        .filter((key) => key.startsWith('what-if'))
        .map((key) => key.split('|').at(-1));
    expect(about(large)).toEqual(['500', '2000', '5000']);
    const key = 'base|0||5000';
    const answer = { ...whole, key, members: 5_000, replicates: 1, of: 1, independent: 1, took: 9_000 };
    expect(about(step(large, { kind: 'answer', answer }))).toEqual(['5000']);
  });

  it('that are taken up again leave what is shown of them until as much is known', () => {
    const turned = pressed(start, '2 right');
    const { key } = openQuestions(turned)[0]!;
    const part = (members: number) => ({ ...whole, key, members, replicates: 1, of: 1, took: null, done: false });
    const shown = (...members: number[]) =>
      members.map(part).reduce((state, answer) => step(state, { kind: 'answer', answer }), turned).answers.whatIf
        ?.members;
    expect(shown(2_000)).toBe(2_000);
    expect(shown(2_000, 9_000)).toBe(9_000);
    expect(shown(9_000, 2_000)).toBe(9_000);
  });

  it('are none while paused', () => {
    expect(keys(press(start, 'p'))).toEqual([]);
    expect(keys(pressed(start, 'p p'))).toEqual(['forecast base']);
  });
});
