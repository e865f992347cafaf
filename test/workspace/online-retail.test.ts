import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { openHistories } from '../../src/workspace/histories.ts';
import { expectValue } from './outcomes.ts';
import { retailPlan } from './retail-plan.ts';

const root = resolve(import.meta.dirname, '../..');
const { REGALIA_DATA = '../shared/data' } = process.env;
const data = join(resolve(root, REGALIA_DATA), 'online-retail-uci');
const mappings = join(root, 'programs', 'rolling-retailer');

async function sumUp(table: string, mapping: string) {
  const source = { file: join(data, table), mapping: join(mappings, mapping) };
  const histories = expectValue(await openHistories(source, retailPlan));
  const pence = [0n, 0n];
  for await (const { events } of histories.members) {
    for (const { event, fields } of events) {
      const [amount] = fields;
      if (typeof amount === 'object') pence[event]! += amount.n;
    }
  }
  return { pence, report: histories.report() };
}

test.skipIf(!existsSync(data))('every line of the UCI data set is accounted for', async () => {
  const { pence, report } = await sumUp('online_retail_lines.csv.gz', 'online-retail-uci.mapping.json');
  expect(report).toMatchObject({
    rows: 541_909,
    used: [
      { event: 'purchase', rows: 397_884, events: 18_440 },
      { event: 'return', rows: 8_905, events: 3_650 },
    ],
    skipped: [
      { reason: 'a return without a customer', rows: 1_719 },
      { reason: 'a sale without a customer', rows: 133_361 },
      { reason: 'price of zero', rows: 40 },
    ],
    unreadable: 0,
    repeated: 0,
    rounded: 4,
    unlinked: 3_650,
    members: 4_371,
    problems: [],
  });
  expect(pence).toEqual([891_140_790n, 61_134_209n]);
  expect(formatDay(report.firstDay!)).toBe('2010-12-01');
  expect(formatDay(report.lastDay!)).toBe('2011-12-09');
});

test.skipIf(!existsSync(data))('the orders put together beforehand are the same purchases', async () => {
  const { pence, report } = await sumUp('online_retail_orders.csv.gz', 'online-retail-uci-orders.mapping.json');
  expect(report).toMatchObject({ rows: 18_440, used: [{ rows: 18_440, events: 18_440 }], members: 4_338, rounded: 0 });
  expect(pence).toEqual([891_140_790n, 0n]);
});
