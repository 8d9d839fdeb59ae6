### 用户可见的全部中文文字；键和变量与 en.ftl 相同。

### 引用用户所写的内容用“…”；照抄的代码保留 `…` 或 TOML 的引号。

### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇
count-cities = { $count } 座城市
count-replications = { $count } 次重复模拟

## 词，以及句子的组成部分

word-phase = 阶段
word-design = 方案
word-lever = 举措
word-parameter = 参数
word-target = 目标
word-threshold = 门槛
word-shock = 冲击
word-value = 值
word-factor = 因素
word-column = 列
word-variation = 变化

join-brackets = （{ $text }）
join-comma = { $before }、{ $after }
join-semicolon = { $before }；{ $after }
join-sentences = { $before }{ $after }
join-clauses = { $before }；{ $after }
join-end = { $text }。
join-colon = { $before }：{ $after }

## 网页

page-sections = 目录
page-no-script = 图表需要启用 JavaScript；图中数值均列于表格。
page-hash = 本页文件哈希值（FNV-1a，不含哈希值本身）。它可发现意外改动，但不能防伪：任何人都可以重新计算。要核实数值，请用 jiesu verify 命令重新运行模拟。

page-design = <strong class="design">{ $name }</strong>

# 模拟的内容。
page-about = { $designs }{ $baseline }；{ $sets }{ $cities } × { $replications }；{ $streets }；{ $period }；随机种子 { $seed }
page-about-baseline = ，以 { $name } 为基准方案
page-designs = { $count } 个方案
page-coalitions = { $count } 个政策举措组合
page-sets = { $count } 组参数，
page-cities = { $count } 座合成城市
page-cities-between = { $fewest }–{ $most } 座合成城市
page-replications-between = { $fewest }–{ $most } 次重复模拟
page-streets = 模拟 { $all } 个街乡镇中的 { $simulated } 个
page-streets-all = 模拟全部 { $all } 个街乡镇
page-period = 自 { $start } 起 { $months } 个月

# 注意事项。
page-caveats = 注意事项
page-caveat-everywhere = （全部方案）
page-caveat-but-baseline = （基准方案以外的全部方案）
page-caveat-many = （{ $names } 等 { $count } 个）
page-explain = jiesu explain { $code }

# 结论。
page-answer = 结论
page-rises = 提高 <strong>{ $size }</strong> 个百分点{ $interval }
page-changes = 变动 <strong>{ $size }</strong> 个百分点{ $interval }
page-falls = 降低 <strong>{ $size }</strong> 个百分点{ $interval }
page-interval = 95 % 单个置信区间 { $range }
page-interval-joint = 95 % 联合置信区间 { $range }
page-replications-alone = 仅重复模拟 ± { $size }
page-setting = 在{ $cities }{ $sets }的模拟中（{ $replications }），
page-setting-data = 依据{ $city }数据合成的 { $count } 座城市
page-setting-made-up = { " " }{ $count } 座虚构城市
page-setting-sets = 、{ $count } 组参数
page-setting-in-all = 重复模拟 { $count } 次
page-setting-each = 每座城市重复模拟 { $count } 次
page-city-unnamed = 未命名城市
page-city-beijing = 北京市
page-answer-resolution = { $setting }与 { $baseline } 相比，采用 { $design } 后，按独立观察口径，解决率{ $change }
page-answer-cured = 实际解决率（模拟）{ $change }
page-answer-official = 按官方口径（市级回访），解决率{ $change }
page-answer-official-level = 按官方口径（市级回访），解决率为 <strong>{ $level }</strong>，{ $baseline } 无回访
page-at-least = 至少 { $share }
page-at-most = 至多 { $share }
page-answer-better = 该方案在 { $units } 个合成城市中的 { $better } 个更优，据此推断在{ $bound } 的同类城市中更优（置信度 95 %）
page-answer-better-replications = 该方案在同一合成城市的 { $units } 次模拟中有 { $better } 次更优，据此推断在{ $bound } 的模拟中更优（置信度 95 %）
page-answer-better-sets = 该方案在 { $units } 个参数组中的 { $better } 个更优，据此推断在{ $bound } 的同类参数组中更优（置信度 95 %）
page-answer-more-hours = 总工时（在编人员工时、加班工时与占用其他工作时间之和）增加 <strong>{ $share }</strong>
page-answer-fewer-hours = 总工时（在编人员工时、加班工时与占用其他工作时间之和）减少 <strong>{ $share }</strong>
page-answer-displaced = { $before }；仅新增的占用其他工作时间一项就相当于基准方案总工时的 <strong>{ $share }</strong>，由此耽误的其他工作不在任何指标之中
page-scope-sets = 95 % 置信区间涵盖参数组、城市和重复模拟的差异{ $alone }。
page-scope-cities = 95 % 置信区间涵盖城市和重复模拟的差异，不含参数的不确定性{ $alone }。
page-scope-one = 95 % 置信区间仅反映一座城市内重复模拟的随机波动，不含城市间差异和参数的不确定性。
page-scope-alone = ；“仅重复模拟”指同一批城市内重复模拟对应的区间半宽
page-lead-point = 在 { $count } 组参数取值中，该组使解决率变动最大。
page-lead-selected = 该方案从 { $count } 个方案中选出{ $again }，见“方案优选”。
page-lead-again = ；在新城市中复评，解决率差异为 { $difference } 个百分点
page-lead-least = 在 { $count } 个方案中，该方案降幅最小；其余见下表。
page-lead-highest = 在 { $count } 个方案中，该方案解决率最高，领先幅度部分源于择优偏差；其余见下表。
page-none-better = 按独立观察口径的解决率，<strong>没有方案优于</strong>基准方案 { $baseline }。以下为降幅最小的方案。
page-baseline-chosen = 按{ $objective }优选，{ $count } 个方案中<strong>选中</strong>的是基准方案 { $baseline }，其他方案均未被证明更优。以下为其余方案中解决率最高的方案。
page-level = <strong>{ $level }</strong>{ $range }
page-run-first = { $setting }{ $design } 方案下，按独立观察口径，解决率为 { $resolution }{ $official }；实际解决率（模拟）为 { $cured }。
page-run-next = { $design } 方案下，按独立观察口径，解决率为 { $resolution }{ $official }；实际解决率（模拟）为 { $cured }。
page-run-official = ；按官方口径（市级回访），解决率为 { $level }
page-run-one-trial = 仅模拟一次：没有置信区间，再模拟一次，数值会有所不同。
page-run-one-city = 括号内为均值的 95 % 单个置信区间，仅反映一座城市内重复模拟的随机波动，不含城市间差异和参数的不确定性。
page-run-cities = 括号内为均值的 95 % 单个置信区间，涵盖城市和重复模拟的差异，不含模型未考虑的因素。
page-levers-raise = { $setting }全部政策举措合计，按独立观察口径，解决率提高 <strong>{ $size }</strong> 个百分点。{ $count } 项政策举措中贡献最大的是：{ $levers }。
page-levers-lower = { $setting }全部政策举措合计，按独立观察口径，解决率降低 <strong>{ $size }</strong> 个百分点。{ $count } 项政策举措中贡献最大的是：{ $levers }。
page-lever = { $name } <strong>{ $value }</strong>{ $range }
page-levers-note = 括号内为 95 % 单个置信区间。这是对模型中效应的分解，不能说明各项举措在现实城市中的作用。
page-switching = 参数取基准值时，最优方案为 { $best }。在所测试的范围内，<strong>{ $count } 个参数中有 { $changed } 个</strong>单独改变时会使其他方案成为最优。

# 结论之后的各节。
page-main = 各方案差异：官方口径、独立观察口径与实际解决率
page-main-note = 细线：完整的 95 % 置信区间；粗线：其中仅由重复模拟产生的部分。比率的差异以百分点计。{ $family }；其余区间各自单独成立。
page-main-note-alone = 细线：95 % 置信区间（如有）；粗线：其中仅由重复模拟产生的部分。比率的差异以百分点计。
page-heading-joint = { $heading }（95 % 联合）
page-heading-alone = { $heading }（95 % 单个）
page-left-out = 本页列出 { $count } 个方案中的 { $shown } 个、{ $all } 次模拟中的 { $trials } 次：基准方案，以及独立观察口径解决率变动最大的方案。
page-results = 模拟结果
page-results-caption = 各次模拟的均值（括号内为 95 % 单个置信区间）
page-spread = 三率的分布
page-spread-trials = 各次模拟之间（城市与重复模拟）
page-spread-trials-note = 线：各次模拟的 5 %–95 % 分位数，不足 19 次时为全距；框：中间 50 %；竖线：中位数；点：单次模拟，超过 60 次时为等距分位数。
page-spread-streets = 街乡镇之间（按其承办的工单）
page-spread-streets-note = 各街乡镇取各次模拟的均值；点为每 5 % 分位数。
page-accounts = 对公布数据的各种解释
page-months = 逐月变化
page-months-note = 线为各次模拟的中位数：实线为官方口径解决率（有市级回访时），长虚线为独立观察口径解决率，短虚线为实际解决率（模拟）；色带为各次模拟的 5 %–95 % 分位数，不足 19 次时为全距。
page-all = 全部差异
page-districts = 各区
page-districts-differences = 各区：{ $design } 减 { $baseline }，解决率（独立观察口径），百分点
page-districts-levels = 各区：{ $design }，解决率（独立观察口径）
page-districts-note = 每格代表一个区，位置大致对应；颜色越深，数值越高。除人口外，各区属性均为随机抽取，不代表现实中的该区。
page-costs = 成本
page-gains = 受益与受损情况
page-gains-note = 独立观察口径。同一城市的全部重复模拟合并计算，置信区间反映城市之间的差异。比率以百分点计；未解决人日按每人每年计，越少越好。受益、受损比例指解决率上升、下降的街乡镇所占比例，其中含抽样误差。
page-attribution = 效应分解
page-attribution-note = 贡献指该项举措带来的增量在所有引入次序上的平均值（Shapley 值；有分组时为 Owen 值）。这是对模型中效应的分解，而不是现实城市中的：现实中各项举措同时实施。
page-choice = 方案优选
page-switching-values = 会改变结论的参数
page-sensitivity = 结果取决于哪些参数
page-sensitivity-note = 一阶指数：若该参数已知，取值范围内的方差会减少的比例；总指数：若其他参数均已知，方差仍保留的比例。区间包含代理模型的不确定性、抽样误差和数值积分误差，不包含取值范围的选择和未变动的参数。
page-screening = 参数的筛选
page-scope-ranges = 区间包含代理模型的不确定性和抽样误差，不包含取值范围的选择和未变动的参数。
page-decision = 在各参数组上的决策
page-robustness = 结论的依据
page-rules = 各方案的规则差异
page-rules-caption = · 表示与首列相同；用 jiesu explain KEY 查看各键的说明
page-rules-key = 键
page-more-rows = 另有 { $count } 行，请在屏幕上查看

# 方法和来源。
page-method = 方法与局限
page-method-model = 模型逐件模拟合成城市中的诉求：谁来反映、派给哪个单位、如何办理、回访时市民如何回答。各方案在相同日期遇到相同的问题（公共随机数，CRN），因此差异反映的是规则，而不是随机波动。
page-method-reviews = <b>官方口径</b>的比率来自市级回访，仅在设有回访的方案中才有；<b>独立观察口径</b>在每个方案中询问全部办结工单的市民，结果不告知任何单位；<b>实际解决率（模拟）</b>指问题在模型中是否确实解决，与各方的说法无关。
page-method-rates = 响应率（有的文章称“回应率”，含义相同）：市民称承办单位已联系；解决率：市民称问题已解决；满意率：满意计 1，基本满意计 0.9，不满意计 0。三率均以回访工单为分母。“吹哨”指街乡镇召集部门到场处理；“首接负责制”指首个承办单位负责到底。
page-method-intervals = 置信区间仅反映抽样误差：重复模拟之间的差异；有多座城市时还包括城市之间的差异；有参数组时还包括参数组之间的差异。模型未考虑的因素不在任何区间之内。单个置信区间平均每 20 个中有 1 个不包含期望值；联合置信区间则在 20 项研究的 19 项中全部包含期望值。
page-method-limits = 行为参数多为假设。人员、能力、动机和诉求表达均为随机抽取，即使名称相同，任何数字也不代表现实中的街道或部门。结果不是预测，也不是对任何人或单位的评价。
page-provenance = 数据来源与复现
page-report-by = 报告生成程序
page-results-by = 结果生成程序
page-seed = 随机种子
page-identical = 相同的方案，只模拟一次
page-trials = 模拟次数
page-trials-value = { $designs } × { $sets }{ $cities } × { $replications }
page-trials-all = { $value }；共 { $count } 次模拟
page-trials-some = { $designs } 个方案共 { $all } 次模拟；本页为其中 { $value }，{ $count } 次模拟
page-trials-cities-between = { $fewest }–{ $most } 座城市
page-trials-sets = { $count } 组参数（{ $values }）×{ " " }
page-measurement-period = 统计期
page-warmup = { $period }，此前 { $months } 个月不计入统计
page-scale = 模拟规模
page-orders-events = 工单数、事件数
page-orders-events-all = 全部方案的工单数、事件数
page-reproduce = 要复现结果，并通过重新运行模拟核对本页，请在结果文件夹中运行以下命令：
page-scenarios = 情景
page-scenarios-hash = 情景文件哈希值
page-scenarios-orders = 工单

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }
error-trial = { $design } 城市 { $city } 第 { $replication } 次重复模拟：{ $reason }
error-no-words = 失败，没有说明
error-system = { $kind ->
    [not-found] 文件或文件夹不存在
    [denied] 没有访问权限
    [exists] 已有同名的文件或文件夹
    [no-folder] 路径中有一部分不是文件夹
    [folder] 这是文件夹，不是文件
    [not-empty] 文件夹不是空的
    [read-only] 所在磁盘为只读
    [full] 磁盘空间不足
    [too-large] 文件过大
    [name] 文件名无效
    [not-text] 内容无法读取
    [memory] 内存不足
   *[other] 系统报错
  }（系统原文：{ $said }）

## 输入：文件、键和值

input-not-a-span = 此处为“{ $text }”，应为时长，如 "30 min"、"2 h" 或 "7 d"
input-span-too-long = 此处为“{ $text }”，应为 0 秒至 60 年之间的时长
input-not-a-date = 此处为“{ $text }”，应为日期，如 "2019-01-01"
input-a-flag = 布尔值 true 或 false
input-a-whole-number-or-more = 不小于 { $min } 的整数
input-a-whole-number = { $min } 至 { $max } 之间的整数
input-a-number = 数字
input-a-span = 时长，如 "30 min"、"2 h" 或 "7 d"
input-a-list-of-spans = 时长的列表，时长如 "30 min"、"2 h" 或 "7 d"
input-a-date = 日期，如 "2019-01-01"
input-a-text = 带引号的文字
input-numbers = 含 { $count } 个数字的列表
input-a-list-of-texts = 带引号的词的列表
input-a-list-of = 由 { $items } 组成的列表
input-named-tables = 由带名称的表组成的表
input-a-table-of-keys = 由键组成的表
input-a-list-of-tables = 由表组成的列表
input-a-table = 表
input-a-list = 列表
input-or-more = { $what }，不小于 { $min }
input-between = { $what }，{ $min } 至 { $max }
input-either = { $words } 或 { $last }
input-a-byte = 此处为字节 0x{ $byte }，应为 UTF-8 文本
input-maybe-utf-16 = 文件可能是 UTF-16 编码：请另存为 UTF-8
input-carriage-returns = 各行以回车符（CR）结尾，应以换行符结尾
input-a-workbook = 此文件为电子表格工作簿，应为 UTF-8 文本
input-utf-16 = 此处为 UTF-16 编码的文本，应为 UTF-8 文本
input-gbk = 此处为 GBK（GB18030）编码的文本，应为 UTF-8 文本
input-cut = 文件在一个字符中间结束，应为完整的 UTF-8 文本
input-cut-hint = 文件不完整：请重新复制或保存
input-damaged = 文件可能已损坏，或不是 CSV 文件
input-save-in-excel = 在 Excel 中另存为 CSV UTF-8（逗号分隔）
input-save-gbk = 把文件另存为 UTF-8，或用 `iconv -f GB18030 -t UTF-8` 转换
input-save-utf-16 = 把文件另存为 UTF-8，或用 `iconv -f UTF-16 -t UTF-8` 转换
input-save-utf-8 = 把文件另存为 UTF-8
input-separator = 各列以{ $separator }分隔，应以逗号分隔
input-semicolons = 分号
input-tabs = 制表符
input-full-width-commas = 全角逗号
input-full-width-semicolons = 全角分号
input-bars = 竖线
input-empty-table = 此文件为空，应有表头和数据行
input-quoted-header = 整个表头写在一对引号内，应为每列一个单元格
input-unnamed-column = 有一列没有列名，而第 { $line } 行在该列有内容，应有列名
input-second-column = 列名重复，每个列名只能出现一次；第一处在 { $line }:{ $column }
input-header-and-rows = 表头有 { $expected } 列，其下各行均为 { $rows } 列，应当一致
input-fields = 此行有 { $found } 个单元格，应与表头一致，为 { $expected } 个
input-unknown-column = 未知的列
input-did-you-mean-key = 是否为 `{ $name }`？
input-columns = 可用的列有 { $columns }；自定义列以 `_` 开头
input-missing-column = 表头缺少列 `{ $name }`
input-no-rows = 没有数据行，表头下至少应有一行
input-nothing-for-text = 此处为空，应为文字
input-nothing = 空值
input-expected = 此处为 { $found }，应为 { $expected }
input-at-most = 不超过 { $most } 的数
input-open-quote = 引号没有闭合，文件结束前应有右引号
input-text-after-quote = { $line }:{ $column } 处的单元格在右引号之后还有文字，应为逗号；单元格内的引号须重复书写
input-missing-key = 缺少此键，每个{ $what }都应有
input-a-name = 名称
input-a-name-without-control = 不含控制字符 { $code } 的名称
input-a-name-without-invisible = 不含不可见字符 { $code } 的名称
input-a-name-without-blanks = 首尾没有空格的名称
input-a-name-without-star = 不含 `*` 的名称（`*` 代表所有名称）
input-a-name-too-long = 不超过 { $most } 个字节的名称，现为 { $length } 个
input-a-file-name = 有效的文件名
input-a-file-name-device = 有效的文件名：在 Windows 上这是设备名
input-the-name = 名称为 { $name }，应为 { $expected }
input-rename-file = 结果以不带扩展名的文件名命名：请重命名文件
input-other-format = 请使用写出此文件的 jiesu 版本；jiesu { $version } 读取格式 { $format }
input-key-and-value = 此处为“{ $set }”，应为 键=值
input-not-a-key = 此处的键为“{ $key }”，应形如 rules.whistle.enabled
input-nothing-after-equals = `=` 之后为空，应为值
input-value-not-toml = 此处为 { $value }，不是有效的 TOML：{ $message }
input-backslash = 双引号中的反斜杠表示转义：路径请写 `/` 或使用单引号
input-bare-point = 小数点之前要有数字：写 `0.2`，不写 `.2`
input-no-file = 没有此文件
input-no-file-called = 没有文件 `{ $name }`
input-a-folder = 此处为文件夹，应为文件
input-a-folder-called = 此处为文件夹 `{ $name }`，应为文件
input-a-circle = 文件之间循环引用：{ $round }
input-empty-file = 文件中没有任何键，应为情景
input-jiesu-new = `jiesu new NAME` 可生成一个起始情景
input-extends-in-text = 此处为“{ $file }”，但这段文本不是文件，不能使用 `extends`
input-second-phase = 阶段“{ $name }”重复出现，每个名称只能出现一次
input-star-without-table = 没有 `*` 可以代表的表，至少应有一个
input-one-of-two = 同时给出 `{ $first }` 和 `{ $second }`，只能取其一
input-second = 此键有第二个{ $what }，只能有一个；第一个在第 { $line } 行，见 { $place }
input-second-spelled = 此键有第二个{ $what }，只能有一个；第一个 `{ $spelled }` 在第 { $line } 行，见 { $place }
input-includes-key = `{ $spelled }` 已包含此键
input-name-other-file = 请直接指定另一个文件
input-own-format = 每个文件各自写明格式
input-not-to-be-set = 此处为 `{ $key }`，应为可以设置的键
input-no-such-phase = 没有阶段“{ $name }”，应为情景中已有的阶段
input-no-phases = 情景没有阶段
input-phases = 情景的阶段有 `{ $names }`
input-whole-phase = 此处为整个阶段，应为键，如 phase.NAME.rules.whistle.enabled
input-unknown-key = 未知的键
input-two-brackets = 写作 `[[{ $path }]]`，用双层方括号
input-such-as-set = 如 `set = {"{"} "rules.whistle.enabled" = true {"}"}`
input-empty-list = 列表为空，至少应有一个值
input-items = 含 { $count } 项的列表
input-twice = { $value } 出现两次，只能出现一次
input-in-brackets = 放在方括号中：`["{ $text }"]`
input-set-in-plan = 在试验计划中，用 `set` 为所有方案设置，如 `set = {"{"} "{ $key }" = … {"}"}`
input-belongs-at-top = `{ $key }` 应写在文件开头、第一个表之前
input-belongs-in = `{ $key }` 属于 `[{ $table }]`
input-several-tables = 有多个表含键 `{ $key }`：请指明其一，如 `{ $first }`
input-known-here = 此处可用的键：{ $known }
input-explain-tables = `jiesu explain` 列出所有的表
input-explain-keys = `jiesu explain { $table }` 列出其中的键
input-without-quotes = 不带引号：`{ $word }`
input-largest-whole = TOML 没有更大的整数：请用较小的数
input-without-point = 不带小数点和指数：`{ $number }`
input-add-unit = 加上单位和引号：`"{ $value } d"`、`"{ $value } h"` 或 `"{ $value } min"`
input-write-span = 写作 "{ $span }"；单位有 `s`、`min`、`h`、`d` 和 `w`
input-units = 单位有 `s`、`min`、`h`、`d` 和 `w`
input-one-unit = 只写一个数字和一个单位，如 "90 min"
input-typographic-quote = 排版引号
input-typographic-dash = 排版破折号
input-full-width-comma = 全角逗号
input-full-width-point = 全角句点
input-full-width-bracket = 全角括号
input-special-blank = 特殊空格
input-full-width-blank = 全角空格
input-full-width-character = 全角字符
input-invisible-character = 不可见字符
input-not-toml = 不是有效的 TOML：{ $found }
input-parser-said = { $said }（解析器原文）
input-single-quotes-such-as = 路径请写 `/` 或使用单引号：'{ $inner }'
input-single-quotes = 路径请写 `/` 或使用单引号
input-escape = 双引号中有反斜杠，它表示 `\n` 之类的转义
input-a-plain = 半角 `{ $character }`
input-look-alike = 此处为 { $character }（{ $kind }），应为 { $expected }
input-look-alike-none = 此处为 { $character }（{ $kind }），应删去
input-carriage-return-alone = 此处只有回车符，其后应有换行符
input-comment = 注释以 `#` 开头
input-json = 这像是 JSON，但情景和试验计划使用 TOML，如 `run.months = 3`
input-two-equals = 此处为 `==`，应为一个 `=`
input-joined-by-equals = 键和值用 `=` 连接：`{ $left } = { $right }`
input-quote-key = 含有其他字符的键要加引号："{ $word }"
input-expected-a-value = 此处为 { $word }，应为值
input-quote-text = 文字要加引号："{ $word }"
input-line-ends = 保存文件时使用 Unix（LF）或 Windows（CRLF）的换行符
input-write = 写作 `{ $what }`
input-did-you-mean = 是否为 "{ $word }"？
input-as-fraction = 比例写成小数：{ $written } 写作 `{ $share }`
input-remove-semicolon = 去掉分号：写作 `{ $value }`
input-remove-comma = 去掉逗号：写作 `{ $value }`
input-leave-out = 不写此键，即取默认值
input-quote-span = 时长要加引号："{ $text }"
input-comma-or-point = 数字不用逗号分节：`{ $whole }{ $part }`；小数用小数点：`{ $whole }.{ $part }`
input-without-commas = 数字不用逗号分节：`{ $number }`
input-decimal-point = 小数用小数点：`{ $whole }.{ $part }`
input-write-date = 日期写作 "{ $date }"
input-language = 应为 `en` 或 `zh`
input-table-as-key = 此处为表，应为带值的键
input-range = 范围无效，应给出最小值和最大值，类型均为：{ $kind }

