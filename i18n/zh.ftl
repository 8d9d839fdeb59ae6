### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

### jiesu explain 的说明

explain-levers = 政策举措，每项为情景文件的一个表：
explain-other-tables = 其他的表：
explain-top = （顶层）
explain-names = `jiesu explain NAME --lang zh` 说明其中之一，或任何键、结果列、注意事项。
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
explain-unknown = 发现 "{ $name }"，应为政策举措、表、键、列或注意事项
explain-close = 是否为 `{ $name }`？
explain-all = `jiesu explain --lang zh` 列出政策举措和各表

### 注意事项：每条不超过 60 字；.about 说明适用的条件及原因。

caveat-C01 = 回访对象与基准方案不同，三率不宜直接比较；请同时比较涵盖全体居民的未解决人日
    .about = 市级回访接通的已办结工单所占比例与基准方案相差超过 2 个百分点，或两个方案中只有一个有回访，或办结并回访的工单数相差超过 5 % 时适用。来电者或受访者变了，即使没有人得到更好的服务，三率也会变动。未解决人日涵盖全体居民。
caveat-C02 = 解决率的升幅大于实际解决率的升幅；请同时列出实际解决率的差异
    .about = 解决率（两个方案都有官方口径时取官方口径，否则取独立观察口径）的升幅比实际解决率大一个百分点以上，且该差距的 95 % 置信区间不含 0 时适用。差距在每次模拟中计算，再逐对比较；没有区间时不适用。授意的回答、自行消失的问题和更快的办结，都会提高解决率而不提高实际解决率。
caveat-C03 = 差异部分来自问题构成变易，而非办理改善；请按类别分别比较
    .about = 回访工单的类别构成变易，解释了独立观察口径解决率差异的四分之一以上，且至少 0.2 个百分点时适用。构成变难只会掩盖改善，不会造成改善，因此不计。Kitagawa（1955）：差异 = Σ（B 占比 − A 占比）× 平均解决率（构成）+ Σ（B 解决率 − A 解决率）× 平均占比（办理）。按模拟街道的工单计算，不加权。
caveat-C04 = 结果取决于缺少数据依据的参数；采用之前请用 jiesu sweep 检验其影响
    .about = 使用参数组及其附带文件时，对满足以下条件的每个参数适用：数据使其先验离散程度缩小不到十分之一，而它所解释的各参数组之间某方案差异的方差超过四分之一，并且超过偶然所能解释的部分（1 %）。没有附带文件时，其值为参数组所变动的参数个数；没有参数组时，其值为起作用的校准或假定参数（标签 C 和 A）的个数。用 `jiesu sweep` 并设因素 `keys = "tags:CA"`，可以看出其中哪些重要。
caveat-C05 = 在同样合理的参数组之间，差异的方向不一致；不宜给出方向性结论
    .about = 独立观察口径的某一比率、实际解决率、未解决人日或工时的差异，与总体方向一致的参数组不足 95 % 时适用（`comparison.csv` 中的 `sign_stable`）。没有 `run.sets` 时无从得知，此时适用 C06。
caveat-C06 = 区间仅反映随机波动，不含参数和模型形式的不确定性；请用多个参数组运行
    .about = 除非用两个以上的参数组（`run.sets`）进行比较，否则适用。多数参数是假定的（标签 A）；请用 `jiesu sweep` 并设因素 `keys = "tags:CA"` 变动检验。
caveat-C07 = 仅模拟了一座合成城市，区间不能推及其他城市；请使用 --cities 10
    .about = `run.cities = 1` 且没有参数组时适用（每个参数组有各自的城市）。能力、积极性、诉求表达意愿和结构性比例对每座城市只抽取一次；`--cities 10` 抽取十座城市。
caveat-C08 = 有名称的街道和部门，其属性为随机抽取；有关数字不代表真实单位
    .about = 情景采用城市数据时适用。公布的只有各区和部分街道的人口；有名称的单位，其人员、能力、积极性、诉求表达意愿和问题都是抽取的。
caveat-C09 = 模拟的街道较少，换一批样本结果可能不同；请提高 run.scale
    .about = 模拟的街道少于 30 个且不是全部街道时适用。实测偏差见 docs/scale.md。
