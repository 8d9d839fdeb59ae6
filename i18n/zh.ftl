### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 网页

page-sections = 目录
page-no-script = 图表需要启用 JavaScript；图中数值均列于表格。
page-hash = 本页文件哈希值（FNV-1a，不含哈希值本身）。它可发现意外改动，但不能防伪：任何人都可以重新计算。要核实数值，请用 jiesu verify 命令重新运行模拟。

# 句子的组成部分。
page-brackets = （{ $text }）
page-comma = { $before }、{ $after }
page-semicolon = { $before }；{ $after }
page-sentences = { $before }{ $after }
page-clauses = { $before }；{ $after }
page-end = { $text }。
page-colon = { $before }：{ $after }
page-design = <strong class="design">{ $name }</strong>

# 模拟的内容。
page-about = { $designs }{ $baseline }；{ $sets }{ $cities } × { $replications }；{ $streets }；{ $period }；随机种子 { $seed }
page-about-baseline = ，以 { $name } 为基准方案
page-designs = { $count } 个方案
page-coalitions = { $count } 个政策举措组合
page-sets = { $count } 组参数，
page-cities = { $count } 座合成城市
page-cities-between = { $fewest }–{ $most } 座合成城市
page-replications = { $count } 次重复模拟
page-replications-between = { $fewest }–{ $most } 次重复模拟
page-streets = 模拟 { $all } 个街乡镇中的 { $simulated } 个
page-streets-all = 模拟全部 { $all } 个街乡镇
page-period = 自 { $start } 起 { $months } 个月

# 注意事项。
page-caveats = 注意事项
page-caveat-allowed = 已说明：{ $reason }
page-caveat-everywhere = （全部方案）
page-caveat-many = （{ $names } 等 { $count } 个）
page-explain = jiesu explain { $code }

# 结论。
page-answer = 结论
page-rises = 提高 <strong>{ $size }</strong> 个百分点{ $interval }
page-changes = 变动 <strong>{ $size }</strong> 个百分点{ $interval }
page-falls = 降低 <strong>{ $size }</strong> 个百分点{ $interval }
page-interval = 95 % 置信区间 { $range }
page-replications-alone = 仅重复模拟 ± { $size }
page-setting = 在{ $cities }{ $sets }的模拟中（{ $replications }），
page-setting-data = 依据{ $city }数据合成的 { $count } 座城市
page-setting-made-up = { " " }{ $count } 个虚构城市
page-setting-sets = 、{ $count } 组参数
page-setting-in-all = 重复模拟 { $count } 次
page-setting-each = 每座城市重复模拟 { $count } 次
page-city-unnamed = 未具名城市
page-city-beijing = 北京市
page-answer-resolution = { $setting }与 { $baseline } 相比，采用 { $design } 后，按独立观察口径，解决率{ $change }
page-answer-cured = 实际解决率（模拟）{ $change }
page-answer-official = 按官方口径（市级回访），解决率{ $change }
page-answer-official-level = 按官方口径（市级回访），解决率为 <strong>{ $level }</strong>，{ $baseline } 无回访
page-answer-better = 该方案在 { $share } 的配对模拟中更优
page-answer-better-sets = 该方案在 { $share } 的配对模拟中更优，在 { $stable } 的参数组中方向一致
page-answer-more-hours = 总工时（在编人员工时、加班工时与占用其他工作时间之和）增加 <strong>{ $share }</strong>
page-answer-fewer-hours = 总工时（在编人员工时、加班工时与占用其他工作时间之和）减少 <strong>{ $share }</strong>
page-answer-displaced = { $before }；仅占用其他工作时间一项就相当于基准方案总工时的 <strong>{ $share }</strong>，由此耽误的其他工作不在任何指标之中
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
page-run-one-trial = 仅模拟一次：没有置信区间，再模拟一次数值会不同。
page-run-one-city = 括号内为均值的 95 % 置信区间，仅反映一座城市内重复模拟的随机波动，不含城市间差异和参数的不确定性。
page-run-cities = 括号内为均值的 95 % 置信区间，涵盖城市和重复模拟的差异，不含模型未考虑的因素。
page-levers-raise = { $setting }全部政策举措合计，按独立观察口径，解决率提高 <strong>{ $size }</strong> 个百分点。{ $count } 项政策举措中贡献最大的是：{ $levers }。
page-levers-lower = { $setting }全部政策举措合计，按独立观察口径，解决率降低 <strong>{ $size }</strong> 个百分点。{ $count } 项政策举措中贡献最大的是：{ $levers }。
page-lever = { $name } <strong>{ $value }</strong>{ $range }
page-levers-note = 括号内为 95 % 置信区间。这是对模型中效应的分解，不能说明各项举措在现实城市中的作用。
page-switching = 参数取基准值时，最优方案为 { $best }。在所测试的范围内，<strong>{ $count } 个参数中有 { $changed } 个</strong>单独改变时会使其他方案成为最优。