## 情景及其数据和参数组

scenario-a-name-without-at = 不含 `@` 的名称（`@` 用于分隔单位代码的各部分）
scenario-add-category = 添加表，如 `[city.categories.market]`，或从 `jiesu new NAME` 开始
scenario-no-category = 没有问题类别，至少应有一个
scenario-no-mix = 没有 `mix` 大于 0 的类别，至少应有一个
scenario-add-table = 添加表 `[{ $table }]`
scenario-owner = 此处为“{ $owner }”，应为 "street" 或 `city.functions` 中某个表的名称
scenario-one-lead = 只有一个时长，应不写，或至少写两个：最短和最长
scenario-lead-order = { $before } 之后为 { $found }，时长应从短到长排列
scenario-left-open = 此处为 { $found }，与 `at_once`（{ $atonce }）之和不应超过 1
scenario-own-function = 此处为“{ $function }”，即该类别的主办职能，而这里只应列出其他职能
scenario-no-function = 此处为“{ $function }”，应为 `city.functions` 中某个表的名称
scenario-function-street = 职能不能用此名称：作为主办者，`street` 指街道本身
scenario-functions = 共有 { $count } 项职能，最多 { $most } 项
scenario-no-staff = 没有 `staff` 大于 0 的职能，至少应有一项
scenario-phase-late = 阶段 `{ $phase }` 始于 { $from }，应早于模拟结束之日 { $end }
scenario-dispersion = 此处为 { $dispersion }，应为 0 或不小于 1
scenario-closes = 此处为 { $closes }，应晚于 `city.lines.opens`（{ $opens }）
scenario-attention = 此处为 { $high }，不应小于 `behaviour.attention_low`（{ $low }）
scenario-second-shock = 冲击“{ $name }”重复出现，每个名称只能出现一次
scenario-move-shock = 移动冲击的日期，或用 `run.start`、`run.months`、`run.lead_in` 和 `run.warmup` 移动模拟时段；`--set demand.shock=[]` 可去掉全部冲击
scenario-shock-outside = 此处为 { $from }，应在模拟时段之内，即 { $first } 或之后、{ $end } 之前
scenario-categories = 已有类别：{ $names }
scenario-shock-category = 此处为“{ $category }”，应为某个表 `city.categories.NAME` 的名称
scenario-relative-paths = 路径相对于写有该路径的文件
scenario-no-folder = 没有文件夹 { $path }
scenario-no-file = 没有文件 { $path }
scenario-a-folder = 此处为文件夹 { $path }，应为文件
scenario-requires = 需要 `rules.{ $lever }`，但它没有启用
scenario-ranking-needs-callback = 没有回访就没有可供排名的官方口径指标：设置 `rules.callback.enabled = true`
scenario-accountability = 部门通过考核承担责任：设置 `rules.ranking.enabled = true`，或 `accountability = 0`
scenario-entry-without-ranking = 此处为 "rank"，但 `rules.ranking` 没有启用，应有据以列入治理的排名
scenario-entry-outside-ranking = 此处包含 `rules.ranking` 没有生效的街乡镇；`entry` 为 "rank" 时，应只含参加排名的街乡镇
scenario-entry-hint = 让 `rules.ranking` 在这些街乡镇生效，或设置 `entry = "all"`，由 `where` 选定街乡镇
scenario-warning-needs-hotline = 有多条热线时没有统一的每日工单数：设置 `rules.hotline.enabled = true`
scenario-alarms = 此处为 { $alarms }，不应超过 `within`（{ $within }）
scenario-weights = 权重之和为 { $sum }，应为 1
scenario-unreadable = 无法读取：{ $reason }
scenario-phase-early = 此处为 { $from }，不应早于 `rules` 生效首日 { $first }
scenario-warmup-rules = 预热期的规则在 `[warmup.rules.…]` 中设置
scenario-phase-same-day = 此处为 { $from }，与阶段 `{ $other }` 的起始日相同，应为另一天
scenario-path-not-utf-8 = 路径 { $path } 不是 UTF-8，情景文件无法写入
scenario-rename-folder = 用 UTF-8 重命名文件夹：结果会记录其数据的路径
scenario-in-sets-too = 此处与参数组（{ $file }:{ $line }:{ $column }）都设置了此键，只能取其一
scenario-in-sets-too-hint = 从参数组中去掉该列，或从方案中去掉该键
scenario-table-in-set = 此处为表，应为值：每个键各占一列
scenario-no-such-key = `{ $name }` 中没有此键
scenario-set-column = 此列名为“{ $name }”，应为键，如 demand.reporting_intercept
scenario-set-key = 此键不描述城市或居民，应使用如 demand.reporting_intercept 的键
scenario-set-no-key = 表头中没有情景的键，应有如 demand.reporting_intercept 的键
scenario-set-no-value = 此处为空，每个参数组都应有值
scenario-second-set = 参数组“{ $text }”重复出现，每个名称只能出现一次
scenario-no-sets = 没有数据行，每个参数组应占一行
scenario-not-a-column = 此处为“{ $name }”，不是 { $file } 的列
scenario-second-key = “{ $name }”重复出现，每个键只能出现一次
scenario-sets-used-without-sets = 设为 { $used }，但没有 `run.sets`，应给出参数组文件
scenario-no-sets-file = 没有文件 `{ $file }`，应为参数组文件
scenario-sets-used = 此处为 { $used }，不应超过 `{ $file }` 中参数组的个数 { $count }
scenario-no-effect = 提示：`{ $key }` 在此不起作用：{ $reason }
scenario-too-many-functions = 共有 { $count } 个表，最多 30 个
scenario-function-unknown = 此处为“{ $name }”，应为某个表 `city.functions.NAME` 的名称
scenario-not-covered = 需要 `rules.{ $lever }`，但它并未在所有这些街乡镇生效
scenario-not-covered-hint = `rules.{ $lever }` 的 `where` 和 `where_share` 应覆盖此举措的范围
scenario-share-of-none = 此处为 { $share }，选不到任何参与模拟的街乡镇
scenario-larger-share = 增大比例，或增大 `run.scale`
scenario-units = 共有 { $count } 个街乡镇和部门，最多 65,535 个
scenario-communities = 共有 { $count } 个社区，应少于 16,777,216 个
scenario-residents = 共有 { $count } 名居民，最多 4,294,967,295 名
scenario-too-many-categories = 共有 { $count } 个类别，最多 255 个
scenario-new-problems = 一个社区每天约新增 { $count } 个问题，最多 8,000 个：请缩小社区或减少问题
scenario-open-problems = 一个社区中约有 { $count } 个 `{ $category }` 类的未决问题，最多 8,000 个：请缩小社区，或减少问题、缩短其持续时间
scenario-code-of-district-or-street = 请给出代码：区为“{ $district }”，街乡镇为“{ $street }”
scenario-district-and-street = 此处为“{ $name }”，既是区名也是街乡镇名，应指明其一
scenario-no-such-place = 此处为“{ $name }”，应为城市数据中某个区或街乡镇的名称或代码
scenario-one-of-codes = 请给出代码：“{ $first }”或“{ $second }”
scenario-several-streets = 此处为“{ $name }”，有多个街乡镇使用此名称，应指明其一
scenario-streets-at-random = 模拟的街乡镇是随机抽取的：请改用区，或设置 `run.scale = 1`
scenario-street-at-scale = 规模为 { $scale } 时给出了街乡镇“{ $name }”，应为区
scenario-shocks = 共有 { $count } 个冲击，最多 { $most } 个
scenario-shocks-meet = 此处为 { $from }，此时同一区内同一类别的冲击 `{ $other }` 仍在持续
scenario-shocks-meet-hint = 提前结束 `{ $other }`，合并两个冲击，或使用不同的区
scenario-shock-problems = 第一天一个社区约有 { $problems } 个问题，最多 { $limit } 个
scenario-shock-problems-hint = 缩小社区，或减小 factor
scenario-shock-consultations = 第一天一个街乡镇最多有 { $contacts } 次咨询，上限为 { $limit } 次
scenario-districts = 已有的区：{ $names }
scenario-no-such-district = 此处为“{ $name }”，应为城市中某个区的名称、英文名或代码
scenario-in-set = { $message }（{ $file } 的参数组“{ $set }”）
scenario-no-such-city = 没有第 { $city } 座城市，共 { $count } 座
scenario-no-such-set = 没有第 { $set } 个参数组，共 { $sets } 个
scenario-day-twice = { $date } 重复出现，每天只能出现一次：第一处在第 { $line } 行
scenario-day-both = { $date } 为 { $kind }，而在第 { $line } 行为 { $earlier }：只能取其一
scenario-calendar = 模拟时段为 { $first } 至 { $last } 年，应在此日历所涵盖的 { $covered } 之内
scenario-no-holiday = 日历中没有 { $year } 年的节假日
scenario-years = { $first } 至 { $last }
scenario-years-of-holidays = 有节假日的年份
scenario-a-profile = 大于 0 且不超过 1,000,000 的数
scenario-profile-twice = { $word } { $index } 重复出现，只能出现一次：第一处在第 { $line } 行
scenario-profile-index = 此处为 { $index }，应为 { $word } 的序号，从 { $first } 至 { $last }
scenario-profile-missing = 没有 { $kind } { $index } 的行，{ $count } 个序号应各有一行
scenario-place-twice = “{ $other }”重复出现，每个 { $column } 只能出现一次：第一处在第 { $line } 行
scenario-name-shared = 此处为“{ $name }”，第 { $line } 行的 { $other } 也使用此名称，名称不能重复
scenario-empty-district = 该区没有居民，应大于 0
scenario-too-many-residents = 共 { $sum } 名居民，最多 { $residents } 名
scenario-district-code = 此处为“{ $code }”，应为 districts.csv 中的代码
scenario-empty-street = 该街乡镇没有居民，应大于 0
scenario-district-without-street = 区 { $code } 没有街乡镇，至少应有一个
scenario-sum-of-streets = 区 { $code } 各街乡镇共 { $sum } 名居民，应为其 `pop_2020` 的 { $expected } 名
scenario-no-warmup = 没有预热期：`run.warmup` 为 0
scenario-is-not = `{ $key }` 为 { $found }，不是“{ $word }”
scenario-is = `{ $key }` 为 { $found }
scenario-empty = 空
scenario-fact-calls = 没有人通过电话反映诉求
scenario-fact-second-unit = 没有工单需要第二个单位
scenario-fact-street-calls-department = 没有街道自办的类别需要部门配合
scenario-fact-street-calls-two = 没有街道自办的类别需要两项职能
scenario-fact-street-owns = 没有类别由街道自办
scenario-fact-some-stay-away = 部门总会到场：配合概率为 1
scenario-fact-urgent = 没有类别采用此档时限
scenario-fact-not-all-audited = 抽查率为 1，虚假办结全部被查出
scenario-fact-audit-finds = 没有单位虚假办结，也没有单位在考核中弄虚作假
scenario-fact-assessment = 在该规则生效期间没有考核期结束
scenario-fact-assessment-in-time = 在该规则生效期间，统计期结束之前没有考核期结束
scenario-fact-assessment-later = 此后没有考核期结束
scenario-fact-rivals = 没有两个可以相互排名的单位
scenario-fact-zones = `rules.ranking.bottom` 与 `rules.ranking.top` 均为 0
scenario-fact-rank-pressure = 没有单位受排名压力
scenario-fact-two-districts = 只模拟一个区
scenario-fact-two-streets-in-district = 没有哪个区模拟了两个或更多街乡镇
scenario-fact-two-bureaus = 没有任何职能在两个区设有部门
scenario-fact-integrates = 各组成部分均不起作用
scenario-fact-topic-possible = 可以成为主题的类别没有结构性问题
scenario-fact-street-topic = 街道单独办理的类别没有结构性问题
scenario-fact-remediates = 没有街道列入治理：该举措实施期间没有考核期因排名而结束
scenario-fact-remediation-hours = 治理的街道没有投入工时：`rules.remediation.hours` 为 0
scenario-fact-not-all-remediated = 所有街道均由治理取代督办
scenario-fact-street-marks = 街道不评价部门：`rules.whistle.assessment` 为 "callback"
scenario-fact-shared-or-disputed = 没有工单需要第二个单位，也没有权属争议
scenario-fact-month-begins = 该规则生效期间，没有此前已模拟一个月的月初
scenario-fact-two-months-before = 该规则生效期间，没有此前已模拟两个月的月初
scenario-fact-street-pressed = 街道没有压力：没有时限、排名或媒体监督
scenario-fact-media-press = 媒体既不引起关注，也不延长压制时间
scenario-fact-alarm-acts = 预警之后没有措施
scenario-fact-media-follow = `rules.media.hazard` 为 0
scenario-fact-excludes = 没有工单可以剔除
scenario-fact-structural = 没有结构性问题
scenario-fact-old-lines = 全市只有一条热线
scenario-fact-several-lines = 只有一条线路
scenario-fact-old-way = 全市均直接派单
scenario-fact-wrong-unit = 工单均派至正确单位
scenario-fact-may-send-back = 首接单位不得退单
scenario-fact-returns = 没有退回的工单
scenario-fact-unit-pressed = 各单位没有压力：没有时限、排名、媒体监督或吹哨
scenario-fact-kind = 市民回访时不讲情面
scenario-fact-habit = `behaviour.care.habit`、`habit_ceiling` 和 `habit_hours` 均为 0
scenario-fact-topics = 既没有每月一题，也没有治理类街乡镇
scenario-fact-part-of-city = 任何名称都指全部模拟街道
scenario-fine = { $file }：没有错误
scenario-partial-months = { $file }：注意：`run.start`（{ $start }）不是月初：结果的首月和末月不完整
scenario-unit-of = 单位：{ $unit }。
scenario-parameters = {"|"} 键 | 符号或来源 | 含义 | 单位 | 默认值 | 类别 |

## 试验计划和校准

plan-such-as-base = 如 `base = "../beijing-2019.toml"`，路径相对于试验计划
plan-no-base = 缺少此键，应给出所有方案所依据的情景文件
plan-no-fitted-base = 缺少此键，应给出待校准的情景文件
plan-base-is-a-plan = 此处为试验计划 `{ $path }`，应为情景
plan-second-scenario = 有两个名为 `{ $name }` 的情景，名称应各不相同
plan-other-dates = 此处为 { $found }，应与 `{ $first }` 相同，为 { $expected }：所有方案使用相同的日期和随机数
plan-set-for-all = `--set run.{ $key }={ $value }` 为全部方案设置；在试验计划中用 `[run]` 设置
plan-lever-elsewhere = 此处为举措，只有 `jiesu attribute` 可以使用，应为 `[[design]]`
plan-no-bound = 门槛没有界限，应给出 `at_least`、`at_most` 或两者
plan-bounds-exclude = 上限为 { $most }，下限为 { $least }，没有数值可以同时满足
plan-no-lever = 没有举措，至少应有两个 `[[lever]]`，才能把效应分解到各项举措
plan-such-as-lever = 如 `[[lever]]`，含 `name`、`set`，必要时含 `group` 和 `requires`
plan-beside-lever = 与 `[[lever]]` 同时出现，应只有举措：举措的各种组合就是方案
plan-lever-beside = `[[lever]]` 与 `baseline` 或 `[sampling]` 同时出现，应只有举措：举措的各种组合就是方案
plan-not-in-base = `{ $design }` 的基础情景中没有此键，应为所有方案都有的键
plan-cross = 只有 { $count } 个方案，应为 `one_at_a_time` 或抽样，且至少有两个 `[[design]]`
plan-cross-method = 有 { $count } 个方案而用了其他方法，应为 `one_at_a_time` 或抽样，且至少有两个 `[[design]]`
plan-surrogate-method = `--surrogate` 没有可用的抽样，应为 `latin_hypercube`、`sobol` 或 `random`：代理模型由取值范围的样本拟合
plan-surrogate-not-crossed = 抽样之外有 { $count } 个方案，应设 `cross = true` 且至少两个方案，或不列方案：代理模型由样本各点上的方案拟合
plan-no-method = 有 { $count } 个因素，但没有改变它们的方法
plan-add-sampling = 添加 `[sampling]`，其中 `method = "factorial"` 表示全部组合，也可用 `"one_at_a_time"` 等
plan-no-factor = 没有可改变的因素，至少应有一个 `[[factor]]`
plan-not-shared = 方案中设置了 `{ $key }`，所有方案应取同一个值
plan-set-for-plan = 在 `[{ $table }]` 中为整个试验计划设置
plan-no-design = 没有方案，至少应有一个 `[[design]]` 或 `[[factor]]`
plan-second-design = 方案“{ $name }”重复出现，每个名称只能出现一次
plan-without-design = 试验计划没有方案
plan-designs = 已有的方案：{ $names }
plan-no-baseline = 此处为“{ $wanted }”，应为某个方案的名称
plan-star-differs = 方案 `{ $name }` 中有 `{ $key }` 而基础情景中没有，`*` 应代表相同的名称
plan-relative-differs = 方案 `{ $name }` 的基础情景中 `{ $key }` 为 { $found }，应与试验计划的基础情景相同，为 { $base }：`relative` 是它的比例
plan-none-of-them = 缺失
plan-one-way = 此处为 { $found }，应为 `values`、`range`、`relative` 之一
plan-several-keys = 此处有多个键，应使用 `relative`
plan-key-or-keys = `key` 和 `keys` 同时出现或都没有，应取其一
plan-no-table-in-base = 基础情景中没有此表，应为已有的表
plan-no-number-in-base = 基础情景中此处不是数字，`relative` 只能改变数字
plan-tags = 此处为“{ $tags }”，应由字母 F、L、C、A、S 组成
plan-such-as-tags = 如 `keys = "tags:CA"`
plan-left-list = `{ $key }`（列表）
plan-left-inert = `{ $key }`（不起作用：{ $reason }）
plan-not-varied = 未改变：{ $keys }
plan-list = { $all }、{ $one }
plan-and = { $all }和 { $one }
plan-levels = 或给出水平数：`[sampling] n = 3`
plan-range-in-factorial = 析因设计不能使用范围，应为 `values`
plan-combinations = 组合超过 65,536 个，最多 65,536 个
plan-no-n = 缺少此键，应给出方案数
plan-sobol = 共有 { $count } 个因素，`sobol` 最多 256 个
plan-cut = 下列因素的步长受键的取值界限限制而缩短（实际取值见 `designs.csv`）：{ $keys }；对比例可设 `scale = "logit"`，取值便不会越界
plan-scale-of-values = `values` 不能与 `scale` 同用，`scale` 只用于 `range` 或 `relative`
plan-logit-base = 基础情景中的值为 { $base }，使用 "logit" 尺度时应在 0 到 1 之间
plan-unmoved = 未改变，因为在该比例之内没有其他取值：{ $keys }
plan-note-second = 取整到秒
plan-note-rounded = 由 { $from } 取整
plan-note-clamped = 限制为 { $to }
plan-note-drawn = 在 { $low } 至 { $high } 之间抽取
plan-note-limits = 在 { $low } 至 { $high } 之间抽取：已达此键的取值界限
plan-note-overridden = 已被其他设置改写：原定为 { $wanted }
plan-no-table = 缺少此键，应给出 CSV 文件，每个键一列，每个方案一行
plan-a-name-without-plus = 不含 `+` 的名称（`+` 用于连接举措的名称）
plan-another-name = 不同于 `{ $word }` 的名称（它是组合的名称）
plan-second-lever = 举措“{ $name }”重复出现，每个名称只能出现一次
plan-lever-sets-nothing = 缺少此键，应给出启用该举措的键
plan-levers = 共有 { $count } 项举措，应为 2 至 { $most } 项
plan-faigle-kern-groups = Faigle–Kern 值不适用于分组的举措，应去掉 `group` 或改用 permission
plan-faigle-kern-orders = 不能计算 Faigle–Kern 值：前提互相循环，或可行组合超过 { $most } 个
plan-no-group = 没有 `group`，应当所有举措都有或都没有
plan-no-other-lever = 此处为“{ $word }”，应为另一项举措的名称
plan-coalitions = 这些举措有 { $count } 种组合，最多 { $coalitions } 种：请为其分组
plan-levers-clash = 此键的值与举措“{ $lever }”（{ $place }）中的不同：两项举措无法组合
plan-levers-clash-hint = 只在一项举措中设置此键，或在两项举措中设为相同的值
plan-a-name-without-at = 名称为 { $name }，不应含 ` @ `（它用于连接方案和点）
plan-factor-in-design = 方案中设置了试验计划的因素，只能取其一：使用 `cross` 时，因素在每个点有一个值；该因素见 { $place }
plan-second-variation = 变化“{ $name }”重复出现，每个名称只能出现一次
plan-a-name-of-a-variation = 不同于 `{ $word }` 的名称（它指试验计划本身）
plan-variation-sets-nothing = 没有内容，应为该变化所设置的键
plan-variation-not-shared = 变化中设置了运行或输出的键，应为模型的键
plan-variation-in-design = 方案中也设置了该键，只能取其一，因为变化会覆盖方案；方案中的设置见 { $place }
plan-variation-left-out = 略去变化 `{ $name }`，因为有方案设置了 `{ $key }`
plan-variation-crossed = 此处为交叉的方案，不应使用：`jiesu robust` 已把方案与各变化交叉
plan-not-numbers = 不是数字，因此不作插值：{ $points }
plan-table-is-a-folder = 此处为文件夹 `{ $file }`，应为 CSV 文件
plan-table-column = 此列名为“{ $key }”，应为键，如 rules.whistle.enabled
plan-table-no-rows = 没有数据行，每个方案应占一行
plan-none-of = 缺失，至少应有一个 `[[{ $key }]]`
plan-second-target = 目标 { $target } 重复出现，每个只能出现一次
plan-no-key-in-base = 基础情景中没有此键，应为已有的键
plan-parameter-also-set = 此参数也由 `set` 或 `--set` 设置（{ $place }）：只能取其一
plan-parameter-key = 此处的键为“{ $key }”，应为描述城市或居民的键，如 behaviour.ceiling
plan-parameter-kind = 此键的值为 { $kind }，应为数字
plan-log-range = 范围为 { $low } 至 { $high }，尺度“{ $scale }”要求两端大于 0
plan-logit-range = 范围为 { $low } 至 { $high }，尺度“{ $scale }”要求两端在 0 与 1 之间
plan-observer = 用 `review = "observer"`，或启用 `rules.callback` 的基础情景
plan-no-callbacks = { $period } 期间没有回访
plan-cohort = { $measure } 不能使用 "{ $basis }"，应为 "callback"
plan-contacts-of-topic = 目标为某一主题的来电来件量，应为全市或某区的来电来件量：咨询不分类别
plan-minus-itself = 被减的指标与减去的指标同为 { $measure }，应为不同的指标
plan-emulated-size = { $found } 超出范围，`method = "emulated"` 时应为 { $least } 至 { $most }
plan-emulated-point = `method = "emulated"` 时不设最优点的参数组数：其最优点为样本均值
plan-first-generation = 共 { $found } 次，第一代只有 { $first } 组；{ $parameters } 个参数至少需要 { $least } 组
plan-a-share = 此处为 { $value }，应为 0 至 1 之间的比例
plan-which-unit = 缺少此键，应指明哪个 { $level }
plan-no-unit-of-city = 空：只有一座城市
plan-code-of = { $level } 的代码
plan-such-as = 如 "{ $example }"
plan-period = 此处为“{ $text }”，应为 "run"，或 { $begin } 至 { $end } 之间的某个月，或两个月，如 "{ $begin }..{ $end }"
plan-measurement-period = 统计期由 `run.start` 和 `run.months` 设定
plan-in-designs = { $message }（方案 { $names }）
plan-fine = { $file }：没有错误，{ $designs } 个方案
plan-fine-fit = { $file }：没有错误，{ $targets } 个目标，{ $parameters } 个参数
plan-fine-search = { $file }：没有错误，{ $factors } 个因素，{ $objectives } 个目标，{ $constraints } 个约束

### jiesu explain 的说明