caveat-C10 = 末几个月的结果尚未稳定，全程均值反映的是过渡状态；请延长 run.months
    .about = 任一方案中，末月与三个月之前相比，独立观察口径解决率的平均变化（按各次模拟）超过一个百分点，且该均值的 95 % 置信区间（按城市；只有一座城市时按重复模拟）不含 0 时适用；没有区间时不适用。请查看 `comparison.csv` 中的各月，或延长 `run.months`。
caveat-C11 = 较多诉求未能登记，不计入三率；请同时比较未能登记数量和未解决人日
    .about = 某方案的诉求中，因打错热线或来电者放弃而未能登记的超过 2 % 时适用。任何比率都不含这些诉求，因此登记较多的方案可能显得较差。未解决人日包含这些诉求。
caveat-C12 = 该方案占用了未纳入任何指标的其他工作时间；请将其计为成本
    .about = 某方案占用的其他工作时间多于基准方案，超出部分大于基准方案在编人员工时的 1 %，且区间高于 0 时适用。投入程度是工作时间的一个比例；被耽误的其他职责，模型不予模拟。
caveat-C13 = 该方案还改动了行为参数的估计值，部分效果属于输入假设；请剔除后再比较
    .about = 某方案与基准方案不同的键，不是举措的设定（标签 S，各类别的办理周期除外），而是估计或假定，例如派单准确率、党建引领增加的配合概率，或 `[behaviour]` 中的任何一项时适用；启用某项举措而带入这类估计时也适用（直接派单的准确率、党建引领、预警的效果）。时限、坐席等属于决策，无论其默认值以什么为依据。由这类估计得出的结果，是事先输入的。所列指标即该键。
caveat-C14 = 从多个方案中择优，领先幅度部分源于择优偏差；请以新城市中的复评结果为准
    .about = 用同一批模拟既选出最优方案，又估计其均值，所得均值偏高（优胜者的诅咒）。使用 `--within` 时，选中的方案与基准方案在同样多的新城市中复评：复评的领先幅度较小时适用，其值为缩小的幅度。没有 `--within` 时，比较三个以上方案、都没有复评，且最优方案对次优方案的领先幅度（独立观察口径解决率）的区间包含 0 时适用，其值为该领先幅度。
caveat-C15 = 统计显著，但无实际意义：差异不足 0.5 个百分点；不宜视为改善
    .about = 某一比率的区间（三率取联合置信区间）不含 0，而差异不足 0.5 个百分点时适用。重复模拟次数足够多时，任何差异都会变得显著。
caveat-C16 = 月度排名有一部分出于偶然；不宜仅凭单月名次评价街道
    .about = 同一月份内各街道得分的方差，有五分之一以上来自同一城市各次重复模拟之间的差别时适用（按重复模拟的单因素方差分析，各月份和城市合并）。须有排名，且每座城市至少重复模拟两次。
caveat-C17 = 未解决人日在来电多处下降、在诉求表达弱处上升；推荐该方案之前请查看 gains.csv
    .about = 在居民最愿意来电的三分之一街道，人均未解决人日下降；在居民最不愿意来电的三分之一街道，人均未解决人日上升；两者都超过基准方案的 1 %，且配对差异的 95 % 置信区间（按城市；只有一座城市时按重复模拟）都不含 0 时适用；没有区间时不适用。三率不含不来电的居民。
caveat-C18 = 举措取值超出现有资料的范围；结果属于外推，请谨慎使用
    .about = 举措的某个数值超出所有已公布数值的范围时适用（各范围及两端的出处见源代码）。坐席指全市的坐席：下端按居民数相对于北京 2020 年人口普查折算，上端不折算，因为超出负荷的坐席不排班。在范围之外，结果只取决于模型方程的形式。所列指标即该键；时长以秒计。
caveat-C19 = 各方案未使用公共随机数，区间偏宽；请使用 --random-numbers common
    .about = 对 `run.random_numbers` 与基准方案不同的每个方案适用，例如使用 `--random-numbers independent` 时。区间有效，但比使用公共随机数时宽，方差比约为 1。
## 模拟运行

run-resumed = 提示：{ $all } 次模拟中已有 { $known } 次
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
