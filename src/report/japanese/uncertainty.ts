/** Where intervals come from and what numbers hang on: English templates and their Japanese. */
export const UNCERTAINTY: Readonly<Record<string, string>> = {
  'a single replicate, with one draw of the assumptions: the interval is one point and says nothing':
    '1回の反復と、前提の1回の抽選（区間は1点であり、何も示さない）',
  'chance over {0} replicates, with members and luck drawn anew in every other one':
    '{0}回の反復での偶然（会員と運は1回おきに抽選し直す）',
  'the ranges of {0} assumptions, drawn anew in the replicates between':
    '{0}件の前提の範囲（その間の反復で抽選し直す）',
  'the ranges of {0} assumptions, drawn anew in each of {1} replicates':
    '{0}件の前提の範囲（{1}回の反復ごとに抽選し直す）',
  'replicates fewer than {0}: P5 and P95 lie at their ends and understate the spread':
    '反復が{0}回より少ないため、P5とP95は両端にあり、ばらつきを小さく見せる',
  'chance: all replicates have the same members and the same luck': '偶然（どの反復でも会員と運は同じ）',
  'that assumptions may be wrong together: each is drawn by itself':
    '複数の前提がそろって外れること（前提は1つずつ独立に抽選する）',
  'how numbers fitted to data vary together: no population file gives draws of a fit':
    'データに当てはめた数値がともに変わること（当てはめの抽選を持つ会員集団のファイルがない）',
  'how unlike the others those are who do not answer surveys': '調査に回答しない会員がほかの会員とどれほど違うか',
  chance: '偶然',
  assumptions: '前提',
  'median (P5-P95)': '中央値（P5-P95）',
  'Under each source: its part of the variance, by what drawing it alone anew changes; rough at few replicates.':
    '各要因の欄は分散に占める割合で、その要因だけを抽選し直したときの変化から求めます。反復が少ないと大まかです。',
  'Fewer than {0} replicates do not tell what each source contributes.':
    '反復が{0}回より少ないと、各要因の寄与はわかりません。',
  'Where the intervals come from': '区間の由来',
  '`{0}` reaches {1}, outside {2} to {3}': '`{0}`は{1}に及び、{2}から{3}の外にある',
  'leave a source of uncertainty out of the intervals; may be repeated':
    '不確かさの要因を区間から外します。繰り返し指定できます',
  'Sources that are left out: `chance` (members and luck) or `assumptions` (the ranges of the ledger).':
    '外す要因です。`chance`（会員と運）または`assumptions`（台帳の範囲）です。',
  'What the intervals of the forecast hold.': '予測の区間に含まれるものです。',
  'A source of uncertainty.': '不確かさの要因です。',
};
