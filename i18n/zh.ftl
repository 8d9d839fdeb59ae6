### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

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
note-official-objective = 官方口径由被考核的一方自行统计：剔除与授意的回答会抬高该指标
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
