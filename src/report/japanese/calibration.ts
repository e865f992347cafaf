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
  'members who end after a purchase live from their first: `joinSpread` exceeds `warmup`':
    '購買の後に離反する会員は最初の購買から始まる: `joinSpread`が`warmup`を超えている',
  'the fitted population: a draw takes the parameters of one of {0} samples of the customers':
    '推定した集団の不確かさ: 抽選のたびに、顧客の{0}個の標本のうち1つのパラメーターを使う',
  'the fitted population: the ranges of {0} parameters, two standard errors wide on either side':
    '推定した集団の不確かさ: {0}個のパラメーターの範囲（両側に標準誤差2つぶん）',
  'the uncertainty of other numbers fitted to data': 'データから推定したその他の数値の不確かさ',
  'members who join after the start but by word of mouth, and trends': '口コミ以外で開始後に入会する会員、および傾向',
  'fit a population to real purchases: how often, how long and how much; judged by what came after':
    '実際の購買から集団を推定し（頻度、期間、金額）、その後の購買で検証します',
  'purchases: CSV, text in columns, gzip, Parquet or JSON lines':
    '購買: CSV、桁をそろえたテキスト、gzip、Parquet、JSON Lines',
  'who bought, by name or by place from 1 (default: the usual names)':
    '購買した顧客の列です。名前か、1から数えた位置で指定します（既定: よく使われる名前）',
  'the day of the purchase': '購買日の列です',
  'what was spent; with --quantity, the price of one': '金額の列です。--quantityを付けると、1個の価格です',
  'how many were bought': '個数の列です',
  'the last day of the calibration; what comes later is held back to judge it':
    '推定期間の最後の日です。それより後は検証のために取り置きます',
  'leave out what comes after this day': 'この日より後を除きます',
  'models to choose from (default: all of {0})': '候補のモデルです（既定: {0}のすべて）',
  'samples of customers, for intervals': '区間のための、顧客の標本の数です',
  'the seed of the samples; the same seed gives the same bytes':
    '標本のシードです。同じシードなら同じバイト列になります',
  'write the population, for simulate': 'simulateで使う集団を書き出します',
  'write one or more of {0}, with commas between.': '{0}から1つ以上を、コンマで区切って書きます。',
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