# 结论之后的各节。
page-main = 各方案差异：官方口径、独立观察口径与实际解决率
page-main-note = 细线：完整的 95 % 置信区间；粗线：其中仅由重复模拟产生的部分。比率的差异以百分点计。三率为联合置信区间（Bonferroni），其余指标为单独的置信区间。
page-left-out = 本页列出 { $count } 个方案中的 { $shown } 个：基准方案，以及独立观察口径解决率变动最大的方案。
page-results = 模拟结果
page-spread = 三率的分布
page-spread-trials = 各次模拟之间（城市与重复模拟）
page-spread-trials-note = 线：各次模拟的 5 %–95 % 分位数；框：中间 50 %；竖线：中位数；点：单次模拟，超过 60 次时为等距分位数。
page-spread-streets = 街道之间（按其承办的工单）
page-spread-streets-note = 各街道取各次模拟的均值；点为每 5 % 分位数。
page-months = 逐月变化
page-months-note = 线为各次模拟的中位数：实线为官方口径解决率（有市级回访时），长虚线为独立观察口径解决率，短虚线为实际解决率（模拟）；色带为各次模拟的 5 %–95 % 分位数。
page-all = 全部差异
page-districts = 各区
page-districts-differences = 各区：{ $design } 减 { $baseline }，解决率（独立观察口径），百分点
page-districts-levels = 各区：{ $design }，解决率（独立观察口径）
page-districts-note = 每格代表一个区，位置大致对应；颜色越深，数值越高。除人口外，各区属性均为随机抽取，不代表现实中的该区。
page-costs = 成本
page-gains = 受益与受损情况
page-gains-note = 独立观察口径。同一城市的全部重复模拟合并计算，置信区间反映城市之间的差异。比率以百分点计；未解决人日按每人每年计，越少越好。受益、受损比例指解决率上升、下降的街道比例，其中含抽样误差。
page-attribution = 效应分解
page-attribution-note = 贡献指该项举措带来的增量在所有引入次序上的平均值（Shapley 值；有分组时为 Owen 值）。这是对模型中效应的分解，而不是现实城市中的：现实中各项举措同时实施。
page-choice = 方案优选
page-switching-values = 会改变结论的参数
page-rules = 各方案的规则差异
page-rules-caption = · 表示与首列相同；用 jiesu explain KEY 查看各键的说明
page-rules-key = 键
page-more-rows = 另有 { $count } 行，请在屏幕上查看

# 方法和来源。
page-method = 方法与局限
page-method-model = 模型逐件模拟合成城市中的诉求：谁来反映、派给哪个单位、如何办理、回访时市民如何回答。各方案在相同日期遇到相同的问题（公共随机数，CRN），因此差异反映的是规则，而不是随机波动。
page-method-reviews = <b>官方口径</b>的比率来自市级回访，仅在设有回访的方案中才有；<b>独立观察口径</b>在每个方案中询问全部办结工单的市民，结果不告知任何单位；<b>实际解决率（模拟）</b>指问题在模型中是否确已解决，与各方的说法无关。
page-method-rates = 响应率（有的文章称“回应率”，含义相同）：市民称承办单位已联系；解决率：市民称问题已解决；满意率：满意计 1，基本满意计 0.9，不满意计 0。三率均以回访工单为分母。“吹哨”指街乡镇召集部门到场处理；“首接负责制”指首个承办单位负责到底。
page-method-intervals = 置信区间仅反映抽样误差：重复模拟之间的差异；有多座城市时还包括城市之间的差异；有参数组时还包括参数组之间的差异。模型未考虑的因素不在任何区间之内。平均每 20 个 95 % 置信区间中有 1 个不包含期望值。
page-method-limits = 行为参数多为假设。人员、能力、动机和诉求表达均为随机抽取，即使名称相同，任何数字也不代表现实中的街道或部门。结果不是预测，也不是对任何人或单位的评价。
page-provenance = 数据来源与复现
page-report-by = 报告生成程序
page-results-by = 结果生成程序
page-seed = 随机种子
page-identical = 相同的方案，只模拟一次
page-trials = 模拟次数
page-trials-value = { $designs } × { $sets }{ $cities } × { $replications }；共 { $count } 次模拟
page-trials-cities = { $count } 座城市
page-trials-cities-between = { $fewest }–{ $most } 座城市
page-trials-sets = { $count } 组参数（{ $values }）×{ " " }
page-measurement-period = 统计期
page-warmup = { $period }，此前预热期 { $months } 个月
page-scale = 模拟规模
page-orders-events = 工单数、事件数
page-reproduce = 要复现结果，并通过重新运行模拟核对本页，请在结果文件夹中运行以下命令：
page-scenarios = 情景
page-scenarios-design = 方案
page-scenarios-hash = 情景文件哈希值
page-scenarios-orders = 工单

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

