import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';

/**
 * The words and signs of the language. A few signs that other languages use (`&&`, `==`, full-width `＞＝`) are lexed as
 * the token they stand for. The reader reports them by their spelling with a fix, and the parser goes on undisturbed.
 */

/** Anything that may serve as a name: a plain word, or a word of the language that is not reserved. */
export const Name = createToken({ name: 'Name', pattern: Lexer.NA });

export const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[ \t\r\n\u3000\u00a0]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment = createToken({ name: 'Comment', pattern: /(?:#|\/\/)[^\n\r]*/, group: 'comments' });
export const Semicolon = createToken({ name: 'Semicolon', pattern: /[;；]/, group: 'foreign' });

export const Text = createToken({ name: 'Text', pattern: /"[^"\n\r]*"|[“”][^“”"\n\r]*["“”]/ });
/** A text whose closing quote is missing; it ends before an opening brace at the end of the line and is read as a text. */
export const UnclosedText = createToken({
  name: 'UnclosedText',
  pattern: /["“](?:(?![ \t]*\{?[ \t]*(?:[\r\n]|(?![\s\S])))[^"“”\n\r])*/,
  categories: [Text],
});
export const DateLiteral = createToken({
  name: 'DateLiteral',
  pattern: /[\d０-９]{4}[-－−][\d０-９]{2}[-－−][\d０-９]{2}(?![\d０-９])/,
});
export const MonthDay = createToken({ name: 'MonthDay', pattern: /[\d０-９]{2}[-－−][\d０-９]{2}(?![\d０-９－−-])/ });
export const TimeOfDay = createToken({
  name: 'TimeOfDay',
  pattern: /[\d０-９]{2}[:：][\d０-９]{2}(?:[:：][\d０-９]{2})?(?![\d０-９])/,
});
export const MoneyLiteral = createToken({
  name: 'MoneyLiteral',
  pattern: /[¥￥$£€][ ]?[\d０-９][\d０-９_]*(?:[,，][\d０-９]{3}(?![\d０-９]))*(?:[.．][\d０-９][\d０-９_]*)?/,
});
export const NumberLiteral = createToken({
  name: 'NumberLiteral',
  pattern: /[\d０-９][\d０-９_]*(?:[,，][\d０-９]{3}(?![\d０-９]))*(?:[.．][\d０-９][\d０-９_]*)?/,
});

export const AtLeast = createToken({ name: 'AtLeast', pattern: /[>＞][=＝]|[≥≧]|[=＝][>＞]/ });
export const AtMost = createToken({ name: 'AtMost', pattern: /[<＜][=＝]|[≤≦]|[=＝][<＜]/ });
export const More = createToken({ name: 'More', pattern: /[>＞]/ });
export const Less = createToken({ name: 'Less', pattern: /[<＜]/ });
export const Differs = createToken({ name: 'Differs', pattern: /[!！][=＝]|≠|[<＜][>＞]/ });
export const Same = createToken({ name: 'Same', pattern: /[=＝]{2}/ });
export const Equals = createToken({ name: 'Equals', pattern: /[=＝]/ });
export const BothSign = createToken({ name: 'BothSign', pattern: /[&＆]{2}/ });
export const EitherSign = createToken({ name: 'EitherSign', pattern: /[|｜]{2}/ });
export const Plus = createToken({ name: 'Plus', pattern: /[+＋]/ });
export const Minus = createToken({ name: 'Minus', pattern: /[-−－]/ });
export const Times = createToken({ name: 'Times', pattern: /[*×＊]/ });
export const Over = createToken({ name: 'Over', pattern: /[/÷／]/ });
export const Percent = createToken({ name: 'Percent', pattern: /[%％]/ });
export const Open = createToken({ name: 'Open', pattern: /[{｛]/ });
export const Close = createToken({ name: 'Close', pattern: /[}｝]/ });
export const LeftParen = createToken({ name: 'LeftParen', pattern: /[(（]/ });
export const RightParen = createToken({ name: 'RightParen', pattern: /[)）]/ });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: /[[［]/ });
export const RightBracket = createToken({ name: 'RightBracket', pattern: /[\]］]/ });
export const Comma = createToken({ name: 'Comma', pattern: /[,，、]/ });
export const Colon = createToken({ name: 'Colon', pattern: /[:：]/ });
export const Range = createToken({ name: 'Range', pattern: /[.．]{2}|[…‥〜～]/ });
export const Dot = createToken({ name: 'Dot', pattern: /[.．]/ });
/** Any other character, one at a time, so that one stray sign is one problem and the rest is still read. */
export const Stray = createToken({ name: 'Stray', pattern: /[\s\S]/, group: 'stray', line_breaks: true });

const wordPattern = /(?:what-if(?![\p{L}\p{N}_])|[\p{L}_][\p{L}\p{M}\p{N}_]*)/uy;
export const Word = createToken({
  name: 'Word',
  pattern: {
    exec(text: string, offset: number): RegExpExecArray | null {
      wordPattern.lastIndex = offset;
      return wordPattern.exec(text);
    },
  },
  line_breaks: false,
  categories: [Name],
});

const codePattern = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/uy;
/** The code of a finding: a word with hyphens in it, which mean subtraction everywhere but after `allow`. */
export const Code = createToken({
  name: 'Code',
  pattern: {
    exec(text: string, offset: number, before: IToken[]): RegExpExecArray | null {
      if (before.at(-1)?.image !== 'allow') return null;
      codePattern.lastIndex = offset;
      return codePattern.exec(text);
    },
  },
  line_breaks: false,
});

const words = new Map<string, TokenType>();

/** A word that begins a statement or clause, or joins parts of one, and so can never be a name. */
function reserved(...spellings: [string, ...string[]]): TokenType {
  return word(spellings, []);
}

/** A word that has a meaning only where it is expected, and may be a name elsewhere. */
function soft(...spellings: [string, ...string[]]): TokenType {
  return word(spellings, [Name]);
}

function word(spellings: readonly [string, ...string[]], categories: TokenType[]): TokenType {
  const type = createToken({
    name: `Word_${spellings[0].replace('-', '_')}`,
    pattern: Lexer.NA,
    label: spellings[0],
    categories,
  });
  for (const spelling of spellings) words.set(spelling, type);
  return type;
}

// Statements
export const Program = reserved('program');
export const CurrencyWord = reserved('currency');
export const Timezone = reserved('timezone');
export const UnitWord = reserved('unit');
export const AttributeWord = reserved('attribute');
export const Event = reserved('event');
export const Points = reserved('points');
export const Setting = reserved('setting');
export const Measure = reserved('measure');
export const Table = reserved('table');
export const Earn = reserved('earn');
export const Cap = reserved('cap');
export const Refund = reserved('refund');
export const Ladder = reserved('ladder');
export const Lifetime = reserved('lifetime');
export const Floor = reserved('floor');
export const GrantWord = reserved('grant');
export const Reward = reserved('reward');
export const Milestone = reserved('milestone');
export const Benefit = reserved('benefit');
export const Grid = reserved('grid');
export const Care = reserved('care');
export const Offer = reserved('offer');
export const Ambassadors = reserved('ambassadors');
export const Ideas = reserved('ideas');
export const Example = reserved('example');
export const Change = reserved('change');
export const Ends = reserved('ends');
export const Allow = reserved('allow');
export const Renamed = reserved('renamed');

// Clauses
export const Expires = reserved('expires');
export const Balance = reserved('balance');
export const Available = reserved('available');
export const Base = reserved('base');
export const Tier = reserved('tier');
export const Attain = reserved('attain');
export const Lasts = reserved('lasts');
export const ReviewWord = reserved('review');
export const Downgrade = reserved('downgrade');
export const Crossing = reserved('crossing');
export const Gives = reserved('gives');
export const Worth = reserved('worth');
export const Costs = reserved('costs');
export const Use = reserved('use');
export const Issued = reserved('issued');
export const Choose = reserved('choose');
export const Reduces = reserved('reduces');
export const Reverse = reserved('reverse');
export const Counts = reserved('counts');
export const Keep = reserved('keep');
export const Recompute = reserved('recompute');
export const Unlinked = reserved('unlinked');
export const Restore = reserved('restore');
export const Forfeit = reserved('forfeit');
export const Joined = reserved('joined');
export const Then = reserved('then');
export const Set_ = reserved('set');
export const Redeem = reserved('redeem');
export const Announced = reserved('announced');
export const Judged = reserved('judged');

// Joining words
export const When = reserved('when');
export const Where = reserved('where');
export const And = reserved('and');
export const Or = reserved('or');
export const Not = reserved('not');
export const Is = reserved('is', 'are');
export const In = reserved('in');
export const Of = reserved('of');
export const On = reserved('on');
export const To = reserved('to');
export const Per = reserved('per');
export const By = reserved('by');
export const As = reserved('as');
export const At = reserved('at');
export const For = reserved('for');
export const Else = reserved('else');
export const WhatIf = reserved('what-if');
export const Step = reserved('step');
export const Sum = reserved('sum');
export const Count = reserved('count');
export const DayWord = reserved('day', 'days');
export const MonthWord = reserved('month', 'months');
export const YearWord = reserved('year', 'years');
export const The = reserved('the');

// Words with a meaning only in their place
export const Earned = soft('earned');
export const Calendar = soft('calendar');
export const Personal = soft('personal');
export const Last = soft('last');
export const Whole = soft('whole');
export const Ending = soft('ending');
export const Before = soft('before');
export const From = soft('from');
export const Through = soft('through');
export const Force = soft('force');
export const Posted = soft('posted');
export const Posting = soft('posting');
export const Becomes = soft('becomes');
export const Evaluation = soft('evaluation');
export const DateWord = soft('date');
export const WindowWord = soft('window');
export const Start = soft('start');
export const Holding = soft('holding');
export const It = soft('it');
export const Would = soft('would');
export const No = soft('no');
export const Drops = soft('drops');
export const Because = soft('because');
export const Already = soft('already');
export const There = soft('there');
export const Convert = soft('convert');
export const Top = soft('top');
export const Rounded = soft('rounded');
export const Down = soft('down');
export const Up = soft('up');
export const Half = soft('half');
export const Even = soft('even');
export const Carrying = soft('carrying');
export const Remainder = soft('remainder');
export const Most = soft('most');
export const Rest = soft('rest');
export const Money = soft('money');
export const NumberWord = soft('number');
export const RatioWord = soft('ratio');
export const One = soft('one');
export const Kept = soft('kept');
export const While = soft('while');
export const Clearing = soft('clearing');
export const Once = soft('once');
export const After = soft('after');
export const Until = soft('until');
export const End = soft('end');
export const Next = soft('next');
export const Latest = soft('latest');
export const Forever = soft('forever');
export const Monthly = soft('monthly');
export const Yearly = soft('yearly');
export const Daily = soft('daily');
export const Never = soft('never');
export const Earning = soft('earning');
export const Activity = soft('activity');
export const May = soft('may');
export const Go = soft('go');
export const Negative = soft('negative');
export const Stops = soft('stops');
export const Zero = soft('zero');
export const Decimals = soft('decimals', 'decimal');
export const Shown = soft('shown');
export const Shows = soft('shows');
export const Within = soft('within');
export const Any = soft('any');
export const Time = soft('time', 'times');
export const Request = soft('request');
export const Again = soft('again');
export const Every = soft('every');
export const Least = soft('least');
export const Below = soft('below');
export const Original = soft('original');
export const Current = soft('current');
export const Rate = soft('rate');
export const Takes = soft('takes');
export const Refused = soft('refused');
export const Rewards = soft('rewards');
export const Starting = soft('starting');
export const Sets = soft('sets');
export const Distinct = soft('distinct');
export const With = soft('with');
export const Largest = soft('largest');
export const Since = soft('since');
export const Joining = soft('joining');
export const Consecutive = soft('consecutive');
export const Higher = soft('higher');
export const Greater = soft('greater');
export const Lesser = soft('lesser');
export const Profit = soft('profit');
export const Voice = soft('voice');
export const High = soft('high');
export const Low = soft('low');
export const Promoter = soft('promoter');
export const Passive = soft('passive');
export const Detractor = soft('detractor');
export const Unknown = soft('unknown');
export const Discount = soft('discount');
export const Each = soft('each');
export const Members = soft('members', 'member');
export const Highest = soft('highest');
export const Lowest = soft('lowest');
export const Earliest = soft('earliest');
export const Due = soft('due');
export const First = soft('first');
export const Revocable = soft('revocable');
export const Suspended = soft('suspended');
export const Redemption = soft('redemption');
export const Consuming = soft('consuming');
export const Welcoming = soft('welcoming');
export const Straight = soft('straight');
export const Taken = soft('taken');
export const Back = soft('back');
export const Refunds = soft('refunds');
export const Nothing = soft('nothing');
export const Proportion = soft('proportion');
export const Fullest = soft('fullest');
export const LedgerWord = soft('ledger');
export const Spent = soft('spent');
export const Their = soft('their');
export const Old = soft('old');
export const New = soft('new');
export const Article = soft('a');
export const Expiry = soft('expiry');
export const Invitation = soft('invitation');
export const Earns = soft('earns');
export const Split = soft('split');
export const Previous = soft('previous');
export const Used = soft('used');
export const Hard = soft('hard');
export const Soft = soft('soft');

/** Every word with a meaning, by its spelling. */
export const WORDS: ReadonlyMap<string, TokenType> = words;

export function isReserved(spelling: string): boolean {
  const type = words.get(spelling);
  return type !== undefined && !(type.CATEGORIES ?? []).includes(Name);
}