explain-levers = 政策举措，每项为情景文件的一个表：
explain-other-tables = 其他的表：
explain-top = （顶层）
explain-names = `jiesu explain NAME --lang zh` 说明其中一项，也可说明任何键、结果列或注意事项。
explain-found = 中文说明中含有“{ $word }”的有以下各项；`jiesu explain NAME --lang zh` 说明其中之一。
explain-keys = 键
explain-expects = 取值
explain-unit = 单位
explain-default = 默认
explain-origin = 性质
explain-source = 来源
explain-fact = F，公开发布的事实
explain-literature = L，取自文献
explain-calibrated = C，校准所得
explain-assumption = A，假设，应当变动检验
explain-setting = S，设定
explain-caveat = { $code }，注意
explain-file =
    { $file }：{ $row }
    {"  "}列：{ $columns }
explain-column =
    { $chinese }（{ $name }），{ $files } 的列，单位：{ $unit }
    {"  "}{ $counted }
explain-figure =
    { $chinese }（{ $name }），summary.csv 中全市整个统计期的指标
    {"  "}{ $counted }
explain-unknown = 此处为“{ $name }”，应为政策举措、表、键、列或注意事项
explain-all = `jiesu explain --lang zh` 列出政策举措和各表

### 注意事项：每条不超过 60 字；.about 说明适用的条件及原因。

caveat-C01 = 回访对象与基准方案不同，三率不宜直接比较；请同时比较涵盖全体居民的未解决人日
    .about = 市级回访接通的已办结工单所占比例与基准方案相差超过 2 个百分点，或两个方案中只有一个有回访，或办结并回访的工单数相差超过 5 % 时适用。来电者或受访者变了，即使没有人得到更好的服务，三率也会变动。未解决人日涵盖全体居民。
caveat-C02 = 解决率的升幅大于实际解决率的升幅；请同时列出实际解决率的差异
    .about = 解决率（两个方案都有官方口径时取官方口径，否则取独立观察口径）的升幅比实际解决率大一个百分点以上，且该差距的 95 % 置信区间不含 0 时适用。差距在每次模拟中计算，再逐对比较；没有区间时不适用。经劝说作出的回答、自行消失的问题和更快的办结，都会提高解决率而不提高实际解决率。
caveat-C03 = 差异部分来自问题构成变易，而非办理改善；请按类别分别比较
    .about = 回访工单的类别构成变易，解释了独立观察口径解决率差异的四分之一以上，且至少 0.2 个百分点时适用。构成变难只会掩盖改善，不会造成改善，因此不计。Kitagawa（1955）：差异 = Σ（B 占比 − A 占比）× 平均解决率（构成）+ Σ（B 解决率 − A 解决率）× 平均占比（办理）。按模拟街道的工单计算，不加权。
caveat-C04 = 结果取决于缺少数据依据的参数；采用之前请用 jiesu sweep 检验其影响
    .about = 使用参数组及其附带文件时，对满足以下条件的每个参数适用：数据使其先验离散程度缩小不到十分之一，而它所解释的各参数组之间某方案差异的方差超过四分之一，并且超过随机因素所能解释的部分（1 %）；有多种解释（C21）时，为各解释之内的方差。没有附带文件时，其值为参数组所变动的参数个数；没有参数组时，其值为起作用的校准或假设参数（标签 C 和 A）的个数。用 `jiesu sweep` 并设因素 `keys = "tags:CA"`，可以看出其中哪些重要。
caveat-C05 = 在同样合理的参数组之间，差异的方向不一致；不宜给出方向性结论
    .about = 独立观察口径的某一比率、实际解决率、未解决人日或工时的差异，与总体方向一致的参数组不足 95 % 时适用（`comparison.csv` 中的 `sign_stable`）。没有 `run.sets` 时无法判断，此时适用 C06。
caveat-C06 = 区间仅反映随机波动，不含参数和模型形式的不确定性；请用多个参数组运行
    .about = 没有用两个或更多参数组（`run.sets`）进行比较时适用。多数参数是假设（标签 A）；请用 `jiesu sweep` 并设因素 `keys = "tags:CA"` 变动检验。
caveat-C07 = 仅模拟了一座合成城市，区间不能推及其他城市；请使用 --cities 30
    .about = `run.cities = 1` 且没有参数组时适用（每个参数组有各自的城市）。能力、积极性、诉求表达意愿和结构性比例对每座城市只抽取一次；`--cities 30` 抽取三十座城市。
caveat-C08 = 有名称的街道和部门，其属性为随机抽取；有关数字不代表真实单位
    .about = 情景采用城市数据时适用。公布的只有各区和部分街道的人口；有名称的单位，其人员、能力、积极性、诉求表达意愿和问题都是抽取的。
caveat-C09 = 模拟的街道较少，样本不同，结果可能不同；请提高 run.scale
    .about = 模拟的街道少于 30 个且不是全部街道时适用。实测偏差见 docs/scale.md。
caveat-C10 = 末月结果与上年同月仍有差异，全程均值反映的是过渡状态；请延长 run.months
    .about = 任一方案中，末月与上年同月相比，独立观察口径解决率的平均变化（按各次模拟）超过一个百分点，且该均值的 95 % 置信区间（按城市；只有一座城市时按重复模拟）不含 0 时适用；没有区间时不适用。不足 13 个月时不适用：无法区分季节与趋势，改革当年的模拟是终止型仿真，其起点本身就是问题的一部分。请查看 `comparison.csv` 中的各月，或延长 `run.months`。
caveat-C11 = 较多诉求未能登记，不计入三率；请同时比较未能登记数量和未解决人日
    .about = 某方案的诉求中，因打错热线或来电者放弃而未能登记的超过 2 % 时适用。任何比率都不含这些诉求，因此登记较多的方案可能显得较差。未解决人日包含这些诉求。
caveat-C12 = 该方案占用了未纳入任何指标的其他工作时间；请将其计为成本
    .about = 某方案占用的其他工作时间多于基准方案，超出部分大于基准方案在编人员工时的 1 %，且区间高于 0 时适用。投入程度是工作时间的一个比例；模型不模拟因此被耽误的其他职责。
caveat-C13 = 该方案还改动了行为参数的估计值，部分效果属于输入假设；请剔除后再比较
    .about = 某方案与基准方案不同的键，不是举措的设定（标签 S，各类别的办理周期除外），而是估计或假设，例如派单准确率、党建引领增加的配合概率，或 `[behaviour]` 中的任何一项时适用；启用某项举措而带入这类估计时也适用（直接派单的准确率、党建引领、预警的效果）。时限、坐席等属于决策，无论其默认值以什么为依据。由这类估计产生的结果，等于事先输入。所列指标即该键。
caveat-C14 = 从多个方案中择优，领先幅度部分源于择优偏差；请以新城市中的复评结果为准
    .about = 用同一批模拟既选出最优方案，又估计其均值，所得均值偏高（“赢家诅咒”）。使用 `--within` 时，选中的方案与基准方案在同样多的新城市中复评：复评的领先幅度明显较小时适用（缩小幅度的 95 % 置信区间大于 0；两者都至少需要五座城市），其值为缩小的幅度。没有 `--within` 时，比较三个以上方案、都没有复评，且最优方案对次优方案的领先幅度（独立观察口径解决率）的区间包含 0 时适用，其值为该领先幅度。
caveat-C15 = 统计显著，但无实际意义：差异不足 0.5 个百分点；不宜视为改善
    .about = 某一比率的区间（三率取联合置信区间）不含 0，而差异不足 0.5 个百分点时适用。重复模拟次数足够多时，任何差异都会变得显著。
caveat-C16 = 月度排名部分由随机因素造成；不宜仅凭单月名次评价街道
    .about = 同一月份内各街道得分的方差，有五分之一以上来自同一城市各次重复模拟之间的差别时适用（按重复模拟的单因素方差分析，各月份和城市合并）。须有排名，且每座城市至少重复模拟两次。
caveat-C17 = 未解决人日在来电较多的街乡镇下降，在来电较少的街乡镇上升；推荐该方案之前请查看 gains.csv
    .about = 在居民最愿意来电的三分之一街道，人均未解决人日下降；在居民最不愿意来电的三分之一街道，人均未解决人日上升；两者都超过基准方案的 1 %，且配对差异的 95 % 置信区间（按城市；只有一座城市时按重复模拟）都不含 0 时适用；没有区间时不适用。三率不含不来电的居民。
caveat-C18 = 举措取值超出现有资料的范围；结果属于外推，请谨慎使用
    .about = 举措的某个数值超出所有已公布数值的范围时适用（各范围及两端的出处见源代码）。坐席指全市的坐席：下端按居民数相对于北京 2020 年人口普查折算，上端不折算，因为超出负荷的坐席不排班。在范围之外，结果只取决于模型方程的形式。所列指标即该键；时长以秒计。
caveat-C19 = 各方案未使用公共随机数，区间偏宽；请使用 --random-numbers common
    .about = 对 `run.random_numbers` 与基准方案不同的每个方案适用，例如使用 `--random-numbers independent` 时。区间有效，但比使用公共随机数时宽；方差比只反映共用城市的作用。
caveat-C20 = 各方案的先后取决于以首次回答还是末次回答计算官方比率；两种结果应一并报告
    .about = 两个方案（或方案与基准方案）的官方解决率或满意率，以首次回答计算与以末次回答计算，差异方向相反，且都超过 0.2 个百分点时适用。工单退回重办时，两种比率才有差别。没有公开资料说明以哪次回答为准。所列数值为以末次回答计算的差异。
caveat-C21 = 对同样的公布数据有不同解释，各解释下方案差异的方向或先后不一致；公布数据无从判别
    .about = 参数组文件含 _account 列，且两个方案的独立观察解决率或实际解决率之差，在全部参数组中为一个方向、在某一解释下为相反方向，两者都超过 0.2 个百分点，且后者的 95 % 区间不含 0 时适用。只有其他数据（分单位的，或最初几周的）才能判别各解释。所列数值为该解释下的差异；全部见 accounts.csv。
caveat-C22 = 每个参数组只有一座城市：决策表只能用回归分离随机误差；用 --cities 2 或更多可在参数组内分离
    .about = `compare --decide` 的每个参数组只有一座城市时适用。此时参数组间的差别同时含有参数、城市和随机误差。决策表用参数组间的回归只保留各种解释和参数所能说明的部分，其余算作随机误差，因此后悔值和信息价值可能偏小；以 _raw 结尾的列把全部差别当作参数组间的差别，因此偏大。每组有多座城市时，组内的离散程度显示随机误差，无须回归。所列数值为每组的城市数。

# 注意事项所涉内容（名称不足以说明的）。
remark-assumed = 起作用的校准或假设参数有 { $value } 个
remark-unrecorded = 参数组改变 { $value } 个参数，但没有文件记载数据对其提供多少信息
remark-lead-shrank = { $objective }：对 { $rival } 的领先幅度在新的城市缩小 { $shrank }
remark-reversed = { $measure }（与 { $reference } 相比，{ $account } 解释下）
remark-lead-as-selected = { $objective }：对 { $rival } 的领先幅度未经复评
remark-allowed = 已说明：{ $reason }

## 预测评分

score-a-period = 月（如 2019-01）、周（如 2019-W05）或日（如 2019-01-31）
score-a-level = 0 和 1 之间的数
score-neither = 表头中没有 `sample` 也没有 `quantile`，应有其中之一
score-second-value = 该时段、样本或分位数的值再次出现，应只有一个；首个在第 { $line } 行
score-other-length = 时段长度与该指标和单位的首个时段（第 { $line } 行）不同，应当一致
score-length-of-data = 时段长度与 { $file } 第 { $line } 行不同，应当一致
score-known-later = 最后已知时段的长度不同，或不早于 { $period }；应为同样长度的较早时段
score-known-differs = 最后已知时段与第 { $line } 行不同，同一预测的各值应当相同
score-known-of-other-length = 所给时段与 { $file } 中的时段长度不同，应为作出预测时最后已知的时段
score-crossing = 值为 { $value }，应不小于下一个较低分位数的值 { $least }（第 { $line } 行）
score-tolerance-of-quantiles = 有容差，但预测是分位数：观测值的误差只能加在样本上，应不填
score-not-observed = 有对 `{ $measure }` 的预测，但 { $file } 中没有其观测值
score-unit-not-observed = 有对 `{ $measure }`（单位 `{ $unit }`）的预测，但 { $file } 中没有其观测值
score-unit-without-level = 单位 `{ $unit }` 没有层级，应在 `level` 一列给出它在结果文件夹中的层级（`district`、`street` 等）
score-no-results = 没有 `manifest.json`，或没有带 run 各列的 `rates.csv`（不用 `--excel`），应为 `run`、`compare` 或 `sweep` 的结果文件夹
score-no-measure = 指标为 `{ $measure }`，应为结果文件夹中 rates.csv 的一列
score-no-rows = 结果文件夹的 rates.csv 中没有层级 `{ $level }`、单位“{ $unit }”、回访口径 `{ $review }`、统计口径 `{ $basis }` 的行，应至少有一行
score-nothing = { $file } 所预测的时段都没有观测值，应至少有一个

## 结果文件夹

folder-without-results = 没有此文件，应为 `run`、`compare`、`sweep`、`robust` 或 `attribute` 的结果文件夹
folder-only-tables = 此结果文件夹中没有该文件（`calibrate`、`optimize` 和 `score` 只写 CSV 文件），应为 `run`、`compare`、`sweep`、`robust` 或 `attribute` 的结果文件夹
folder-not-text = 文件不是 UTF-8 文本
folder-invalid = 分析结果文件无效：{ $why }
folder-cut-off = 文件到此为止，应有后续内容：文件不完整
folder-no-field = 没有 { $field }，应有此项
folder-one-of = { $known } 之一
folder-json-object = 花括号中的对象
folder-json-whole = 整数
folder-replaced = 读取过程中文件夹被替换：请重试
folder-other-designs = 所比较的方案与所列方案不符
folder-out-of-range = 其 `{ $part }` 指向不存在的内容
folder-no-objective = 此处为“{ $name }”，应为指标，如 observer.resolution_rate
folder-missing = 上级文件夹不存在，应为已有的文件夹
folder-links = 链接互相指向，形成循环
folder-other-destination = 请另选位置
folder-name-of-folder = 此处为文件夹名，应为文件名
folder-choose-file = 请用 `-o` 另选文件
folder-create-it = 请先创建此文件夹，或用 `-o` 另选位置
folder-move-file = 请用 `-o` 另选文件，或把该文件移到别处
folder-a-page = 报告页面
folder-a-figure = 图
folder-changed = `jiesu { $command }` 生成的{ $what }后来被改动过，不会覆盖
folder-foreign = 此文件不是由 `jiesu { $command }` 生成的，此处应为空，或为由其生成的{ $what }
folder-being-written = 另一次运行正在写入此文件夹
folder-wait = 请等它结束，或用 `--out` 另选文件夹
folder-a-file = 此处为文件，应为文件夹
folder-choose = 请用 `--out` 另选文件夹
folder-not-empty = 文件夹不是空的
folder-choose-or-force = 请用 `--out` 另选文件夹，或用 `--force` 替换
folder-no-results = 文件夹中没有结果，应为含有 `manifest.json` 的结果文件夹
folder-force-results = 请用 `--out` 另选文件夹；`--force` 只替换结果文件夹
folder-has-foreign = 文件夹中有 `{ $other }`，不是 jiesu 的文件：`--force` 会将其删除
folder-move-it = 请把它移到别处，或用 `--out` 另选文件夹
folder-runs-here = 此处为本命令所在的文件夹，应为其他文件夹：结果文件夹会被整体替换
folder-root = 此处为文件系统的根目录，应为其中的文件夹：结果文件夹会被整体替换
folder-name-one-in-it = 请在其中新建文件夹，如 `--out { $such }`
folder-partial-foreign = 此处有{ $other }，应为空：结果先写在这里，再移到目标位置
folder-something = 其他文件
folder-not-ours = 不是由 jiesu 创建的文件夹
folder-not-our-file = 不属于 jiesu 的文件 `{ $other }`
folder-no-name = 没有文件夹名
folder-name-one = 请给出文件夹名，如 `--out results/one`
folder-kept = 完整的结果在 `{ $partial }` 中，请移到所需位置
folder-has-input = 输入文件在将被替换的文件夹 `{ $folder }` 中，应放在别处
folder-copy-it = 请另存一份，或用 `--out` 另选文件夹
folder-other-sets = 参数组或每组城市数与 `{ $first }` 不同，应当相同
folder-other-city = 单位 { $unit } 的上级单位、权重或人口与前面的情景不同，各情景应为同一座城市
folder-unit-of-one = 单位 { $unit } 只见于部分情景，各情景应为同一座城市

## 保存的模拟

trials-something-else = 运行日志的位置上有其他文件
trials-interrupted = 此处有中断的运行留下的日志
trials-resume-or-force = 用 `--resume` 继续运行，或用 `--force` 重新开始
trials-in-use = 另一次运行正在使用此日志
trials-other = 此处为其他文件，应为中断的运行留下的日志
trials-no-journal = 没有此文件，应为分片的日志
trials-being-written = 有运行正在写入此日志
trials-other-build = 日志由 jiesu 的其他构建写出，应为当前构建的日志
trials-other-designs = 日志属于其他方案或数据，应为当前方案和数据的日志
trials-other-version = 模拟记录由 jiesu 的其他版本写出
trials-changed = 模拟记录在读取过程中被改动
trials-format = 日志的格式为 { $found }，应为格式 { $expected }
trials-undefined = `{ $design }` 的各次模拟中 `{ $measure }` 均无定义，应至少有一次有定义：增加模拟次数不能解决
trials-cities = 座城市
trials-replications = 次重复模拟
trials-not-narrow = 增至 { $now } { $what }后，置信区间半宽仍大于 { $width }，请改用较大的半宽
trials-no-selection = 模拟 { $cities } 座城市后仍剩多个方案，请设大于 { $within } 的最小差异；其单位与 comparison.csv 相同
trials-small-budget = 此处为 { $budget }，应至少为 { $fewest } 次模拟：{ $designs } 个方案各 { $cities } 座城市，以及在新城市中的复评
trials-undefined-in-city = `{ $design }` 在城市 { $city } 没有 `{ $measure }`，应为在每座城市均有定义的指标：该城市的各次模拟均无此指标，或全部失败
trials-resume-shard = `--resume` 继续模拟分片；或用 `--out` 另选文件夹
trials-no-card = 没有 `{ $card }`，应为分片的文件夹
trials-bad-card = 分片的说明无法读取（解析器原文：{ $said }）
trials-other-shard = 分片的方案与 `{ $first }` 的不同
trials-no-shard = 没有分片，至少应有一个
trials-in-a-shard = `{ $out }` 是分片或在分片之内，应为其他文件夹
trials-shard-in-it = 其中有分片 `{ $shard }`，应为其他文件夹
trials-missing = { $of } 个分片中的 { $shards } 个含有 { $found } 次模拟，应有全部 { $all } 次
trials-calibration-foreign = 校准日志的位置上有{ $other }
trials-interrupted-calibration = 此处有中断的校准留下的日志
trials-optimization-foreign = 最优设置搜索日志的位置上有{ $other }
trials-interrupted-optimization = 此处有中断的最优设置搜索留下的日志
trials-without-resume = 不加 `--resume` 则全部重新模拟

## 最优设置搜索

optimize-undefined = 部分模拟中 `{ $measure }` 没有定义
optimize-factor-also-set = { $place } 已为全部设置给定该因素的值，两者只能有其一
optimize-measure = 此处为“{ $found }”，应为下列之一：{ $known }
optimize-objectives = 此处有 { $count } 个目标，应为一个指标或两个不同的指标
optimize-no-official = 此处为 { $measure }，应为独立观察口径的指标：整个运行期间城市没有回访
optimize-few-units = 参数组、城市或单个城市的重复模拟只有 { $count } 个，至少需要 { $least } 个：由其离散程度估计设置的噪声
optimize-no-tenth = 参数组只有 { $count } 个，取最差的十分之一至少需要在 `run.sets` 中有 { $least } 个
optimize-start = 起始设置为 { $start } 个，不能多于 `settings` 的 { $settings } 个
optimize-one-value = 只有一个取值，至少需要两个
optimize-one-bound = 每个约束应有且只有 `at_most` 或 `at_least` 之一
optimize-not-by-district = 不能按区约束 { $measure }，应为比率或未解决人日：工时只有全市数据
word-constraint = 约束

## 报告核对

verify-no-report = { $found }，应为 `jiesu report` 生成的页面
verify-no-data = 没有内嵌数据
verify-damaged = 内嵌数据无法读取（{ $why }）
verify-no-file = 没有此文件
verify-folder = 这是文件夹，应为 `jiesu report` 生成的页面，例如其中的 `report.html`
verify-not-text = 文件不是 UTF-8 文本
verify-data-name = 数据文件名为“{ $path }”，应为 data/0/calendar.csv 这样的名称
verify-no-scenario = 缺少方案“{ $design }”的情景文件
verify-design-name = 方案名称为 { $design }，应为 { $expected }
verify-outside = 方案“{ $design }”的情景文件含有路径 { $path }，应指向本页的内嵌数据
verify-hash = 本页记载的文件哈希值为 { $stated }，实际为 { $found }：生成后曾被改动
verify-no-hash = 本页没有文件哈希值
verify-other-version = 未重新生成页面文字：本页由 { $made } 生成，当前程序为 { $this }；仅文件哈希值表明其未被改动
verify-line-count = 本页有 { $found } 行，由内嵌数据生成的页面应有 { $expected } 行
verify-line = 第 { $line } 行第 { $column } 列：页面为 `{ $found }`，内嵌数据为 `{ $expected }`
verify-page-checked = 逐行核对全页（文字、表格、图表）与由内嵌数据重新生成的页面
verify-trials-left-out = 未重新计算均值、分位数和置信区间：本页只包含部分模拟（用 `--all` 可全部重新运行）
verify-figures-checked = 三率与实际解决率的均值、标准差、分位数、差异和置信区间共 { $count } 个，与内嵌的各次模拟核对
verify-scenario-hash = { $design }：情景文件哈希值为 { $hash }，与所载不符
verify-not-compared = comparison：本页有 { $count } 个方案，但没有比较结果
verify-unsound = comparison, request：其中的方案或政策举措不可能属于本页，因此没有采用
verify-undecided = comparison, selection：页面载有优选结果，但按其所载规则，现有模拟不足以作出选择
verify-no-data-files = 未重新运行模拟：情景所用的数据文件不在本页内，因为生成报告时没有这些文件，或文件过大；请在有数据的机器上重新生成报告再核对
verify-differs = { $place }：页面为 { $found }，由模拟得到 { $expected }
verify-lacks = { $place }：模拟得到此项，但页面没有
verify-exceeds = { $place }：页面有此项，但模拟没有得到
verify-order = { $place }：页面中的顺序与模拟得到的不同
verify-more = 另有 { $count } 处同类差异
verify-trial = { $design } 城市 { $city } 第 { $replication } 次重复模拟
verify-sample-checked = 内嵌的 { $count } 次模拟中重新运行 { $number } 次：{ $which }
verify-sample-only = 未重新计算人均工时、逐月变化、受益与受损情况、街道和各区、效应分解、方案优选、决策、敏感性、稳健性、临界值和注意事项：用 `--all` 可重新计算
verify-all-checked = 重新运行全部 { $count } 次模拟，并核对 { $parts } 的每个数值
verify-totals = 方案、模拟、工单和事件的总数与本页的数目不一致
verify-designs-left-out = 未重新运行本页未列出的 { $count } 个方案的 { $trials } 次模拟
verify-some-designs = 未重新计算效应分解、帕累托集、方案优选、决策、敏感性、稳健性、临界值和注意事项：本页只含 { $all } 个方案中的 { $shown } 个
verify-checked = 已核对：
verify-not-checked = 未核对：
verify-differing = 差异：
verify-nothing = { $name }：没有差异
verify-nothing-so-far = { $name }：已核对的部分没有差异；未重新运行模拟
verify-cannot = { $name }：无法重新运行其中的模拟
verify-count = { $name }：{ $count } 处差异

## 模拟运行