## 模拟运行

run-resumed = 提示：{ $all } 次模拟中已有 { $known } 次
## 结果文件夹

folder-without-results = 没有此文件，应为 `run`、`compare`、`sweep` 或 `attribute` 的结果文件夹
folder-not-text = 文件不是 UTF-8 文本
folder-invalid = 分析文件无效：{ $why }
folder-replaced = 读取过程中文件夹被替换：请重试
folder-other-designs = 所比较的方案与所列方案不符
folder-out-of-range = 其 `{ $part }` 指向不存在的内容

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
verify-unsound = comparison, request：其中的方案或政策举措不可能属于本页，因此未予采用
verify-not-compared = comparison：本页有 { $count } 个方案，但没有比较结果
verify-undecided = comparison, selection：页面载有优选结果，但按所载规则，其模拟尚不足以作出选择
verify-no-data-files = 未重新运行模拟：情景所用的数据文件不在本页内，因为生成报告时没有这些文件，或文件过大；请在有数据的机器上重新生成报告再核对
verify-differs = { $place }：页面为 { $found }，由模拟得到 { $expected }
verify-lacks = { $place }：模拟得到此项，但页面没有
verify-exceeds = { $place }：页面有此项，但模拟没有得到
verify-order = { $place }：页面中的顺序与模拟得到的不同
verify-more = 另有 { $count } 处同类差异
verify-trial = { $design } 城市 { $city } 第 { $replication } 次重复模拟
verify-list = { $before }；{ $after }
verify-sample-checked = 内嵌的 { $count } 次模拟中重新运行 { $number } 次：{ $which }
verify-sample-only = 未重新计算人均工时、逐月变化、受益与受损情况、街道和各区、效应分解、方案优选、临界值和注意事项：用 `--all` 可重新计算
verify-all-checked = 重新运行全部 { $count } 次模拟，并核对 { $parts } 的每个数值
verify-some-designs = 未重新计算效应分解、帕累托集、方案优选、临界值和注意事项：本页只含 { $all } 个方案中的 { $shown } 个
verify-checked = 已核对：
verify-not-checked = 未核对：
verify-differing = 差异：
verify-nothing = { $name }：没有差异
verify-nothing-so-far = { $name }：已核对的部分没有差异；试验未重新模拟
verify-cannot = { $name }：无法重新模拟其中的试验
verify-count = { $name }：{ $count } 处差异
## 模拟运行

run-resumed = 提示：{ $all } 次模拟中已有 { $known } 次
run-progress = { $bar } 已模拟 { $done }/{ $all } 次，剩余 { $left }
run-written-to = 已写入 { $out }
run-next-report = 下一步：`jiesu report { $folder }` 生成一页报告
run-more-tables = 加 `--verbose` 显示全部表格；完整结果见 CSV 文件
run-trials-failed = jiesu：{ $failed } 次模拟失败；见 failed.csv
run-sets-failed = jiesu：{ $failed } 个参数组失败；见 calibration.csv
run-shard-done = { $out } 中有 { $trials } 次模拟；用 `jiesu merge` 合并各分片
run-sets-alike = 提示：{ $all } 个参数组中只有 { $different } 个不同；区间将各组视为相互独立，因此偏窄
run-piped = 提示：`{ $key }` 来自管道：缺少它，写出的情景无法重新模拟
run-cities = 座城市
run-replications = 次重复模拟
run-no-interval = 没有区间
run-narrowing = { $now } { $what }：{ $widest }
run-narrowing-needed = { $now } { $what }：{ $widest }；约需 { $needed } { $what }
run-remaining = { $cities } 座城市：{ $designs } 个方案中剩余 { $left } 个，最多需要 { $most } 座城市
run-count-cities = { $count } 座城市
run-count-replications = { $count } 次重复模拟
run-count-sets = { $count } 个参数组 × { $cities }
run-forecast =
    { $plan }：{ $designs } 个方案 × { $cities } × { $replications } = { $trials } 次模拟
    每次 { $seconds } 秒（试运行 { $sample } 次）：{ $threads } 线程约需 { $time }
    结果约 { $results } MB，运行期间日志约 { $journal } MB
