/** What may stand at a place of a program: English templates and their Japanese. */
export const EXPECTATIONS: Readonly<Record<string, string>> = {
  'a statement such as `event`, `points`, `earn`, `ladder`, `reward` or `example`, or `}`':
    '`event`、`points`、`earn`、`ladder`、`reward`、`example`などの文か`}`',
  'a statement such as `event`, `points`, `earn`, `ladder`, `reward` or `example`':
    '`event`、`points`、`earn`、`ladder`、`reward`、`example`などの文',
  'a currency code, as in `currency JPY`': '通貨コード（例: `currency JPY`）',
  'a time zone in quotes, as in `timezone "Asia/Tokyo"`': '引用符で囲んだ時間帯（例: `timezone "Asia/Tokyo"`）',
  'the first day without earning, as in `ends 2025-04-01`': '付与をしなくなる最初の日（例: `ends 2025-04-01`）',
  'a unit, as in `unit night` or `unit star kept to 20 decimals, shown to 1`':
    '単位（例: `unit night`、`unit star kept to 20 decimals, shown to 1`）',
  'an attribute, as in `attribute card: one of none, gold, starting none`':
    '属性（例: `attribute card: one of none, gold, starting none`）',
  'an amount, a date or a word': '数量、日付、語のどれか',
  'an event, as in `event purchase { amount: money }` or `event birthday every personal year`':
    'イベント（例: `event purchase { amount: money }`、`event birthday every personal year`）',
  '`every year on 04-01`, `every month on day 1` or `every personal year`':
    '`every year on 04-01`、`every month on day 1`、`every personal year`',
  'a field, as in `amount: money`, or `}`': '項目（例: `amount: money`）か`}`',
  'a field, as in `amount: money`': '項目（例: `amount: money`）',
  'what the field holds: `money`, `number`, `ratio`, `date`, a unit or `one of` some words':
    '項目の中身: `money`、`number`、`ratio`、`date`、単位、または`one of`に続く語',
  '`available after 7 days`, `available the next day` or `available from 04-01`':
    '`available after 7 days`、`available the next day`、`available from 04-01`のいずれか',
  'a ledger of points, as in `points star { expires never }`': 'ポイントの台帳（例: `points star { expires never }`）',
  '`expires …`, `available …`, `balance …` or `}`': '`expires …`、`available …`、`balance …`、`}`',
  '`expires …`, `available …` or `balance …`': '`expires …`、`available …`、`balance …`',
  '`never`, `12 months after earning`, `365 days after latest activity` or `yearly on 03-01`':
    '`never`、`12 months after earning`、`365 days after latest activity`、`yearly on 03-01`',
  '`activity`, `redemption` or the name of an event': '`activity`、`redemption`、またはイベントの名前',
  '`may go negative` or `stops at zero`': '`may go negative`、`stops at zero`',
  'a length of time, as in `12 months` or `30 days`': '期間の長さ（例: `12 months`、`30 days`）',
  'dates, as in `from 2024-01-01 until 2025-01-01` or `through 2024-12-31`':
    '日付の範囲（例: `from 2024-01-01 until 2025-01-01`、`through 2024-12-31`）',
  '`until` or `through` with a date, as in `until 2025-01-01`': '`until`か`through`と日付（例: `until 2025-01-01`）',
  'a setting, as in `setting gold_stars = 250 star, what-if 150 star to 400 star step 25 star`':
    '設定値（例: `setting gold_stars = 250 star, what-if 150 star to 400 star step 25 star`）',
  'a later value with its first day, as in `from 2026-04-01 300 star`':
    '後の値とその最初の日（例: `from 2026-04-01 300 star`）',
  '`judged by evaluation date`, `judged by window end` or `judged by window start`':
    '`judged by evaluation date`、`judged by window end`、`judged by window start`',
  'a range to try, as in `what-if 150 star to 400 star step 25 star`':
    '試算の範囲（例: `what-if 150 star to 400 star step 25 star`）',
  'a measure, as in `measure spend = sum of purchase.amount in calendar year`':
    '指標（例: `measure spend = sum of purchase.amount in calendar year`）',
  '`sum of …`, `count of …`, `balance of …`, `largest of …`, `latest of …`, `years since …` or `years at …`':
    '`sum of …`、`count of …`、`balance of …`、`largest of …`、`latest of …`、`years since …`、`years at …`',
  '`sum of purchase.amount`, `sum of star earned` or `sum of star earned on purchase as bonus`':
    '`sum of purchase.amount`、`sum of star earned`、`sum of star earned on purchase as bonus`',
  '`count of purchase`, `count of days with purchase` or `count of distinct service of usage`':
    '`count of purchase`、`count of days with purchase`、`count of distinct service of usage`',
  '`years since joining` or `months since` a date that is known of the member':
    '`years since joining`か、`months since`に続く会員の日付',
  '`calendar year`, `calendar month`, `personal year`, `year from 04-01`, `previous calendar year`, `last 12 months`, `12 whole months`, `time since match` or `lifetime`':
    '`calendar year`、`calendar month`、`personal year`、`year from 04-01`、`previous calendar year`、`last 12 months`、`12 whole months`、`time since match`、`lifetime`',
  'a table, as in `table rate by fare { flexible 100% discount 75% }`':
    '表（例: `table rate by fare { flexible 100% discount 75% }`）',
  'a row of the table, as in `flexible 100%`, or `}`': '表の行（例: `flexible 100%`）か`}`',
  'a row of the table, as in `flexible 100%` or `else 0%`': '表の行（例: `flexible 100%`、`else 0%`）',
  'an earning rule, as in `earn star on purchase = amount / (¥54 per star), rounded down`':
    '付与ルール（例: `earn star on purchase = amount / (¥54 per star), rounded down`）',
  '`rounded down`, `rounded up`, `rounded half up` or `rounded half even`':
    '`rounded down`、`rounded up`、`rounded half up`、`rounded half even`',
  '`rounded down`, `carrying the remainder`, `at most …`, `rest to …` or `within` a shared limit':
    '`rounded down`、`carrying the remainder`、`at most …`、`rest to …`、または`within`に続く共有の上限',
  'a limit that rules share, as in `cap card_cap = 25_000 point in calendar year`':
    'ルールが共有する上限（例: `cap card_cap = 25_000 point in calendar year`）',
  '`down`, `up`, `half up` or `half even`': '`down`、`up`、`half up`、`half even`',
  'a refund rule, as in `refund of purchase by return { … }`':
    '払い戻しのルール（例: `refund of purchase by return { … }`）',
  '`reduces …`, `earn again …`, `reverse …`, `counts on …`, `keep …`, `restore …`, `forfeit …`, `unlinked …` or `}`':
    '`reduces …`、`earn again …`、`reverse …`、`counts on …`、`keep …`、`restore …`、`forfeit …`、`unlinked …`、`}`',
  '`reduces …`, `earn again …`, `reverse …`, `counts on …`, `keep …`, `restore …`, `forfeit …` or `unlinked …`':
    '`reduces …`、`earn again …`、`reverse …`、`counts on …`、`keep …`、`restore …`、`forfeit …`、`unlinked …`',
  'a ladder, as in `ladder membership { base tier green … }`':
    'ランク体系（例: `ladder membership { base tier green … }`）',
  '`earns at the old rate`, `earns at the new rate` or `earns split`':
    '`earns at the old rate`、`earns at the new rate`、`earns split`',
  '`calendar year`, `calendar month`, `personal year` or `year from 04-01`':
    '`calendar year`、`calendar month`、`personal year`、`year from 04-01`',
  '`tier …`, `attain …`, `lasts …`, `review …`, `downgrade …`, `crossing …`, `in force …` or `}`':
    '`tier …`、`attain …`、`lasts …`、`review …`、`downgrade …`、`crossing …`、`in force …`、`}`',
  '`tier …`, `attain …`, `lasts …`, `review …`, `downgrade …`, `crossing …` or `in force …`':
    '`tier …`、`attain …`、`lasts …`、`review …`、`downgrade …`、`crossing …`、`in force …`',
  'the base tier, as in `base tier green "Green"`': '基本ランク（例: `base tier green "Green"`）',
  'a tier with its condition, as in `tier gold "Gold" when spend >= ¥30_000`, or `by invitation`':
    '条件の付いたランク（例: `tier gold "Gold" when spend >= ¥30_000`）か`by invitation`',
  '`kept while …`, `clearing …`, `consuming 300 xp of balance` or `welcoming with gift once`':
    '`kept while …`、`clearing …`、`consuming 300 xp of balance`、`welcoming with gift once`',
  '`at once`, `at once, step by step`, `at review` or `after 7 days`':
    '`at once`、`at once, step by step`、`at review`、`after 7 days`',
  '`until next review`, `until end of next calendar year`, `for 12 months` or `forever`':
    '`until next review`、`until end of next calendar year`、`for 12 months`、`forever`',
  '`until end of calendar year`, `until end of next calendar year`, `until end of year from 04-01` or `until 1 month after end of …`':
    '`until end of calendar year`、`until end of next calendar year`、`until end of year from 04-01`、`until 1 month after end of …`',
  'a floor, as in `floor silver of premier while card_fees >= ¥30_000`':
    '最低保証（例: `floor silver of premier while card_fees >= ¥30_000`）',
  'a grant, as in `grant gold of premier on match for 120 days`':
    '授与（例: `grant gold of premier on match for 120 days`）',
  '`for 120 days`, `until end of next calendar year`, `until next match` or `forever`':
    '`for 120 days`、`until end of next calendar year`、`until next match`、`forever`',
  '`daily`, `monthly on day 1` or `yearly on 01-01`': '`daily`、`monthly on day 1`、`yearly on 01-01`',
  '`to the tier earned`, `one tier` or `never`': '`to the tier earned`、`one tier`、`never`',
  '`in force from` or `in force until` with a date, as in `in force from 2018-05-01`':
    '`in force from`か`in force until`と日付（例: `in force from 2018-05-01`）',
  'a benefit that lasts, as in `benefit lounge "Lounge" while club is at least gold { … }`':
    '続く便益（例: `benefit lounge "Lounge" while club is at least gold { … }`）',
  '`worth …`, `costs …`, `used …` or `}`': '`worth …`、`costs …`、`used …`か`}`',
  '`worth ¥3_000 per use`, `costs ¥1_200 per use, hard` or `used 4 times per year`':
    '`worth ¥3_000 per use`、`costs ¥1_200 per use, hard`か`used 4 times per year`',
  'an amount `per use`, `per month` or `per year`, as in `¥3_000 per use`':
    '`per use`、`per month`か`per year`の付いた金額（例: `¥3_000 per use`）',
  'how often, as in `4 times per year`': '頻度（例: `4 times per year`）',
  'a reward, as in `reward ticket for 150 star { … }`': '特典（例: `reward ticket for 150 star { … }`）',
  'a milestone, as in `milestone drink at 20 stamp of stamps { … }`':
    '到達特典（例: `milestone drink at 20 stamp of stamps { … }`）',
  '`again every 10 night`, `up to 100 night` or `taken back by refunds`':
    '`again every 10 night`、`up to 100 night`、`taken back by refunds`',
  '`worth …`, `costs …`, `use …`, `issued …`, `gives …`, `choose …` or `}`':
    '`worth …`、`costs …`、`use …`、`issued …`、`gives …`、`choose …`、`}`',
  '`worth …`, `costs …`, `use …`, `issued …`, `gives …` or `choose …`':
    '`worth …`、`costs …`、`use …`、`issued …`、`gives …`、`choose …`',
  'a choice, as in `choose one of suite, breakfast within 90 days, else nothing`':
    '選択（例: `choose one of suite, breakfast within 90 days, else nothing`）',
  'a grid, as in `grid customers { profit: … voice: … }`': 'グリッド（例: `grid customers { profit: … voice: … }`）',
  '`profit: high when …`, `voice: latest …`, a name for a cell or `}`':
    '`profit: high when …`、`voice: latest …`、セルの名前、`}`のどれか',
  '`profit: high when …`, `voice: latest …` or a name for a cell, as in `angel = high promoter`':
    '`profit: high when …`、`voice: latest …`、セルの名前のどれか（例: `angel = high promoter`）',
  'where profit is high, as in `profit: high when margin >= ¥30_000, else low`':
    '利益が高いとする基準（例: `profit: high when margin >= ¥30_000, else low`）',
  'how answers are read, as in `voice: latest survey.score within 12 months as promoter 9..10, …, else unknown`':
    '回答の読み方（例: `voice: latest survey.score within 12 months as promoter 9..10, …, else unknown`）',
  'a voice with its scores, as in `promoter 9..10`': '声とそのスコア（例: `promoter 9..10`）',
  'a name for a cell, as in `hostage "Hostage" = high detractor`':
    'セルの名前（例: `hostage "Hostage" = high detractor`）',
  '`high` or `low`': '`high`、`low`',
  '`promoter`, `passive`, `detractor` or `unknown`': '`promoter`、`passive`、`detractor`、`unknown`',
  'whom it is for, as in `care personal_call for hostage { … }`':
    '対象となる会員（例: `care personal_call for hostage { … }`）',
  'a cell, a voice or a profit band, as in `hostage`, `promoter`, `high` or `high passive`':
    'セル、声、利益の区分のどれか（例: `hostage`、`promoter`、`high`、`high passive`）',
  '`within …`, `costs … each`, `at most …`, `from …`, `discount …`, `earn …` or `}`':
    '`within …`、`costs … each`、`at most …`、`from …`、`discount …`、`earn …`、`}`',
  '`within …`, `costs … each`, `at most …`, `from …`, `discount …` or `earn …`':
    '`within …`、`costs … each`、`at most …`、`from …`、`discount …`、`earn …`',
  '`300 per month`, `20_000 members` or `2% of members`': '`300 per month`、`20_000 members`、`2% of members`',
  '`highest margin first`, `lowest margin first` or `earliest due first`':
    '`highest margin first`、`lowest margin first`、`earliest due first`',
  'a change of the rules, as in `change on 2026-04-01 "Gold rises" { gold_stars becomes 300 star … }`':
    'ルールの改定（例: `change on 2026-04-01 "Gold rises" { gold_stars becomes 300 star … }`）',
  '`announced …`, `… becomes …`, `judged by …`, what happens to members already there, or `}`':
    '`announced …`、`… becomes …`、`judged by …`、既存会員の扱い、`}`のどれか',
  '`announced …`, `… becomes …`, `judged by …` or what happens to members already there':
    '`announced …`、`… becomes …`、`judged by …`、既存会員の扱いのどれか',
  'a date, as in `announced 2026-01-15`': '日付（例: `announced 2026-01-15`）',
  'a new value, as in `gold_stars becomes 300 star` or `rate.flexible becomes 150%`':
    '新しい値（例: `gold_stars becomes 300 star`、`rate.flexible becomes 150%`）',
  '`members holding gold keep it until 2027-04-01`, or `… until it would end`':
    '`members holding gold keep it until 2027-04-01`、`… until it would end`',
  '`points mile convert to point at 1 point per 100 mile, rounded down` or `points mile top up to 500 mile`':
    '`points mile convert to point at 1 point per 100 mile, rounded down`、`points mile top up to 500 mile`',
  'an example, as in `example "what it shows" { … }`': '例（例: `example "what it shows" { … }`）',
  'a dated event, `then …`, `on DATE …`, `joined DATE`, `set …` or `}`':
    '日付の付いたイベント、`then …`、`on DATE …`、`joined DATE`、`set …`、`}`のどれか',
  'a dated event, `then …`, `on DATE …`, `joined DATE` or `set …`':
    '日付の付いたイベント、`then …`、`on DATE …`、`joined DATE`、`set …`のどれか',
  'what is allowed and why, as in `allow tier-gap of gold because "…"`':
    '許容する指摘とその理由（例: `allow tier-gap of gold because "…"`）',
  'a date, as in `joined 2024-01-01`': '日付（例: `joined 2024-01-01`）',
  'a setting with a value, as in `set gold_stars = 300 star`': '設定値とその値（例: `set gold_stars = 300 star`）',
  'what a member asks for, as in `2024-05-01 redeem ticket` or `2024-05-01 choose suite for nights_40`':
    '会員が請求するもの（例: `2024-05-01 redeem ticket`、`2024-05-01 choose suite for nights_40`）',
  'what happened, as in `2024-05-01 purchase amount ¥500` or `2024-05-01 purchase posted 2024-06-03 amount ¥500`':
    '起きたこと（例: `2024-05-01 purchase amount ¥500`、`2024-05-01 purchase posted 2024-06-03 amount ¥500`）',
  'a field with its value, as in `amount ¥500`, or `3 times`': '項目とその値（例: `amount ¥500`）か`3 times`',
  'what is expected, as in `then membership is gold`': '期待する結果（例: `then membership is gold`）',
  'what is expected, as in `membership is gold`, `customers is hostage`, `star is 250 star`, `star available is 40 star` or `star shows 10.7`':
    '期待する結果（例: `membership is gold`、`customers is hostage`、`star is 250 star`、`star available is 40 star`、`star shows 10.7`）',
  'a condition, as in `spend >= ¥30_000`': '条件（例: `spend >= ¥30_000`）',
  'a comparison: `>=`, `>`, `<=`, `<`, `is`, `is not`, `is at least` or `is below`':
    '比較: `>=`、`>`、`<=`、`<`、`is`、`is not`、`is at least`、`is below`のどれか',
  'a value or a name': '値か名前',
  '`greater of A and B`, with parentheses around each longer than one value, as in `greater of (a + b) and c`':
    '`greater of A and B`。1つの値より長いものは括弧でくくる（例: `greater of (a + b) and c`）',
  'a quantity, as in `¥500`, `250 star` or `8%`': '数量（例: `¥500`、`250 star`、`8%`）',
};
