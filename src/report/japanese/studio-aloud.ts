/** What the studio says aloud, line by line: English templates and their Japanese. */
export const STUDIO_ALOUD: Readonly<Record<string, string>> = {
  'filter: {0}; {1} lines.': '絞り込み: {0}。{1}行。',
  'line {0}: {1}': '{0}行目: {1}',
  'member {0}, worth {1} a year, tier {2}, satisfaction {3}': '会員{0}、年間の価値{1}、ランク{2}、満足度{3}',
  '{0}, stays.': '{0}、継続。',
  '{0}, leaves in {1}.': '{0}、{1}に退会。',
  '{0}: {1} members at the end.': '{0}: 期末に会員{1}人。',
  '{0} In {1}; {2}; source: {3}': '{0} 単位: {1}。{2}。出典: {3}',
  '{0} is {1}.': '{0}は{1}。',
  '{0} is {1}; it hangs most on {2}: {3} at its low end, {4} at its high end.':
    '{0}は{1}。最も左右するのは{2}で、低い端では{3}、高い端では{4}。',
  '{0} at {1}: {2}': '{0}が{1}のとき: {2}',
  '{0}: as it is {1}, what-if {2}': '{0}: 現状{1}、もしも{2}',
  '{0}; difference {1}': '{0}。差{1}',
  'from {0} to {1}: {2} members in the last month.': '{0}から{1}へ: 最終月に{2}人。',
  '{0}: left out': '{0}: 外した',
  '{0}: goal {1}': '{0}: 目標{1}',
  'Enter takes a goal in or leaves it out, Escape goes back.': 'Enterで目標を加えるか外し、Escapeで戻ります。',
  '{0}; no other place outdoes it': '{0}。これに勝る点はほかにありません',
};