run-forecast-calibration =
    { $plan }：{ $targets } 个公布值，{ $parameters } 个参数
    抽样 { $sets } 组（{ $generations } 代），点估计 { $point } 组，复核 { $check } 次：共 { $trials } 次模拟
    每次 { $seconds } 秒（试运行两组）：{ $threads } 线程约需 { $time }
run-stage = { $stage }：{ $sets } 个参数组
run-stage-sample = 抽样，第 { $generation }/{ $all } 代
run-stage-point = 点估计，第 { $generation } 代
run-stage-check = 复核点估计
run-note = 提示：{ $note }
run-same-as-base = 提示：与 `base` 相同，不重复模拟：{ $designs }（见 designs.csv 的 `same_as`）
run-same-as = 提示：与 `{ $design }` 相同，不重复模拟：{ $designs }（见 designs.csv 的 `same_as`）
run-and-more = { $designs } 及另外 { $more } 个
run-differ =
    注意：{ $first } 与 { $other } 的 { $keys } 不同，因此随机数或日期不同
    {"  "}可用 `--set { $key }=…` 统一取值
run-no-rule-differs = 规则没有差异
run-designs-differ-in = 两方案的差异：
## 指标：名称与单位，以文件中的词为键（由程序组合）

measure-official-response-rate = 响应率（官方口径）
measure-official-resolution-rate = 解决率（官方口径）
measure-official-satisfaction-rate = 满意率（官方口径）
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

table-95-interval = 95 % 置信区间
table-more-rows = 另有 { $more } 行见 { $file }
table-measure = 指标
table-design = 方案
table-mean = 均值
table-official = 官方口径
table-observer = 独立观察口径
table-result = 结果
table-cities = 城市
table-total = 合计
table-share = 占比

## 主要指标、逐月变化、监测预警

table-over-replications = 各次重复模拟
table-p05-to-p95 = p05 至 p95
table-response-rate = 响应率
table-resolution-rate = 解决率
table-satisfaction-rate = 满意率
table-means = 均值
note-not-paired = 未作配对比较：`jiesu compare` 给出差异及其置信区间
table-costs = 街道和部门的工时，以及热线电话
note-costs = 在编人员工时包括全部人员的工时，不论忙闲；占用其他工作时间指从其他职责中挪用的时间，模型不统计那些职责。回访、抽查和排名本身的成本未计入。
table-by-month = 逐月（各行标度不同），{ $first } 至 { $last }
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
table-better-in = 占优比例
table-variance-ratio = 方差比
table-fewer-pairs = 仅 { $n } 对，其中 { $baseline } 为 { $mean }
table-baseline = { $name }（基准方案）
table-differences = 基准方案的水平，以及各方案与基准方案的差异（括号内为 95 % 置信区间）
table-all-differences = 与基准方案的差异（括号内为 95 % 置信区间）
table-replications-alone = 仅重复模拟 ±
table-sets-with-same-sign = 参数组方向一致
note-scope-replications = 一座城市内重复模拟的随机波动
note-scope-cities = 重复模拟与城市之间的随机波动
note-scope-parameters = 重复模拟、城市与参数组之间的变异
note-differences = 比例的差异以百分点计；三率的区间为联合置信区间（Bonferroni），其余逐个计算；区间反映{ $sources }。占优比例：方案较优的配对所占比例。方差比：(s_A² + s_B²)/s²_(A−B)

## 效应分解

table-lever-or-group = 政策举措或举措组合
table-contribution = 分解值
table-alone = 单独实施
table-added-last = 最后加入
table-stable-rank = 位次稳定
note-stable-rank = 位次稳定：举措（或举措组）位次与总体一致的参数组所占比例；各参数组下的取值范围见 attribution.csv
note-attribution = { $way } 值，{ $coalitions } 个组合；缺少前提举措的组合按其最大可行部分计值。比例以百分点计。单独实施：没有其他举措；最后加入：其他举措均已实施

