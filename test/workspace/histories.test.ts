import { expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { formatExact } from '../../src/base/rational.ts';
import type { MemberEvent } from '../../src/engine/books.ts';
import type { MemberHistory } from '../../src/workspace/histories.ts';
import { openHistories, readHistories } from '../../src/workspace/histories.ts';
import type { ImportReport } from '../../src/workspace/import-report.ts';
import { english } from '../english.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { retailPlan } from './retail-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();
let files = 0;

async function source(table: string, mapping?: object) {
  const number = ++files;
  const file = await folder.file(`${number}.csv`, table);
  if (mapping === undefined) return { file };
  return { file, mapping: await folder.file(`${number}.mapping.json`, JSON.stringify(mapping)) };
}

async function read(table: string, mapping?: object) {
  return readHistories(await source(table, mapping), retailPlan);
}

function shown(members: readonly MemberHistory[]) {
  return members.map(({ member, events }) => [member, ...events.map(eventText)]);
}

function eventText({ id, event, day, second, fields, refers }: MemberEvent): string {
  const values = fields.map((value) => (typeof value === 'string' ? value : formatExact(value)));
  const parts = [id, retailPlan.events[event]?.name, formatDay(day), second, ...values];
  return [...parts, ...(refers === null ? [] : [`of ${refers}`])].join(' | ');
}

/** Every row must be accounted for. */
function expectToAddUp({ rows, used, skipped, unreadable, repeated }: ImportReport) {
  const sum = (counts: readonly { rows: number }[]) => counts.reduce((total, count) => total + count.rows, 0);
  expect(sum(used) + sum(skipped) + unreadable + repeated).toBe(rows);
}

const LINES = {
  currency: 'GBP',
  member: 'who',
  time: 'at',
  skip: [{ reason: 'no customer', where: [{ column: 'who', empty: true }] }],
  events: [
    {
      event: 'purchase',
      where: [{ column: 'units', comparison: '>', value: 0 }],
      group: 'minute',
      fields: { amount: { product: ['units', 'price'] } },
    },
    {
      event: 'return',
      where: [{ column: 'units', comparison: '<', value: 0 }],
      group: 'minute',
      fields: { amount: { product: ['units', 'price'], negated: true } },
    },
  ],
};

test('lines of one minute are one event, multiplied and summed exactly before anything is rounded', async () => {
  const table = [
    'who,at,units,price',
    'b,2024-02-29T10:00,3,0.10',
    'a,2024-03-01 09:15:30,1,0.005',
    'a,2024-03-01 09:15:10,1,0.005',
    'a,2024-03-01 09:16:00,1,0.005',
    'b,2024-02-29T10:00,1,19.99',
    'b,2024-03-05,-2,19.99',
    ',2024-03-05,7,1',
    'b,2024-03-06,0,1',
  ].join('\n');
  const { members, report } = expectValue(await read(table, LINES));
  expect(shown(members)).toEqual([
    [
      'a',
      'purchase 2024-03-01T09:15:10 | purchase | 2024-03-01 | 33310 | 1',
      'purchase 2024-03-01T09:16:00 | purchase | 2024-03-01 | 33360 | 0',
    ],
    [
      'b',
      'purchase 2024-02-29T10:00:00 | purchase | 2024-02-29 | 36000 | 2029',
      'return 2024-03-05T00:00:00 | return | 2024-03-05 | 0 | 3998',
    ],
  ]);
  expectToAddUp(report);
  expect(report).toMatchObject({
    rows: 8,
    used: [
      { event: 'purchase', rows: 5, events: 3 },
      { event: 'return', rows: 1, events: 1 },
    ],
    skipped: [
      { reason: 'no customer', rows: 1, share: 1 / 8 },
      { reason: 'fits no event of the mapping', rows: 1, share: 1 / 8 },
    ],
    rounded: 1,
    unlinked: 1,
    members: 2,
    problems: [],
  });
  expect([report.firstDay, report.lastDay].map((day) => formatDay(day!))).toEqual(['2024-02-29', '2024-03-05']);
});

test('the order of the file changes nothing', async () => {
  const rows = ['a,2024-01-02,1,5', 'a,2024-01-02,1,3', 'b,2024-01-02,1,1', 'a,2024-01-01,1,4', 'a,2024-01-02,1,5'];
  const mapping = { ...LINES, events: [{ ...LINES.events[0], group: 'row' }] };
  const expected = shown(expectValue(await read(['who,at,units,price', ...rows].join('\n'), mapping)).members);
  expect(expected[0]).toEqual([
    'a',
    'purchase 2024-01-01T00:00:00 | purchase | 2024-01-01 | 0 | 400',
    'purchase 2024-01-02T00:00:00 | purchase | 2024-01-02 | 0 | 300',
    'purchase 2024-01-02T00:00:00 #2 | purchase | 2024-01-02 | 0 | 500',
    'purchase 2024-01-02T00:00:00 #3 | purchase | 2024-01-02 | 0 | 500',
  ]);
  const reversed = expectValue(await read(['who,at,units,price', ...rows.toReversed()].join('\n'), mapping));
  expect(shown(reversed.members)).toEqual(expected);
});

test('returns name what they take back, words are translated, and choices never mix in one event', async () => {
  const table = [
    'm,d,t,kind,invoice,line,of,of_line,amount,miles,class',
    'x,2024-01-01,10:00,s,A/1,1,,,10.00,,',
    'x,2024-01-09,11:00,r,B,1,A/1,1,4,,',
    'x,2024-01-10,,f,F1,,,,,100,Y',
    'x,2024-01-10,,f,F1,,,,,50.5,Y',
    'x,2024-01-10,,f,F2,,,,,1,discount',
  ].join('\n');
  const is = (value: string) => [{ column: 'kind', comparison: '=', value }];
  const mapping = {
    member: 'm',
    time: { date: 'd', time: 't' },
    events: [
      { event: 'purchase', where: is('s'), id: ['invoice', 'line'], fields: { amount: { column: 'amount' } } },
      {
        event: 'return',
        where: is('r'),
        id: ['invoice', 'line'],
        refers: ['of', 'of_line'],
        fields: { amount: { column: 'amount' } },
      },
      {
        event: 'flight',
        where: is('f'),
        group: 'day',
        fields: { miles: { column: 'miles' }, fare: { column: 'class', words: { Y: 'flexible' } } },
      },
    ],
  };
  const { members, report } = expectValue(await read(table, mapping));
  expect(shown(members)).toEqual([
    [
      'x',
      'A\\/1/1 | purchase | 2024-01-01 | 36000 | 1000',
      'B/1 | return | 2024-01-09 | 39600 | 400 | of A\\/1/1',
      'flight 2024-01-10T00:00:00 | flight | 2024-01-10 | 0 | 1 | discount',
      'flight 2024-01-10T00:00:00 #2 | flight | 2024-01-10 | 0 | 150.5 | flexible',
    ],
  ]);
  expect(report.unlinked).toBe(0);
});

test('one identity is one event: said again it is counted, said otherwise it is a conflict', async () => {
  const mapping = {
    member: 'm',
    time: 'd',
    events: [{ event: 'purchase', id: 'id', fields: { amount: { column: 'v' } } }],
  };
  const same = expectValue(await read('m,d,id,v\na,2024-01-01,1,5\na,2024-01-01,1,5.00\nb,2024-01-01,1,7\n', mapping));
  expect(shown(same.members).map((member) => member.length)).toEqual([2, 2]);
  expect(same.report.repeated).toBe(1);
  expectToAddUp(same.report);
  const [problem] = problemsOf(await read('m,d,id,v\na,2024-01-01,1,5\na,2024-01-02,1,5\n', mapping));
  expect(problem?.code).toBe('data-conflict');
  expect(problem?.title).toContain('row 2: another event than in row 1 bears the same identity `1`');
});

const SIMPLE = { member: 'm', time: 'd', events: [{ event: 'purchase', fields: { amount: { column: 'v' } } }] };

test.each([
  ['a date that does not exist', 'a,2023-02-29,1', 'column `d`: "2023-02-29" is not a local date or time'],
  ['a time with a zone', 'a,2024-01-01T10:00Z,1', 'column `d`: "2024-01-01T10:00Z" is not a local date or time'],
  ['an hour that does not exist', 'a,2024-01-01T24:00,1', 'column `d`: "2024-01-01T24:00" is not a local date or time'],
  ['a sign of money', 'a,2024-01-01,£5', 'column `v`: "£5" is not a plain number'],
  ['a decimal comma', 'a,2024-01-01,"5,00"', 'column `v`: "5,00" is not a plain number'],
  ['no amount', 'a,2024-01-01,', 'column `v`: the empty cell is not a plain number'],
  ['a negative amount', 'a,2024-01-01,-0.01', '`amount` of event `purchase` is negative: -0.01'],
  ['no member', ',2024-01-01,1', 'column `m`: the empty cell names no member'],
])('a row that cannot be read makes the import fail: %s', async (_, row, said) => {
  const problems = problemsOf(await read(`m,d,v\nz,2024-01-01,0\n${row}\n`, SIMPLE));
  expect(problems.map((p) => [p.code, p.severity])).toEqual([['data-value', 'error']]);
  expect(problems[0]?.title).toMatch(/\.csv`, row 2: /);
  expect(problems[0]?.title.endsWith(said)).toBe(true);
});

test.each([
  ['1e3', '100000'],
  ['2.5e-1', '25'],
  [' 7 ', '700'],
  ['0', '0'],
  ['0.015', '2'],
  ['0.025', '2'],
  ['99999999999999999999.99', '9999999999999999999999'],
])('the amount %s is %s pence', async (text, pence) => {
  const { members } = expectValue(await read(`m,d,v\na,2024-01-01,${text}\n`, SIMPLE));
  expect(members[0]?.events[0]?.fields).toEqual([{ n: BigInt(pence), d: 1n }]);
});

test('with `skip`, unreadable rows are warned of: twenty singly, in the order of the file, the rest as a number', async () => {
  const bad = Array.from({ length: 25 }, (_, i) => `m${String(25 - i).padStart(2, '0')},2024-13-01,1`);
  const table = ['m,d,v', 'a,2024-01-01,1', ...bad].join('\n');
  const { members, report } = expectValue(await read(table, { ...SIMPLE, unreadable: 'skip' }));
  expect(members.map(({ member }) => member)).toEqual(['a']);
  expect(report.unreadable).toBe(25);
  expectToAddUp(report);
  expect(report.problems.map((p) => p.severity)).toEqual(Array(21).fill('warning'));
  expect(report.problems.slice(0, 20).map((p) => Number(/row (\d+)/.exec(english(p.title))?.[1]))).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 2),
  );
  expect(english(report.problems[20]!.title)).toMatch(/^5 more rows of/);
});

test('members come one at a time, and none after a row that makes the import fail', async () => {
  const table = 'm,d,v\nc,2024-01-01,1\nb,oops,1\na,2024-01-01,1\nd,2024-01-01,1\n';
  const histories = expectValue(await openHistories(await source(table, SIMPLE), retailPlan));
  const seen: string[] = [];
  for await (const { member } of histories.members) seen.push(member);
  expect(seen).not.toContain('c');
  expect(seen).not.toContain('d');
  expect(histories.report()).toMatchObject({ rows: 4, unreadable: 1, used: [{ rows: 3 }] });
});

test('a walk may be left early, and the table closed without one', async () => {
  const histories = expectValue(
    await openHistories(await source('m,d,v\na,2024-01-01,1\nb,2024-01-01,1\n', SIMPLE), retailPlan),
  );
  for await (const { member } of histories.members) {
    expect(member).toBe('a');
    break;
  }
  await histories.close();
});

test('a plain history needs no mapping', async () => {
  const table = [
    'member,date,time,event,id,refers,amount,miles,fare',
    'x,2024-01-02,,return,r1,p1,2.50,,',
    'x,2024-01-01,18:30,purchase,p1,,10,,',
    'x,2024-01-01,,flight,,,,120.5,flexible',
  ].join('\n');
  const { members, report } = expectValue(await read(table));
  expect(shown(members)).toEqual([
    [
      'x',
      'flight 2024-01-01T00:00:00 | flight | 2024-01-01 | 0 | 120.5 | flexible',
      'p1 | purchase | 2024-01-01 | 66600 | 1000',
      'r1 | return | 2024-01-02 | 0 | 250 | of p1',
    ],
  ]);
  expectToAddUp(report);
});

test('a history says when its events were posted; told twice, the first posting counts', async () => {
  const plain = [
    'member,date,event,id,posted,amount',
    'x,2024-01-01,purchase,p1,2024-02-10,10',
    'x,2024-01-01,purchase,p1,2024-02-03,10',
    'x,2024-01-02,purchase,p2,,5',
  ].join('\n');
  const lines = [
    'who,at,known,units,price',
    'x,2024-01-01T10:00,2024-01-03,1,10',
    'x,2024-01-01T10:00,2024-01-05,1,5',
    'x,2024-01-02T10:00,,1,5',
  ].join('\n');
  const postings = async (table: string, mapping?: object) => {
    const { members, report } = expectValue(await read(table, mapping));
    expectToAddUp(report);
    const days = members[0]!.events.map((event) => `${formatDay(event.day)} posted ${formatDay(event.posted)}`);
    return [...days, `until ${formatDay(report.lastDay!)}`];
  };
  expect(await postings(plain)).toEqual([
    '2024-01-01 posted 2024-02-03',
    '2024-01-02 posted 2024-01-02',
    'until 2024-02-03',
  ]);
  // An event of several lines is known when all of it is.
  expect(await postings(lines, { ...LINES, posted: 'known' })).toEqual([
    '2024-01-01 posted 2024-01-05',
    '2024-01-02 posted 2024-01-02',
    'until 2024-01-05',
  ]);
});

test.each([
  [
    'a posting before the event',
    'member,date,posted,event,amount\na,2024-01-02,2024-01-01,purchase,1\n',
    'data-value',
    /row 1: column `posted`: "2024-01-01" lies before the day on which the event happened$/,
  ],
  [
    'a posting that is no date',
    'member,date,posted,event,amount\na,2024-01-02,later,purchase,1\n',
    'data-value',
    /row 1: column `posted`: "later" is not a date$/,
  ],
  [
    'an event unknown',
    'member,date,event,amount\na,2024-01-01,purchse,1\n',
    'data-value',
    /row 1: column `event`: "purchse" is no event of the program$/,
  ],
  [
    'an event whose columns are absent',
    'member,date,event,amount\na,2024-01-01,flight,1\n',
    'data-value',
    /"flight" needs a column `miles`, which the table does not have$/,
  ],
  [
    'a cell the event has no field for',
    'member,date,event,amount,miles,fare\na,2024-01-01,purchase,1,5,\n',
    'data-value',
    /column `miles`: "5" is not empty, but event `purchase` has no such field$/,
  ],
  [
    'a reference on what refers to nothing',
    'member,date,event,refers,amount\na,2024-01-01,purchase,p,5\n',
    'data-value',
    /column `refers`: "p" is not empty/,
  ],
  [
    'a column unknown',
    'member,date,event,amuont\n',
    'data-column',
    /^column `amuont` of .* is no field of any event of the program$/,
  ],
  [
    'a word that is no choice',
    'member,date,event,miles,fare\na,2024-01-01,flight,5,flexibel\n',
    'data-value',
    /"flexibel" is none of the words `flexible`, `discount`$/,
  ],
  ['neither plain nor mapped', 'who,at\n', 'data-mapping', /needs a mapping file that says which column means what$/],
])('a plain history leaves nothing unread: %s', async (_, table, code, title) => {
  const problems = problemsOf(await read(table));
  expect(problems.map((p) => p.code)).toEqual([code]);
  expect(problems[0]?.title).toMatch(title);
});
