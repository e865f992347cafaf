import fc from 'fast-check';
import {
  atPurchase,
  date,
  decimal,
  large,
  length,
  limit,
  maybe,
  monthDay,
  one,
  period,
  reached,
  reachedBeside,
  rounding,
  small,
  some,
  stars,
  window,
  written,
  yearEnd,
} from './program-parts.ts';

/**
 * Whole programs from the constructs of the grammar, right by construction: what statements read is always declared, and
 * clauses that belong together come together. Warnings and findings they may have.
 */
const FRAME = `
  currency JPY
  timezone "Asia/Tokyo"
  event purchase "買い物" { amount: money shop: one of town, web }
  event flight { distance: km share: ratio hours: number fare: one of full, discount }
  event visit {}
  event survey { score: number }
  event match {}
  event partner { held: one of member, silver, gold }
  event return { amount: money }
  event card_change sets card, lines { card: one of none, gold lines: number }
  event line_opened sets line_start { line_start: date }
  unit km
  attribute card "カード": one of none, gold, starting none
  attribute lines: number, starting 1
  attribute line_start: date
  measure stars_held = balance of star
  measure voice_score = latest of survey.score within 12 months
  measure member_years = years since joining
  measure line_months = months since line_start
  measure club_years = years at silver or higher of club
  table shop_share by shop { town 50% else 1.5 }
  table card_share by card { none 1 gold 2 }
  table tier_share by club { member 1 silver 2 else 3 }
  reward gift { worth ¥100 costs ¥50 use any time }
  reward bonus { gives 10 star }
  grid customers {
    profit: high when spend >= ¥30_000, else low
    voice: latest survey.score within 12 months as promoter 9..10, passive 7..8, detractor 0..6, else unknown
    hostage = high detractor
  }
`;

const measures = written`
  measure spend = sum of purchase.amount in ${window}
  measure spend_again = sum of purchase.amount${maybe(one(' where shop is web', ' where amount >= ¥5'))} in ${window}
  measure posted_spend = sum of purchase.amount in ${window}, by posting date
  measure largest = largest of purchase.amount in ${window}
  measure visits = count of visit in ${window}
  measure flown = sum of flight.hours ${fc.oneof(written`in ${window}`, period)}
  measure shops = count of distinct shop of purchase in ${window}
  measure visit_days = count of days with visit in ${window}
  measure stars = sum of star earned in ${window}
  measure stars_by_flight = sum of star earned on flight in ${window}
`;

const expires = fc.oneof(
  one('expires never'),
  written`expires ${length} after ${one('earning', 'latest activity', 'latest purchase or redemption')}${maybe(one(', at end of month'))}`,
  written`expires yearly on ${monthDay}${maybe(one(', suspended while club is gold'))}`,
);
const ledgers = written`
  points star "★" { ${expires} balance ${one('may go negative', 'stops at zero')} }
  points coin in pence { ${expires} balance stops at zero }
  unit pence kept to ${one('0', '2', '20')} decimals, shown to 0
  points rest_coin in pence { expires never balance stops at zero }
`;

const settings = written`
  setting bar = ¥1_000, from 2025-01-01 ¥${large}, judged by ${one('evaluation date', 'window end')}
  setting changed = ¥${large}${maybe(one(`, what-if ¥0 to ¥${'9'.repeat(31)} step ¥1`))}
  setting star_rate = ${one('1 star per ¥100', '3 star per ¥7')}, from ${date} ${one('2 star per ¥100', '1 star per ¥54')}
`;

const earnings = written`
  earn star on purchase${maybe(written` ${period}`)}${maybe(written` when ${atPurchase}`)} = ${stars}, ${rounding}${maybe(limit)}
  earn star on purchase as bonus_stars = ${stars}, ${rounding}, carrying the remainder
  earn star on flight when fare is full = distance * share * (1 star per km), ${rounding}, within shared
  earn star on visit = ${small} star * tier_share[club], within shared
  earn coin on purchase = amount * (${decimal} pence per ¥3), rounded down, at most ${small} pence in balance, rest to rest_coin
  cap shared = ${large} star ${fc.oneof(written`in ${window}`, period)}
`;

const refund = written`
  refund of purchase by return {
    reduces amount by amount
    ${one('earn again on the remainder', 'reverse at the current rate', 'reverse in proportion, rounded half up')}
    counts on the ${one('original', 'refund')} day
    ${one('keep', 'recompute')} the tier
    ${one('keep', 'forfeit')} the rewards
    ${one('forfeit spent points', 'restore spent points with their old expiry', 'restore spent points with a new expiry')}
    unlinked ${one('is refused', 'takes the latest purchase', 'takes from the fullest ledger')}
  }
`;

const lasting = fc.oneof(
  one('lasts forever', 'lasts until next review'),
  written`lasts ${yearEnd}`,
  written`lasts for ${length}${maybe(one(', at end of month', ' after latest purchase'))}`,
);
const reviews = fc.oneof(
  one('review daily', 'review monthly on day 31', 'review monthly on day 1'),
  written`review yearly on ${monthDay}`,
);
const downgrade = one('downgrade to the tier earned', 'downgrade one tier', 'downgrade never');
const parts = some(one(', consuming 5 star'), one(', welcoming with gift once', ', welcoming with gift every time'));