run-progress = { $bar } 已模拟 { $done }/{ $all } 次，剩余 { $left }
run-written-to = 已写入 { $out }
run-next-report = 下一步：`jiesu report { $folder } --lang zh` 生成一页报告
run-more-tables = 加 `--verbose` 显示全部表格；完整结果见 CSV 文件
run-trials-failed = jiesu：{ $failed } 次模拟失败；见 failed.csv
run-sets-failed = jiesu：{ $failed } 个参数组失败；见 calibration.csv
run-shard-done = { $out } 中有 { $trials } 次模拟；用 `jiesu merge` 合并各分片
run-sets-alike = 提示：{ $all } 个参数组中只有 { $different } 个不同；区间将各组视为相互独立，因此偏窄
run-fewer-sets = 提示：使用 { $all } 个参数组中的 { $used } 个，各种解释数目相同；可用 `--sets N` 增加
run-piped = 提示：`{ $key }` 来自管道：缺少它，写出的情景无法重新模拟
run-no-interval = 没有区间
run-narrowing = { $now } { $what }：{ $widest }
run-narrowing-needed = { $now } { $what }：{ $widest }；大约共需 { $needed } { $what }
run-remaining = { $cities } 座城市：{ $designs } 个方案中剩余 { $left } 个，最多需要 { $most } 座城市
run-spending = 已模拟 { $trials } 次：{ $designs } 个方案中有 { $left } 个可能最优；目前领先的方案为最优的概率至少约为 { $probability }
run-count-sets = { $count } 个参数组 × { $cities }
run-forecast =
    { $plan }：{ $designs } 个方案 × { $cities } × { $replications } = { $trials } 次模拟
    每次 { $seconds } 秒（试运行 { $sample } 次）：{ $threads } 线程约需 { $time }
    结果约 { $results } MB，运行期间日志约 { $journal } MB
run-second-step =
    以上为 { $all } 个因素的筛选；随后对其中至多 { $most } 个因素抽样：{ $designs } 个方案
run-screened = 以 { $trajectories } 条轨迹筛选 { $all } 个因素：{ $kept } 个有影响
run-forecast-calibration =
    { $plan }：{ $targets } 个公布值，{ $parameters } 个参数
    抽样 { $sets } 组（{ $generations } 代），点估计 { $point } 组，复核 { $check } 次：共 { $trials } 次模拟
    每次 { $seconds } 秒（试运行两组）：{ $threads } 线程约需 { $time }
run-stage = { $stage }：{ $sets } 个参数组
run-stage-sample = 抽样，第 { $generation }/{ $all } 代
run-stage-point = 点估计，第 { $generation } 代
run-stage-check = 复核点估计
run-settings = { $stage }：{ $settings } 个设置
run-settings-start = 基准与拉丁超立方抽样
run-settings-batch = 搜索，第 { $batch } 批
run-settings-again = 最优设置及其相邻设置，用新的城市
run-settings-failed = jiesu：{ $failed } 个设置失败，见 settings.csv
run-forecast-optimization =
    { $plan }：{ $factors } 个因素，{ $objectives } 个目标，{ $constraints } 个约束
    { $settings } 个设置及基准各 { $each } 次模拟，再用新的城市对至多 { $most } 个设置各 { $again } 次：共 { $trials } 次模拟
    { $threads } 线程约需 { $time }（基准试运行）
run-note = 提示：{ $note }
run-same-as-base = 提示：与 `base` 相同，不重复模拟：{ $designs }（见 designs.csv 的 `same_as`）
run-same-as = 提示：与 `{ $design }` 相同，不重复模拟：{ $designs }（见 designs.csv 的 `same_as`）
run-and-more = { $designs } 及另外 { $more } 个
run-differ =
    注意：{ $first } 与 { $other } 的 { $keys } 不同，因此随机数或日期不同
    {"  "}可用 `--set { $key }=…` 统一取值
run-no-rule-differs = 规则没有差异
run-designs-differ-in = 两方案的差异：
run-seconds = { $number } 秒
run-minutes = { $number } 分钟
run-hours = { $number } 小时
run-not-kept = 提示：未采用结果文件夹中的模拟：{ $error }
run-nothing-kept = 提示：结果文件夹中未保留模拟；加 `--keep-trials` 可保留
run-resumed = 提示：{ $all } 次模拟中已有 { $known } 次
run-no-order = 城市 { $city } 第 { $replication } 次重复模拟中没有工单“{ $order }”，应为 `jiesu run --orders` 的 orders.csv 中的编号
run-no-order-that-differs = 没有仅在一个方案下实际解决的工单，应指定 `jiesu run --orders` 的 orders.csv 中的编号

## 命令行

usage-whole-number = 应为不小于 { $min } 的整数
usage-at-most = 应为不大于 { $max } 的整数
usage-whole-number-between = 应为 { $min } 至 { $max } 之间的整数
usage-half-width = 应为置信区间的半宽，以小数表示，如半个百分点写作 0.005
usage-shard = 应为 K/N，如 1/4，K 为 1 至 N
usage-within = 应为有实际意义的最小差异，单位与指标相同，如半个百分点写作 0.005
usage-no-time = 应为大于 0 的时间，如 "10 min"
usage-one-of = 应为以下之一：{ $known }
usage-found = 此处为“{ $value }”，{ $expected }
usage-another-value = 应为其他值
usage-other-value = 应为其他值（原文：{ $said }）
usage-unknown-argument = 未知的选项
usage-unknown-command = 未知的命令
usage-no-value = 没有给出值，应给出一个
usage-value-of-flag = 此处为“{ $value }”，该选项不带值
usage-argument-twice = 重复给出，只能出现一次
usage-conflict = 不能与 { $others } 同时使用
usage-missing = { $count ->
   *[other] 缺少 { $missing }
  }
usage-help = `{ $command } --help` 列出全部选项
usage-write = 编写情景：
usage-simulate = 模拟：
usage-results = 查看结果：
usage-verify = 核对结果与程序：
usage-usage = 用法：
usage-options = 选项：
usage-first-steps = 第一步：`jiesu new mine`，然后 `jiesu run mine.toml`。`jiesu 命令 --help` 列出一个命令的选项。
usage-a-scenario = 情景
usage-a-plan = 含有 `base` 和 `[[design]]` 或 `[[factor]]` 的试验计划
usage-a-calibration = 含有 `[[parameter]]` 和 `[[target]]` 的校准计划
usage-an-optimization = 含有 `[[factor]]` 和 `[optimize]` 的寻优计划
usage-take-scenarios = 情景用 `jiesu run` 和 `jiesu compare`
usage-take-levers = 这种计划用 `jiesu attribute`
usage-take-designs = 这种计划用 `jiesu compare`、`sweep` 和 `attribute`
usage-take-calibrations = 这种计划用 `jiesu calibrate`
usage-take-optimizations = 这种计划用 `jiesu optimize`
usage-other-kind = 此处为{ $found }，应为{ $expected }
usage-no-command = 此处为文件或文件夹，其前应有命令
usage-with-command = `jiesu { $command } { $file }`；`jiesu --help` 列出全部命令
usage-standard-input-twice = 标准输入重复出现，只能出现一次：不能重复读取
usage-plan-among-others = 其他文件中混有试验计划，应只有一个计划，或全部为情景
usage-one-design-to-compare = 只有一个方案，比较至少需要两个
usage-trials-of-merge = 不能与 `merge` 同时使用，应在模拟各分片的命令中给出：`merge` 不作模拟
usage-code-and-reason = 此处为“{ $text }”，应为代码和理由，如 C07="只研究一座城市"
usage-no-such-code = 此处的代码为“{ $code }”，应为以下之一：{ $known }
usage-no-reason = 没有给出 { $code } 的理由，应给出理由
usage-one-design = 只有一个方案，至少应有两个
usage-without-within = 没有需要排序的方案，应同时给出 `--within`、`--budget`、`--time-limit`、`--decide` 或 `--against best` 之一
usage-one-at-a-time = 此计划逐个改变参数，应为列出各方案的计划：参数的取值不能用来优选
usage-few-sets = 只有 { $sets } 个参数组，至少应有 { $least } 个（`run.sets`）：决策表说明参数组所变动的未知量对选择的影响
usage-share-below-one = 此处为 { $within }，应为小于 1 的小数：5 个百分点写作 0.05
usage-one-city = 只有一座城市，至少应有两座，最好有十座以上：每座城市为一个观测值
usage-few-cities = 城市数（`run.cities`）为 { $cities }，至少应为 { $least }：第一阶段模拟这些城市
usage-many-designs = 共 { $designs } 个方案而没有 `--within`，超过 { $most } 个方案时二者应同时给出：模拟次数和有实际意义的最小差异
usage-shard-of-attribute = 不能与 `attribute` 同时使用：`jiesu merge` 不能对其分片作效应分解
usage-audit-of-shard = 与 `--shard` 同时给出，只能取其一：分片不写结果
usage-keep-of-shard = 与 `--shard` 同时给出，应在 `jiesu merge` 时给出：分片的文件夹本来就保留模拟
usage-designs-alike = 只有一个方案，或各方案完全相同，至少应有两个不同的方案
usage-with-sets = 与 `run.sets` 同时给出，只能取其一：增加城市不能减小参数组间的方差
usage-two-ends = 与 `--half-width` 同时给出，只能取其一：二者都决定模拟多少次
usage-trials-unknown = 与 `{ $flag }` 同时给出，只能取其一：无法事先确定需要哪些模拟
usage-shard-of-crossed = 不能与交叉计划同时使用：`jiesu merge` 不能比较其分片
usage-selection-of-surrogate = 不能与 `--surrogate` 同时使用：样本的各点不是可供优选的方案
usage-shard-of-surrogate = 不能与 `--surrogate` 同时使用：第二步取决于第一步的全部模拟
usage-crossed-sample = 该计划把方案与抽样交叉，应使用 `jiesu sweep --surrogate`
usage-surrogate-one-trial = 每个方案只有一次模拟，应至少有两座城市、两次重复或两个参数组，最好五个：否则无法得知抽样误差
usage-nothing-matters = { $count } 个因素的效应均未超过抽样误差，应扩大取值范围或增加城市
usage-orders-of-journal = 与 `--resume` 或 `--shard` 同时给出，只能取其一：日志不保存工单
usage-orders-with = 与 `{ $flag }` 同时给出，只能取其一：日志不保存工单
usage-excel-of-shard = 与 `--shard` 同时给出，应在 `jiesu merge` 时给出：分片的文件夹没有 CSV 文件
usage-check-of-emulated = 该计划采用 `method = "emulated"`，应为比较模拟值的计划：检验按模拟值加权，不用代理模型
usage-orders-of-calibrate = 不能与 `calibrate` 同时使用：校准不写工单
usage-orders-of-optimize = 不能与 `optimize` 同时使用：寻优不写工单
usage-arguments = 参数：
usage-a-command = { " " }命令
usage-of = { $command } [选项]
usage-this-help = 显示帮助
usage-version = 显示版本

## 不起作用的键

inert-head = {"|"} 键 | 原因 | 情景 |
inert-but-enabled = { $keys }，`enabled` 除外
inert-all = 全部
inert-all-but = 除 { $names } 外全部

## 新建情景

new-no-name = 此处为“{ $path }”，应为文件名，如 `mine`
new-folder-there = 已有同名文件夹，应为新的名称
new-file-there = 已有同名文件，应为新的名称
new-written = 已写入 { $path }；下一步：
new-run = 模拟此情景，几秒即可
new-report = 把结果写成一页报告
new-explain = 列出可以修改的键；用编辑器修改
new-check = 检查所作的修改

## 检验

validate-one-replication = 此处为 1，应不小于 2：只有一次重复模拟就没有置信区间
validate-written = 已写入 { $folder }：{ $count } 个文件
validate-no-case = 没有此名称的算例，应为以下名称之一或其一部分：{ $names }
validate-quantity = { $case }：{ $name } = { $formula }（{ $source }）
validate-two-priorities = 两类优先级（two priorities）
validate-network = 杰克逊网络（Jackson network）
validate-first-come = 先到先服务（first come, first served）
validate-poisson = 泊松到达（Poisson arrivals）
validate-overdispersed = 过度离散的到达（overdispersed arrivals）
validate-time-of-day = 一天内的时段（time of day）
validate-streets = 两个相同的街道（two identical streets）
validate-little = 在办件数 ÷（到达率 × 时间）
validate-mean-wait = 平均等候时间（小时）
validate-first-class = 平均逗留时间，第一类（小时）
validate-second-class = 平均逗留时间，第二类（小时）
validate-wait-of-calls = 全部来电的平均等候时间（小时）
validate-give-up = 放弃率
validate-patience = 放弃率 × 平均耐心时间 ÷ 平均等候时间
validate-time-in-network = 在网络中的平均逗留时间（小时）
validate-longer = 超过 719.5 秒的比例
validate-orders-per-day = 每日工单数
validate-variance = 每日件数的方差
validate-block = { $from } 时至 { $to } 时的比例
validate-pressure = 排名压力
validate-score = 得分
validate-settings = 情景的设定
validate-bisection = 二分法；docs/validation-cases.md

## 校准

fit-no-set = 没有一个参数组可以模拟
fit-undefined = 有目标没有定义
fit-target-undefined = { $target } 没有定义：统计期内没有相应的工单
fit-too-few = { $all } 个参数组中只有 { $known } 个可以模拟，不足以继续：{ $reason }
fit-no-variance = 拟合良好的参数组之间没有差别：请增加模拟次数或放宽容差

## 随程序提供的模型变化（英文见 scenarios/robust/mechanisms.toml）

variation-care-by-rank = 用心程度只随排名压力变化。
    .why = 无论用心程度随排名压力还是随全部压力变化，公布的数值都同样可以拟合。
    .datum = 首次排名前后各周各单位的回访结果，区分时限紧迫与不紧迫的单位。
variation-care-by-pressure = 用心程度随全部压力变化：时限、领导和排名一视同仁。
    .why = 无论用心程度随排名压力还是随全部压力变化，公布的数值都同样可以拟合。
    .datum = 首次排名前后各周各单位的回访结果，区分时限紧迫与不紧迫的单位。
variation-early-deadlines = 时限的压力提前四天出现，而不是在最后一天。
    .why = 没有公布过承办单位在时限内何时开始办理工单。
    .datum = 每件工单第一个办理步骤的时间，按距时限的天数统计。
variation-heeded-answers = 回访中每个“未解决”的回答都会像吹哨一样引起领导关注，早于任何排名。
    .why = 回访与排名同时开始，两者的效应从未分开观察到。
    .datum = 先回访后排名或先排名后回访的某个区的回访结果。
variation-no-paper = 时限届满时，没有单位虚假办结工单。
    .why = 未经办理即办结的工单有多少，没有记录。
    .datum = 对办结工单随机抽样实地核查，按距时限的天数统计。
variation-paper-under-rush = 在最大压力下，超过时限的工单在下一次判定时即被虚假办结，概率加倍；排名不能阻止。
    .why = 未经办理即办结的工单有多少，没有记录。
    .datum = 对办结工单随机抽样实地核查，按距时限的天数统计。
variation-equal-attempts = 街乡对一件工单至多吹哨两次，与发函次数相同。
    .why = 吹哨可以比发函重复更多次，其作用可能来自次数，而不在于吹哨本身。
    .datum = 每件工单的发函和吹哨次数及各次的答复。
variation-disputed-owners = 十个问题中有三个权属有争议，承办单位在没有压力时拒收有关工单。
    .why = 权属有争议的问题有多少，没有公布过。
    .datum = 2019 年前后被退回或转派的工单比例及原因。
variation-last-answer = 工单退回重办后，以末次回答计入排名。
    .why = 没有找到公布的计分规则。
    .datum = 计分规则，或重办工单的首次和末次回答。
variation-kinder-answers = 有压力的单位联系过的市民，在回访中大多顾及情面。
    .why = 对城市的回答和问题的实际状况来自同一次电话。
    .datum = 对同样工单的独立调查，其结果不向承办单位透露。
variation-fixed-effort = 无论压力大小，承办单位都以一半工作时间办理工单：不占用其他工作时间。
    .why = 承办单位转向办理诉求时停下了哪些工作，没有统计。
    .datum = 部分街乡和部门在工单多与少的月份中各项职责的工作时间。

## 命令行（英文见代码的文档注释；cli-命令，其属性为该命令的参数和选项，.more 为补充说明；cli-shared 为多个命令共用的选项）

cli-jiesu = 模拟城市如何办理市民诉求，并比较不同的政策方案
cli-shared =
    .lang = 帮助、提示和结果的语言：en（默认）或 zh
    .out = 结果文件夹［默认：results/ 下与首个文件同名的文件夹］
    .reps = 每座城市的重复模拟次数（run.replications）
    .cities = 合成城市数（run.cities）
    .sets = 只用 N 个参数组，在文件中等距抽取（run.sets_used）
    .seed = 随机种子（run.seed）
    .scale = 模拟的街乡镇比例（run.scale）
    .threads = 线程数，不影响结果［默认：每核一个］
    .set = 改写文件中的键，可重复给出
    .orders = 把每件工单写入 orders.csv
    .force = 替换文件夹中原有的结果
    .verbose = 显示全部表格，不限一屏
    .quiet = 只显示错误
    .excel = 写出 Excel 可直接打开的 CSV 文件：带字节顺序标记和中文表头，文字不会被当作公式或日期
    .resume = 继续中断的运行；与 --force 同用时，沿用结果文件夹中保留的模拟
    .keep-trials = 在结果文件夹中保留各次模拟（trials.journal），以便日后增加方案或模拟次数
    .shard = 只模拟 N 个分片中的第 K 个；用 `jiesu merge` 合并各分片
    .half-width = 增加城市（仅一座城市时增加重复模拟），直到独立观察口径三率各项差异的置信区间半宽均不超过 X
    .plan-only = 只作预估：由两次试运行估算模拟次数、时间和磁盘空间
    .within = 优选方案：逐步增加城市，直到能以 95 % 的概率选出领先幅度不小于 X 的最优方案，再用新的城市复评。与 --budget 或 --time-limit 同用时：直到以 95 % 的置信度没有方案比选中的方案好 X 或以上
    .budget = 优选方案：各方案合计最多模拟 N 次，含复评；由最初的城市决定哪些方案继续增加城市。超过 50 个方案时须同时给出 --within
    .time-limit = 为在 TIME（如 "10 min"）内结束而停止增加模拟，说明此时已知的情况，以及可重复该结果的 --budget
    .objective = 方案排序所用的指标，如 observer.satisfaction_rate、unmet_days、cost_hours；官方口径须写全名［默认：observer.resolution_rate］
    .allow = 对一条注意事项说明理由，如 `--allow C07="只研究一座城市"`，可重复给出
    .random-numbers = 各方案的随机数：common 为各方案共用（默认）；independent 为各方案独立，城市相同
cli-new = 写出 NAME.toml：一个带注释的小型情景，供入门使用
    .name = 情景名称；不会替换已有的文件
cli-check = 检查情景、计划及其数据，列出每处错误所在的行和列
    .files = 情景和计划文件；- 为标准输入
    .set = 改写文件中的键，可重复给出；路径相对于当前文件夹
    .inert = 以 Markdown 表格列出这些情景中不起作用的全部键及原因
cli-explain = 说明政策举措、表、键、结果列或注意事项；不给名称则列出政策举措和表
    .name = 如 `whistle`、`rules.whistle.report_within`、`resolution_rate`、`rates.csv` 或 `C07`
    .parameters = 列出全部参数及其单位、默认值和来源（与 docs/odd.md 的表相同）
cli-show = 显示补齐默认值和继承键的完整情景，或两个情景的差异
    .a = 情景；- 为标准输入。路径相对于当前文件夹显示
    .b = 第二个情景：只显示不同的日期和规则
    .set = 改写文件中的键，可重复给出；路径相对于当前文件夹
cli-run = 模拟一个或多个情景，写出结果文件夹
    .files = 情景文件；- 为标准输入
cli-compare = 把各方案与基准方案比较：配对差异、置信区间和注意事项
    .files = 试验计划，或若干情景文件（第一个为基准方案）；- 为标准输入
    .against = 除基准方案外还与什么比较：baseline 为不再比较（默认）；previous 为前一方案；all 为其他每个方案；best 为其余方案中的最优者（按 --objective）
    .audit = 每个方案重新运行一次模拟，把与基准方案共用的随机数写入 crn_audit.csv
    .decide = 另列各参数组上的决策表：各方案最优的频率、选择它可能的损失、信息的价值（按 --objective；需要 run.sets）
cli-sweep = 模拟许多方案：列表、网格、抽样、表格，或逐个改变因素
    .file = 试验计划；- 为标准输入
    .gains = 另按街道类型写出受益与受损情况（gains.csv）
    .surrogate = 对因素取值范围的样本拟合代理模型：各指标的 Sobol 指数（sobol.csv）；因素较多时先作筛选（screening.csv）
cli-merge = 把一次扫描或比较的各分片合并为一个结果文件夹
    .shards = 各分片的文件夹
cli-attribute = 把改革的效应分解到各项政策举措：Shapley 值，有分组时为 Owen 值
    .file = 含有 `[[lever]]` 的试验计划；- 为标准输入
cli-robust = 逐一改变模型的假设，检验哪些结论仍然成立
    .file = 试验计划，可含 `[[variation]]`；- 为标准输入
cli-calibrate = 根据公布的数值拟合未知参数：一个参数组样本和一个点估计
    .file = 含有 `[[parameter]]` 和 `[[target]]` 的校准计划；- 为标准输入
    .resume = 继续中断的校准
    .plan-only = 只作预估：由两个参数组的试运行估算组数和时间
    .check = 改为检验权重和容差：先验样本中的 K 个参数组生成数据，其后验应覆盖真实值
cli-optimize = 在约束条件下搜索政策举措、人员和审核的最优设置
    .file = 含有 `[[factor]]` 和 `[optimize]` 的寻优计划；- 为标准输入
    .resume = 继续中断的搜索
    .plan-only = 只作预估：由基准的试运行估算模拟次数和时间
cli-report = 把结果文件夹写成一个独立的 HTML 页面
    .folder = `run`、`compare`、`sweep` 或 `attribute` 的结果文件夹
    .out = 要写的文件，- 为标准输出［默认：DIR/report.html］
    .title = 标题［默认：计划或情景的标题，或文件夹名］
cli-plot = 把结果文件夹画成 SVG 或 PNG 图
    .folder = `run`、`compare`、`sweep` 或 `attribute` 的结果文件夹
    .what = 图的内容：differences 为与基准方案的差异及置信区间；distributions 为各方案在各次模拟间的分布；months 为逐月的中位数和范围［默认：differences；没有比较时为 distributions］
    .measure = 指标，用 comparison.csv 中的名称［默认：resolution_rate］
    .review = 回访口径：observer（独立观察，默认）或 official（官方）
    .out = 要写的文件，.svg 或 .png；没有扩展名的输出流为 SVG［默认：WHAT.svg］
cli-twin = 并列显示同一工单在两个方案下的经过
    .more = 所列步骤为 orders.csv 中有日期的步骤：来电、派单、联系、办结、回访。吹哨列在办结处；信函和现场查看在该文件中没有日期。
    .a = 情景
    .b = 日期相同的第二个情景
    .order = 工单，用 orders.csv 中的编号［默认：首件仅在一个方案下实际解决的工单］
    .city = 合成城市的编号［默认：1］
    .replication = 重复模拟的编号［默认：1］
    .set = 同时改写两个情景的键，可重复给出
cli-verify = 核对报告是否前后一致，并重新运行其中一部分模拟
    .more = 有差异时退出码为 1；页面缺少重新运行所需的数据时为 2。不给 `--lang` 时，输出语言与页面相同。
    .file = `jiesu report` 生成的页面；- 为标准输入
    .trials = 重新运行多少次模拟［默认：3］
    .all = 重新运行全部模拟，并重新计算每个数值
    .quiet = 只显示错误和差异
cli-validate = 用有精确解的排队算例检验本程序；有未通过的则退出码为 1
    .case = 只用名称含有此词的算例，可重复给出
    .reps = 每个算例的重复模拟次数（run.replications）；太少则置信区间过宽
    .write = 只把各算例的情景写入新文件夹 DIR
cli-score = 给概率预测评分：与观测值和朴素预测比较
    .more = 朴素预测为最后已知值、上年同期值和近一年均值，离散程度取自各自以往的误差。文件格式和各项得分见 docs/forecast-scores.md。
    .forecast = 结果文件夹，或含有 period、measure、unit、value 以及 sample 或 quantile 各列的 CSV 文件
    .data = 观测值的 CSV 文件，列为 period、measure、unit、value；可早于预测开始
    .known-to = 作出预测时最后已知的时段［默认：每个预测的前一时段；结果文件夹为其首个时段的前一时段］
    .out = 把 scores.csv、skill.csv 和 scored.csv 写入此文件夹
cli-schema = 输出情景文件的 JSON Schema，供编辑器自动补全
    .plan = 改为输出试验计划的 JSON Schema

## 指标：名称与单位，以文件中的词为键（由程序组合）

