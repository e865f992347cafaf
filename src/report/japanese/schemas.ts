/** What the keys of JSON files hold: English templates and their Japanese. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  'One forecast: a program, a population, how long, how often and on which assumptions.':
    '1つの予測です。プログラム、会員の集団、期間、反復数、使う前提を定めます。',
  'Where this schema lies, for editors.': 'このスキーマの場所です。エディターが使います。',
  'The question it answers, in one sentence; shown with the answer.':
    'このシミュレーションが答える問いを1文で書きます。結果とともに示されます。',
  'Another simulation file, relative to this file. What is not said here is as it is there; of the numbers about how members behave, each by itself.':
    '別のシミュレーションファイルです。このファイルからの相対パスで書きます。ここに書かないことはそのファイルのとおりで、会員の行動に関する数値は1つずつ置き換わります。',
  'The program file, relative to this file.': 'プログラムのファイルです。このファイルからの相対パスで書きます。',
  'Other values for the program\'s settings, by name, written as in the program: "300 star".':
    'プログラムの設定値に代わる値です。名前ごとに、プログラムと同じように"300 star"と書きます。',
  "A value in the setting's own unit.": 'その設定値の単位で書いた値です。',
  'The first day of the first month, for example 2026-01-01.': '最初の月の初日です。たとえば2026-01-01です。',
  'Months to simulate after the start.': '開始後にシミュレーションする月数です。',
  'Months before the start that build up balances and tiers; nobody leaves in them.':
    '開始前に残高とランクを積み上げる月数です。その間は誰も離反しません。',
  'Members at the start, in each replicate.': '開始時の会員数です。反復ごとの人数です。',
  'How often the whole population is drawn anew; intervals are taken over them.':
    '集団全体を抽選し直す回数です。区間はその全体から取られます。',
  'Any text. The same seed gives the same result to the last byte.':
    '任意の文字列です。同じシードからは、最後の1バイトまで同じ結果が得られます。',
  "The ladder whose tiers are reported; the program's first unless said otherwise.":
    '報告するランク体系です。指定がなければプログラムの最初のものです。',
  'What members do.': '会員が行うことです。',
  'The event that is a purchase; how often and how much is in the assumptions `purchase.*` and `spend.*`.':
    '購買にあたるイベントです。頻度と金額は前提`purchase.*`と`spend.*`にあります。',
  "The event's name in the program.": 'プログラムでのイベントの名前です。',
  'The money field that takes what the member spends.': '会員が使う金額を受け取る項目です。',
  'Values of the event\'s other fields, by field: one value, or values with weights such as { "store": 0.8, "app": 0.2 }.':
    'イベントのほかの項目の値です。項目ごとに1つの値、または{ "store": 0.8, "app": 0.2 }のように重みの付いた値を書きます。',
  'A value (money in units of the currency), or an object of values with weights.':
    '1つの値（金額は通貨の単位）、または重みの付いた値のオブジェクトです。',
  'The weight of this value; weights need not add up to 1.': 'この値の重みです。重みの合計は1でなくてもかまいません。',
  'Other events that members make happen, at a constant rate.': '会員が一定の割合で起こす、ほかのイベントです。',
  'One kind of event.': '1種類のイベントです。',
  'How often a member does this in a year, on average.': '会員が1年に平均して何回行うかです。',
  "A money field that takes a spend like a purchase's, which makes the event a sale.":
    '購買と同じように使った金額を受け取る項目です。これがあるとイベントは売上になります。',
  'How purchases are taken back; how many is in the assumptions `return.*`.':
    '購買の取り消され方です。件数は前提`return.*`にあります。',
  "The program's event that takes back the purchase.": '購買を取り消す、プログラムのイベントです。',
  "Members joined evenly over this many months before the start; the warm-up's length unless said otherwise.":
    '会員が入会した月数です。開始前のこの月数にわたって均等に入会しています。指定がなければ助走期間の長さです。',
  'Who counts as a high-value member.': '優良会員とする基準です。',
  'The share of members at the start with the highest expected yearly contribution.':
    '開始時に、期待される年間貢献利益が最も高い会員の割合です。',
  'How members are asked whether they would recommend the business.':
    '事業を人に勧めるかどうかを会員に尋ねる方法です。',
  'The share of members invited each month.': '毎月、調査に招く会員の割合です。',
  'The numbers about how members behave.': '会員の行動についての数値です。',
  'The assumption ledger, relative to this file.': '前提の台帳です。このファイルからの相対パスで書きます。',
  'Other values for this simulation, by the id of the assumption.':
    'このシミュレーションで使う別の値です。前提のidごとに書きます。',
  "A value of this simulation's own. Without its own source and claim it counts as assumed.":
    'このシミュレーション独自の値です。独自の出典と確かさがなければ、仮定とみなされます。',
  'The value used.': '使われる値です。',
  'The lowest plausible value.': 'ありうる最小の値です。',
  'The highest plausible value.': 'ありうる最大の値です。',
  'Where the value comes from.': '値の出典です。',
  'How far the value may be trusted.': '値をどこまで信頼できるかです。',
  'What to watch.': '注意する点です。',
  'Every number about how members behave and what it is worth, with its range, its source and how far it may be trusted.':
    '会員の行動とその金銭的価値に関するすべての数値です。範囲、出典、どこまで信頼できるかを添えます。',
  'One entry for each number that the member model reads or the money is counted by.':
    '会員モデルが参照する数値、または金額の計算に使う数値ごとに1つの項目です。',
  'One number with its range and origin.': '範囲と由来の付いた1つの数値です。',
  'The name by which simulations and reports speak of it, for example `tier.lift`.':
    'シミュレーションと報告で使う名前です。たとえば`tier.lift`です。',
  'What the number counts, in words.': 'その数値が何を数えるかを言葉で書きます。',
  'The paper with its year, or that there is none.': '論文とその年、または論文がないことを書きます。',
  '`reproduces` a published result, `calibrated` to data, or `assumed`.':
    '公表された結果を再現する`reproduces`、データに合わせた`calibrated`、仮定の`assumed`のどれかです。',
  'What it means and what to watch.': 'その意味と注意する点です。',
  'Says which column of a table means what, so that its rows become events of a program.':
    '行がプログラムのイベントになるように、表のどの列が何を表すかを示します。',
  'The ISO 4217 code of the amounts; it must be the currency of the program.':
    '金額のISO 4217コードです。プログラムの通貨でなければなりません。',
  "The column with the member's identity.": '会員の識別子の列です。',
  'The column with the local time, written 2024-02-29 or 2024-02-29T18:30 or with seconds; or one column for the date and one for the time of day.':
    '現地時刻の列です。2024-02-29、2024-02-29T18:30、または秒まで書きます。日付の列と時刻の列に分けることもできます。',
  'The column with the date on which the event was posted, written 2024-02-29, empty where that is the day it happened.':
    'イベントが計上された日付の列です。2024-02-29のように書き、起きた日と同じなら空にします。',
  'Rows that are no events, each kind with its reason; the first that fits a row counts it.':
    'イベントではない行です。種類ごとに理由を書きます。行に最初に当てはまるものに数えられます。',
  'Shown in the report of the import.': '取り込みの報告に表示されます。',
  'Which rows are which event of the program; the first entry that fits a row takes it.':
    'どの行がプログラムのどのイベントかを示します。行に最初に当てはまるものが使われます。',
  'What a row with an unreadable value does: `fail` the whole import (the default), or `skip` the row and count it.':
    '読めない値のある行の扱いです。取り込み全体を失敗させる`fail`（既定）か、行を飛ばして数える`skip`です。',
  'Conditions that must all hold.': 'すべて成り立たなければならない条件です。',
  'Either `empty`, or a `comparison` with a `value`. Numbers compare as exact numbers, texts only as equal or not.':
    '`empty`か、`value`を伴う`comparison`のどちらか一方です。数は正確な数として、文字列は等しいかどうかだけで比べられます。',
  'The name of an event of the program.': 'プログラムのイベントの名前です。',
  'Rows of one member that are one event: each row by itself (the default), rows of one second, minute or day, or rows with one value in a column.':
    '1人の会員の、1つのイベントになる行です。1行ごと（既定）、同じ秒、分、日の行、または列の値が同じ行です。',
  'The columns that identify the event within its member. Without them the event is named by its time.':
    '会員の中でイベントを識別する列です。なければ、イベントは時刻で名付けられます。',
  'For a refund: the columns that hold the identity of the event taken back, empty where it is unknown.':
    '払い戻しの場合に、取り消されるイベントの識別子を持つ列です。不明なら空にします。',
  'Where each field of the event comes from.': 'イベントの項目それぞれの元です。',
  'Either a `column`, or a `product` of columns. Amounts and numbers are summed over the rows of a group.':
    '`column`か、列の`product`のどちらか一方です。金額と数は、まとめた行について合計されます。',
  'Takes the value with the opposite sign.': '値の符号を反対にします。',
  "Whether the event's value may lie below zero; `refused` by default.":
    'イベントの値がゼロ未満になってよいかです。既定は`refused`です。',
  'For a choice: the word of the program for each word of the column.':
    '選択肢の場合に、列の語それぞれに対応するプログラムの語です。',
  'The futures to simulate on the same draws; `program` and `none` unless said otherwise. What the program adds needs both.':
    '同じ抽選のもとでシミュレーションする世界です。指定がなければ`program`と`none`です。プログラムの上乗せ分を知るには両方が必要です。',
  '`program`: with its rules. `none`: the same members without any program. `no demotion`, `no rule demotion`: with its rules, but without what falls do to members, or only falls by a change of the rules. An object: another program, or the same with other settings or numbers.':
    '`program`はルールのある世界、`none`は同じ会員でプログラムのない世界です。`no demotion`と`no rule demotion`は、ランクの下降、またはルールの変更による下降だけが会員に何もしない世界です。オブジェクトなら、別のプログラム、または設定値や前提の違う同じプログラムです。',
  'What the world is called in the results.': '結果の中での世界の名前です。',
  'Another program file, relative to this file.':
    '別のプログラムのファイルです。このファイルからの相対パスで書きます。',
  'The day from which on `settings` hold, between the start and the end of the simulation. Until then, and for settings that are not named, the values of the program or of `settings` of the file are in force. Without it `settings` hold at all times.':
    '`settings`が有効になる日です。シミュレーションの開始から終了までの日を書きます。それまでの間と、書かれていない設定には、プログラムまたはファイルの`settings`の値が使われます。書かなければ、`settings`は常に有効です。',
  'What is different in the numbers about how members behave.': '会員の行動についての数値のうち、違うものです。',
  'Effects that are not there: the id of an assumption, or the word before its dot for all of a kind, for example `gradient`.':
    '働かせない効果です。前提のidか、`gradient`のようにドットの前の語でその種類すべてを指します。',
  'An id such as `gradient.pull`, or a kind such as `gradient`.':
    '`gradient.pull`のようなid、または`gradient`のような種類です。',
  'The money field that takes the margin on what the member spends; the margin is the assumption `margin.share`.':
    '会員が使う金額の粗利を受け取る項目です。粗利率は前提`margin.share`です。',
  'The event by which the program hears that a friend joined whom the member had recommended it to; how many is in the assumptions `referral.*`.':
    '会員に薦められた友人が入会したことをプログラムに伝えるイベントです。数は前提`referral.*`にあります。',
  'The event by which the program hears of an idea; how many is in the assumptions `idea.*`.':
    'アイデアをプログラムに伝えるイベントです。数は前提`idea.*`にあります。',
  'Kinds of members. Each member is one of them.': '会員像です。どの会員もそのどれかにあたります。',
  'One kind of member.': '1つの会員像です。',
  'What members of this kind are called.': 'その会員像の名前です。',
  'How many members are of this kind, beside the shares of the others; they need not add up to 1.':
    'その会員像の割合です。ほかの割合と比べたもので、合計が1である必要はありません。',
  'Values of the other fields of the event that holds the answers, where the program has a grid.':
    '回答を受け取るイベントの、ほかの項目の値です。プログラムに顧客グリッドがある場合に書きます。',
  'The value at which the effect is not there; absent for numbers that are no effect. A simulation turns effects off with `assumptions.off`.':
    '効果がなくなる値です。効果でない数値にはありません。シミュレーションでは`assumptions.off`で効果を切ります。',
  'how much of what a change may bring; changes that are accepted do not count':
    '変更がもたらすものの上限。承認した変更は数えません',
  'what is counted: changes of a grade, or changes of a direction for members':
    '数えるもの。重さ別の変更、または会員にとっての向き別の変更',
  'how many there may be': '何件までよいか',
  'whether more of them only warn, or block the change': '超えたとき、警告だけにするか、変更を止めるか',
  'changes that somebody looked at and meant': '誰かが確かめ、意図したものと認めた変更',
  'the twelve digits that stand beside the change': '変更の横に表示される12桁',
  'why it is meant': 'なぜ意図したものか',
  'the day on which it was accepted': '承認した日',
};
