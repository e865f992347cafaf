/** The help of the command line: English templates and their Japanese. */
export const HELP: Readonly<Record<string, string>> = {
  'Loyalty programs as text: checked, tested, explained, simulated.':
    '会員プログラムを文章で書き、検査、テスト、説明、シミュレーションを行います。',
  'print the version': 'バージョンを表示します',
  'the language to speak (default: by locale)': '表示する言語です（既定: ロケールに従う）',
  'show this help': 'このヘルプを表示します',
  'show help for a command': 'コマンドのヘルプを表示します',
  '(run with --help for what there is)': '（--helpを付けると、使い方が表示されます）',
  'Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 unusable data, 70 a bug of ours.':
    '終了コード: 0 正常、1 問題あり、2 使い方の誤り、3 使えないデータ、70 regaliaの不具合',
  'find every problem of programs, with place, reason and fix':
    'プログラムのすべての問題を、場所、理由、直し方とともに示します',
  'program files, or folders of them': 'プログラムのファイル、またはそのフォルダー',
  'how problems are shown': '問題の表示形式です',
  'the same as --format json': '--format jsonと同じです',
  'write programs in their canonical form; comments and meaning stay':
    'プログラムを標準形に整えます。コメントと意味は変わりません',
  'change nothing; exit with 1 when a file is not in canonical form':
    '何も変更せず、標準形でないファイルがあれば1で終了します',
  'run the examples inside programs': 'プログラムの中の例を実行します',
  'show what the examples touch: rules, both sides of every threshold, windows, tiers':
    '例が触れるものを示します（ルール、基準の両側、集計期間、ランク）',
  'write the coverage as a page, in one file': '網羅状況を1つのファイルのページとして書き出します',
  'exit with 1 when the examples of a program touch less':
    '例が触れる割合がこれより小さいプログラムがあれば1で終了します',
  'print the results as JSON': '結果をJSONで出力します',
  "show one member's ledger and tier: every posting with its rule, line and the values read":
    '1人の会員の台帳とランクを示します。記帳ごとに、ルール、行、参照した値が付きます',
  'a program file': 'プログラムのファイル',
  'what happened: CSV, gzip, Parquet or JSON lines': '起きたことの履歴（CSV、gzip、Parquet、JSON Lines）',
  'which column of the history is what': '履歴のどの列が何を表すかを示すファイルです',
  'which member; needed when the history has several': 'どの会員かを指定します。履歴に複数の会員がいるときに必要です',
  'explain until this day (default: the last event)': 'この日までを説明します（既定: 最後のイベント）',
  'what is still missing for a tier, and by when': 'ランクに足りないものと、その期限を示します',
  'what comes next: reviews, ends of tiers, points that lapse':
    '今後の予定を示します（定期判定、ランクの終わり、失効するポイント）',
  'what something would do, as in "purchase amount ¥5_000"; may be repeated':
    '起きた場合の結果を示します（例: "purchase amount ¥5_000"）。繰り返し指定できます',
  'give a setting another value': '設定値に別の値を与えます',
  'print the explanation as JSON': '説明をJSONで出力します',
  "real members' ledgers and tiers under a program: tier mix by month, points that tie out, who is near a tier":
    '実際の会員の台帳とランクをプログラムに当てはめます。月ごとのランク構成、ポイントの突き合わせ、ランクに近い会員を示します',
  'which column of the events is what': 'イベントのどの列が何を表すかを示すファイルです',
  'replay until this day (default: the first of the month after the last event)':
    'この日まで再現します（既定: 最後のイベントの翌月1日）',
  'print the result as JSON': '結果をJSONで出力します',
  'forecast tier mix, money and the churn of at-risk high-value members':
    'ランク構成、金額、離反しそうな優良会員の離反を予測します',
  'a simulation file (default: Starbucks Rewards Japan)': 'シミュレーションのファイル（既定: Starbucks Rewards Japan）',
  'how many members': '会員数です',
  'how many replicates': '反復数です',
  'the seed; the same seed gives the same bytes': 'シードです。同じシードからは、最後の1バイトまで同じ結果が得られます',
  'how many worker threads (default: one per processor)': 'ワーカースレッドの数です（既定: プロセッサーごとに1つ）',
  'print manifest and rows as JSON': '実行条件と行をJSONで出力します',
  'also write the rows as CSV, JSON and Parquet, the points month by month, and a manifest':
    '行をCSV、JSON、Parquetでも、月ごとのポイントと実行条件とともに書き出します',
  'keep what is finished in a file; the same command goes on from there after it was stopped or killed':
    '終わった分をファイルに残し、停止や強制終了の後に同じコマンドで続きから実行します',
  'also write one HTML page to keep: the forecast, the books that tie out, every assumption':
    '保存用のHTMLページも書き出します。予測、帳尻の合う台帳、すべての前提を載せます',
  'write a date from {0} to {1}, as in 2025-03-31.': '{0}から{1}までの日付を、2025-03-31のように書いてください。',
  'write a whole number from {0} to {1}.': '{0}から{1}までの整数を書いてください。',
  'write it as name=value, as in gold_stars="300 star".':
    'gold_stars="300 star"のように、名前=値の形で書いてください。',
  'what a change of programs means for members, with a history that shows each change':
    'プログラムの変更が会員にとって何を意味するかを、変更ごとの履歴の例とともに表示します',
  'a file, a folder or ref:path; alone, what HEAD has of it against the working tree':
    'ファイル、フォルダー、またはref:path。1つだけならHEADと作業ツリーを比べます',
  'a file, a folder or ref:path': 'ファイル、フォルダー、またはref:path',
  'how changes are shown': '変更の表示形式です',
  'the same as --format markdown: a comment on a pull request': '--format markdownと同じ: プルリクエストのコメント',
  'the same as --format sarif: SARIF 2.1.0': '--format sarifと同じ: SARIF 2.1.0',
  'the same as --format github: annotations': '--format githubと同じ: 注釈',
  'look for no histories': '履歴の例を探しません',
  'save the histories as programs with one example each, ready to be tested':
    '履歴の例を、テストできる例が1つずつ入ったプログラムとして保存します',
  'bounds on changes (default: guardrails.json, where it is there)': '変更の上限（既定: guardrails.jsonがあればそれ）',
  'changes that are meant (default: accepted-changes.json, where it is there)':
    '意図した変更（既定: accepted-changes.jsonがあればそれ）',
  'how git shows programs': 'gitでのプログラムの表示方法',
  'make git compare programs in canonical form, in this repository':
    'このリポジトリで、gitがプログラムを標準形で比べるようにします',
  'also check the programs of each commit before it is made': 'コミットの前にプログラムの検査もします',
  'print a program as git compares it: in canonical form, without comments':
    'gitが比べる形（コメントのない標準形）でプログラムを表示します',
};