measure-official-response-rate = 响应率（官方口径）
measure-official-resolution-rate = 解决率（官方口径）
measure-official-satisfaction-rate = 满意率（官方口径）
measure-official-resolution-rate-last = 解决率（官方口径，末次回答）
measure-official-satisfaction-rate-last = 满意率（官方口径，末次回答）
measure-resolution-rate-last = 解决率（独立观察口径，末次回答）
measure-satisfaction-rate-last = 满意率（独立观察口径，末次回答）
measure-survey-resolution-rate = 解决率（独立调查）
measure-survey-satisfaction-rate = 满意率（独立调查）
measure-response-rate = 响应率（独立观察口径）
measure-resolution-rate = 解决率（独立观察口径）
measure-satisfaction-rate = 满意率（独立观察口径）
measure-cured-rate = 实际解决率（模拟）
measure-unmet-days = 未解决人日（人均每年）
measure-opened = 受理工单（全市）
measure-orders-per-1000 = 工单（每千人每年）
measure-never-registered-per-1000 = 未能登记（每千人每年）
measure-paid-hours-per-order = 每件工单投入工时
measure-overtime-hours-per-order = 每件工单加班工时
measure-displaced-hours-per-order = 每件工单占用其他工作时间（小时）
measure-calls-answered = 电话：接通率
measure-wait-minutes = 电话：平均等候（分钟）
measure-cost-hours-per-order = 成本：每件工单总工时
measure-cost-hours = 成本：总工时（人均每年）
measure-displaced-hours = 占用其他工作时间（小时，人均每年）
measure-overtime-hours = 加班工时（人均每年）
measure-cost-yuan-per-1000 = 成本：每千人每年（元）
measure-hours-over-45-per-officer = 人均每周超过 45 小时的工时
measure-unmet-gini = 未解决人日：社区间基尼系数
measure-unmet-worst-tenth = 未解决人日：最重一成居民所占比例
measure-whistles-answered = 吹哨按时报到率
measure-unit-points = 百分点
measure-unit-per-resident = 每人每年

## 表格

table-interval = { $low } 至 { $high }

## 表头

table-95-interval = 95 % 单个置信区间
table-95-interval-joint = 95 % 联合置信区间
table-more-rows = 另有 { $more } 行见 { $file }
table-measure = 指标
table-mean = 均值
table-official = 官方口径
table-observer = 独立观察口径
table-result = 结果
table-cities = 城市
table-total = 合计
table-share = 占比

## 主要指标、逐月变化、监测预警

table-over-replications = 各次重复模拟
table-p05-to-p95 = p05 至 p95；n < 19 为全距
table-response-rate = 响应率
table-resolution-rate = 解决率
table-satisfaction-rate = 满意率
table-resolution-rate-last = 解决率（末次回答）
table-satisfaction-rate-last = 满意率（末次回答）
table-means = 均值
note-not-paired = 未作配对比较：`jiesu compare` 给出差异及其置信区间
table-costs = 街道和部门的工时，以及热线电话
note-costs = 在编人员工时包括全部人员的工时，不论忙闲；占用其他工作时间指从其他职责中挪用的时间，模型不统计那些职责。回访、抽查和排名本身的成本未计入。
table-by-month = 逐月变化（各行标度不同），{ $first } 至 { $last }
table-resolution-by-month = 逐月解决率（独立观察口径）
table-early-warning = 监测预警（按区与类别）
table-per-year = 每年
table-per-series = 每序列每年
table-warning-hits = 命中
table-warning-repeats = 同一冲击内重复预警
table-warning-false-alarms = 误报
table-warning-misses = 漏报
table-warning-delay = 命中的平均延迟（天）

## 街道与各区；类别名称的键由程序组合

table-street-classes = 各街乡镇解决率（独立观察口径）
table-class = 街乡镇类别
table-streets = 街乡镇数
table-median = 中位数
class-all-all = 全部
    .short = 全部
class-ring-central = 中心城区
    .short = 中心
class-ring-outer = 其他各区
    .short = 外围
class-size-small = 人口较少的三分之一
    .short = 少
class-size-medium = 人口居中的三分之一
    .short = 中
class-size-large = 人口较多的三分之一
    .short = 多
class-staff-short = 人员紧张的三分之一
    .short = 紧张
class-staff-middling = 人员居中的三分之一
    .short = 中等
class-staff-ample = 人员充足的三分之一
    .short = 充足
class-voice-quiet = 诉求表达较弱的三分之一
    .short = 弱
class-voice-middling = 诉求表达居中的三分之一
    .short = 中
class-voice-loud = 诉求表达较强的三分之一
    .short = 强
class-of-ring = 区位
class-of-size = 人口
class-of-staff = 人员
class-of-voice = 诉求表达
table-gain = 受益
table-lose = 受损
table-streets-that = 街乡镇占比
table-gains-cured-rate = 受益与受损情况：实际解决率（模拟），百分点
table-gains-unmet-days = 受益与受损情况：未解决人日（人均每年）
table-gains-of = { $design }：与基准方案的差异（括号内为 95 % 置信区间），各类街乡镇的均值
note-gains = 某类街乡镇的均值；?：城市间的区间包含 0，或没有区间。受益、受损占比含随机误差；详见 gains.csv
table-districts = 各区
table-districts-difference = 各区：{ $design } 减 { $baseline }
table-district = 区
table-resp = 响应率
table-resol = 解决率
table-satisf = 满意率
table-actual = 实际解决率
note-districts-drawn = 单位：%；除人口外，各区属性均为随机抽取
note-districts-made-up = 单位：%；各区均为虚构
note-districts-difference = 单位：百分点；未作配对比较，没有置信区间

## 与基准方案的差异

table-difference = 差异
table-better-in = 更优次数
table-better-count = { $better }/{ $units }（≥ { $low }）
table-better-seldom = { $better }/{ $units }（≤ { $high }）
table-variance-ratio = 方差比
table-fewer-pairs = 仅 { $n } 对，其中 { $baseline } 为 { $mean }
table-baseline = { $name }（基准方案）
table-differences = 基准方案的水平，以及各方案与基准方案的差异
table-all-differences = 与基准方案的差异（括号内为 95 % 置信区间：三率为联合，其余为单个）
table-replications-alone = 仅重复模拟 ±
table-sets-with-same-sign = 参数组方向一致
note-scope-replications = 一座城市内重复模拟的随机波动
note-scope-cities = 重复模拟与城市之间的随机波动
note-scope-parameters = 重复模拟、城市与参数组之间的变异
note-differences = 比例的差异以百分点计；{ $intervals }。更优次数：方案更优的城市（参数组、重复）数，以及由此推断的总体比例的 95 % 精确界限。方差比：(s_A² + s_B²)/s²_(A−B)，即共用城市和随机数节省的倍数
note-intervals-cover = 其余区间各自单独成立；区间均反映{ $sources }
note-family = { $intervals } 个联合置信区间（三率，{ $designs } 个方案与基准方案之差，同一回访口径、统计口径和时段）以 95 % 的概率同时成立
note-family-previous = { $intervals } 个联合置信区间（三率，{ $designs } 个方案与基准方案及前一方案之差，同一回访口径、统计口径和时段）以 95 % 的概率同时成立
note-family-all = { $intervals } 个联合置信区间（三率，{ $designs } 个方案两两之差，同一回访口径、统计口径和时段）以 95 % 的概率同时成立
note-allocation = 独立观察口径解决率之差的方差有 { $share } 来自城市之间：若改为 { $cities } 座城市、每座模拟 { $replications } 次，模拟总次数不变，区间宽度可缩小为原来的 1/{ $times }
no-interval-cities = 仅 { $count } 座城市，不给出 95 % 置信区间（至少需要 { $least } 座）
no-interval-replications = 一座城市仅重复模拟 { $count } 次，不给出 95 % 置信区间（至少需要 { $least } 次）
no-interval-sets = 仅 { $count } 个参数组，不给出 95 % 置信区间（至少需要 { $least } 个）
note-by-account = 各种解释以不同机制说明同样的公布数据：符号不一致之处，公布数据无从判别（全部见 accounts.csv）
table-by-account = { $measure }：按解释
table-all-sets = 全部参数组
table-least = 最小
table-most = 最大
table-under = 所属解释
table-contrasts-previous = 独立观察口径：与前一方案之差
table-contrasts-all = 独立观察口径：方案两两之差
table-design-minus = { $design } 减 { $reference }
table-leads = 各方案与其余方案中最优者的比较
table-lead = 领先幅度
table-may-be-best = 可能最优
table-not-best = 并非最优
note-leads = 领先幅度：{ $objective }，优于其余所有方案时大于 0。这些区间以 95 % 的概率同时成立，与上面的区间分属不同的族（与最优者的多重比较，Nelson 与 Matejcik 1995）

## 效应分解

table-lever-or-group = 政策举措或举措组合
table-contribution = 分解值
table-alone = 单独实施
table-added-last = 最后加入
table-stable-rank = 位次稳定
note-stable-rank = 位次稳定：举措（或举措组）的位次与总体位次一致的参数组所占比例；各参数组下的取值范围见 attribution.csv
way-owen = Owen 值（先分组）
way-owen-permission = 合取许可博弈的 Owen 值（先分组；举措在前提具备后才生效）
way-shapley = Shapley 值
way-permission = 合取许可值（举措在前提具备后才生效的 Shapley 值）
way-faigle-kern = Faigle–Kern 值（只计前提先行的次序）
note-sampled-orders = 未穷尽全部引入次序：attribution.csv 的 se_orders 为次序抽样的标准误，置信区间不含该误差。
note-attribution = { $way }，{ $coalitions } 个组合。比例以百分点计。单独实施：没有其他举措；最后加入：其他举措均已实施

## 方案优选

table-trade-offs = 方案间的权衡
table-resolution = 解决率
table-satisfaction = 满意率
table-unmet = 未解决
table-hours = 工时
table-undominated = 未被超越的比例
table-beaten-by = 全面优于它的方案
note-trade-offs = 独立观察口径的解决率与满意率、人均每年未解决人日与总工时。全面优于：四项均更优；未被超越：对城市（或参数组）重抽样 1,000 次，其中没有此类方案的比例
note-chosen = 按 { $by } 选中：{ $design }
table-selection = 优选指标：{ $by }
table-chosen = 选中
table-eliminated-after = { $cities } 座城市后淘汰
table-better-by = 最多好 { $bound }
table-lead-over = 对其领先
table-is-better = 更优概率
note-points = { $points } 个百分点
note-selection = 若最优方案领先其他方案至少 { $within }，该方法（Kim 与 Nelson 2001）选中它的概率不低于 { $confidence } %；差距更小的方案可能取代它。这一保证只针对城市与重复模拟的抽样误差，不涉及参数与模型形式。被淘汰的方案不再增加模拟城市，因此其置信区间较宽。
note-allocated = 选中的方案为最优的概率约为 { $probability } 或更高；与最优方案相比，期望损失约不超过 { $loss }（最优计算预算分配）。领先幅度和概率只用两个方案都模拟过的城市；城市少的方案，其置信区间较宽。
note-screened = 以 { $confidence } % 的置信度，没有方案优于选中的方案达 { $within }。领先幅度只用两个方案都模拟过的城市。
note-screening = 模拟次数已先用完。以 { $confidence } % 的置信度，最优方案在未被淘汰的 { $left } 个方案之中，最多比选中的方案好 { $bound }，而所要求的是 { $within }。领先幅度只用两个方案都模拟过的城市。
note-enough = 若均值和方差保持不变，约 { $trials } 次模拟可以 { $confidence } % 的把握作出判定。
note-never-enough = 再多的模拟也无法判定，因为目前有两个方案均值相同：请看其差异是否重要，并设定 `--within`。
note-budget = 用 `--budget { $trials }` 可得到完全相同的结果。以上只针对城市与重复模拟的抽样误差，不涉及参数与模型形式。
note-official-objective = 官方口径由被考核的一方自行统计：剔除工单和劝说市民改评都会抬高该指标
table-reevaluation = 复评：{ $chosen } 减 { $rival }
table-cities-of-selection = 优选所用的 { $n } 座
table-new-cities = 新城市，{ $first } 至 { $last }
table-mean-of = { $design } 的均值

## 临界值

note-best-at-base = 基准取值下按 { $by } 最优：{ $best }，比 { $rival } { $lead }（{ $n } 个参数组、城市或重复模拟）。临界值：参数取何值时结论改变
table-switching-values = 影响最大的参数
table-base = 基准
table-range = 范围
table-effect = 效应
table-switches-at = 临界值
table-indices-difference = 各参数占方差的比例：{ $measure }，{ $design } 减 { $baseline }
table-indices-level = 各参数占方差的比例：{ $measure }，{ $design }
table-first-order = 一阶指数
table-total-index = 总指数
table-screening = { $trajectories } 条轨迹的筛选：{ $measure }，{ $design }
table-noise = 噪声
table-matters = 有影响
table-switches-within = {"["}{ $range }{"]"} 改为 { $rival }
table-switches = 改为 { $rival }
table-may-switch = 范围内没有，但抽样误差不能排除 { $range }
table-no-switch = 范围内不变
note-switching-values = 效应：领先幅度的最大变化，其余参数取基准值；模拟取值之间线性插值。方括号内：领先幅度的 95 % 置信区间（按城市或参数组）包含 0 的取值
note-indices = 取值范围内的标准差：{ $sd }（{ $range }）。代理模型由 { $n } 个点拟合，每点 { $units } 个独立单位；留一预测：Q² { $q2 }，{ $inside } 的点落在 95 % 区间内
sensitivity-difference = 在各参数的取值范围内，按{ $by }，{ $design } 减 { $baseline } 平均为 { $mean }（95 % 区间 { $range }），标准差为 { $sd }。
sensitivity-level = 在各参数的取值范围内，{ $design } 的{ $by }平均为 { $mean }（95 % 区间 { $range }），标准差为 { $sd }。
sensitivity-first = 若 { $factor } 已知，这一方差会减少 { $share }（95 % 区间 { $range }），多于其他任何单个参数。
note-effects = μ*：在整个取值范围内变化的平均幅度；σ：各轨迹间的标准差；噪声：仅由抽样误差产生的 μ*。未保留的参数占 μ* 平方和的 { $left }
table-decision = 决策指标：{ $by }；{ $sets } 个参数组
table-best-in = 最优占比
table-regret = 比最优方案少得
table-thresholds-met = 达到门槛
note-decision = 最优占比：该方案最优的参数组比例。少得：与各参数组的最优方案相比（后悔值），单位为{ $unit }，列出均值、95 % 分位数（至少 19 个参数组）和最大值。{ $separated }各参数组权重相同；参数组没有变动的因素不在其内。
note-separated-shrunk = 各参数组有 { $cities } 座城市，由此得出的随机误差已从参数组间的差别中扣除。
note-separated-fitted = 每个参数组只有一座城市，只保留各种解释和参数经回归所能说明的部分，其余算作随机误差，损失可能偏小。
note-separated-raw = 每个参数组只有一座城市，又没有可供回归的参数，因此含有随机误差，损失偏大。
table-information = 信息的价值，按{ $by }
table-to-know = 选择前得知的内容
table-worth = 价值
table-standard-error = 标准误
table-by-chance = 偶然所得
table-know-all = 参数组变动的全部因素
table-know-account = 哪种解释成立
note-information = 价值：选择前若得知此项，所选方案平均会好多少，附标准误。偶然所得：与各方案无关的参数会显示的价值。p：仅由偶然，任一行达到这一价值的频率。单项是全部因素的一部分，价值不超过首行。若把随机误差也当作可知，全部因素的价值为 { $raw }，这是上限。
decision-best = 按{ $objective }，{ $best } 均值最优，并在 { $sets } 个参数组中的 { $share } 最优（95 % 置信度下，在全部此类参数组中至少 { $low }）。
decision-more-often = { $design } 最优的参数组更多（{ $share }），但所得较少。
decision-regret = 若选 { $best } 有误，最多损失 { $max }；在全部参数组上平均损失 { $mean }。
decision-no-regret = 在任何参数组中（含随机误差）都没有其他方案优于 { $best }，因此了解更多不会改变选择。
decision-hidden = 若含随机误差，在 { $share } 的参数组中有其他方案优于 { $best }，但现有参数组无法判断这是否超出随机误差。了解更多的价值介于零与 { $raw } 之间。请增加参数组，或增加每组的城市数。
decision-evpi = 若在选择前得知参数组变动的全部因素，价值为 { $worth }（把随机误差也当作可知时最多 { $raw }）。
decision-first = 首先应查明：{ $known }，价值 { $worth }（仅由偶然为 { $chance }）。
decision-no-first = 任何单个参数的价值都不超过偶然所得。
decision-thresholds = { $design } 在 { $share } 的参数组中达到全部门槛，为各方案中最多。
decision-no-threshold = 没有方案在任何参数组中达到全部门槛。

## 稳健性

table-conclusion = 结论
table-as-written = 原设定
table-support = 判定
table-holds = 成立
table-sign-only = 仅符号成立
table-undecided = 未定
table-reversed = 反转
table-holds-in = 成立的变化
table-accounts = 各种解释
table-under-variation = 最弱的变化
table-of = { $part }/{ $whole }
table-reversed-by = 使其反转：{ $names }
table-variations = 逐一改变的假设
table-reverses = 使之反转
table-weakens = 不再成立
table-sets-keys = 设置
table-datum = 何种数据可以判别：{ $datum }
table-without-effect = 对本试验计划的各项指标没有影响。
note-robust = 原设定：对 { $units }取均值；比例的差异以百分点计。判定：成立指符号和 95 % 置信区间在每种变化下都成立；仅符号成立指有区间包含 0；未定指原设定下区间包含 0，或符号改变但未超出随机误差；反转指符号改变且超出随机误差（已按所检验的区间个数校正）。成立的变化：各变化中成立的个数；各种解释：原设定下符号相同的个数。最小：支持最弱之处。区间涵盖{ $covers }；不涵盖这些变化之外的其他模型形式
note-covers-sets = 随机误差、城市和参数组
note-covers-cities = 随机误差和城市，不含参数
note-covers-replications = 这一座城市中的随机误差，不含参数
note-robust-sets = { $count } 个参数组（各有自己的城市）
note-robust-cities = { $count ->
   *[other] { $count } 座城市
  }
note-robust-replications = { $count ->
   *[other] 一座城市的 { $count } 次重复模拟
  }
note-variations = 反转、不再成立：原设定下区间不含 0 的结论中，符号改变并超出随机误差的个数，以及区间不再成立的个数；包括全部指标（robustness.csv）
note-best-as-written = 按{ $by }最优：{ $best }，原设定下比 { $next } { $lead }；{ $all } 种变化中有 { $same } 种相同
note-best-elsewhere = ；在下列情形中最优方案不同：{ $names }

## 公共随机数检查；抽样用途的键由程序组合

table-crn-audit = 随机数（第一次模拟）
table-draws = 抽取数
table-in-both = 两方案共有
table-same-outcome = 结果相同
table-other-numbers = 随机数不同
table-no-outcome-differs = 结果全部相同
table-differs-first = 最早的差异在 { $time }：{ $purpose }，{ $entity }
table-not-common = ! 两方案未使用公共随机数
purpose-key = 密钥
purpose-street-order = 街道抽样
purpose-community-size = 社区规模
purpose-community-voice = 社区诉求表达
purpose-unit-traits = 承办单位特征
purpose-structural = 结构性因素
purpose-day-factor = 日系数
purpose-onsets = 新问题数
purpose-stock = 初始问题数
purpose-problem = 问题属性
purpose-curable = 能否解决
purpose-occasion = 反映时机
purpose-consultations = 咨询数量
purpose-consultation = 咨询
purpose-call = 通话
purpose-line = 热线间流转
purpose-level-delay = 逐级下派延迟
purpose-first-unit = 首接单位
purpose-return = 退单
purpose-contact = 联系延迟
purpose-work = 本单位工时与办理周期
purpose-helper-work = 协办工时
purpose-letter = 发函
purpose-blow = 是否吹哨
purpose-report = 部门是否报到
purpose-extension = 延期
purpose-paper = 虚假办结
purpose-cure = 是否实际解决
purpose-reopen = 复发时间
purpose-answer = 市民评价
purpose-reach = 回访是否接通
purpose-repeat = 重复来电
purpose-third-party = 第三方
purpose-compliance = 第三方配合
purpose-threat = 升级意愿
purpose-game = 劝说改评
purpose-divert = 绕开热线
purpose-chief = 领导包案
purpose-media = 媒体
purpose-proactive = 未诉先办
purpose-mark = 街道评价部门
purpose-pilot = 试点抽签
purpose-supervision = 是否列入督办（临界街道）
purpose-account = 工单挂账
purpose-dispute = 权属争议
purpose-bargain = 权属争议的协商
purpose-remediation = 是否列入治理（临界街道）
purpose-roster = 值班与抽调人数的小数部分
purpose-awareness = 谁会想到热线
purpose-instrument = 电话回访或书面回访
purpose-survey = 独立调查的样本
purpose-sample = 方案抽样
purpose-calibration = 校准参数

## 校准与检验

table-published-value = 公布值
table-value = 数值
table-tolerance = 容差
table-point = 点估计
table-90-band = 90 % 区间
table-without-it = 留一
note-targets = ±：模拟的标准误。90 % 区间：含容差所示误差的后验预测区间，据此判断拟合。留一：由拟合其余公布值的参数组对该值的预测。–：参数组有效样本量过小。
table-from = 先验下限
table-to = 上限
table-90-interval = 90 % 区间
table-spread = 离散比
table-mean-rank = 平均秩
table-outermost = 两端占比
table-deviation = 最大偏差
table-best-value = 最优值
table-setting = 设置 { $number }
table-in-new-cities = 设置 { $number } 在新的城市中
table-expected = 预期
table-constraint = 约束条件
table-bound = 界限
table-is-kept = 是否满足
table-kept = 满足
table-not-kept = 不满足
table-open = 未定
table-at-least = 不低于 { $bound }
table-at-most = 不高于 { $bound }
table-of-district = { $measure }：{ $district }
table-steps = 偏离一步
table-step-to = 改为
table-bounds = 约束情况
table-front = 帕累托前沿
table-feasible = 可行概率
note-new-cities = 参数组相同，城市和随机数是新的。预期为搜索时的预期；因偶然而选中的部分，在此不会再现。
note-constraints = 以新的城市计算，取各参数组的均值；按区约束时列出最接近界限或超出最多的区。未定：界限在 95 % 置信区间之内，或没有区间。
note-steps = { $measure }：相邻设置减最优设置，用同样的新城市。一步为范围的十分之一、下一个整数或相邻的取值；约束按均值判断。
note-front = 没有其他设置在两个目标上都不差于这些设置；以新的城市复评。差异为与基准之差，其置信区间见 optimum.csv；可行概率为搜索中全部约束成立的概率。
table-band = 偏差界限
note-ranks = 真实值在其后验抽样中的秩，以比例表示。秩均匀时平均为 0.50，两端占 0.20；占比偏大说明后验分布过窄。!：偏差超出全部参数的 95 % 联合界限。
note-spread = 离散比：后验标准差除以先验标准差；1 表示目标值没有提供信息。
table-case = 算例：量 = 公式（出处）
table-exact = 精确值
table-estimate = 估计值
table-error = 误差
table-verdict = 结论
table-passes = 通过
table-fails = 未通过

## 预测评分的表格和文字

table-saved-of = CRPS 比朴素预测减少
table-observed-within = 观测值落入
table-last-value = 上期
table-year-earlier = 上年同期
table-mean-of-year = 近一年均值
table-uniform = 均匀
table-not-uniform = 不均匀
note-scores = CRPS：越小越好，单位同指标。减少：比朴素预测得分减少的比例；朴素预测为最后已知值、上年同期值和近一年均值，离散程度取自各自以往的误差。*：差值的 95 % 单个置信区间在 0 以上；!：在 0 以下；?：时段太少，无区间。PIT：观测值在预测分布中的位置是否均匀，检验假定各时段相互独立。
screen-scores = { $forecast } 与 { $data } 对照
screen-scores-better = 优于全部朴素预测：{ $list }。
screen-scores-open = 看不出优于最好的朴素预测：{ $list }。
screen-scores-worse = 不如某一朴素预测：{ $list }。
screen-scores-few = 有朴素预测的时段不足 { $periods } 个，不作判断：{ $list }。
screen-scores-unobserved = 有 { $n } 个预测的时段没有观测值。