const ladders = written`
  ladder club "Club" {
    base tier member "会員"
    tier silver when ${reached}${maybe(written`, kept while ${reached}`)}${parts}
    tier gold when ${reached} and spend >= changed${maybe(one(', clearing star'))}${maybe(one(', welcoming with bonus once, taken back by refunds'))}
    tier black by invitation
    attain at once, ${one('step by step', 'straight to the highest')}
    crossing earns at the ${one('old', 'new')} rate
    ${lasting}
    ${reviews}
    ${downgrade}
  }
  ladder circle {
    base tier none
    tier inner when ${reachedBeside}
    attain ${fc.oneof(one('at review', 'at once'), written`after ${small} days`)}
    ${lasting}
    ${reviews}
    ${downgrade}
    ${maybe(written`in force ${period}`)}
  }
`;

const term = fc.oneof(
  written`for ${length}${maybe(one(', at end of month'))}`,
  written`${yearEnd}`,
  one('forever', 'until next match'),
);
const grants = written`
  lifetime grant loyal when ${reached}${maybe(one(' gives at least silver of club'))}${maybe(one(', revocable'))}
  grant black of club on match ${term}${maybe(written` when ${reached}`)}
  ${some(
    written`floor silver of club while ${reached}`,
    written`grant gold of club on match ${term}, kept ${term} when ${reached}`,
    written`grant club by held on partner ${term}`,
  )}
`;

const mark = fc.oneof(
  written`¥${large} of ${one('spend', 'largest')}, again every ¥${large}`,
  written`${large} star of stars`,
  written`${small} of visits, again every ${small}, up to ${large}`,
);
const benefits = written`
  reward cup "Cup" for ${large} star${maybe(written` ${period}`)} { worth ¥${small} costs ¥${small} use ${fc.oneof(one('any time'), written`within ${length}`)} issued ${one('on request', 'at once')} }
  reward mug for ${small} pence of rest_coin, coin { worth ¥${small} costs ¥${small} use any time issued on request }
  milestone thanks at ${mark}${maybe(one(', taken back by refunds'))}${maybe(written` ${period}`)} { ${fc.oneof(one('gives 5 star', 'worth ¥9 costs ¥8 use any time'), written`choose ${one('one', '2')} of gift, bonus within ${length}, else ${one('nothing', 'bonus')}`)} }
`;

const clockEvents = some(
  written`event closing every month on day ${one('1', '31')}${maybe(written` while ${reached}`)}`,
  written`event season every year on ${monthDay}`,
  one('event birthday every personal year'),
);

const interventions = some(
  written`care call for hostage { within ${length} costs ¥${small} each at most ${small} per month, earliest due first }`,
  written`care guide for low detractor { within ${length} costs ¥1 each }`,
  written`offer sale for promoter where visits >= ${small} { from ${date} for ${length} discount ${small}% at most ${small}% of members, highest spend first }`,
  written`ambassadors friends for high promoter { earn star on visit = ${small} star, at most ${small} times per month costs ¥5 each at most ${small} members, lowest visits first }`,
  written`ideas park for passive { earn star on survey = 3 star }`,
);

const transition = fc.oneof(
  one('nothing for members already there'),
  some(
    one('points coin convert to star at 1 star per 3 pence, rounded down'),
    one('points star top up to 9 star'),
  ).chain((points) =>
    one(
      `no one drops because of it\n${points}`,
      `members holding gold of club keep it until it would end\n${points}`,
      `members holding gold of club keep it through 2026-03-31\n${points}`,
    ),
  ),
);
const changes = maybe(written`
  change on 2025-10-01 "Change" {
    announced 2025-01-15
    changed becomes ¥${large}
    judged by ${one('evaluation date', 'window end')}
    ${transition}
  }
`);

const example = maybe(written`
  example "a life" {
    joined 2024-02-29
    set changed = ¥${small}
    2024-03-01 09:30 purchase as order amount ¥${small}, shop web
    2024-03-02 flight distance ${small} km, share 75%, hours ${decimal}, fare full
    2024-03-02 survey score 9
    2024-03-03 card_change card gold, lines 2
    2024-03-04 return of order posted 2024-04-05 amount ¥1
    2024-05-01 visit ${small} times
    then visits is ${small} and club is ${one('silver', 'not gold')}
    on 2025-${one('01', '12')}-01 stars_held is ${small} star and cup is issued 0 times
  }
`);

const end = maybe(written`ends ${date}`);

export const wholePrograms: fc.Arbitrary<string> = fc
  .tuple(
    measures,
    ledgers,
    settings,
    earnings,
    refund,
    ladders,
    grants,
    benefits,
    clockEvents,
    interventions,
    changes,
    example,
    end,
  )
  .map((statements) => `program "Whole" {${FRAME}${statements.join('\n')}\n}\n`);
