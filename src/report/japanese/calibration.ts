/** Populations fitted to purchases, and their files: English templates and their Japanese. */
export const CALIBRATION: Readonly<Record<string, string>> = {
  '`{0}` has no column with a usual name for {1}': '`{0}`には、{1}によく使われる名前の列がない',
  'the customer': '顧客',
  'the day of a purchase': '購買日',
  'say which it is: {0}, by name or by place as in {1}':
    '{0}で列を指定します。名前のほか、{1}のように位置でも指定できます',
  'stands in a line that is no object': 'オブジェクトではない行にある',
  'write dates as {0} or {1}': '日付は{0}か{1}のように書きます',
  '{0} of {1} rows of `{2}` cannot be read': '`{2}`の{1}行のうち{0}行が読めない',
  'say which column is what: {0}': 'どの列が何かを指定します: {0}',
  'no row of `{0}` is a purchase': '`{0}`に購買の行がない',
  'error: {0}': 'エラー: {0}',
  'wrote {0}': '書き出した: {0}',
  'stopped: nothing was fitted to the end, and nothing is written':
    '中断: 推定は終わっておらず、何も書き出していません',
  'error: nobody bought twice by {0}, and a population is fitted to repeat purchases':
    'エラー: {0}までに2回以上購買した顧客がいません。集団は再購買から推定します',
  'Give {0} to keep the population for a simulation.': '集団をシミュレーションに使うには{0}を指定します。',
  '`--until {0}` leaves nothing: the purchases are from {1} to {2}':
    '`--until {0}`では何も残らない: 購買は{1}から{2}まで',
  '`--split {0}` leaves nothing to judge by: it must be before {1}':
    '`--split {0}`では検証に使うものが残らない: {1}より前でなければならない',
  '`--split {0}` leaves nothing to fit: the purchases are from {1} to {2}':
    '`--split {0}`では推定に使うものが残らない: 購買は{1}から{2}まで',
  'the population file has no parameter `{0}`': '集団ファイルにパラメーター`{0}`がない',
  '`{0}` has its value from the population file': '`{0}`の値は集団ファイルで決まっている',
  'members of a fitted population live from their first purchase: `joinSpread` exceeds `warmup`':
    '推定した集団の会員は最初の購買から始まる: `joinSpread`が`warmup`を超えている',
  'A population file of `regalia calibrate`, relative to this file: how often members buy, how they leave and what they spend.':
    '`regalia calibrate`の集団ファイルです。このファイルからの相対パスで書きます。会員の購買頻度、離反、支出が入っています。',
  'A population fitted to real purchases by `regalia calibrate`: how often customers buy, how they leave, how much they spend.':
    '`regalia calibrate`が実際の購買から推定した集団です。顧客の購買頻度、離反、支出を表します。',
  'The version of this form.': 'この形式の版です。',
  'The data that the population was fitted to.': '集団を推定したデータです。',
  'The version that fitted it.': '推定したregaliaの版です。',
  'The name of the data file, without its folder.': 'データファイルの名前です。フォルダーは含みません。',
  "The hash of the data file's bytes.": 'データファイルのバイト列のハッシュです。',
  'Customers first seen by the end of the calibration.': '推定期間の終わりまでに現れた顧客の数です。',
  'Their repeat purchases by then.': 'それまでの再購買の数です。',
  'The day of the first purchase.': '最初の購買の日です。',
  'The last day of the calibration.': '推定期間の最後の日です。',
  'The seed of the bootstrap samples.': 'ブートストラップ標本のシードです。',
  'When customers buy and how they leave.': '顧客がいつ購買し、どう離反するかです。',
  'The model, by its name in the field.': 'モデルです。この分野での名前で書きます。',
  'Purchases come after every k-th step of a Poisson process; 1 is purely random.':
    '購買はポアソン過程のk歩ごとに起こります。1なら完全にランダムです。',
  'The criterion that chose the model.': 'モデルを選んだ基準です。',
  'Whether the data tell customers who left from those who buy slowly.':
    '離反した顧客と、まれにしか買わない顧客をデータから見分けられるかです。',
  'The log-likelihood at these parameters.': 'このパラメーターでの対数尤度です。',
  'What customers spend on a purchase; null where it could not be fitted.':
    '顧客が1回の購買で使う金額です。推定できなかった場合はnullです。',
  'Correlation of how often with how much, over repeat buyers; the model takes it to be zero.':
    '再購買した顧客での、頻度と金額の相関です。モデルはこれを0とみなします。',
  'How much more or less is bought in a month of the year.': '年のうちのある月に、購買がどれだけ多いか少ないかです。',
  'From January to December; 1 is a month as the model has it.': '1月から12月までです。1ならモデルどおりの月です。',
  'The index of a month.': '月の指数です。',
  'The months of the data behind the indices.': '指数のもとになったデータの月です。',
  'A month.': '月です。',
  'Whether a simulation applies the indices; only where every month of the year was seen twice.':
    'シミュレーションが指数を使うかです。年のすべての月が2回ずつ観測された場合だけ使います。',
  'Parameters that fit bootstrap samples of the customers.': '顧客のブートストラップ標本に合うパラメーターです。',
  'One sample.': '1つの標本です。',
  "In the order of the model's parameters.": 'モデルのパラメーターの順に並べます。',
  "In the order of the spend model's parameters.": '支出モデルのパラメーターの順に並べます。',
  'A parameter.': 'パラメーターです。',
  'What must not be read from this population.': 'この集団から読み取ってはならないことです。',
  'One caution.': '1つの注意です。',
  'Which one, for machines.': 'どの注意かを機械に示す名前です。',
  'What it says.': '注意の内容です。',
  'Parameters by name. Rates are per week, money in units of the currency.':
    '名前ごとのパラメーターです。率は週あたり、金額は通貨の単位です。',
  'Covariance of the logarithms of the parameters, in their order; null where the data do not hold them.':
    'パラメーターの対数の共分散です。パラメーターの順に並べます。データから決まらない場合はnullです。',
  'A row.': '行です。',
  'A covariance.': '共分散です。',
};
