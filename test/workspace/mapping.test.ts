import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { openHistories } from '../../src/workspace/histories.ts';
import { pointedAt, problemsOf } from './outcomes.ts';
import { retailPlan } from './retail-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();
const table = await folder.file('table.csv', 'CustomerID,When,Quantity,Price,Class\n');

const purchase = { event: 'purchase', fields: { amount: { column: 'Price' } } };
const mapping = { member: 'CustomerID', time: 'When', events: [purchase] };
const flight = { event: 'flight', fields: { miles: { column: 'Quantity' }, fare: { column: 'Class' } } };

function where(condition: object) {
  return { ...mapping, events: [{ ...purchase, where: [condition] }] };
}

test.each([
  [
    'a column the table lacks',
    { ...mapping, member: 'customerId' },
    'data-column',
    /has no column `customerId`$/,
    '"customerId"',
  ],
  [
    'a column inside a product',
    { ...mapping, events: [{ event: 'purchase', fields: { amount: { product: ['Price', 'Qty'] } } }] },
    'data-column',
    /has no column `Qty`$/,
    '"Qty"',
  ],
  [
    'an event the program lacks',
    { ...mapping, events: [{ event: 'purchases' }] },
    'name-unknown',
    /^program `Retailer` has no event `purchases`$/,
    '"purchases"',
  ],
  [
    'a field the event lacks',
    { ...mapping, events: [{ event: 'purchase', fields: { ...purchase.fields, tip: { column: 'Price' } } }] },
    'name-unknown',
    /^event `purchase` has no field `tip`$/,
    '"tip"',
  ],
  [
    'a field without a column',
    { ...mapping, events: [{ event: 'purchase', fields: {} }] },
    'data-mapping',
    /^field `amount` of event `purchase` comes from no column$/,
    '"fields"',
  ],
  [
    'both column and product',
    {
      ...mapping,
      events: [{ event: 'purchase', fields: { amount: { column: 'Price', product: ['Price', 'Quantity'] } } }],
    },
    'data-mapping',
    /^field `amount` needs either/,
    '"amount"',
  ],
  [
    'another currency',
    { ...mapping, currency: 'EUR' },
    'currency-mismatch',
    /^the amounts are in EUR, and the program keeps GBP$/,
    '"EUR"',
  ],
  [
    'words for a number',
    { ...mapping, events: [{ event: 'purchase', fields: { amount: { column: 'Price', words: {} } } }] },
    'data-mapping',
    /is no choice of words/,
    '"words"',
  ],
  [
    'a word the choice lacks',
    {
      ...mapping,
      events: [{ ...flight, fields: { ...flight.fields, fare: { column: 'Class', words: { Y: 'flexibel' } } } }],
    },
    'name-unknown',
    /^field `fare` has no word `flexibel`$/,
    '"flexibel"',
  ],
  [
    'a choice that is negated',
    { ...mapping, events: [{ ...flight, fields: { ...flight.fields, fare: { column: 'Class', negated: true } } }] },
    'data-mapping',
    /has no `negated`$/,
    '"negated"',
  ],
  [
    'a reference on what takes nothing back',
    { ...mapping, events: [{ ...purchase, refers: 'Class' }] },
    'data-mapping',
    /takes back no other event/,
    '"refers"',
  ],
  [
    'a text that is compared by size',
    where({ column: 'Class', comparison: '<', value: 'Y' }),
    'data-mapping',
    /^a text can only be compared/,
    '"<"',
  ],
  [
    'half a condition',
    where({ column: 'Class', comparison: '=' }),
    'data-mapping',
    /^the condition on `Class` needs/,
    '"Class"',
  ],
  [
    'two conditions in one',
    where({ column: 'Class', empty: true, comparison: '=', value: 'Y' }),
    'data-mapping',
    /not both$/,
    'true',
  ],
  [
    'an unknown comparison',
    where({ column: 'Quantity', comparison: '>>', value: 1 }),
    'data-mapping',
    /must be one of/,
    '">>"',
  ],
  ['an unknown key', { ...mapping, membr: 'x' }, 'data-mapping', /^unknown key `membr`$/, '"membr"'],
  [
    'an unknown grouping',
    { ...mapping, events: [{ ...purchase, group: 'hour' }] },
    'data-mapping',
    /must be one of `row`/,
    '"hour"',
  ],
  ['no events', { ...mapping, events: [] }, 'data-mapping', /^`events` must have at least one entry$/, '"events"'],
])('a mapping that does not fit is told at its place: %s', async (_, json, code, title, at) => {
  const path = await folder.file('bad.mapping.json', JSON.stringify(json, null, 2));
  const problems = problemsOf(await openHistories({ file: table, mapping: path }, retailPlan));
  const text = new SourceText(path, await readFile(path, 'utf8'));
  expect(problems.map((p) => [p.code, pointedAt(text, p)])).toEqual([[code, at]]);
  expect(problems[0]?.title).toMatch(title);
});

test('everything that does not fit is told at once', async () => {
  const json = {
    ...mapping,
    currency: 'JPY',
    member: 'x',
    time: 'y',
    events: [{ event: 'flights' }, { event: 'purchase' }],
  };
  const path = await folder.file('many.mapping.json', JSON.stringify(json));
  expect(problemsOf(await openHistories({ file: table, mapping: path }, retailPlan)).map((p) => p.code)).toEqual([
    'currency-mismatch',
    'data-column',
    'data-column',
    'name-unknown',
    'data-mapping',
  ]);
});