## 方案优选

table-trade-offs = 方案间的权衡
table-resolution = 解决率
table-satisfaction = 满意率
table-unmet = 未解决
table-hours = 工时
table-undominated = 未被超越
table-beaten-by = 全面优于它的方案
note-trade-offs = 独立观察口径的解决率与满意率、人均每年未解决人日与总工时。全面优于：四项均更优；未被超越：对城市（或参数组）重抽样 1000 次，其中没有此类方案的比例
note-chosen = 按 { $by } 选中：{ $design }
table-selection = 优选指标：{ $by }
table-chosen = 选中
table-eliminated-after = { $cities } 座城市后淘汰
note-points = { $points } 个百分点
note-selection = 若最优方案领先其他方案至少 { $within }，该方法（Kim 与 Nelson 2001）选中它的概率不低于 { $confidence } %；差距更小的方案可能取代它。这一保证只针对城市与重复模拟的抽样误差，不涉及参数与模型形式。被淘汰的方案不再增加模拟城市，因此其置信区间较宽。
note-official-objective = 官方口径由被考核的一方自行统计：剔除与授意的回答会抬高该指标。
table-reevaluation = 复评：{ $chosen } 减 { $rival }
table-cities-of-selection = 优选所用的 { $n } 座
table-new-cities = 新城市，{ $first } 至 { $last }
table-mean-of = { $design } 的均值

## 临界值

note-best-at-base = 基准取值下按 { $by } 最优：{ $best }，比 { $rival } { $lead }（{ $n } 个参数组、城市或重复）。临界值：参数取何值时结论改变
table-switching-values = 影响最大的参数
table-parameter = 参数
table-base = 基准
table-range = 范围
table-effect = 效应
table-switches-at = 临界值
table-switches-within = {"["}{ $range }{"]"} 改为 { $rival }
table-switches = 改为 { $rival }
table-may-switch = 范围内没有，但抽样误差不能排除 { $range }
table-no-switch = 范围内不变
note-switching-values = 效应：领先幅度的最大变化，其余参数取基准值；模拟取值之间线性插值。方括号内：领先幅度的 95 % 置信区间（按城市或参数组）包含 0 的取值

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
purpose-imitate = 模仿劝说改评
purpose-supervision = 是否列入督办（临界街道）
purpose-roster = 值班与抽调人员的零头
purpose-sample = 方案抽样
purpose-calibration = 校准参数

## 校准与检验

table-published-value = 公布值
table-value = 数值
table-tolerance = 容差
table-point = 点估计
table-90-band = 90 % 区间
table-without-it = 留一
note-targets = ±：模拟的标准误。留一：与其他各值吻合的参数组给出的该值。
table-from = 先验下限
table-to = 上限
table-90-interval = 90 % 区间
table-spread = 离散比
note-spread = 离散比：后验标准差除以先验标准差；1 表示目标值没有提供信息。
table-case = 案例：量 = 公式（出处）
table-exact = 精确值
table-estimate = 估计值
table-error = 误差
table-verdict = 结论
table-passes = 通过
table-fails = 未通过

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
screen-one-replication = 仅一次模拟：无法给出区间
screen-one-city = 仅一座合成城市：区间仅反映该城市各次重复的随机波动
screen-few-cities = 城市或参数组过少：区间很宽
screen-no-callback = 规则中没有市级回访：没有官方口径的三率
screen-some-streets = 仅模拟部分街乡镇：换一个样本，数值不同（见 docs/scale.md）
screen-partial-months = 统计期从月中开始：首月和末月不完整
screen-drawn-attributes = 街乡镇的属性为随机抽取：不按名称展示
screen-made-up = 虚构城市：结果不代表任何真实城市
screen-of-designs = { $names }：{ $caveat }
screen-parameters = { $value } 个校准或假定的参数
screen-allowed = 已说明: { $reason }
screen-of-the-model = 北京各项政策举措于 2019 年 1 月同时开始，没有公开数据可以将其分开：以下分解的是模型自身的效应，不是真实城市的效应
screen-fits = { $name }: 模型与公布值吻合：{ $targets } 个公布值中有 { $inside } 个位于参数组的 90 % 区间内
screen-does-not-fit = { $name }: 模型与部分公布值不吻合：{ $targets } 个公布值中有 { $inside } 个位于参数组的 90 % 区间内
screen-widened = 容差内的参数组过少，容差已放宽至 { $times } 倍：所得为试过的最佳参数组，并不吻合。
screen-off = 偏离：{ $list }
screen-miss = { $target } 公布 { $value }，模拟 { $point }
screen-informed = 目标值可确定的参数：{ $list }
screen-not-informed = 目标值无法确定、仍为假设的参数：{ $list }
screen-none = 无
screen-some-directions = { $targets } 个公布值，{ $parameters } 个参数：可确定 { $parameters } 个方向中的 { $directions } 个，其余方向上各参数组同样吻合。
screen-all-directions = { $targets } 个公布值，{ $parameters } 个参数：可确定 { $parameters } 个方向中的 { $directions } 个。
screen-sample = 共试 { $tried } 组，失败 { $failed } 组；样本 { $sample } 组，其中不同的 { $distinct } 组，相当于 { $worth } 次独立抽样。
screen-all-equivalent = 全部 { $all } 个值与精确值等效
screen-not-equivalent = { $all } 个值中有 { $failed } 个未能证明与精确值等效
screen-equivalence = 通过：95 % 置信区间位于精确值的 { $margin } % 以内（两个单侧检验，各 2.5 %），且宽度不超过 ± { $width } %
screen-false-alarm = 换一个随机种子，精确的模型在某处未通过的概率为 { $odds }
screen-odds-even = 1/2 以上
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
   *[other] {" "}({ $hops } 次流转)
  }
