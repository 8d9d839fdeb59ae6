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
page-district = 区
page-districts-differences = 各区：{ $design } 减 { $baseline }，解决率（独立观察口径），百分点
page-districts-levels = 各区：{ $design }，解决率（独立观察口径）
page-districts-note = 每格代表一个区，位置大致对应；颜色越深，数值越高。除人口外，各区属性均为随机抽取，不代表现实中的该区。
page-costs = 成本
page-costs-note = 在编人员工时包括全部人员的工时，不论忙闲；占用其他工作时间指从其他职责中挪用的时间，模型不统计那些职责。回访、抽查和排名本身的成本未计入。
page-gains = 受益与受损情况
page-gains-note = 独立观察口径。同一城市的全部重复模拟合并计算，置信区间反映城市之间的差异。比率以百分点计；未解决人日按每人每年计，越少越好。受益、受损比例指解决率上升、下降的街道比例，其中含抽样误差。
page-attribution = 效应分解
page-attribution-note = 贡献指该项举措带来的增量在所有引入次序上的平均值（Shapley 值；有分组时为 Owen 值）。这是对模型中效应的分解，而不是现实城市中的：现实中各项举措同时实施。
page-choice = 方案优选
page-selection-note = 若最优方案领先其余方案至少 { $within }，选中它的概率不低于 95 %；与最优方案差距更小的方案也可能被选中。被淘汰的方案不再增加模拟城市，因此其置信区间较宽。
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

## 结果文件夹

folder-without-results = 没有此文件，应为 `run`、`compare`、`sweep` 或 `attribute` 的结果文件夹
folder-not-text = 文件不是 UTF-8 文本
folder-invalid = 分析文件无效：{ $why }
folder-replaced = 读取过程中文件夹被替换：请重试
folder-other-designs = 所比较的方案与所列方案不符
folder-out-of-range = 其 `{ $part }` 指向不存在的内容

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
