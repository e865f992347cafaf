/** What a change of a program does to members: English templates and their Japanese. */
export const EFFECTS: Readonly<Record<string, string>> = {
  'more than may be told': '公表できる数を超過',
  'blocked: `{0}` is {1} ({2}), at most {3} may be': '阻止: `{0}`は{1}（{2}）、上限は{3}',
  'watch out: `{0}` is {1} ({2}), at most {3} should be': '注意: `{0}`は{1}（{2}）、上限の目安は{3}',
  'blocked: `{0}` is {1} ({2}), at least {3} must be': '阻止: `{0}`は{1}（{2}）、下限は{3}',
  'watch out: `{0}` is {1} ({2}), at least {3} should be': '注意: `{0}`は{1}（{2}）、下限の目安は{3}',
  'old version': '旧版',
  'new version': '新版',
  'old version \\ new version': '旧版＼新版',
  difference: '差',
  'tenth of value': '価値の十分位',
  'cell of the grid': 'グリッドのセル',
  'by cell of the grid': 'グリッドのセル別',
  '{0}, by tenth of value': '{0}（価値の十分位別）',
  'stand lower, worst day': '最も悪い日に下がっている割合',
  'stand higher, best day': '最も良い日に上がっている割合',
  'more have left at the end': '最終日までの退会の増分',
  'hostages lost': '失われた抑留者',
  'cost of benefits': '特典の費用',
  'On {0}, as if the new rules had always held': '{0}、新しい規則が初めからあったとした場合',
  'On {0}, when the change takes effect': '{0}、変更の発効日',
  'On {0}, at the review': '{0}、判定日',
  'On {0}, whole years after': '{0}、発効から満の年数の日',
  'On {0}, the last day': '{0}、最終日',
  lower: '下降',
  higher: '上昇',
  left: '退会',
  'lost: there under the old version alone; kept: there under the new one alone':
    '喪失は旧版でのみ在籍、維持は新版でのみ在籍',
  'What it does to the {0} members of {1}': '{1}の会員{0}人への影響',
  'What it does to {0} members of {1}, in a single replicate': '{1}の会員{0}人への影響（1反復）',
  'What it does to {0} members of {1}, median of {2} replicates (P5-P95)':
    '{1}の会員{0}人への影響、{2}反復の中央値（P5～P95）',
  'Nobody moves: all {0} members stand the same and have the same under both.':
    '誰も動きません。会員{0}人全員のランクも持ち分も両版で同じです。',
  'Nobody moves: all {0} members stand and do the same under both, in a single replicate.':
    '誰も動きません。1反復で、会員{0}人全員のランクも行動も両版で同じです。',
  'Nobody moves: all {0} members stand and do the same under both, in each of {1} replicates.':
    '誰も動きません。{1}反復のすべてで、会員{0}人全員のランクも行動も両版で同じです。',
  'Nobody moves between tiers on the days looked at, though some have other points or rewards.':
    '見た日にランクが動いた会員はいませんが、ポイントや特典が異なる会員がいます。',
  'Nobody moves between tiers on the days looked at, though some do otherwise.':
    '見た日にランクが動いた会員はいませんが、行動が異なる会員がいます。',
  'At the end {0} more have left.': '最終日までの退会は{0}人多くなります。',
  'Who has left at the end changes by {0}.': '最終日までの退会の変化は{0}人です。',
  'Who has left at the end changes by {0}, of the hostages by {1}.':
    '最終日までの退会の変化は{0}人、うち抑留者は{1}人です。',
  'At the end {0} more have left, of the hostages {1}.': '最終日までの退会は{0}人多く、うち抑留者は{1}人です。',
  'Contribution changes by {0}, no clear gain or loss.': '貢献利益の変化は{0}で、明らかな増減はありません。',
  'Contribution changes by {0}.': '貢献利益の変化は{0}です。',
  'On {0} {1} of {2} members stand lower and {3} higher.': '{0}には会員{2}人のうち{1}人が下がり、{3}人が上がります。',
  'for {0} lacks {1}': '{0}に不足: {1}',
  'member {0}, tenth {1} of 10 by value': '会員{0}、価値の第{1}十分位',
  'member {0}, tenth {1} of 10 by value, {2}': '会員{0}、価値の第{1}十分位、{2}',
  '{0}: on {1} {2} under the old version, {3} under the new one': '{0}: {1}に旧版では{2}、新版では{3}',
  'Behavior follows one ladder, under the old version `{0}`; while it is not in force, what another gives is not felt, and that another takes its place is no fall.':
    '行動は一つのラダーに従います（旧版では`{0}`）。それが有効でない間、ほかのラダーが与えるものは行動に影響せず、別のラダーに代わることも降格とは受け取られません。',
  'Behavior follows one ladder, under the new version `{0}`; while it is not in force, what another gives is not felt, and that another takes its place is no fall.':
    '行動は一つのラダーに従います（新版では`{0}`）。それが有効でない間、ほかのラダーが与えるものは行動に影響せず、別のラダーに代わることも降格とは受け取られません。',
  'Some of those who end lower': '下がった会員の例',
  'members are those of a simulation or real ones': '会員はシミュレーションのものか実在のもののどちらか一方です',
  'names are shown on a terminal only': '名前は端末にのみ表示します',
  '`{0}` is not judged: nothing tells of it without --impact': '`{0}`は判定できません。--impactなしでは値がありません',
  'error: none of the programs compared is `{0}`, which the simulation is about':
    'エラー: 比較したプログラムの中に、シミュレーションの対象`{0}`がありません',
  'error: events are those of one program: name its two versions':
    'エラー: イベントは一つのプログラムのものです。その二つの版を指定してください',
  'what the change does to the members of a simulation': '変更がシミュレーションの会員に及ぼす影響',
  'what the change does to real members: CSV, gzip, Parquet or JSON lines':
    '変更が実在の会員に及ぼす影響（CSV、gzip、Parquet、JSON Lines）',
  "what real members' names are hidden by (default: another in every run)":
    '実在の会員の名前を隠すための文字列（既定: 実行ごとに別のもの）',
  'show real members by their own names; on a terminal only': '実在の会員を本名で表示（端末のみ）',
  'what the effect on members is bounded by; known where an impact is asked for':
    '会員への影響を制限する値（影響を求めたときだけ分かる）',
  'the most that the difference may be': '差の上限',
  'the least that the difference may be': '差の下限',
  'which number of the interval of the difference is held against the bound': '差の区間のどの値を限度と比べるか',
};