screen-step-no-unit = 派至 无承办单位{ $hops ->
    [0] {""}
   *[other] {" "}({ $hops } 次流转)
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
screen-first-difference = 最早的差异在 ≠ 处：一个方案为“{ $one }”；另一个方案为“{ $other }”
screen-same-history = 两方案下工单的经过相同
## 图

chart-axis = { $axis }，{ $legend }
chart-title = { $title }：{ $legend }
chart-rate-axis = 比率（%）
chart-interval-legend = 横线为 95 % 置信区间
chart-differences-axis = 与基准方案的差异（{ $unit }）
chart-differences-about = { $kind ->
    [share] { $measure }: 各方案与基准方案的差异（百分点）及 95 % 置信区间；数值见表
   *[number] { $measure }: 各方案与基准方案的差异及 95 % 置信区间；数值见表
  }
chart-contributions-axis = 贡献（{ $unit }）
chart-contributions-about = { $kind ->
    [share] { $measure }: 各项政策举措对效应的贡献（百分点）及 95 % 置信区间
   *[number] { $measure }: 各项政策举措对效应的贡献及 95 % 置信区间
  }
chart-trials-about = { $measure }: 各方案各次模拟的 5 %、25 %、50 %、75 %、95 % 分位数
chart-trials-legend = 框为中间 50 % 的模拟，横线为 5 %–95 % 分位数
chart-streets-about = { $measure }: 各方案街道之间的分位数（各街道取各次模拟的均值）
chart-streets-legend = 框为中间 50 % 的街道，横线为 5 %–95 % 分位数
chart-costs-axis = 每件工单工时（小时）
chart-costs-about = { $measure }: 各方案各次模拟的均值
chart-costs-legend = 各次模拟的均值
chart-months-axis = 月份
chart-months-legend = 各次模拟的中位数及 5 %–95 % 分位数
chart-months-part = { $legend }（{ $all } 个方案中的 { $shown } 个）
chart-measure-months-about = 各方案各月{ $measure }：各次模拟的中位数及 5 %–95 % 分位数
chart-design-months-about = { $design }: 各月解决率（官方口径、独立观察口径）与实际解决率：各次模拟的中位数及 5 %–95 % 分位数
chart-line-official = 官方口径
chart-line-observer = 独立观察口径
chart-line-actual = 实际解决率

## 出图

plot-written = 已写入 { $file }
plot-nothing = 没有 { $measure } 的数据，应为含有该数据的结果文件夹
plot-other-measure = 没有 { $found }，应为以下之一：{ $known }
plot-other-ending = “{ $found }”无法确定格式，文件名应以 .svg 或 .png 结尾
plot-no-font = 本机没有中文字体，请安装一种，例如 Noto Sans CJK
    .hint = 可改写为 SVG 文件，由查看软件提供字体
plot-bad-font = 字体无法读取
