/** What a calibration found, and what its data cannot tell: English templates and their Japanese. */
export const CALIBRATED: Readonly<Record<string, string>> = {
  'Purchases of {0}': '{0}の購買',
  purchases: '購買',
  'of {0}': '{0}による',
  'on a day with another': '同じ日にほかの購買がある',
  'put together': '1つにまとめた',
  skipped: '除外',
  'left out': '除いた',
  'a return: a negative amount takes no part in how often and how much is bought':
    '返品: 負の金額は購買の頻度と金額に数えない',
  'no customer': '顧客がない',
  'customer `{0}`': '顧客は`{0}`',
  'date `{0}`': '日付は`{0}`',
  'amount `{0}`': '金額は`{0}`',
  'no amount': '金額なし',
  'times quantity `{0}`': '個数`{0}`を掛ける',
  'Read as {0}.': '列の読み方: {0}。',
  'one customer': '顧客1人',
  '{0} customers': '顧客{0}人',
  'Models fitted to {0} until {1}': '{0}に{1}までの購買で合わせたモデル',
  model: 'モデル',
  'log-likelihood': '対数尤度',
  score: 'スコア',
  '{0} with standard errors: {1}.': '{0}のパラメーター（標準誤差）: {1}。',
  '{0} at its edge': '{0}は端の値',
  'Chosen by {0}.': '選んだ基準: {0}。',
  "Chosen by the {0}; the score is the mean log probability of a customer's purchases there, and less than 0.01 apart counts as equal.":
    '選んだ基準: {0}。スコアはその期間の顧客1人の購買の対数確率の平均で、差が0.01未満なら同じとみなします。',
  'score on the last third of the calibration': '推定期間の最後の3分の1でのスコア',
  'BIC, for want of purchases in the last third': 'BIC（最後の3分の1に購買が足りないため）',
  'Spending: Gamma-Gamma p {0}, q {1}, gamma {2}, from {3} repeat buyers;':
    '支出: Gamma-Gamma p {0}、q {1}、gamma {2}、再購買した顧客{3}人から。',
  '{0} mean {1} a purchase.': '{0}1回の平均は{1}。',
  '{0} no finite mean.': '{0}平均は有限ではない。',
  'Holdout, {0}, {1} weeks': '検証期間 {0}、{1}週',
  forecast: '予測',
  actual: '実際',
  bias: '偏り',
  MAE: 'MAE',
  RMSE: 'RMSE',
  'cum. MAPE': '累積MAPE',
  'last week': '最終週',
  reach: '購買者率',
  AUC: 'AUC',
  'top 10%': '上位10%',
  'same rate as before': '以前と同じ率',
  'nobody buys': '誰も買わない',
  '{0} purchases (the actual lie inside)': '購買{0}回（実際の値は区間の中）',
  '{0} purchases (the actual lie outside)': '購買{0}回（実際の値は区間の外）',
  '{0} of {1} weeks': '{1}週のうち{0}週',
  '90% interval of {0}, over chance and parameters: {1}, reach {2}; {3} and {4} of customers lie in theirs.':
    '{0}の90%区間（偶然とパラメーターを含む）: {1}、購買者率{2}。{3}と、顧客の{4}がそれぞれの区間に入っています。',
  'Repeat purchases by week': '週ごとの再購買',
  'cumulative until': '累積の終わり',
  'off by': '誤差',
  holdout: '検証',
  'What these data cannot tell': 'このデータからはわからないこと',
  '{0} of {1}': '{1}の{0}',
  'no dropout identifiable: these data cannot tell customers who left from customers who buy slowly, so nothing about churn should be read from this fit':
    '離反を識別できない: このデータでは、離反した顧客とまれにしか買わない顧客を見分けられないため、この推定から離反を読み取ってはならない',
  'only one customer bought again, too few to hold the parameters: read intervals, not numbers':
    '再び購買した顧客が1人しかなく、パラメーターが定まらない: 数値ではなく区間を読むこと',
  'only {0} customers bought again, too few to hold the parameters: read intervals, not numbers':
    '再び購買した顧客が{0}人しかなく、パラメーターが定まらない: 数値ではなく区間を読むこと',
  'some parameters run to the edge of what is possible, where the data say no more about them: {0}':
    '一部のパラメーターが可能な範囲の端に達し、データからそれ以上はわからない: {0}',
  '{0} of {1} is weakly identified: very different values fit about as well, though the forecasts differ little':
    '{1}の{0}は弱くしか識別されない: 大きく異なる値でも同じ程度に合い、予測はほとんど変わらない',
  '{0} of {1} are weakly identified: very different values fit about as well, though the forecasts differ little':
    '{1}の{0}は弱くしか識別されない: 大きく異なる値の組でも同じ程度に合い、予測はほとんど変わらない',
  'nothing was held back, so nothing shows how good the forecast is: give {0}':
    '検証のために取り置いた購買がなく、予測の良し悪しを示すものがない: {0}を指定すること',
  'customers bought more after {0} than the 90 % interval allows: something changed between calibration and holdout, or the model is wrong':
    '{0}より後の購買が90%区間より多い: 推定期間と検証期間の間に何かが変わったか、モデルが誤っている',
  'customers bought less after {0} than the 90 % interval allows: something changed between calibration and holdout, or the model is wrong':
    '{0}より後の購買が90%区間より少ない: 推定期間と検証期間の間に何かが変わったか、モデルが誤っている',
  'more customers bought again than the 90 % interval allows: do not plan with how many come back':
    '再び購買した顧客が90%区間より多い: 戻ってくる人数を計画に使わないこと',
  'fewer customers bought again than the 90 % interval allows: do not plan with how many come back':
    '再び購買した顧客が90%区間より少ない: 戻ってくる人数を計画に使わないこと',
  'months differ from the model by up to {0} %': '月ごとのモデルとの差は最大{0}%',
  'months differ little from the model': '月ごとのモデルとの差は小さい',
  'seasonality is not modeled: with less than two years of data a season cannot be told from a trend ({0}), and a peak yet to come is in no forecast':
    '季節性はモデルに入っていない: 2年に満たないデータでは季節と傾向を区別できず（{0}）、これから来る山はどの予測にも入っていない',
  'no amounts of enough repeat buyers: spending is not fitted': '再購買した顧客の金額が足りない: 支出は推定していない',
  'the fitted spending has no finite mean: a few customers outweigh all others':
    '推定した支出の平均が有限ではない: 少数の顧客がほかのすべてを上回る',
  'those who buy more often spend more a time (correlation {0}), which Gamma-Gamma takes to be unrelated: heavy buyers are worth more than it says':
    '頻繁に買う顧客ほど1回に多く使う（相関{0}）。Gamma-Gammaは無関係とみなすため、多く買う顧客の価値はこの推定より高い',
  'those who buy more often spend less a time (correlation {0}), which Gamma-Gamma takes to be unrelated: heavy buyers are worth less than it says':
    '頻繁に買う顧客ほど1回に少なく使う（相関{0}）。Gamma-Gammaは無関係とみなすため、多く買う顧客の価値はこの推定より低い',
  '{0} stands for {1} with {2}': '{0}は{1}、{2}を表す',
  'one repeat purchase': '再購買1回',
  '{0} repeat purchases': '再購買{0}回',
  '{0}; no holdout shows how well it forecasts.': '{0}。予測の良し悪しを示す検証期間はない。',
  '{0}. In the holdout it forecast {1} purchases of {2}, {3} too few':
    '{0}。検証期間の購買{2}回に対して予測は{1}回で、{3}少ない',
  '{0}. In the holdout it forecast {1} purchases of {2}, {3} too many':
    '{0}。検証期間の購買{2}回に対して予測は{1}回で、{3}多い',
  '{0}, where "same rate as before" is off by {1}.': '{0}（「以前と同じ率」の誤差は{1}）。',
  'stopped: intervals rest on {0} of {1} samples': '中断: 区間は{1}個の標本のうち{0}個に基づきます',
};
