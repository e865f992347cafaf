import { dayOf } from '../../src/base/calendar.ts';
import { Draws } from '../../src/base/draws.ts';
import { gamma } from '../../src/base/samplers.ts';
import type { Buyer } from '../../src/calibration/buyer.ts';
import { NEW_CUSTOMER } from '../../src/calibration/history.ts';
import type { Parameters, PurchaseModel } from '../../src/calibration/purchase-model.ts';
import { keyOf } from '../../src/population/seed.ts';

export const FIRST = dayOf(2023, 1, 2);

/** Customers who come over 12 weeks and then buy as a model has it, for so many weeks after the first day of all. */
export function madeBuyers(model: PurchaseModel, parameters: Parameters, customers: number, weeks: number): Buyer[] {
  const draws = new Draws(keyOf('made buyers'));
  const future = model.future(parameters, NEW_CUSTOMER);
  return Array.from({ length: customers }, (_, customer) => {
    draws.turnTo(0, customer);
    const born = FIRST + (customer % 84);
    const moments = future.draw(draws, weeks - (born - FIRST) / 7);
    const days = [...new Set([born, ...moments.map((at) => born + Math.floor(at * 7))])].sort((a, b) => a - b);
    const own = 20 + 10 * gamma(draws, 100, 0, 2);
    return { days, spends: days.map((_, i) => own * (0.5 + draws.uniform(101, i))) };
  });
}
