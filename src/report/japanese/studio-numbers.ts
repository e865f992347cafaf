/** What the numbers of the studio mean: English templates and their Japanese. */
export const STUDIO_NUMBERS: Readonly<Record<string, string>> = {
  'No high-value member is at risk at the start.': '開始時に離反しそうな優良会員はいません。',
  '! Of {0} at-risk high-value members, {1} leave by {2}.':
    '! 離反しそうな優良会員{0}人のうち、{2}までに{1}が離反します。',
  '! Of {0} at-risk high-value members, {1} leave by {2}; without the program {3}.':
    '! 離反しそうな優良会員{0}人のうち、{2}までに{1}が離反します。プログラムがなければ{3}です。',
  'Tier mix': 'ランク構成',
  'NPS {0} among the {1} of members who have answered; the others are unknown and never guessed.':
    'NPSは回答した会員（{1}）で{0}。ほかの会員は不明で、推測はしません。',
  'Formula: {0}': '計算式: {0}',
  'A setting of the program.': 'プログラムの設定です。',
  'claim: {0}': '確かさ: {0}',
  'value: {0}': '値: {0}',
  'in the what-if: {0}': '「もしも」での値: {0}',
  'It has no range.': '範囲はありません。',
  'range: {0} to {1}': '範囲: {0}から{1}',
  'Members who have not left.': '離反していない会員です。',
  'members at the start + friends who joined - those who left': '開始時の会員＋紹介で入会した人−離反した人',
  'The share of active members who hold the tier.': '活動中の会員のうち、そのランクの会員の割合です。',
  'active members in the tier / active members': 'そのランクの活動中の会員÷活動中の会員',
  'Sales since the start, less refunds.': '開始後の売上から返金を引いたものです。',
  'sales - refunds, month by month': '売上−返金（月ごと）',
  'What sales leave after the goods and the benefits are paid.': '売上から商品と特典の費用を引いて残るものです。',
  'net sales x margin share - hard and soft benefit cost': '純売上×粗利率−特典の直接費と間接費',
  'What the program adds: the same members live on the same luck without any program.':
    'プログラムによる上乗せです。同じ会員が同じ運のもとで、プログラムなしで過ごした場合と比べます。',
  'margin with the program - benefit cost - margin without, each replicate with its own twin':
    'プログラムありの粗利−特典費用−なしの粗利（反復ごとに対で比べる）',
  'What each unit of money spent on the program brings back beyond itself.':
    'プログラムに使った金額1あたり、それを超えて戻るものです。',
  '(added margin - all cost of the program) / all cost of the program':
    '（増えた粗利−プログラムの全費用）÷プログラムの全費用',
  'What the change adds to the program as it is, on the same members and luck.':
    '同じ会員と運のもとで、この変更が今のプログラムに上乗せするものです。',
  'margin - benefit cost with the change, less the same without it, each replicate with its own twin':
    '変更後の（粗利−特典費用）−変更前の同じもの（反復ごとに対で比べる）',
  'Points earned since the start.': '開始後に発行したポイントです。',
  'the sum of what was earned': '発行の合計',
  'Points spent on rewards since the start.': '開始後に特典に使われたポイントです。',
  'the sum of what was redeemed, less what was given back': '利用の合計−返還されたもの',
  'Points that lapsed since the start.': '開始後に失効したポイントです。',
  'the sum of what expired': '失効の合計',
  'Points on the books at the end, those of members who left among them.':
    '期末に帳簿に残るポイントです。離反した会員のものも含みます。',
  'opening + issued - redeemed - expired - reversed - cleared - converted': '期首＋発行−利用−失効−取消−清算−交換',
  'What the outstanding points will cost, at what rewards cost.': '未使用のポイントにかかる費用です（特典の原価で）。',
  'outstanding points x share redeemed in the end x cost of a point':
    '未使用のポイント×最終的に使われる割合×1ポイントの原価',
  'The part of past sales that is owed for points, by IFRS 15 and ASC 606.':
    '過去の売上のうち、ポイントとして負っている部分です（IFRS 15、ASC 606）。',
  'deferred in proportion to stand-alone prices, released as points are redeemed':
    '独立販売価格の比で繰り延べ、ポイントの利用に応じて認識する',
  'The share of members who leave in the last month.': '最終月に離反した会員の割合です。',
  'left in the month / members at its start': 'その月に離反した会員÷月初の会員',
  'Members in the top share by expected contribution whose satisfaction is that of a detractor: profitable, unhappy, gone at the first chance.':
    '期待貢献利益が上位で、満足度が批判者の水準の会員です。利益は大きいが不満で、機会があれば離れます。',
  'active high-value members with the satisfaction of a detractor': '満足度が批判者の水準の、活動中の優良会員',
  'Of the members at risk at the start, the share that has left by the end.':
    '開始時に離反しそうだった会員のうち、期末までに離反した割合です。',
  'of those at risk at the start: gone / all': '開始時に離反しそうだった会員について、離反÷全員',
  'The yearly contribution of the members at risk.': '離反しそうな会員の年間貢献利益です。',
  'the sum of their expected yearly contribution without any program': 'プログラムがない場合の期待年間貢献利益の合計',
  'The Net Promoter Score among those who answered a survey.': '調査に回答した会員のネットプロモータースコアです。',
  'share of promoters - share of detractors, among the answers': '回答に占める推奨者の割合−批判者の割合',
  'How many members have answered a survey.': '調査に回答した会員の割合です。',
  'members with an answer / members': '回答のある会員÷会員',
  'Active members by profit, high or low, and by what they last answered to a survey; who never answered is unknown.':
    '利益の高低と最後の調査の回答で分けた在籍会員。一度も答えていない会員は「不明」です。',
  'a count at the end of the month; unknown ones are never guessed':
    '月末の人数。「不明」を推測で埋めることはありません',
  'Members who were in one cell of the grid a month before and are in another, or have left.':
    '前の月にグリッドの1つのマスにいて、今は別のマスにいるか、離反した会員。',
  'a count over the last month, member by member': '最終月に会員ごとに数える',
  angel: 'エンジェル',
  'high passive': '高利益の中立者',
  hostage: '抑留者',
  'high unknown': '高利益の不明',
  'low promoter': '低利益の推奨者',
  'low passive': '低利益の中立者',
  rebel: '反逆者',
  'low unknown': '低利益の不明',
};
