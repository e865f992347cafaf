/** Where intervals come from and what numbers hang on: English templates and their Japanese. */
export const UNCERTAINTY: Readonly<Record<string, string>> = {
  'a single replicate, with one draw of the assumptions: the interval is one point and says nothing':
    '1回の反復と、前提の1回の抽選（区間は1点であり、何も示さない）',
  'chance over {0} replicates, with members and luck drawn anew in every other one':
    '{0}回の反復での偶然（会員と運は1回おきに抽選し直す）',
  'chance over {0} replicates, with members and luck drawn anew in one of {1}':
    '{0}回の反復での偶然（会員と運は{1}回に1回抽選し直す）',
  'the ranges of {0} assumptions, drawn anew in one of {1} replicates':
    '{0}件の前提の範囲（{1}回の反復に1回抽選し直す）',
  'in `nps.imputed` and `grid.imputed`, what those would have answered who did not, drawn anew in each replicate':
    '`nps.imputed`と`grid.imputed`では、回答しなかった会員の回答（反復ごとに抽選し直す）',
  'the uncertainty of the fitted population: all replicates have the parameters that fit best':
    '推定した集団の不確かさ（どの反復でも最もよく合うパラメーターを使う）',
  'NPS with the unknown': 'NPS（不明の会員を補う）',
  'the ranges of {0} assumptions, drawn anew in the replicates between':
    '{0}件の前提の範囲（その間の反復で抽選し直す）',
  'the ranges of {0} assumptions, drawn anew in each of {1} replicates':
    '{0}件の前提の範囲（{1}回の反復ごとに抽選し直す）',
  'replicates fewer than {0}: P5 and P95 lie at their ends and understate the spread':
    '反復が{0}回より少ないため、P5とP95は両端にあり、ばらつきを小さく見せる',
  'chance: all replicates have the same members and the same luck': '偶然（どの反復でも会員と運は同じ）',
  'that assumptions may be wrong together: each is drawn by itself':
    '複数の前提がそろって外れること（前提は1つずつ独立に抽選する）',
  'how unlike the others those are who do not answer surveys': '調査に回答しない会員がほかの会員とどれほど違うか',
  chance: '偶然',
  parameters: 'パラメーター',
  assumptions: '前提',
  imputation: '回答の補完',
  'median (P5-P95)': '中央値（P5-P95）',
  'Under each source: its part of the variance, by what drawing it alone anew changes; rough at few replicates.':
    '各要因の欄は分散に占める割合で、その要因だけを抽選し直したときの変化から求めます。反復が少ないと大まかです。',
  'Fewer than {0} replicates do not tell what each source contributes.':
    '反復が{0}回より少ないと、各要因の寄与はわかりません。',
  'Where the intervals come from': '区間の由来',
  '`{0}` reaches {1}, outside {2} to {3}': '`{0}`は{1}に及び、{2}から{3}の外にある',
  'leave a source of uncertainty out of the intervals; may be repeated':
    '不確かさの要因を区間から外します。繰り返し指定できます',
  'Sources that are left out: `chance` (members and luck), `parameters` (those of a fitted population), `assumptions` (the ranges of the ledger) or `imputation` (the answers of those who gave none).':
    '外す要因です。`chance`（会員と運）、`parameters`（推定した集団のパラメーター）、`assumptions`（台帳の範囲）、`imputation`（回答しなかった会員の回答）です。',
  'What the intervals of the forecast hold.': '予測の区間に含まれるものです。',
  'A source of uncertainty.': '不確かさの要因です。',
  'precise enough after {0} replicates': '{0}回の反復で十分な精度になりました',
  'not yet precise enough after {0} replicates: {1}': '{0}回の反復ではまだ精度が足りません: {1}',
  'stop when precise enough: "mcse<0.5%" of all headline numbers, or "mcse(atrisk.churn)<2%" of one':
    '十分な精度になったら止めます。主な数値すべてなら"mcse<0.5%"、1つなら"mcse(atrisk.churn)<2%"と書きます',
  'what each assumption does to a number at the ends of its range, instead of the forecast':
    '予測の代わりに、それぞれの前提を範囲の両端に動かすと数値がどうなるかを示します',
  'which assumptions a number hangs on at all, by the screening of Morris, instead of the forecast':
    '予測の代わりに、数値がどの前提に左右されるかをモリスの方法で選び出します',
  'write it as "mcse<0.5%" or "mcse(atrisk.churn)<0.01".':
    '"mcse<0.5%"または"mcse(atrisk.churn)<0.01"のように書いてください。',
  '{0}: {1} runs of {2} members, {3} months': '{0}: 会員{2}人、{3}か月を{1}回',
  'stopped: {0} of {1} runs were finished': '中断: {1}回のうち{0}回が終わりました',
  low: '下端',
  high: '上端',
  'What `{0}` hangs on, which is {1} at the end': '`{0}`（期末に{1}）を左右するもの',
  '`{0}` is not one number at the end of the horizon': '`{0}`は期末の1つの数値ではない',
  '`{0}` is not a metric of the forecast': '`{0}`は予測の指標ではない',
  'at the low end': '下端',
  'at the high end': '上端',
  '{0} at the low end of its range, {1} at the high end; all others keep their values.':
    '{0}は範囲の下端、{1}は上端。ほかの前提は元の値のままです。',
  '{0} more move it less.': 'ほかの{0}件の影響はこれより小さい。',
  '{0} do nothing to it.': '{0}件は影響しない。',
  'mu*: how far it moves the number over its whole range, on average. sigma: how much that depends on the others.':
    'mu*: 範囲全体で数値を平均してどれだけ動かすか。sigma: それがほかの前提にどれだけ左右されるか。',
  '{0} of {1} assumptions are at least a tenth as strong as the strongest.':
    '{1}件の前提のうち{0}件の影響は、最も強いものの10分の1以上です。',
};
