import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { listed, say, type Wording } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { missingColumn, type Table } from './table.ts';

/** Columns as the user names them: by name, or by place counted from 1. */
export interface ColumnOptions {
  readonly customer?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly quantity?: string;
}

/** Which column of a table is what. With a quantity, the amount is the price of one. */
export interface TransactionColumns {
  readonly customer: string;
  readonly date: string;
  readonly amount: string | null;
  readonly quantity: string | null;
}

type Role = keyof ColumnOptions;

/** What columns are usually called, without regard to case and signs; the likeliest first. */
const USUAL: Readonly<Record<Role | 'price', readonly string[]>> = {
  customer: words('customerid customer custid cust memberid member userid user clientid client accountid account') //
    .concat(words('cardid card householdkey householdid household shopperid shopper buyerid buyer donorid donor')),
  date: words('date day transactiondate transdate purchasedate orderdate invoicedate saledate salesdate').concat(
    words('orderedat purchasedat createdat datetime timestamp time'),
  ),
  amount: words('amount revenue sales salesvalue spend dollarvalue value total totalamount totalprice').concat(
    words('transactionamount ordervalue ordertotal netamount netsales grossamount net gross price'),
  ),
  price: words('unitprice priceperunit priceeach'),
  quantity: words('quantity qty units'),
};

function words(text: string): string[] {
  return text.split(' ');
}

/** Finds the columns of a table of purchases: those named, else those that are called as such columns usually are. */
export function transactionColumns(table: Table, options: ColumnOptions): Outcome<TransactionColumns> {
  const problems: Problem[] = [];
  const given = (role: Role): string | null => {
    const name = options[role];
    if (name === undefined) return null;
    if (table.columns.includes(name)) return name;
    const place = /^\d+$/.test(name) ? table.columns[Number(name) - 1] : undefined;
    if (place === undefined) problems.push(missingColumn(table, name));
    return place ?? null;
  };
  const needed = (role: 'customer' | 'date'): string | null => {
    if (options[role] !== undefined) return given(role);
    const found = usual(table, role);
    if (found === null) problems.push(unnamedColumn(table, role));
    return found;
  };
  const customer = needed('customer');
  const date = needed('date');
  const [amount, quantity] = amountColumns(table, options, given);
  if (customer === null || date === null || problems.length > 0) return failure(...problems);
  return success({ customer, date, amount, quantity });
}

/** A price of one and a quantity are taken together; a quantity beside an amount of the whole is left alone. */
function amountColumns(
  table: Table,
  options: ColumnOptions,
  given: (role: Role) => string | null,
): readonly [amount: string | null, quantity: string | null] {
  const quantity = given('quantity');
  if (options.amount !== undefined) return [given('amount'), quantity];
  const price = usual(table, 'price');
  const pieces = quantity ?? usual(table, 'quantity');
  const whole = usual(table, 'amount');
  if (quantity !== null) return [price ?? whole, quantity];
  return whole === null && price !== null && pieces !== null ? [price, pieces] : [whole, null];
}

function usual(table: Table, role: Role | 'price'): string | null {
  const plain = table.columns.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const at = USUAL[role].map((name) => plain.indexOf(name)).find((index) => index !== -1);
  return at === undefined ? null : table.columns[at]!;
}

const SAID: Readonly<Record<'customer' | 'date', Wording>> = {
  customer: say`the customer`,
  date: say`the day of a purchase`,
};

function unnamedColumn(table: Table, role: 'customer' | 'date'): Problem {
  return problem({
    code: 'data-column',
    title: say`\`${table.file}\` has no column with a usual name for ${SAID[role]}`,
    notes: [say`its columns are ${listed(table.columns.map((column) => `\`${column}\``))}`],
    help: say`say which it is: ${`--${role} COLUMN`}, by name or by place as in ${`--${role} 1`}`,
  });
}