## 终端文字

screen-run = { $name }：模拟 { $all } 个街乡镇中的 { $simulated } 个，{ $sets ->
    [0] {""}
   *[other] { $sets } 组参数，每组{" "}
  }{ $cities } 座合成城市，每座重复模拟 { $replications } 次，自 { $start } 起 { $months } 个月，随机种子 { $seed }
screen-comparison = { $title }：{ $designs } 个方案，{ $numbers }，各 { $sets ->
    [1] {""}
   *[other] { $sets } 组参数 ×{" "}
  }{ $cities ->
   *[other] { $range } 座合成城市
  } × { $replications } 次重复模拟，模拟 { $all } 个街乡镇中的 { $simulated } 个，自 { $start } 起 { $months } 个月，随机种子 { $seed }
screen-common-numbers = 公共随机数
screen-independent-numbers = 独立随机数
screen-one-city = 仅一座合成城市：区间仅反映该城市各次重复模拟的随机波动
screen-no-callback = 规则中没有市级回访：没有官方口径的三率
screen-some-streets = 仅模拟部分街乡镇：样本不同，数值也会不同（见 docs/scale.md）
screen-partial-months = 统计期从月中开始：首月和末月不完整
screen-drawn-attributes = 街乡镇的属性为随机抽取：不按名称展示
screen-made-up = 虚构城市：结果不代表任何真实城市
screen-of-designs = { $names }：{ $caveat }
screen-of-the-model = 北京各项政策举措于 2019 年 1 月同时开始，没有公开数据可以将其效果分开：以下分解的是模型自身的效应，不是真实城市的效应
screen-fits = { $name }：模型对公布值拟合良好：{ $targets } 个公布值中有 { $inside } 个位于各自的 90 % 预测区间内
screen-fit-open = { $name }：能否拟合尚不能判断：样本只相当于 { $worth } 次独立抽样，给出区间需要 { $enough } 次。可增加模拟次数或放宽容差。
screen-does-not-fit = { $name }：模型对部分公布值拟合不佳：{ $targets } 个公布值中有 { $inside } 个位于各自的 90 % 预测区间内
screen-widened = 容差之内的参数组过少，容差已放宽至 { $times } 倍：所得为试算中最好的参数组，不能视为拟合良好。
screen-off = 偏离：{ $list }
screen-miss = { $target } 公布 { $value }，模拟 { $point }
screen-best =
    { $settings } 个设置中最优的是设置 { $number }，其可行概率不低于二分之一。
    在新的城市中，{ $measure }变化 { $difference }（{ $ends }）。
screen-best-alone =
    { $settings } 个设置中最优的是设置 { $number }，其可行概率不低于二分之一。
    在新的城市中，{ $measure }变化 { $difference }；独立单元过少，没有置信区间。
screen-baseline-best = { $settings } 个设置中，没有一个预期可行且优于基准。
screen-not-clear = 置信区间包含零：按这些模拟，尚不能证明其优于基准。
screen-worst-tenth = 目标为最差十分之一参数组的均值；约束针对全部参数组的均值。
screen-infeasible = 没有可行概率达到二分之一的设置。最接近的是设置 { $number }，概率为 { $share }：请放宽约束或扩大范围。
screen-front = 共试了 { $settings } 个设置，其中 { $count } 个构成帕累托前沿。
screen-best-failed = 设置 { $number } 最优，但未能复评：{ $reason }
screen-no-setting = 没有一个设置能够模拟。
screen-informed = 目标值可确定的参数：{ $list }
screen-not-informed = 目标值无法确定、仍为假设的参数：{ $list }
screen-none = 无
screen-some-directions = { $targets } 个公布值，{ $parameters } 个参数：可确定 { $parameters } 个方向中的 { $directions } 个，其余方向上各参数组的拟合程度相同。
screen-all-directions = { $targets } 个公布值，{ $parameters } 个参数：可确定 { $parameters } 个方向中的 { $directions } 个。
screen-sample = 共试 { $tried } 组，失败 { $failed } 组；样本 { $sample } 组，其中不同的 { $distinct } 组，相当于 { $worth } 次独立抽样。
screen-check = { $name }：{ $checks } 次检验中，{ $parameters } 个参数里有 { $uniform } 个的秩未见偏离均匀分布（95 % 界限）
screen-no-check = { $name }：无法检验：相对于这些容差，先验样本太小
screen-checks-left-out = 因后验有效样本量不足 { $enough } 而略去 { $left } 次检验；可增加模拟次数。
screen-weights = 最大权重的帕累托形状参数为 { $k }，不超过 { $limit } 时可靠。
screen-weights-heavy = 最大权重的帕累托形状参数为 { $k }，超过 { $limit }：样本由少数参数组主导。请增加模拟次数或放宽容差。
screen-all-equivalent = 全部 { $all } 个值与精确值等效
screen-not-equivalent = { $all } 个值中有 { $failed } 个未能证明与精确值等效
screen-equivalence = 通过：95 % 置信区间位于精确值的 { $margin } % 以内（两个单侧检验，各 2.5 %），且宽度不超过 ± { $width } %
screen-false-alarm = 换一个随机种子，即使模型精确，也有某处未通过的概率为 { $odds }
screen-odds-even = 不低于 1/2
screen-odds = 约 1/{ $n }

## 同一工单在两方案下的经过

screen-order = { $order }：{ $category }，除承办单位外还需 { $functions } 项职能
screen-never-opened = 在 { $design } 下没有这件工单
screen-yes = 是
screen-no = 否
screen-answers = 已联系{ $contacted }、已解决{ $resolved }、满意 { $credit }
screen-step-called = 市民来电
screen-step-dispatched = 派至 { $unit }{ $hops ->
    [0] {""}
   *[other] （{ $hops } 次流转）
  }
screen-step-no-unit = 未派至任何单位{ $hops ->
    [0] {""}
   *[other] （{ $hops } 次流转）
  }
screen-step-contacted = 联系市民
screen-step-closed = 办结：{ $truth }{ $whistles ->
    [0] {""}
   *[other] ，吹哨 { $whistles } 次
  }
screen-step-closed-on-paper = 办结（虚假办结）：{ $truth }{ $whistles ->
    [0] {""}
   *[other] ，吹哨 { $whistles } 次
  }
screen-cured = 实际已解决
screen-not-cured = 实际未解决
screen-step-callback = 市级回访：{ $answers }
screen-step-observer = 独立观察：{ $answers }
screen-step-sent-back = 退回重办
screen-no-further-step = 没有后续
screen-step-at = { $step }（{ $time }）
screen-first-difference = 最早的差异在 ≠ 处：一个方案为“{ $one }”；另一个方案为“{ $other }”
screen-same-history = 两方案下工单的经过相同

## 图

chart-axis = { $axis }，{ $legend }
chart-title = { $title }：{ $legend }
chart-rate-axis = 比率（%）
chart-interval-legend = 横线为 95 % 单个置信区间
chart-joint-interval-legend = 横线为 95 % 联合置信区间
chart-differences-axis = 与基准方案的差异（{ $unit }）
chart-differences-about = { $kind ->
    [share] { $measure }：各方案与基准方案的差异（百分点）及 95 % 置信区间；数值见表
   *[number] { $measure }：各方案与基准方案的差异及 95 % 置信区间；数值见表
  }
chart-contributions-axis = 贡献（{ $unit }）
chart-contributions-about = { $kind ->
    [share] { $measure }：各项政策举措对效应的贡献（百分点）及 95 % 置信区间
   *[number] { $measure }：各项政策举措对效应的贡献及 95 % 置信区间
  }
chart-trials-about = { $measure }：各方案各次模拟的 5 %、25 %、50 %、75 %、95 % 分位数
chart-trials-legend = 框为中间 50 % 的模拟，横线为 5 %–95 % 分位数（不足 19 次时为全距）
chart-streets-about = { $measure }：各方案街乡镇之间的分位数（各街乡镇取各次模拟的均值）
chart-streets-legend = 框为中间 50 % 的街乡镇，横线为 5 %–95 % 分位数
chart-costs-axis = 每件工单工时（小时）
chart-costs-about = { $measure }：各方案各次模拟的均值
chart-costs-legend = 各次模拟的均值
chart-months-axis = 月份
chart-months-legend = 各次模拟的中位数及 5 %–95 % 分位数（不足 19 次时为全距）
chart-months-part = { $legend }（{ $all } 个方案中的 { $shown } 个）
chart-measure-months-about = 各方案各月{ $measure }：各次模拟的中位数及 5 %–95 % 分位数
chart-design-months-about = { $design }：各月解决率（官方口径、独立观察口径）与实际解决率：各次模拟的中位数及 5 %–95 % 分位数

## 出图

plot-nothing = 没有 { $measure } 的数据，应为含有该数据的结果文件夹
plot-other-measure = 没有 { $found }，应为以下之一：{ $known }
plot-other-ending = “{ $found }”无法确定格式，文件名应以 .svg 或 .png 结尾
plot-no-font = 本机没有中文字体，请安装一种，例如 Noto Sans CJK
    .hint = 可改写为 SVG 文件，由查看软件提供字体
plot-bad-font = 字体文件无法读取

### 文件与各列。column-文件-列 说明统计的对象和范围，.name 为中文列名；column-列 为多个文件共用。

## 文件中的一行

file-units = 每行为一个地区或单位
file-rates = 每行为一个方案、城市、重复模拟、时段、地区或单位、回访口径和统计口径
file-summary = 每行为一个方案、地区或单位、时段、回访口径、统计口径和指标：各次重复模拟的统计量
file-costs = 每行为一个方案、城市、重复模拟和单位类型
file-pressure = 每行为一个单位类型和时段
file-monthly-topics = 每行为一个每月一题
file-orders = 每行为一件工单的一次办结
file-warnings = 每行为一次预警，或一次漏报的冲击
file-comparison = 每行为一个方案、指标、回访口径、统计口径和时段：配对模拟中与基准方案的差异
file-accounts = 每行为一个方案、一项指标和参数组的一种解释：该解释各参数组中与基准之差
file-contrasts = 每行为一对方案、一项比率和一种回访口径（按 --against）：配对模拟中的差异
file-leads = 每行为一个方案：对其余方案中最优者的领先幅度（--against best）
file-gains = 每行为一个方案、街道类型和指标：谁受益、谁受损
file-caveats = 每行为一条触发的注意事项
file-crn-audit = 每行为一个方案和抽取用途：该方案与基准方案共有哪些随机数
file-designs = 每行为一个方案和因素，以及该因素的取值
file-attribution = 每行为一项政策举措或一组，以及一项指标
file-choice = 每行为一个方案：是否有其他方案各项指标均不差
file-selection = 每行为一个方案：模拟所用的城市，被选中或淘汰，以及限定模拟次数时的把握程度
file-reevaluation = 每行为选中方案的一项指标和一个阶段：优选所用的城市和新城市
file-switching-values = 每行为一个参数和一对方案：使另一方案成为最优的参数取值
file-sobol = 每行为一个方案、指标和因素：该因素占取值范围内方差的比例
file-screening = 每行为一个方案、指标和因素：指标沿轨迹的变化幅度
file-decision = 每行为一个方案和一项决策指标：在各参数组上的表现（`compare --decide`）
file-information = 每行为一项决策指标和参数组的一个参数：选择前得知它的价值（`compare --decide`）
file-conclusions = 每行为一个结论（原设定下差异的符号）：在模型的各种变化和各种解释下成立的程度
file-robustness = 每行为一种变化、一种解释、一对方案和一项指标：差异及其相对原设定的变化
file-best-designs = 每行为一种变化和一种解释：按目标指标最优的方案
file-pilots = 每行为一个街乡镇和仅在部分地区实施的一项政策举措
file-sets = 每行为一个参数组和一个键
file-failed = 每行为一次失败的模拟
file-columns = 每行为一个文件的一列
file-calibration = 每行为校准所试的一个参数组
file-ranks = 每行为一次检验的一个参数：真实值在其后验抽样中的秩
file-fit = 每行为一个公布值：校准所得参数组的再现情况
file-settings = 每行为搜索所试的一个设置
file-setting-measures = 每行为所试设置的一个目标或约束：其模拟结果
file-optimum = 每行为最优设置（或前沿各设置）的一个目标或约束，用新的城市
file-steps = 每行为偏离最优设置一步的设置的一个目标或约束，用同样的新城市
file-sets-informed = 每行为一个参数：公布值使其范围缩小的程度
file-scores = 每行为一个预测或朴素预测，以及一个单位的一项指标：各时段得分的均值
file-skill = 每行为一个预测、一个朴素预测，以及一个单位的一项指标：二者孰优
file-scored = 每行为一个预测或朴素预测、一个单位的一项指标和一个时段

## 单位

unit-code = 代码
unit-number = 个数
unit-word = 标识
unit-text = 文本
unit-period = 时段名称
unit-fraction = 小数
unit-residents = 人
unit-orders = 件
unit-share = 比例
unit-hours = 小时
unit-hours-per-week = 小时/周
unit-yuan = 元
unit-time = 时间
unit-flag = 是否
unit-days-per-resident = 人日/人
unit-calls = 通
unit-of-measure = 同指标
unit-ratio = 比
unit-value = 取值

## 多个文件共用的列

column-factor = 该因素的取值，写法同情景文件；基准为底稿的取值
column-parameter = 该参数的取值
column-target = 该目标的模拟值，取自该参数组的模拟
column-design = 情景，以文件名命名
    .name = 方案
column-city = 合成城市，从 1 编号
    .name = 城市编号
column-replication = 同一城市中的第几次重复模拟，从 1 编号
    .name = 重复模拟序号
column-forecast = 预测文件中的名称，或结果文件夹的方案；naive_last、naive_year、naive_mean 为朴素预测：最后已知值、上年同期值、近一年均值
    .name = 预测
column-period-kind = run（整个统计期）、month（月）或 assessment（考核期）；可另选 week（周）、day（日）。按日统计社区时，rates.csv 省略无回访的官方口径行和全为零的行，summary.csv 全部省略
    .name = 时段类型
column-period = run，或具体的月、周、日。考核期以其结束的月份命名；周为 ISO 周（周一至周日），如 2019-W05；日从零时开始。首尾的月和周只包括统计期内的部分
    .name = 时段
column-level = 市、区、主题：按问题所在地统计，加权；街道、部门：按最终承办单位统计，不加权；社区：按问题所在地统计，不加权
    .name = 层级
column-unit = 地区或单位，见 units.csv；主题为问题类别
    .name = 地区或单位
column-review = 同 rates.csv；工时为空
    .name = 回访口径
column-basis = callback：在时段内受理、办结、回访，以首次回答为准；cohort：在时段内受理，跟踪至模拟结束，以末次回答为准；last：同 callback，但以末次回答为准，计入该次回访所在的时段（工单可以退回重办时才有）
    .name = 统计口径
column-measure = 同 comparison.csv，整个统计期，按回访日期
    .name = 指标
column-ci-low = 均值的 95 % 单个置信区间（t 分布）；独立单元不足 5 个时为空
    .name = 置信区间下限
column-no-interval = 没有置信区间的原因：独立单元的种类和个数；有区间时为空
    .name = 无区间原因
column-joint-low = 与同一族的其他区间同时成立的 95 % 置信区间
    .name = 联合置信区间下限
column-joint-high = 联合置信区间的上端
    .name = 联合置信区间上限
column-family = 以 95 % 的概率同时成立的区间：比率、方案和比较对象；没有联合置信区间时为空
    .name = 区间族
column-ci-high = 同 ci_low
    .name = 置信区间上限
column-baseline = 作为比较基准的方案
    .name = 基准方案
column-set = 参数组序号，从 1 起，按试算或抽取的次序
    .name = 参数组
column-objective = 优选方案所依据的指标；在 reevaluation.csv 中表示该行是否为此指标
    .name = 优选指标
column-distance = 各目标 ((模拟值 − 公布值)/容差)² 之和，取自该参数组的模拟
    .name = 距离
column-weight = 在样本中的权重；sample 阶段各组权重之和为 1
    .name = 权重

## rates.csv

column-rates-review = official：官方口径，即市级回访接通的市民；observer：独立观察口径，即全部办结工单的市民；survey：独立调查口径，即独立调查接通的市民
    .name = 回访口径
column-rates-opened = 已登记工单，按市民首次来电时间统计
    .name = 受理量
column-rates-closed = 已办结工单；cohort：时段内受理、模拟结束前办结
    .name = 办结量
column-rates-reviewed = 已回访且未被剔除的工单
    .name = 回访量
column-rates-contacted = 回访工单中，市民称承办单位已联系
    .name = 联系量
column-rates-contacted-in-time = 回访工单中，按系统记录在规定时限内联系
    .name = 按时联系量
column-rates-resolved = 回访工单中，市民称已解决
    .name = 解决量
column-rates-satisfied = 回访工单的满意折算值：满意计 1，基本满意计 0.9，不满意计 0
    .name = 满意量（折算）
column-rates-response-rate = 联系量 ÷ 回访量
    .name = 响应率
column-rates-resolution-rate = 解决量 ÷ 回访量
    .name = 解决率
column-rates-satisfaction-rate = 满意量（折算）÷ 回访量
    .name = 满意率
column-rates-cured = 回访工单中，办结时问题在模型中确实已解决
    .name = 实际解决量（模拟）
column-rates-cured-rate = 实际解决量 ÷ 回访量
    .name = 实际解决率（模拟）
column-rates-unmet-days = 本地全部问题（不论是否反映）：未解决或被压下的天数 × 受影响人数 ÷ 居民人数；主题为全市该类问题，按全市居民计算；部门和 cohort 为空
    .name = 未解决人日
column-rates-score = 仅限官方口径、考核期和参加排名的单位：考核工单三率的加权和，列在首次回答一行；rules.callback.counts = "last" 时列在末次回答一行（basis 为 last）；区按其街道承办的工单计算，部门还部分计入需其协助的工单
    .name = 综合得分
column-rates-rank = 在参加排名的街道、区或部门中的名次，从 1 起；与得分在同一行
    .name = 排名
column-rates-open = 时段末未办结的工单（含预热期受理的）；cohort：模拟结束时仍未办结
    .name = 期末未办结量
column-rates-never-registered = 来电者在登记前放弃的诉求，按首次来电时间统计；仅按所在地统计，街道、部门和 cohort 为空
    .name = 未能登记量
column-rates-contacts = 形成工单的诉求与各渠道咨询之和；仅限城市和区，统计口径为 callback
    .name = 热线来电来件量
column-rates-diverted = 街道直接受理、未经热线的诉求，不计入任何比率；仅按所在地统计，街道、部门和 cohort 为空
    .name = 未经热线受理量

## summary.csv

column-summary-review = official：官方口径，即市级回访接通的市民；observer：独立观察口径，即全部办结工单的市民；survey：独立调查口径，即独立调查接通的市民
    .name = 回访口径
column-summary-measure = rates.csv 的一列，或全市整个统计期的一项指标（见 jiesu explain）
    .name = 指标
column-summary-n = 该指标有定义的模拟次数
    .name = 模拟次数
column-summary-mean = 上述各次模拟的均值
    .name = 均值
column-summary-sd = 上述各次模拟的样本标准差
    .name = 标准差
column-summary-se = 均值的标准误：一座城市时为 sd/√n，多座城市时按各城市均值计算
    .name = 标准误
column-summary-ci-high = 均值的 95 % 单个置信区间；比例由对数几率（logit）换算，其余用 t 分布；独立单元不足 5 个时为空
    .name = 置信区间上限
column-summary-p05 = 各次模拟的 5 % 分位数，取秩 p(n + 1)；不足 19 次时为空
    .name = 5 % 分位数
column-summary-p25 = 各次模拟的 25 % 分位数，取秩 p(n + 1)
    .name = 25 % 分位数
column-summary-p50 = 各次模拟的中位数
    .name = 中位数
column-summary-p75 = 各次模拟的 75 % 分位数，取秩 p(n + 1)
    .name = 75 % 分位数
column-summary-p95 = 各次模拟的 95 % 分位数，取秩 p(n + 1)；不足 19 次时为空
    .name = 95 % 分位数
column-summary-least = 各次模拟的最小值
    .name = 最小值
column-summary-largest = 各次模拟的最大值
    .name = 最大值
column-summary-forecast-low = 公布值的 90 % 预测区间下限：各次模拟的值加上 fit.csv 中同一指标的容差所示误差；没有容差或不足 30 组参数时为空
    .name = 预测下限
column-summary-forecast-high = 公布值的 90 % 预测区间上限
    .name = 预测上限

## costs.csv

column-costs-unit-kind = street（街道）、department（部门）、hotline（热线）或 all（合计）；全市加权
    .name = 单位类型
column-costs-paid-hours = 在编人数 × 统计期内工作时间
    .name = 在编人员工时
column-costs-overtime-hours = 值班人员夜间和节假日的工时
    .name = 加班工时
column-costs-displaced-hours = 投入程度高于预热期的部分 × 人数 × 工作时间，即占用其他职责的时间
    .name = 占用其他工作时间
column-costs-own-hours = 办理本单位工单的工时
    .name = 本单位工单工时
column-costs-coordination-hours = 协助其他单位办理工单的工时
    .name = 协办工时
column-costs-others-affairs-hours = 首接负责制下，首接单位办理非本职事项的工时
    .name = 首接非本职事项工时
column-costs-contact-hours = 联系市民的工时
    .name = 联系市民工时
column-costs-occupied-hours = 人员被任务占用的时间
    .name = 任务占用工时
column-costs-tasks = 已开始的任务
    .name = 任务数
column-costs-queue-hours = 上述任务排队时间合计
    .name = 任务排队时间
column-costs-seat-hours = 热线排班坐席的工时
    .name = 坐席工时
column-costs-citizen-wait-hours = 市民电话等候时间合计
    .name = 市民等候时间
column-costs-calls = 全部来电，含重拨
    .name = 来电量
column-costs-answered = 已接通的来电
    .name = 接通量
column-costs-consultations = 已答复的咨询、表扬和建议
    .name = 咨询量
column-costs-proactive-hours = 办理无人反映的问题的工时
    .name = 未诉先办工时
column-costs-gaming-hours = 劝说市民给出好评的工时
    .name = 劝说改评工时
column-costs-topic-hours = 办理每月一题的工时
    .name = 每月一题工时
column-costs-whistles = 部门收到的吹哨：每件工单每项职能计一次，不论吹哨几次
    .name = 吹哨量
column-costs-whistles-answered = 其中，部门在首次吹哨的时限内报到的
    .name = 按时报到量
column-costs-hours-over-45 = 按人、按周（周一起）累计：工作时间与人均加班之和超过 45 小时的部分
    .name = 周超 45 小时工时
column-costs-hours-over-45-per-officer = 同上，每人每周平均
    .name = 人均周超 45 小时工时
column-costs-fatigue = 人员疲劳程度，统计期逐日平均
    .name = 平均疲劳程度
column-costs-fatigue-end = 人员疲劳程度，模拟结束时
    .name = 期末疲劳程度
column-costs-cost-hours = 在编人员工时、加班工时与占用其他工作时间之和；热线坐席另计
    .name = 总工时
column-costs-cost-yuan = 单位：（在编人员工时 + 加班工时 × 系数 + 占用其他工作时间）× 工资；坐席：排班工时 × 工资；未设工资时为空
    .name = 总成本

## pressure.csv

column-pressure-unit-kind = street（街道）、department（部门）或 all（合计）；按单位人数加权，地区权重同 costs.csv
    .name = 单位类型
column-pressure-pressure = 按人员和时段内每日零时平均：四种来源按“噪声或”（noisy-or）合成，决定投入程度
    .name = 压力
column-pressure-ranking-share = 压力中来自本单位排名的部分：逐日按 ln(1 − p_i)/ln(1 − P) 分摊；四项之和为 1
    .name = 排名占压力比例
column-pressure-district-share = 同上，来自街道所在区的排名
    .name = 所在区占压力比例
column-pressure-deadline-share = 同上，来自办理时限
    .name = 时限占压力比例
column-pressure-leaders-share = 同上，来自领导关注：吹哨、媒体、督办
    .name = 领导关注占压力比例
column-pressure-ranking-level = 仅来自本单位排名的平均压力
    .name = 排名压力
column-pressure-district-level = 仅来自街道所在区排名的平均压力
    .name = 所在区排名压力
column-pressure-deadline-level = 仅来自办理时限的平均压力
    .name = 时限压力
column-pressure-leaders-level = 仅来自领导关注的平均压力
    .name = 领导关注压力

