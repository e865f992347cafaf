import type { IParserErrorMessageProvider } from 'chevrotain';

/**
 * What to say when a rule of the grammar meets a word that cannot stand there: one phrase per rule, in the designer's
 * words, read after "expected". A test fails when a rule that can fail has none.
 */
export const EXPECTATIONS: Readonly<Record<string, string>> = {
  program: '`program "Name" { … }`',
  programBlock: 'a statement such as `event`, `points`, `earn`, `ladder`, `reward` or `example`, or `}`',
  statement: 'a statement such as `event`, `points`, `earn`, `ladder`, `reward` or `example`',
  currency: 'a currency code, as in `currency JPY`',
  timezone: 'a time zone in quotes, as in `timezone "Asia/Tokyo"`',
  unit: 'a unit, as in `unit star kept to 20 decimals, shown to 1`',
  event: 'an event, as in `event purchase { amount: money }`',
  eventBlock: 'a field, as in `amount: money`, or `}`',
  field: 'a field, as in `amount: money`',
  fieldType: 'what the field holds: `money`, `number`, `ratio` or `one of` some words',
  points: 'a ledger of points, as in `points star { expires never }`',
  pointsBlock: '`expires …`, `balance …` or `}`',
  pointsClause: '`expires …` or `balance …`',
  expires: '`never`, `12 months after earning`, `365 days after latest activity` or `yearly on 03-01`',
  atEndOfMonth: '`at end of month`',
  balanceFloor: '`may go negative` or `stops at zero`',
  length: 'a length of time, as in `12 months` or `30 days`',
  setting: 'a setting, as in `setting gold_stars = 250 star, what-if 150 star to 400 star step 25 star`',
  measure: '`sum of purchase.amount in …`, `sum of star earned in …`, `count of purchase in …` or `balance of star`',
  window:
    '`calendar year`, `calendar month`, `personal year`, `year from 04-01`, `last 12 months`, `12 whole months` or `lifetime`',
  table: 'a table, as in `table rate by fare { flexible 100% discount 75% }`',
  tableBlock: 'a row of the table, as in `flexible 100%`, or `}`',
  tableRow: 'a row of the table, as in `flexible 100%` or `else 0%`',
  earn: 'an earning rule, as in `earn star on purchase = amount / (¥54 per star), rounded down`',
  earnPart: '`rounded down`, `carrying the remainder`, `at most …` or `rest to …`',
  refund: 'a refund rule, as in `refund of purchase by return { … }`',
  refundBlock: '`reduces …`, `earn again on the remainder`, `counts on …`, `keep the tier`, `unlinked …` or `}`',
  refundClause: '`reduces …`, `earn again on the remainder`, `counts on …`, `keep the tier` or `unlinked …`',
  ladder: 'a ladder, as in `ladder membership { base tier green … }`',
  ladderBlock: '`tier …`, `attain …`, `lasts …`, `review …`, `downgrade …` or `}`',
  ladderClause: '`tier …`, `attain …`, `lasts …`, `review …` or `downgrade …`',
  baseTier: 'the base tier, as in `base tier green "Green"`',
  tier: 'a tier with its condition, as in `tier gold "Gold" when spend >= ¥30_000`',
  tierPart: '`kept while …` or `clearing …`',
  attain: '`at once`, `at review` or `after 7 days`',
  lasts: '`until next review`, `until end of next calendar year`, `for 12 months` or `forever`',
  review: '`daily`, `monthly on day 1` or `yearly on 01-01`',
  downgrade: '`to the tier earned`, `one tier` or `never`',
  reward: 'a reward, as in `reward ticket for 150 star { … }`',
  milestone: 'a milestone, as in `milestone drink at 20 stamp of stamps { … }`',
  benefitBlock: '`worth …`, `costs …`, `use …`, `issued …` or `}`',
  benefitClause: '`worth …`, `costs …`, `use …` or `issued …`',
  grid: 'a grid, as in `grid customers { profit: … voice: … }`',
  gridBlock: '`profit: high when …`, `voice: latest …`, a name for a cell or `}`',
  gridClause: '`profit: high when …`, `voice: latest …` or a name for a cell, as in `angel = high promoter`',
  gridProfit: 'where profit is high, as in `profit: high when margin >= ¥30_000, else low`',
  gridVoice:
    'how answers are read, as in `voice: latest survey.score within 12 months as promoter 9..10, …, else unknown`',
  voiceBand: 'a voice with its scores, as in `promoter 9..10`',
  gridCell: 'a name for a cell, as in `hostage "Hostage" = high detractor`',
  profitWord: '`high` or `low`',
  voiceWord: '`promoter`, `passive`, `detractor` or `unknown`',
  intervention: 'whom it is for, as in `care personal_call for hostage { … }`',
  audience: 'a cell, a voice or a profit band, as in `hostage`, `promoter`, `high` or `high passive`',
  interventionBlock: '`within …`, `costs … each`, `at most …`, `from …`, `discount …`, `earn …` or `}`',
  interventionClause: '`within …`, `costs … each`, `at most …`, `from …`, `discount …` or `earn …`',
  capacity: '`300 per month`, `20_000 members` or `2% of members`',
  servingOrder: '`highest margin first`, `lowest margin first` or `earliest due first`',
  example: 'an example, as in `example "what it shows" { … }`',
  exampleBlock: 'a dated event, `then …`, `on DATE …`, `joined DATE`, `set …` or `}`',
  exampleLine: 'a dated event, `then …`, `on DATE …`, `joined DATE` or `set …`',
  joining: 'a date, as in `joined 2024-01-01`',
  override: 'a setting with a value, as in `set gold_stars = 300 star`',
  happening: 'what happened, as in `2024-05-01 purchase amount ¥500`',
  fieldValue: 'a field with its value, as in `amount ¥500`, or `3 times`',
  expectation: 'what is expected, as in `then membership is gold`',
  expected:
    'what is expected, as in `membership is gold`, `customers is hostage`, `star is 250 star` or `star shows 10.7`',
  condition: 'a condition, as in `spend >= ¥30_000`',
  both: 'a condition, as in `spend >= ¥30_000`',
  negation: 'a condition, as in `spend >= ¥30_000`',
  comparison: 'a comparison: `>=`, `>`, `<=`, `<`, `is`, `is not`, `is at least` or `is below`',
  sum: 'a value or a name',
  product: 'a value or a name',
  factor: 'a value or a name',
  quantity: 'a quantity, as in `¥500`, `250 star` or `8%`',
};

function expectation(ruleName: string): string {
  return EXPECTATIONS[ruleName] ?? ruleName;
}

/** Replaces chevrotain's messages: the reader builds the whole problem, these carry only the phrase. */
export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ ruleName }) => expectation(ruleName),
  buildNotAllInputParsedMessage: () => 'the end of the file after the program',
  buildNoViableAltMessage: ({ ruleName }) => expectation(ruleName),
  buildEarlyExitMessage: ({ ruleName }) => expectation(ruleName),
};