## monthly_topics.csv

column-monthly-topics-category = 作为专题的类别
    .name = 类别
column-monthly-topics-month = 统计期内设有专题的月份
    .name = 月份
column-monthly-topics-hours-per-10000 = 当月各部门用于专题的工时，按每万居民计算
    .name = 每万人工时
column-monthly-topics-structural-left = 月末该类别结构性比例的剩余部分
    .name = 剩余结构性比例
column-monthly-topics-failures = 当月办结但因结构性原因未实际解决的该类主工单；全市加权
    .name = 结构性未解决量

## units.csv

column-units-level = 市、区、街乡镇、部门或社区（村）；按主题输出时还有主题
    .name = 层级
column-units-unit = 每座合成城市中的每个地区和单位
    .name = 地区或单位代码
column-units-name = 地区或单位名称；具名街道的属性为随机抽取
    .name = 名称
column-units-type = 区：圈层；街道：圈层、人口三分位、人均人员三分位（在模拟街道中）；部门：层级；主题：主责职能或街道
    .name = 类型
column-units-parent = 所属的上一级地区；市为空
    .name = 上级
column-units-provenance = data：人口为公布数据；drawn：分摊或随机抽取
    .name = 数据来源
column-units-weight-numerator = 权重 = 分子 ÷ 分母：该区街道总数 ÷ 模拟街道数（约分），即入样概率的倒数
    .name = 权重分子
column-units-weight-denominator = 同权重分子
    .name = 权重分母
column-units-population = 当地全部居民；部门和主题为空
    .name = 人口
column-units-simulated = 模拟的居民；全市人均值以各街道权重 × 模拟人口之和为分母
    .name = 模拟人口
column-units-name-en = 英文名称；限数据中有英文名的区和街道
    .name = 英文名称

## orders.csv

column-orders-unit = 最终承办单位
    .name = 承办单位
column-orders-opened = 市民首次来电
    .name = 受理时间
column-orders-closed = 系统记录办结，不论是否实际解决
    .name = 办结时间
column-orders-reviewed = 市级回访接通市民
    .name = 回访时间
column-orders-contacted = 承办单位联系市民
    .name = 联系时间
column-orders-contacted-in-time = 按系统记录在规定时限内联系
    .name = 是否按时联系
column-orders-resolved = 市民对市级回访的回答
    .name = 称已解决（市级回访）
column-orders-satisfied = 市民对市级回访的回答：1、0.9（基本满意）或 0
    .name = 满意（市级回访）
column-orders-cured = 办结时问题在模型中确实已解决
    .name = 是否实际解决（模拟）
column-orders-category = 问题类别
    .name = 类别
column-orders-district = 问题所在地
    .name = 区
column-orders-whistles = 为该工单吹哨的次数
    .name = 吹哨次数
column-orders-street = 问题所在地
    .name = 街乡镇
column-orders-order = 统计期内未办结或被回访的每件工单：问题编号和反映序号
    .name = 工单
column-orders-attempt = 第几次办结，从 1 起；退回重办后递增
    .name = 办理轮次
column-orders-problem = 社区、类别、日、序号；各方案相同
    .name = 问题
column-orders-citizen = 社区及市民在其中的序号
    .name = 市民
column-orders-community = 问题所在地
    .name = 社区（村）
column-orders-channel = 电话或网络
    .name = 渠道
column-orders-tier = 紧急、一般或复杂，决定办理时限
    .name = 时限等级
column-orders-lead = 与先前工单合并办理的为 false
    .name = 主工单
column-orders-dispatched = 承办单位接单；未接单则为空
    .name = 派单时间
column-orders-deadline = 办理时限（实施时限考核时）
    .name = 办理时限
column-orders-hops = 在热线之间、单位之间的流转
    .name = 流转次数
column-orders-functions = 本单位以外所需的职能
    .name = 所需协办职能数
column-orders-extended = 办理时限已延长
    .name = 是否延期
column-orders-closed-on-paper = 未实际办理即办结
    .name = 是否虚假办结
column-orders-sent-back = 此次办结后被退回
    .name = 是否退回重办
column-orders-said-contacted = 市民对市级回访的回答
    .name = 称已联系（市级回访）
column-orders-observer-reviewed = 独立观察者询问市民的时间；承办单位不知情
    .name = 独立观察询问时间
column-orders-observer-said-contacted = 市民对独立观察者的回答
    .name = 称已联系（独立观察）
column-orders-observer-resolved = 市民对独立观察者的回答
    .name = 称已解决（独立观察）
column-orders-observer-satisfied = 市民对独立观察者的回答：1、0.9（基本满意）或 0
    .name = 满意（独立观察）
column-orders-excluded = 未计入官方三率的原因；计入则为空
    .name = 剔除原因

## warnings.csv

column-warnings-date = 连续预警的首日，当日结束时得知；漏报为冲击的首日
    .name = 日期
column-warnings-category = 所监测工单的类别
    .name = 类别
column-warnings-district = 所监测工单所在的区，或全市
    .name = 区代码
column-warnings-district-name = 区名或市名
    .name = 区名称
column-warnings-kind = hit：冲击期间该序列的首次预警；repeat：其后的预警；false_alarm：无冲击的误报；miss：有冲击而未预警
    .name = 预警结果
column-warnings-shock = 冲击名称；误报为空
    .name = 冲击
column-warnings-delay-days = 命中时：从冲击首日到预警首日的天数，同日为 0
    .name = 预警延迟（日）
column-warnings-observed = 当日模拟街道登记的工单，不加权
    .name = 实际受理量
column-warnings-expected = 基线均值 × 星期系数
    .name = 预期受理量

## pilots.csv

column-pilots-lever = 仅在部分街乡镇实施的政策举措
    .name = 政策举措
column-pilots-from = 含该举措的规则的首日；预热期的规则始于统计期之前
    .name = 开始日期
column-pilots-until = 后续规则的首日，或模拟结束的次日
    .name = 结束日期
column-pilots-street = 实施该举措的街乡镇
    .name = 街乡镇

## sets.csv

column-sets-value = 该键的取值
    .name = 取值
column-sets-key = 该组赋值的键；以 _ 开头的列仅随附
    .name = 键
column-sets-set = 使用的每个参数组
    .name = 参数组
column-sets-city-from = 该组的首座城市，各方案相同
    .name = 首座城市
column-sets-city-to = 该组的末座城市
    .name = 末座城市

## failed.csv

column-failed-reason = 该次模拟的报错信息；不计入任何结果
    .name = 失败原因

## comparison.csv

column-comparison-design = 基准方案以外的每个方案
    .name = 方案
column-comparison-period-kind = run（整个统计期）或 month（月）
    .name = 时段类型
column-comparison-period = run 或月份
    .name = 时段
column-comparison-level = 全市，加权
    .name = 层级
column-comparison-basis = 同 rates.csv；工时为空
    .name = 统计口径
column-comparison-measure = rates.csv 的一列；或人均工时：cost_hours（在编人员工时、加班工时与占用其他工作时间之和），或 costs.csv 的一列
    .name = 指标
column-comparison-n = 两个方案下该指标均有定义的配对数
    .name = 配对数
column-comparison-mean = 方案在上述配对中的均值
    .name = 方案均值
column-comparison-se = 差异的标准误，用于计算置信区间
    .name = 标准误
column-comparison-ci-low = 该差异的 95 % 单个置信区间（t 分布）；独立单元不足 5 个时为空
    .name = 置信区间下限
column-comparison-ci-high = 同 ci_low
    .name = 置信区间上限
column-comparison-difference = 方案减基准方案：同一城市、同一次重复模拟配对差的均值
    .name = 差异
column-comparison-se-replication = 标准误中来自城市内重复模拟的部分
    .name = 标准误（重复模拟）
column-comparison-se-city = 标准误中来自城市间差异的部分；仅一座城市或一次重复模拟时为空
    .name = 标准误（城市间）
column-comparison-se-param = 标准误中来自参数组间差异的部分；每组仅一座城市时含城市间差异；无参数组时为空
    .name = 标准误（参数组间）
column-comparison-p-better = 方案平均更优的城市比例（有参数组时为参数组，单一城市时为模拟），持平计一半；无优劣方向的指标为空
    .name = 更优比例
column-comparison-better-in = 方案平均更优的城市、参数组或模拟个数
    .name = 更优个数
column-comparison-better-of = 参与比较的城市、参数组或模拟个数
    .name = 比较个数
column-comparison-p-better-low = 在全部同类城市、参数组或模拟中方案更优的比例的 95 % 单侧精确下限（Clopper–Pearson）
    .name = 更优比例下限
column-comparison-sign-stable = 平均差异方向相同的参数组比例；无参数组时为空
    .name = 方向一致比例
column-comparison-variance-ratio = 各城市均值的 (s_A² + s_B²)/s²_(A−B)：若各方案使用各自的城市和随机数，所需城市数的倍数；不足 5 座城市（仅一座时为重复模拟）时为空
    .name = 方差比
column-comparison-variance-ratio-low = 方差比的 95 % 单个置信区间（Pitman 1939；Morgan 1939）
    .name = 方差比下限
column-comparison-variance-ratio-high = 同 variance_ratio_low
    .name = 方差比上限
column-comparison-joint-low = 三率的 95 % 联合置信区间：同一族的区间同时成立；其他指标为空
    .name = 联合置信区间下限
column-comparison-joint-high = 同 joint_low
    .name = 联合置信区间上限
column-comparison-family-quantile = 联合置信区间的半宽，以标准误为单位
    .name = 联合分位数
column-comparison-family-method = 所用方法：multivariate t（多元 t 分布，相关系数由样本估计，少于 20 个独立单元）、bootstrap of the largest t（最大 t 值的自助法）或 bonferroni（超过 3,000 个区间）
    .name = 联合方法
column-comparison-ci-scope = 置信区间涵盖的变异来源：重复模拟、城市、参数组
    .name = 区间涵盖的变异来源
column-comparison-baseline-mean = 基准方案在上述配对中的均值
    .name = 基准方案均值
column-comparison-cv-difference = 用控制变量法调整的差异：对 cv_controls 所列变量回归，取其在已知期望处的值；仅限整个统计期，且只用两个方案取值相同的控制变量
    .name = 差异（控制变量法）
column-comparison-cv-low = cv_difference 单独的 95 % 置信区间
    .name = 控制变量法区间下限
column-comparison-cv-high = 同 cv_low
    .name = 控制变量法区间上限
column-comparison-cv-reduction = 控制变量消除的各城市（参数组）均值的方差比例，城市较少时为城市内方差的比例；无效时约为 0 或低于 0
    .name = 控制变量法方差缩减比例
column-comparison-cv-controls = 回归所用的控制变量，期望均为 1：day factor（来电日系数的均值）、structural（结构性问题系数的均值）、residents（所模拟街道代表的常住人口与全市之比）、care（无压力时用心程度的均值与其期望之比）
    .name = 所用控制变量
column-comparison-dominance = 方案是否随机占优于基准方案：一阶、二阶或无，按 5 % 水平检验（Barrett 与 Donald，2003），以城市（或 better_of 所指的参数组、模拟）为单位自助抽样；不足五个单位时为无；无优劣方向的指标为空
    .name = 随机占优
column-comparison-dominance-violation = 方案取值不高于某水平的配对比例超出基准方案的最大值（越少越好的指标则为不低于）
    .name = 随机占优偏离度

## gains.csv

column-gains-design = 基准方案以外的每个方案
    .name = 方案
column-gains-measure = 独立观察口径，整个统计期，按回访日期；工单按问题所在街道统计，不论由哪个单位办理；unmet_days 按人均计算
    .name = 指标
column-gains-ci-low = 差异的 95 % 置信区间（按城市均值，t 分布）；不足 5 座城市时为空
    .name = 置信区间下限
column-gains-p05 = 各街道差异的分位数（取秩 p(n + 1)，不足 19 个街道时为空）：既反映街道间差别，也含一座城市内重复模拟的抽样误差
    .name = 5 % 分位数
column-accounts-design = 方案
    .name = 方案
column-accounts-measure = rates.csv 的一列，或人均 cost_hours，整个统计期，按回访日期
    .name = 指标
column-accounts-review = observer（独立观察）；成本为空
    .name = 回访口径
column-accounts-account = 参数组所属的对公布数据的解释，取自其文件的 _account 列
    .name = 解释
column-accounts-sets = 该解释中差异有定义的参数组数
    .name = 参数组数
column-accounts-difference = 方案减基准：该解释各参数组的均值，每组为其各次模拟的均值
    .name = 差异
column-accounts-se = 该均值在参数组间的标准误
    .name = 标准误
column-accounts-ci-low = 该均值的 95 % 区间（t 分布）；不足五组时为空
    .name = 95 % 区间下限
column-accounts-ci-high = 该均值的 95 % 区间（t 分布）；不足五组时为空
    .name = 95 % 区间上限
column-contrasts-design = 两个方案中的被减方案
    .name = 方案
column-contrasts-reference = 减去的方案
    .name = 参照方案
column-contrasts-measure = 三率之一，整个统计期，按回访日期
    .name = 指标
column-contrasts-review = official：市级回访接通的市民；observer：全部办结工单的市民（独立观察）
    .name = 回访口径
column-contrasts-difference = 方案减参照方案：同一城市、同一次重复模拟配对差的均值
    .name = 差异
column-contrasts-se = 上述差异的标准误
    .name = 标准误
column-contrasts-n = 两个方案均有该比率的配对数
    .name = 配对数
column-leads-design = 任一方案，含基准方案
    .name = 方案
column-leads-lead = 均值减其余方案中最优者的均值；更优时大于 0，越少越好的指标亦然
    .name = 领先幅度
column-leads-may-be-best = 按区间，该方案是否仍可能最优
    .name = 可能最优
column-leads-n = 各方案共有的独立单元数（城市；仅一座城市时为重复模拟；参数组）
    .name = 独立单元数
column-gains-p25 = 同 p05
    .name = 25 % 分位数
column-gains-p50 = 同 p05
    .name = 中位数
column-gains-p75 = 同 p05
    .name = 75 % 分位数
column-gains-p95 = 同 p05
    .name = 95 % 分位数
column-gains-type = 所在区的圈层，或在基准方案城市的模拟街道中的三分位
    .name = 街道类型
column-gains-difference = 方案减基准方案，上述街道的不加权均值；每个街道合并所在城市的全部重复模拟
    .name = 差异
column-gains-baseline-mean = 基准方案在上述街道的均值
    .name = 基准方案均值
column-gains-attribute = 街道的分组依据：圈层、人口、人均人员、诉求表达（居民来电倾向），或全部
    .name = 分组属性
column-gains-streets = 各城市中两个方案下该指标均有定义的街道；有模拟失败或街道不同的城市不计
    .name = 街道数
column-gains-cities = 上述街道所在的城市
    .name = 城市数
column-gains-gained = 上述街道中改善的比例；持平的不计
    .name = 受益街道比例
column-gains-lost = 上述街道中变差的比例
    .name = 受损街道比例

## caveats.csv

column-caveats-design = 所涉方案；涉及全部方案时为空
    .name = 方案
column-caveats-measure = 触发该注意事项的指标或键
    .name = 指标
column-caveats-code = 触发的每条注意事项；可用 jiesu explain C02 查看说明
    .name = 代码
column-caveats-value = 该指标或键的数值
    .name = 数值
column-caveats-threshold = 超过此值即触发
    .name = 触发阈值
column-caveats-sentence = 英文内容
    .name = 注意
column-caveats-sentence-zh = 中文内容
    .name = 注意（中文）
column-caveats-allowed = 以 --allow 给出的理由；未给则为空
    .name = 说明

## crn_audit.csv

column-crn-audit-design = 基准方案以外的每个方案（--audit）：城市 1、第 1 次重复模拟的统计期
    .name = 方案
column-crn-audit-purpose = 随机抽取的用途（代码中的名称）；all 为合计。生成城市的抽取不计：城市相同
    .name = 抽取用途
column-crn-audit-drawn-baseline = 基准方案的随机抽取，按对象和次序区分
    .name = 基准方案抽取数
column-crn-audit-drawn = 方案的随机抽取
    .name = 方案抽取数
column-crn-audit-drawn-both = 两个方案共有的抽取
    .name = 共同抽取数
column-crn-audit-share-common = 两个方案共有的抽取 ÷ 任一方案的抽取
    .name = 共同抽取比例
column-crn-audit-share-equal = 两个方案结果相同的抽取 ÷ 任一方案的抽取；结果指是否发生、整数或抽样值，不含规则对其的后续处理
    .name = 结果相同比例
column-crn-audit-other-words = 两个方案共有但随机数不同的抽取（含预热期）：应为 0，否则未使用公共随机数
    .name = 随机数不一致数
column-crn-audit-first-time = 结果不同的最早模拟事件；两者抽取时间不同时取较早的
    .name = 首次差异时间
column-crn-audit-first-entity = 该次抽取的对象：问题为社区号、类别、日、序号；其他为编号
    .name = 首次差异对象
column-crn-audit-first-occasion = 对同一对象的第几次抽取
    .name = 首次差异次序

## designs.csv

column-designs-design = 每个方案，基准方案在前
    .name = 方案
column-designs-value = 该方案实际模拟的取值
    .name = 取值
column-designs-key = 抽样所改变的每个键；逐一列出的方案为空
    .name = 键
column-designs-base-value = 基准情景中的取值；多个键同时改变时为空
    .name = 基准取值
column-designs-note = 对取值所作的调整，如限制在取值范围内
    .name = 提示
column-designs-same-as = 设定完全相同的方案：只模拟一次，其他文件中该方案的各行对二者均适用；自行模拟的方案为空
    .name = 相同方案

## attribution.csv

column-attribution-n = 在每种举措组合下该指标均有定义的模拟次数
    .name = 模拟次数
column-attribution-ci-high = 均值的 95 % 置信区间（t 分布）
    .name = 置信区间上限
column-attribution-kind = lever（政策举措），或 group（组）：组内各项之和
    .name = 类型
column-attribution-value = 在“全部举措”与“无举措”的差异中归于该项的部分，逐次模拟计算后取均值
    .name = 分解效应
column-attribution-lever = 试验计划中的每项政策举措和每组
    .name = 政策举措
column-attribution-alone = 仅实施该项与无举措的差异
    .name = 单独实施
column-attribution-last = 全部举措与除该项外全部举措的差异
    .name = 最后加入
column-attribution-order-stable = 按分解效应的位次与总体相同的参数组比例；无参数组时为空
    .name = 位次一致比例
column-attribution-whole = 全部举措与无举措的差异，即被分解的总量
    .name = 总效应
column-attribution-method = 分解方法：owen 为 Owen 值，shapley 为 Shapley 值，conjunctive permission 为合取许可值，faigle-kern 为 Faigle–Kern 值；sampled orders 表示次序为抽样
    .name = 分解方法
column-attribution-se-orders = 引入次序抽样的标准误，由对偶次序对计算；穷尽全部次序时为空
    .name = 次序抽样标准误
column-attribution-value-low = 各参数组均值的最小值；19 组及以上为 5 % 分位数；无参数组时为空
    .name = 参数组间下限
column-attribution-value-high = 各参数组均值的最大值；19 组及以上为 95 % 分位数；无参数组时为空
    .name = 参数组间上限

## choice.csv

column-choice-design = 每个方案
    .name = 方案
column-choice-resolution-rate = 独立观察口径，整个统计期；各方案共有的模拟按城市平均
    .name = 解决率
column-choice-satisfaction-rate = 同解决率
    .name = 满意率
column-choice-unmet-days = 同解决率；越少越好
    .name = 未解决人日
column-choice-cost-hours = 人均的在编人员工时、加班工时与占用其他工作时间之和；越少越好
    .name = 总工时
column-choice-pareto = 按均值，是否没有其他方案四项均不差且至少一项更好
    .name = 是否帕累托最优
column-choice-dominated-by = 在帕累托意义上优于该方案的帕累托最优方案，以 ; 分隔
    .name = 优于该方案的方案
column-choice-pareto-share = 对城市（仅一座城市时为重复模拟）重抽样 1,000 次，该方案为帕累托最优的比例；只有一座城市和一次重复模拟，或超过 500 个方案时为空
    .name = 帕累托最优比例

## selection.csv

column-selection-design = 每个方案
    .name = 方案
column-selection-mean = 上述城市的均值，每座城市取其重复模拟的均值
    .name = 均值
column-selection-cities = 评估该方案所用的城市数
    .name = 城市数
column-selection-within = 有实际意义的最小差异（--within）；allocation 为 0，任何差异都算
    .name = 无差异区
column-selection-confidence = elimination：最优方案领先其余方案至少 `within` 时，选中它的概率（Kim 与 Nelson 2001）；screening：所选方案比最优方案差不到 `within` 的概率；allocation：`p_best` 达到多少算作确定
    .name = 置信水平
column-selection-first-cities = 淘汰开始前每个方案的城市数
    .name = 首批城市数
column-selection-eliminated-at = 淘汰时的城市数；未被淘汰的方案为空
    .name = 淘汰时城市数
column-selection-verdict = chosen（选中）、eliminated（淘汰），或 left（模拟用完时仍未淘汰）
    .name = 优选结果
column-selection-procedure = elimination（逐步淘汰，--within）、allocation（分配模拟次数，--budget）、screening（限定次数的筛选，二者同用）
    .name = 优选方法
column-selection-budget = 优选与最大规模复评的模拟次数，即可得到相同结果的 --budget；没有限定时为空
    .name = 限定模拟次数
column-selection-lead = 在两个方案都模拟过的城市中，选中方案对该方案的领先幅度，大于 0 表示选中方案更好；仅限定模拟次数时有
    .name = 选中方案的领先幅度
column-selection-se = 领先幅度的标准误
    .name = 领先幅度的标准误
column-selection-p-better = 该方案优于选中方案的近似概率：Student t 在领先幅度与标准误之比处的尾部概率
    .name = 优于选中方案的概率
column-selection-better-by = 该方案最多可能比选中方案好多少，对全部方案同时具有 `confidence` 的置信度；仅 screening 中未被淘汰的方案
    .name = 最多好多少
column-selection-p-best = 选中的方案：为最优方案的近似概率的下界（Bonferroni）
    .name = 最优的概率
column-selection-opportunity-cost = 该方案更优时选中方案造成的期望损失；选中方案一行为其总和，即与最优方案期望差距的上界
    .name = 期望机会成本

## reevaluation.csv

column-reevaluation-design = 选中的方案
    .name = 方案
column-reevaluation-mean = 配对模拟的均值
    .name = 方案均值
column-reevaluation-ci-low = 95 % 置信区间（t 分布）；在 switching_values.csv 中为临界值的区间，达到范围端点时为空
    .name = 置信区间下限
column-reevaluation-baseline = 基准方案；若选中的是基准方案，则为次优方案
    .name = 基准方案
column-reevaluation-difference = 方案减基准方案
    .name = 差异
column-reevaluation-baseline-mean = 配对模拟的均值
    .name = 基准方案均值
column-reevaluation-cities = 两个方案均模拟的城市数
    .name = 城市数
column-reevaluation-phase = selection：优选所用的城市；reevaluation：复评所用的新城市
    .name = 阶段

## switching_values.csv

column-switching-values-rank = 参数按影响强度排序
    .name = 序号
column-switching-values-ci-low = 95 % 置信区间（t 分布）；在 switching_values.csv 中为临界值的区间，达到范围端点时为空
    .name = 置信区间下限
column-switching-values-key = 所改变的参数，其余参数取基准值
    .name = 键
column-switching-values-verdict = 推荐方案在范围内是否改变
    .name = 结论
column-switching-values-best = 参数取基准值时的最优方案
    .name = 最优方案
column-switching-values-rival = 超过最优方案的方案；没有则为次优方案
    .name = 竞争方案
column-switching-values-base = 参数的基准值；时长以秒计，多个键同时改变时为 1
    .name = 参数基准值
column-switching-values-lowest = 所模拟的参数最低值
    .name = 参数最低值
column-switching-values-highest = 所模拟的参数最高值
    .name = 参数最高值
column-switching-values-lead-base = 最优方案减竞争方案，正值表示更好；按城市平均
    .name = 基准值处领先幅度
column-switching-values-lead-lowest = 参数取最低值时，同上
    .name = 最低值处领先幅度
column-switching-values-lead-highest = 参数取最高值时，同上
    .name = 最高值处领先幅度
column-switching-values-strength = 领先幅度相对基准值处的最大变化
    .name = 影响强度
column-switching-values-switching-value = 领先幅度为零时的参数值，线性插值；范围内没有则为空
    .name = 临界值

## sobol.csv

column-sobol-design = 方案；未列方案时为基准情景
    .name = 方案
column-sobol-baseline = 在同一点、同一批模拟中被减去的方案；为水平值时留空
    .name = 基准方案
column-sobol-factor = 所变动的键，所有因素同时变动
    .name = 因素
column-sobol-from = 取值范围的起点；多个键同时变动时为基准值的倍数
    .name = 起点
column-sobol-to = 取值范围的终点
    .name = 终点
column-sobol-first = 一阶 Sobol 指数：若该因素已知，方差会减少的比例；代理模型 200 次抽取的中位数
    .name = 一阶指数
column-sobol-first-low = 95 % 区间：代理模型的抽取，含随机化样本的积分误差
    .name = 一阶指数下限
column-sobol-first-high = 同 first_low
    .name = 一阶指数上限
column-sobol-total = 总 Sobol 指数：若其他因素均已知，方差仍保留的比例；200 次抽取的中位数
    .name = 总指数
column-sobol-total-low = 同 first_low
    .name = 总指数下限
column-sobol-total-high = 同 first_low
    .name = 总指数上限
column-sobol-mean = 取值范围内的均值
    .name = 均值
column-sobol-sd = 取值范围内的标准差：指数所分解方差的平方根
    .name = 标准差
column-sobol-sd-low = 同 first_low
    .name = 标准差下限
column-sobol-sd-high = 同 first_low
    .name = 标准差上限
column-sobol-n = 样本点数
    .name = 点数
column-sobol-units = 每点的独立单位数：参数组、城市，或只有一座城市时的重复
    .name = 单位数
column-sobol-inside = 由其他点预测时落在 95 % 区间内的点的比例；代理模型正确时约为 0.95
    .name = 区间内比例
column-sobol-q2 = 代理模型由其他点预测每一点时所解释的方差比例；抽样误差使其小于 1
    .name = Q²

## screening.csv

column-screening-design = 方案；未列方案时为基准情景
    .name = 方案
column-screening-factor = 所变动的键
    .name = 因素
column-screening-from = 取值范围的起点；多个键同时变动时为基准值的倍数
    .name = 起点
column-screening-to = 取值范围的终点
    .name = 终点
column-screening-mu-star = 指标在整个取值范围内变化幅度的均值，按轨迹平均；列有方案时为相对第一个方案的差异的变化
    .name = μ*
column-screening-mu = 同上，保留符号，由范围起点到终点
    .name = μ
column-screening-sigma = 各轨迹间变化的标准差：反映交互作用和非线性
    .name = σ
column-screening-noise = 无影响的因素仅由抽样误差产生的平均幅度
    .name = 噪声
column-screening-n = 变化的个数，每条轨迹一个
    .name = 个数
column-screening-kept = 该因素是否在随后的样本中变动
    .name = 保留
## decision.csv, information.csv

column-decision-design = 各方案
    .name = 方案
column-decision-objective = 比较各方案的指标：先为 --objective 所给，再为独立观察口径的四项，再为各门槛的指标
    .name = 决策指标
column-decision-sets = 各方案都有该指标的参数组
    .name = 参数组数
column-decision-separation = 随机误差如何与参数组间的差别分离：shrunk 为由每组的多座城市估计并扣除，fitted 为每组一座城市、只保留各种解释和参数经回归所能说明的部分，raw 为未分离
    .name = 随机误差的处理
column-decision-mean = 各参数组的均值；每组取其各次模拟的均值
    .name = 均值
column-decision-rank = 按均值的名次，1 为最优
    .name = 名次
column-decision-p-best = 不含随机误差时，该方案最优的参数组所占比例
    .name = 最优占比
column-decision-p-best-low = 在全部此类参数组中最优占比的 95 % 精确下限，单侧（Clopper 与 Pearson 1934）
    .name = 最优占比（下限）
column-decision-p-best-high = 最优占比的 95 % 精确上限，单侧
    .name = 最优占比（上限）
column-decision-regret-mean = 各参数组的最优值减该方案的值，不含随机误差；各参数组的均值
    .name = 后悔值均值
column-decision-regret-p95 = 后悔值在各参数组间的 95 % 分位数；不足 19 个参数组时为空
    .name = 后悔值 95 % 分位数
column-decision-regret-max = 后悔值在各参数组间的最大值
    .name = 后悔值最大值
column-decision-p-best-raw = 同最优占比，含随机误差：方案相近时过于平均
    .name = 最优占比（含随机误差）
column-decision-regret-mean-raw = 同后悔值均值，含随机误差：偏大
    .name = 后悔值均值（含随机误差）
column-decision-regret-p95-raw = 同后悔值 95 % 分位数，含随机误差
    .name = 后悔值 95 % 分位数（含随机误差）
column-decision-regret-max-raw = 同后悔值最大值，含随机误差
    .name = 后悔值最大值（含随机误差）
column-decision-threshold-met = 不含随机误差时，该方案达到本指标门槛的参数组所占比例；没有门槛时为空
    .name = 达到本指标门槛的比例
column-decision-all-thresholds-met = 同上，计划的全部门槛一并达到
    .name = 达到全部门槛的比例
column-information-objective = 选择方案所用的指标
    .name = 决策指标
column-information-parameter = 参数的键；_account 为哪种解释成立，* 为参数组变动的全部因素
    .name = 参数
column-information-sets = 各方案都有该指标的参数组
    .name = 参数组数
column-information-value = 选择前若得知此项，所选方案平均会好多少：（部分）完全信息期望值，单个参数由回归估计
    .name = 信息价值
column-information-se = 信息价值在参数组间的标准误（刀切法）
    .name = 标准误
column-information-value-raw = 把随机误差也当作可知时全部因素的价值，为上限；单个参数为空
    .name = 信息价值上限
column-information-by-chance = 参数在参数组间随机置换时价值的均值
    .name = 偶然所得
column-information-p-value = 199 次置换中，任一参数的最大价值不小于该值的比例
    .name = p 值
## conclusions.csv

column-conclusions-design = 方案
    .name = 方案
column-conclusions-against = 与之比较的方案：基准方案，或计划中的前一方案
    .name = 比较对象
column-conclusions-measure = rates.csv 的一列，或人均 cost_hours，整个统计期，按回访日期
    .name = 指标
column-conclusions-review = observer（独立观察）；成本为空
    .name = 口径
column-conclusions-difference = 原设定下方案减比较对象，对全部参数组（无参数组时为城市）取均值
    .name = 差异
column-conclusions-ci-low = 原设定下该均值的 95 % 区间（t 分布）；不足五个单元时为空
    .name = 置信区间下限
column-conclusions-ci-high = 该区间的上限
    .name = 置信区间上限
column-conclusions-verdict = holds（成立）、sign only（仅符号成立）、undecided（未定）或 reversed（反转），就全部变化和解释而言
    .name = 判定
column-conclusions-held = 符号和 95 % 区间都成立的变化数（全部参数组）
    .name = 成立的变化数
column-conclusions-variations = 对结论的指标有影响的变化数
    .name = 变化数
column-conclusions-accounts-held = 原设定下差异符号相同的解释数
    .name = 成立的解释数
column-conclusions-accounts = 参数组的解释数；没有则为 0
    .name = 解释数
column-conclusions-least = 对结论支持最弱的差异（原设定或各变化）
    .name = 最弱差异
column-conclusions-least-under = 该差异所属的变化
    .name = 最弱处
column-conclusions-most = 对结论支持最强的差异
    .name = 最强差异
column-conclusions-most-under = 最强差异所属的变化
    .name = 最强处
column-conclusions-reversed-by = 使结论反转并超出随机误差的变化（限于某种解释时注明），已按所检验的区间个数校正
    .name = 使其反转者

## robustness.csv

column-robustness-variation = 所改变的假设；不改变时为 as written
    .name = 变化
column-robustness-account = 参数组的解释；all 为全部参数组
    .name = 解释
column-robustness-design = 方案
    .name = 方案
column-robustness-against = 与之比较的方案：基准方案，或计划中的前一方案
    .name = 比较对象
column-robustness-measure = rates.csv 的一列，或人均 cost_hours，整个统计期，按回访日期
    .name = 指标
column-robustness-review = observer（独立观察）；成本为空
    .name = 口径
column-robustness-difference = 该变化下方案减比较对象：对该解释的各参数组取均值，每组为其各次模拟的均值
    .name = 差异
column-robustness-se = 该差异在参数组间的标准误
    .name = 标准误
column-robustness-ci-low = 该差异的 95 % 单个置信区间（t 分布）；不足五组时为空
    .name = 置信区间下限
column-robustness-ci-high = 区间的上限
    .name = 置信区间上限
column-robustness-change = 该差异减原设定下的差异（相同参数组）
    .name = 变动
column-robustness-change-low = 变动的 95 % 置信区间（按参数组配对）
    .name = 变动下限
column-robustness-change-high = 变动区间的上限
    .name = 变动上限
column-robustness-n = 参数组数；无参数组时为城市数；仅一座城市时为重复模拟数
    .name = 单元数
column-robustness-verdict = 该差异是否支持原设定下（全部参数组）的符号：holds、sign only、undecided 或 reversed
    .name = 判定

## best_designs.csv

column-best-designs-variation = 所改变的假设；不改变时为 as written
    .name = 变化
column-best-designs-account = 参数组的解释；all 为全部参数组
    .name = 解释
column-best-designs-objective = 判定最优方案所用的指标
    .name = 目标指标
column-best-designs-best = 均值最优的方案
    .name = 最优方案
column-best-designs-next = 次优的方案
    .name = 次优方案
column-best-designs-lead = 最优对次优的领先幅度，正值表示更好；对各参数组取均值
    .name = 领先幅度
column-best-designs-ci-low = 领先幅度的 95 % 区间（t 分布）；因两者由同样的模拟选出，偏离 0 过多
    .name = 置信区间下限
column-best-designs-ci-high = 领先幅度区间的上限
    .name = 置信区间上限
column-best-designs-n = 参数组数；无参数组时为城市数；仅一座城市时为重复模拟数
    .name = 单元数

## calibration.csv

column-calibration-stage = sample：参数组抽样；point：搜索点估计；check：复核点估计
    .name = 阶段
column-calibration-generation = 所在阶段的代，从 1 起
    .name = 代
column-calibration-seed = 该次模拟的 run.seed
    .name = 随机种子
column-calibration-failed = 模拟没有结果的原因；成功则为空
    .name = 失败原因

## 校准的 sets.csv

column-calibrated-sets-tried = calibration.csv 中的行；权重大的参数组会重复出现
    .name = 试算序号

## sets.informed.csv

column-sets-informed-key = 参数
    .name = 键
column-sets-informed-prior-sd = 先验的标准差，按先验呈均匀分布的尺度计算
    .name = 先验标准差
column-sets-informed-posterior-sd = 加权参数组的标准差
    .name = 后验标准差
column-sets-informed-ratio = 后验 ÷ 先验；1 表示目标未提供该参数的信息
    .name = 离散比
column-sets-informed-informed = 比值小于 0.8，且比 1 小两倍标准误以上
    .name = 是否可识别
column-sets-informed-scale = linear、log 或 logit：先验呈均匀分布的尺度
    .name = 尺度
column-sets-informed-range-low = 先验的最小值；时长以秒计
    .name = 先验下限
column-sets-informed-range-high = 先验的最大值；时长以秒计
    .name = 先验上限
column-sets-informed-low = 各参数组 90 % 区间的下限
    .name = 区间下限
column-sets-informed-median = 各参数组的中位数
    .name = 中位数
column-sets-informed-high = 各参数组 90 % 区间的上限
    .name = 区间上限
column-sets-informed-point = 点估计；时长以秒计
    .name = 点估计

## 最优设置搜索的结果文件

column-setting = 设置编号，0 为基准
    .name = 设置
column-role = objective 为目标，constraint 为约束
    .name = 角色
column-district = 区的代码；全市为空
    .name = 区
column-as = estimate 的含义：level 为数值本身，difference 为与参照之差，ratio 为与参照之比
    .name = 形式
column-at-most = 允许的最大值；没有则为空
    .name = 上限
column-at-least = 允许的最小值；没有则为空
    .name = 下限
column-value = 各独立单元（参数组；没有则为城市或单个城市的重复模拟）的均值；目标取 over = worst_tenth 时为最差十分之一的均值
    .name = 设置的数值
column-reference = 参照即基准的同一数值；steps.csv 中的目标以最优设置为参照
    .name = 参照的数值
column-estimate = 由 as 一列所指的差、数值或比，以其单位表示
    .name = 估计值
column-estimate-se = 其标准误，由各独立单元在相同模拟中的离散程度得出
    .name = 估计值的标准误
column-units = 独立单元数：参数组；没有则为城市或单个城市的重复模拟
    .name = 独立单元数
column-kept = 约束：整个置信区间在界限之内为 yes，之外为 no，否则为 open；目标为空
    .name = 是否满足
column-expected = 搜索依据全部设置预期的与基准之差；约束为空
    .name = 搜索时预期的差异
column-expected-sd = 该预期（相对于其他设置）的标准差
    .name = 预期的标准差
column-settings-stage = baseline 为基准；start 为拉丁超立方抽样；search 为按期望改进选出
    .name = 阶段
column-settings-batch = 搜索的批次，从 1 起
    .name = 批次
column-settings-feasible = 搜索结束时全部约束成立的概率；没有约束则为 1
    .name = 可行概率
column-settings-best = 是否为最优设置或前沿的一员
    .name = 是否最优
column-settings-failed = 没有结果的原因；模拟成功则为空
    .name = 失败原因
column-steps-key = 与最优设置不同的因素的键名
    .name = 因素键
column-steps-from = 该因素在最优设置中的取值
    .name = 原取值
column-steps-to = 该因素在此的取值
    .name = 新取值

## ranks.csv

column-ranks-set = calibration.csv 中生成数据的参数组
    .name = 生成数据的参数组
column-ranks-key = 参数的键名
    .name = 参数键
column-ranks-rank = 后验抽样中小于生成数据所用值的个数
    .name = 秩
column-ranks-draws = 后验抽样的个数
    .name = 抽样数
column-ranks-worth = 其余参数组在这些数据下的有效样本量
    .name = 有效样本量

## fit.csv

column-fit-period = run、月份，或取平均的几个月
    .name = 时段
column-fit-level = 市、区或主题
    .name = 层级
column-fit-unit = 区或主题；市为空
    .name = 地区
column-fit-review = 同 rates.csv
    .name = 回访口径
column-fit-basis = 同 rates.csv
    .name = 统计口径
column-fit-measure = rates.csv 的一列，或以“-”相连的两列之差
    .name = 指标
column-fit-p05 = 90 % 后验预测区间的下限：模拟值（或代理模型给出的均值）加上容差所示误差；样本有效量不足 30 时为空
    .name = 5 % 分位数
column-fit-p50 = 该预测分布的中位数
    .name = 中位数
column-fit-p95 = 90 % 后验预测区间的上限
    .name = 95 % 分位数
column-fit-without-error-p05 = 样本各组数值（模拟值或代理模型给出的均值）的 5 % 分位数，不含该误差
    .name = 不含误差的 5 % 分位数
column-fit-without-error-p95 = 样本各组数值的 95 % 分位数，不含该误差
    .name = 不含误差的 95 % 分位数
column-fit-emulated-bias = 样本各组模拟值减代理模型值的均值（代理模型尚未学习该样本）；未用代理模型时为空
    .name = 代理模型偏差
column-fit-emulated-bias-se = 其标准误
    .name = 代理模型偏差的标准误
column-fit-value = 公布的数值
    .name = 公布值
column-fit-point = 点估计处各次模拟的均值
    .name = 点估计处模拟值
column-fit-target = 公布值
    .name = 目标
column-fit-tolerance = 公布值与理想模型之间偏差的标准差
    .name = 容差
column-fit-point-se = 其标准误，仅含模拟的抽样误差
    .name = 标准误
column-fit-point-ci-low = 该均值的 95 % 置信区间（t 分布）
    .name = 点估计处置信区间下限
column-fit-point-ci-high = 该均值的 95 % 置信区间（t 分布）
    .name = 点估计处置信区间上限
column-fit-inside = 公布值是否在预测区间内；没有区间时为空
    .name = 是否在区间内
column-fit-left-out-p05 = 仅由其余目标预测的 90 % 区间下限，含容差所示误差；有效样本量不足 30 时为空
    .name = 留一 5 % 分位数
column-fit-left-out-p50 = 仅由其余目标预测的中位数
    .name = 留一中位数
column-fit-left-out-p95 = 仅由其余目标预测的 90 % 区间上限
    .name = 留一 95 % 分位数
column-fit-left-out-error = 留一中位数减公布值
    .name = 留一误差
column-fit-left-out-worth = 所依据的独立抽样的有效数量
    .name = 留一有效样本量
column-fit-left-out-pareto-k = 该组权重的帕累托形状参数（Vehtari 等，2024）；超过 manifest.json 中的 pareto_limit 时不可靠
    .name = 留一帕累托形状

## scores.csv

column-scores-measure = 指标，同所比较的文件
    .name = 指标
column-scores-unit = 单位，同所比较的文件；全市或文件中没有时为空
    .name = 地区或单位
column-scores-is-naive = 是否为朴素预测
    .name = 是否朴素预测
column-scores-n = 有预测也有观测值的时段
    .name = 时段数
column-scores-crps = 连续分级概率得分的均值，越小越好；样本用公平估计（Ferro 2014），分位数用分位损失
    .name = 平均 CRPS
column-scores-absolute-error = 中位数绝对误差的均值
    .name = 平均绝对误差
column-scores-bias = 中位数减观测值的均值
    .name = 偏差
column-scores-interval-score-50 = 中间 50 % 区间的得分均值（Gneiting、Raftery 2007）：区间宽度，加区间外观测值距离的 4 倍；样本或分位数不及区间端点时为空
    .name = 50 % 区间得分
column-scores-interval-score-90 = 中间 90 % 区间的得分均值，区间外距离乘 20
    .name = 90 % 区间得分
column-scores-coverage-50 = 观测值落入中间 50 % 区间的时段
    .name = 50 % 区间覆盖率
column-scores-coverage-90 = 观测值落入中间 90 % 区间的时段
    .name = 90 % 区间覆盖率
column-scores-pit-outer = 概率积分变换小于 0.1 或大于 0.9 的时段；校准良好时为 0.2，过窄时更大；不足八个时段时为空
    .name = PIT 两端比例
column-scores-pit-deviation = 概率积分变换（按十分位）与均匀分布的分布函数之差的最大值
    .name = PIT 偏离
column-scores-pit-band = 预测校准良好且各时段独立时，该偏离的第 95 百分位数
    .name = PIT 界限

## skill.csv

column-skill-measure = 指标，同所比较的文件
    .name = 指标
column-skill-unit = 单位，同所比较的文件；全市或文件中没有时为空
    .name = 地区或单位
column-skill-reference = 用作参照的朴素预测
    .name = 朴素预测
column-skill-n = 二者都有预测的时段
    .name = 时段数
column-skill-crps = 这些时段中预测的平均 CRPS
    .name = 预测的 CRPS
column-skill-reference-crps = 这些时段中朴素预测的平均 CRPS
    .name = 朴素预测的 CRPS
column-skill-skill = 预测比朴素预测减少的得分比例；更差时为负
    .name = 技巧得分
column-skill-difference = 朴素预测的得分减预测的得分，大于 0 表示预测更优
    .name = 得分之差
column-skill-ci-low = 得分之差的 95 % 单个置信区间，容许各时段相关（Diebold、Mariano 1995；Coroneo、Iacone 2020）；不足八个时段时为空
    .name = 置信区间下限
column-skill-ci-high = 该区间的上限
    .name = 置信区间上限
column-skill-verdict = better、worse 或 open：该区间在 0 以上、以下或包含 0
    .name = 判断

## scored.csv

column-scored-measure = 指标，同所比较的文件
    .name = 指标
column-scored-unit = 单位，同所比较的文件；全市或文件中没有时为空
    .name = 地区或单位
column-scored-observed = 观测值
    .name = 观测值
column-scored-median = 预测的中位数；分位数不及时为空
    .name = 预测中位数
column-scored-low-50 = 中间 50 % 区间的下限
    .name = 50 % 区间下限
column-scored-high-50 = 中间 50 % 区间的上限
    .name = 50 % 区间上限
column-scored-low-90 = 中间 90 % 区间的下限
    .name = 90 % 区间下限
column-scored-high-90 = 中间 90 % 区间的上限
    .name = 90 % 区间上限
column-scored-crps = 该时段的连续分级概率得分
    .name = CRPS
column-scored-pit = 概率积分变换：预测分布小于观测值的比例，样本与观测值相等时随机
    .name = PIT

## columns.csv

column-columns-unit = 数值的单位
    .name = 单位
column-columns-file = 文件夹中的每个文件
    .name = 文件
column-columns-name = 文件中的每一列
    .name = 列名
column-columns-name-zh = 列的中文名称
    .name = 中文列名
column-columns-unit-zh = 数值的单位（中文）
    .name = 单位（中文）
column-columns-counted = 统计的对象和范围
    .name = 统计范围
column-columns-counted-zh = 统计的对象和范围（中文）
    .name = 统计范围（中文）
column-columns-type = 单元格类型：number 数值、text 文本、flag 是否、time 时间、period 时段、value 取值（同情景文件）；无定义时为空
    .name = 类型

## summary.csv 中全市整个统计期的指标

column-figure-official-resolution-rate-last = 回答已解决的 ÷ 有效回访量（官方口径），每件工单以末次回答为准；工单可以退回重办时才有
    .name = 官方解决率（末次回答）
column-figure-official-satisfaction-rate-last = 满意得分 ÷ 有效回访量（官方口径），每件工单以末次回答为准
    .name = 官方满意率（末次回答）
column-figure-resolution-rate-last = 回答已解决的 ÷ 询问量（独立观察口径），每件工单以末次回答为准
    .name = 观察解决率（末次回答）
column-figure-satisfaction-rate-last = 满意得分 ÷ 询问量（独立观察口径），每件工单以末次回答为准
    .name = 观察满意率（末次回答）
column-figure-survey-resolution-rate = 最后一次办结之后，独立调查中回答已解决的 ÷ 接通量
    .name = 独立调查解决率
column-figure-survey-satisfaction-rate = 独立调查的满意得分 ÷ 接通量
    .name = 独立调查满意率
column-figure-unmet-days-per-resident = 每人每年的未解决人日
    .name = 人均未解决人日
column-figure-orders-per-1000 = 每千人每年受理的工单
    .name = 每千人受理量
column-figure-never-registered-per-1000 = 每千人每年未能登记的诉求
    .name = 每千人未能登记量
column-figure-paid-hours-per-order = 单位在编人员工时 ÷ 受理量
    .name = 每件工单投入工时
column-figure-overtime-hours-per-order = 单位加班工时 ÷ 受理量
    .name = 每件工单加班工时
column-figure-displaced-hours-per-order = 单位占用其他工作时间 ÷ 受理量
    .name = 每件工单占用其他工作时间
column-figure-calls-answered = 接通量 ÷ 来电量（含重拨）
    .name = 接通率
column-figure-wait-minutes = 等候分钟数 ÷ 来电量
    .name = 平均等候时间
column-figure-cost-hours-per-order = 在编人员工时、加班工时与占用其他工作时间之和 ÷ 受理量
    .name = 每件工单总工时
column-figure-cost-hours-per-resident = 每人每年的在编人员工时、加班工时与占用其他工作时间之和
    .name = 人均总工时
column-figure-cost-yuan-per-1000 = 每千人每年的单位与坐席成本（元）；设有工资时才有
    .name = 每千人总成本
column-figure-hours-over-45-per-officer = 每周超过 45 小时的工时，每人每周平均
    .name = 人均周超 45 小时工时
column-figure-unmet-gini = 以居民所在社区的人均未解决人日计算：社区升序排列，1 − Σ p_i (L_i + L_(i−1))
    .name = 未解决人日基尼系数
column-figure-unmet-worst-tenth = 人均未解决人日最多的社区中，10 % 的居民所占的未解决人日比例
    .name = 负担最重 10 % 居民占比
column-figure-whistles-answered = 在首次吹哨时限内报到的 ÷ 全部吹哨
    .name = 吹哨按时报到率
