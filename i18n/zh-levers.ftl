### 政策举措、情景文件的各表和各键的中文说明；英文说明写在代码的文档注释中。
###
### lever-举措：.title 名称，.changes 作用，.assumes 假设，.evidence 依据，.limits 局限，.requires 前提。
### key-表-键：该键的含义；.source 为来源（没有时按“来源”一节转写，逗号之后的符号不变）；.about 为同名的表的说明。key-lever-键 为各项举措共有的键。
### tests/main/explain.rs 检查：每项举措、每个表、每个键都有说明，每条说明都有对应的举措、表或键。

## 各项举措的小标题

lever-headings =
    .changes = 作用
    .scenario = 在情景文件中
    .assumes = 假设
    .evidence = 依据
    .limits = 局限

## 政策举措

lever-hotline =
    .title = 热线整合：由一条 12345 热线取代多条专业热线。
    .changes = 全部来电进入同一个队列，由同一批坐席全天候接听，市民不会打错热线。未实施时适用 `city.lines`：多条热线的坐席数相同，只在白天开通。打错热线的市民被告知改打另一条热线，因此耽搁若干天，也可能在诉求登记之前放弃。
    .assumes = 坐席根据近几周的来电量逐小时排班，以 `seats` 为上限。来电者的等待耐心服从指数分布。
    .evidence = 2019 年有 64 条热线并入 12345。坐席 2018 年为 500 个，2019 年 10 月为 650 个。服务标准为来电接通率 95 %。
    .limits = 热线归并会提高*登记*的数量：归并前后的工单量不可比。
    .requires = 不以其他举措为前提。

lever-dispatch =
    .title = 直接派单与首接负责制。
    .changes = 工单直接派至负责的街道或部门，由首先接到工单的单位负责到底。未实施时适用 `city.ladder`：工单逐级下派，一部分在途中遗失；还需要其他单位的工单，或者权属有争议的工单，可能被单位退回。
    .assumes = 单位承办超出自身职能的工单，每缺一项职能、每办理一次，花费 `behaviour.coordination_hours`。
    .evidence = 2019 年以前，工单从市级到街道至少需要 3 至 5 天。2019 年上半年，39 % 的工单直接派至街道。2021 年的《北京市接诉即办工作条例》只允许因属地错误退回工单。
    .limits = 单位不会从错派的工单中吸取经验。
    .requires = 不以其他举措为前提。

lever-time-limits =
    .title = 办理时限，并有人员全天候值守。
    .changes = 单位按剩余时间的长短安排工单，联络岗全天候联系市民。临近时限使单位承受压力，赶办则降低用心程度。逾期的工单予以延期，或者虚假办结（没有真正办理就办结）。未实施时，单位按工单的先后办理，本单位的工作完成后才联系市民，工单也不会提前办结。
    .assumes = 时限自市民来电起算，按自然时间连续计算。`paper` 为压力最大时虚假办结的概率。
    .evidence = 反馈时限：水、电、气、热为 24 小时，一般事项为 7 天，复杂事项为 15 天；单位全天候即时签收工单。有单位在工作完成之前就办结工单（埃德蒙顿市 2023 年审计报告）。
    .limits = 模型不模拟签收；单位不会申请并不需要的延期。
    .requires = 不以其他举措为前提。

lever-whistle =
    .title = 街乡吹哨、部门报到：街道可以召集部门。
    .changes = 街道需要其他单位的职能时，可以吹哨而不必发函。部门须在 `report_within` 之内报到；`parallel` 为 true 时，各部门同时报到。市民的回答有一部分计入部门自身的考核。是否吹哨由各街道自行决定。
    .assumes = 部门没有报到的，街道再次吹哨，最多 `max_blows` 次。每次吹哨都会引起领导对该部门的关注。设有 `accountability` 时，没有在 `report_within` 之内响应的吹哨，在该部门的考核中按三个问题均为否定回答计一次，无论部门是迟到还是始终没有报到。
    .evidence = 2016—2017 年，平谷要求部门在 30 分钟内报到，事不完、人不走。2018 年有 169 个街道试点吹哨。哨分三类：日常问题、综合执法、应急处置。
    .limits = 官员表示，吹哨不宜过少，也不宜过多；在模型中，频繁吹哨只通过部门的排队增加其负担。
    .requires = 不以其他举措为前提；`accountability` 以排名为前提。

lever-callback =
    .title = 工单办结后的回访。
    .changes = 市级回访联系工单已办结的市民，询问三个问题：是否联系过您、诉求是否解决、您是否满意。有此举措才有官方口径的三率。独立观察口径与此分开：在每个方案中都询问每一位市民，所得回答城市中无人知晓。
    .assumes = 市民如实表达看法，除非对单位讲情面（`behaviour.answers.kind`）。不满意的市民较难接通（`behaviour.answers.non_response`）。抽查使受单位影响的回答部分作废，并减少虚假办结。
    .evidence = 2019 年 1 月起，每件工单都进行回访。三率的分母是有效回访量。
    .limits = 每次办结回访一次。工单退回重办时，由 `counts` 决定哪次回答计入排名；文件中两种都有：`callback` 口径计首次回答，`last` 和 `cohort` 口径计末次回答。得分和排名列在计入排名的那次回答一行。没有公开资料说明北京以哪次为准。剔除的工单不退回重办；挂账工单（`exclusion.deferred`）转回办理不算退回重办。
    .requires = 不以其他举措为前提。

lever-ranking =
    .title = 街道、区和部门的月度排名。
    .changes = 每个考核期结束时，按官方口径三率的综合得分对各单位排名。靠近末位和首位的单位，排名压力最大；抽样误差主导得分时，压力较弱。排名压力提高投入程度和用心程度。名次最低的街道由市级督办，督办只提高投入程度。设有 `target` 时，得分低于自身目标的单位也承受压力。
    .assumes = 竞赛中的努力程度随噪声增大而下降（Lazear、Rosen 1981）。压力缓慢积累（`memory`）。
    .evidence = 2019 年起每月对 333 个街乡镇排名。排名对原本表现好的单位影响最大（Liu、Yang、Song 2021）。一项随机分配的公开评级使违规减少 37 %（PNAS 2025）。三率的权重在一个区为 .10/.50/.40，在其他地方为 .30/.35/.35。
    .limits = 四类街道中，只有末一类通过督办产生作用。回访量少于 `min_reviews` 的单位，压力保持不变。督办不改变用心程度：被督办的街道在工单上投入更多时间，用心程度仍由其名次决定。一个模拟街道代表多个街道时，处于界线上的街道是否督办，每个考核期随机决定。区没有目标（`target`），其压力只来自名次。
    .requires = 以 `callback` 为前提。

lever-integration =
    .title = 党建引领、力量整合：人员统筹使用，部门更加配合，街道主要负责人亲自办理部分工单。
    .changes = 区内各街道的一部分人员每天到工单积压的地方工作。部门更愿意配合。街道主要负责人亲自办理本街道的一部分工单，投入程度为最高。设有 `pooled_bureaus` 时，同一职能的各区级部门也统筹使用人员。
    .assumes = 人员在其他街道与在本街道工作效果相同。没有公开资料可以确定 `party_lead`：请同时报告 0 和 0.5 两端的结果。
    .evidence = 促成本项目的文章，把党建引领下整合分散资源列为改革有效的首要原因。
    .limits = 街道人员只在本区内调动，区级部门人员只在同一职能内调动，并按所到单位的速度工作。模拟比例较小时，一个区级部门可能不足一人，统筹因此会改变共用的人力。
    .requires = 不以其他举措为前提。

lever-monthly-topic =
    .title = 每月一题：部门对结构性问题未解决最多的类别投入工时。
    .changes = 每月 1 日确定一个类别为当月主题：在结构性比例还可以下降的类别中，因问题属于结构性而未实际解决就办结的工单最多的一类。相关职能的部门须为其投入 `topic_hours`，分为每项不超过一天的任务。这些任务与工单一起在部门排队，月底到期。所投入的工时经过 `delay` 使该类别的结构性比例在全市永久下降。`topics` 大于 1 时有几个主题，类别各不相同。设有 `streets` 时，街道单独办理的类别也可以成为主题：这时由各街道投入工时，降低本街道的比例。
    .assumes = 本举措规定的是工时，不是结果：结构性比例乘以 e^(−每万人投入工时/`hours_per_e_fold`)，但不低于初始值的 `floor` 倍。工时以投入程度和排队情况所允许的为限；月底之前没有开始的任务作废。城市从承办单位得知，哪些办结是由于结构性原因而没有解决。
    .evidence = “每月一题”自 2021 年开始，2021 年有 27 个问题，2022 年有 17 个，2023 年有 18 个，2024 年有 13 个，即 `topics` 为 2.25、1.4、1.5 和 1.1。到 2024 年底共有 60 个问题、1,800 项任务。没有公开资料说明其成本和成效：请变动这些数值。
    .limits = 没有设 `streets` 时，街道单独办理的类别不涉及部门，不会成为主题；各处都已降到 `floor` 的类别也不会；如果所有类别都是如此，则没有主题。部门的工时对每个街道的作用相同，效果不会消退。设有 `where` 时，为这些街道共同确定一个主题，只有不为其他街道服务的部门须投入工时。
    .requires = 不以其他举措为前提。

lever-proactive =
    .title = 未诉先办：利用空闲工时主动办理。
    .changes = 有压力的街道利用空闲工时，办理没有人反映过的未解决问题，问题随机选取。这些工时计为在编人员的工作。
    .assumes = 街道单独办理，没有其他职能参与，因此需要多项职能的问题很少得到解决。
    .evidence = 2021 年起，未诉先办成为政策。有热线案件之后，登记的街道问题增长较慢（Xiong 等 2022）。
    .limits = 街道不会逐渐了解问题出在哪里。
    .requires = 不以其他举措为前提。

lever-media =
    .title = 媒体监督：媒体跟踪重复诉求。
    .changes = 重复诉求可能引起媒体关注。此时领导对该单位的关注骤然上升；只是暂时压下的问题，压下的时间延长一倍。
    .assumes = 领导关注按 `behaviour.attention_memory` 减弱。
    .evidence = 督察期间诉求增多，此后成效消退（Dong 等 2024）。
    .limits = 媒体在重复诉求中随机选取。
    .requires = 不以其他举措为前提。

lever-early-warning =
    .title = 监测预警：某一类别的工单远多于同为星期几的平常水平时，发出预警。
    .changes = 热线按日、按类别统计各区和全市的工单量。每个数量除以由同一序列估计的星期系数（节假日按星期日计），再与基线的均值和标准差比较；基线为 `gap` 天之前结束的 `baseline` 天。最近 `within` 天中如有 `alarms` 天高出均值超过 `threshold` 个标准差，则发出预警。`measure = "none"` 时没有后续措施，`warnings.csv` 显示预警的准确程度。为 `"capacity"` 时，当地的负责单位在 `lasts` 期间增加 `capacity` 的人员，其工时计薪。为 `"thin"` 时，当地由冲击引起的新问题在 `lasts` 期间减少 `effect` 的比例；这一效果是输入，不是结果。
    .assumes = 监测采用早期异常报告系统（EARS）的 C2 统计量，基线为一周，不含季节模型（Hutwagner、Thompson、Seeman、Treadwell 2003）。方差不小于同一均值的泊松计数的方差，也不小于 `least`。超过阈值的日子不用于更新星期系数。增加的人员全额计薪，工作方式与本单位人员相同。
    .evidence = 对持续若干天的异常，C2 的发现能力与更复杂的方法大致相当，代价是误报（Fricker、Hegler、Dunfee 2008）。没有公开资料衡量热线预警能改变什么：`capacity` 和 `effect` 是假设。
    .limits = 只模拟一部分街道，或举措只在城市的一部分实施时，只统计这些街道的工单，发现冲击较晚。持续的冲击在十天之后成为自身基线的一部分。序列越多，误报越多；全市来电多的一天会同时引起多次预警。
    .requires = 以 `hotline` 为前提：有多条热线时，没有统一的计数。

lever-exclusion =
    .title = 未解决工单的考核剔除。
    .changes = 在考核中弄虚作假的单位，可以在市民回答“未解决”之后使工单被剔除，除非被抽查发现。三率的分母因此缩小，剔除的工单也不退回重办。设有 `deferred` 时，任何办理都无法解决的问题，其未解决的工单予以挂账，无论由哪个单位办理：每月一题或治理使问题可以解决，或者问题已经结束时，该问题的挂账工单于每月 1 日一并退回承办单位，此后的回答按首次回答计算。
    .assumes = 没有设 `deferred` 时，只有弄虚作假的工单被剔除。挂账的工单，确知其问题无法解决，没有误判。
    .evidence = 诉讼、已终结的信访和政策以外的事项可以按终结件归档，不再回访（怀柔 2019）。
    .limits = 没有公开资料说明有多少工单挂账。
    .requires = 以 `callback` 为前提。

lever-remediation =
    .title = 治理类街乡镇：城市集中治理最差的街道，直到达标。
    .changes = 每次排名之后，只要有名额（`share`），排名末尾的街道即列入治理，直到得分连续 `exit_after` 个考核期达到 `exit_score`。`entry = "all"` 时，由规划者用 `where` 自行选定街道。治理对投入程度和用心程度构成压力，按 `ramp` 形成和消退；其他单位办理这些街道的工单时，同样用心、同样配合。有关单位每月为该街道结构性问题未解决最多的类别投入 `hours`，降低该类别在该街道的结构性比例。
    .assumes = 退出治理的街道保留已有的成果，压力逐渐消退：是否反弹由此产生。处于 `share` 界线上的街道是否有名额，每次重复模拟抽取一次。
    .evidence = 2019 年最初有 333 个街道中的 10 个列入治理，由市级督办，每月向市领导报告。其中一个从 2019 年 5 月的 .40 升到 2020 年 1 月以后每月 .90 以上。
    .limits = `ranking.supervision` 是另一项：它每个考核期重新引起关注，不改变其他方面。没有公开资料说明治理的成本。
    .requires = 不以其他举措为前提；`entry = "rank"` 以排名在其所有街道生效为前提。
lever-survey =
    .title = 回访之外的独立调查。
    .changes = 对办理完毕的工单抽样，由各单位不认识的调查者询问回访的三个问题。所得比率与官方口径并列，城市中无人据此行动。
    .assumes = 所得回答即独立观察者所听到的：既没有情面（`behaviour.answers.kind`、`behaviour.answers.telephone`），也不受单位影响。不满意的市民较难接通（`behaviour.answers.non_response`）。
    .evidence = 官方比率与独立调查有差距：官方为 96 %，患者调查为 77 %（Bevan、Hood 2006）。
    .limits = 调查不计成本；每件工单在最后一次办结之后询问一次；挂账（`exclusion.deferred`）的工单在退回承办单位并办结之后询问。
    .requires = 不以其他举措为前提。

## 各项举措共有的键

key-lever-where = 实施该举措的区和街道，写名称或代码；为空表示全市实施。
key-lever-where-share = 在上述街道中试点该举措的比例，每座城市随机抽取；比例较小时的试点街道包含在比例较大时的试点街道之中。

## [rules.hotline]

key-rules-hotline-enabled = 是否只有一条热线。
key-rules-hotline-seats = 全市同时在岗坐席的上限。
    .source = 2019 年 10 月为 650 个坐席
key-rules-hotline-occupancy = 排班坐席占用率的目标上限。
key-rules-hotline-safety = 排班时多备的坐席，以负荷的标准差为单位。
    .source = 取值使平日约 95 % 的来电接通；平方根排班法则，Halfin、Whitt 1981

## [city.lines]

key-city-lines = 统一热线之前的电话热线。
    .about = 统一热线之前的各条电话热线，每条只受理一类事项。
key-city-lines-lines = 热线的条数；坐席和来电者平均分配。
key-city-lines-seats = 全市各条热线的坐席总数。
    .source = 2018 年为 500 个坐席
key-city-lines-opens = 热线每天开通的时刻。
key-city-lines-closes = 热线每天关闭的时刻。
key-city-lines-wrong = 遇到问题的市民打错热线的概率。
key-city-lines-give-up = 被告知改打另一条热线的市民放弃的概率。
key-city-lines-hop-delay = 被告知后到改打另一条热线的平均时间（指数分布）。

## [rules.dispatch]

key-rules-dispatch-enabled = 工单是否直接派至负责的单位。
key-rules-dispatch-first-responsibility = 首先接到工单的单位是否负责到底（首接负责制）。
key-rules-dispatch-backstop = 退回次数用尽时，有争议的工单是否由区指定承办单位，而不是作废。
key-rules-dispatch-accuracy = 首先接到工单的单位就是应负责单位的概率。

## [city.ladder]

key-city-ladder = 直接派单之前的逐级派单。
    .about = 直接派单之前的逐级派单，以及单位之间的退单。
key-city-ladder-levels = 工单经过的行政层级数。
    .source = 市、区、街道
key-city-ladder-level-delay = 每一层级的平均耽搁时间（指数分布）。
    .source = 合计 3 至 5 天
key-city-ladder-loss = 工单在层级之间遗失的概率。
    .source = 模型规范第 5 节，`middle_loss`，0–.05
key-city-ladder-accuracy = 首先接到工单的单位就是应负责单位的概率。
key-city-ladder-wrong-territory = 错派的工单中属地错误的比例；这些工单一律退回。
key-city-ladder-return-delay = 每次退单的平均时间（指数分布）。
key-city-ladder-shirk = 没有压力的单位退回还需其他单位的工单的概率。
key-city-ladder-disputed = 权属有争议的问题的比例：没有首接负责制时，没有压力的单位拒收其工单。
    .source = 本项目选定；推诿责任：Hood 2011
key-city-ladder-bargaining = 各单位就有争议的工单协商的平均时间（指数分布）。
key-city-ladder-max-returns = 退单达到此次数后，工单被放弃，未作任何办理即办结。
key-city-ladder-letter-delay = 函件得到答复的平均时间（指数分布）。
key-city-ladder-max-letters = 同一件工单向同一部门发函的最多次数。

## [rules.time_limits]

key-rules-time-limits-enabled = 是否实施办理时限。
key-rules-time-limits-enforcement = 时限执行的严格程度，从 0 到 1。
key-rules-time-limits-urgent = 紧急一档的时限。
    .source = 24 小时：水、电、气、热
key-rules-time-limits-general = 一般一档的时限。
    .source = 7 天
key-rules-time-limits-complex = 复杂一档的时限。
    .source = 15 天
key-rules-time-limits-extension = 到期的工单延期的概率；只延期一次，延长同样的时间。
key-rules-time-limits-paper = 压力最大时虚假办结的概率，逾期后每隔 `paper_every` 判定一次。
key-rules-time-limits-paper-every = 两次判定虚假办结之间的时间。
key-rules-time-limits-duty-share = 夜间和节假日值班人员的比例；不足一人的零头随机取整。

## [rules.whistle]

key-rules-whistle-enabled = 街道是否可以吹哨。
key-rules-whistle-report-within = 部门须报到的时限。
    .source = 模型规范第 13 节；应急为 30 分钟（F）
key-rules-whistle-parallel = 街道是否同时召集各项职能的部门，而不是逐个召集。
key-rules-whistle-stay-until-done = 该任务是否优先于部门自身的排队（事不完、人不走）。
key-rules-whistle-max-blows = 同一件工单向同一部门吹哨的最多次数。
key-rules-whistle-answer-weight = 市民的回答在工单所需各职能部门的考核中的权重。
key-rules-whistle-assessment = 由谁评价部门：市民（通过回访）、吹哨的街道，或双方各占一半。
key-rules-whistle-leniency = 部门工作不力时街道仍评价为好的概率；下级很少批评上级。
key-rules-whistle-accountability = 部门迟到或没有报到的吹哨，在其考核中作为“未解决”回答的权重。
    .source = 默认不启用；2016—2017 年平谷由乡镇评价部门

## [rules.callback]

key-rules-callback-enabled = 市级是否进行回访。
key-rules-callback-after = 办结到回访的时间。
key-rules-callback-reach = 接通满意市民的概率。
key-rules-callback-audit = 办结后对照案卷抽查的比例。
key-rules-callback-send-back = 市民回答“未解决”后，工单最多可以退回重办的次数，每次时限减半；剔除的工单不退回重办。
key-rules-callback-counts = 工单退回重办时，计入排名的是首次回答还是末次回答。
    .source = 没有见到公开的计算办法
key-rules-callback-keep = 以末次回答计算时，退回重办的工单再次回访未接通的，沿用先前回答的比例；其余不计入。
    .source = 没有见到公开的计算办法
key-rules-callback-telephone = 电话回访的比例；其余为书面回访。

## [rules.ranking]

key-rules-ranking-enabled = 是否对各单位排名。
key-rules-ranking-weights = 响应率、解决率、满意率在综合得分中的权重。
    .source = 某区的做法
key-rules-ranking-month-starts-on = 考核期从每月几日开始。
    .source = 区的做法为 19 日（F）
key-rules-ranking-strength = 名次对压力影响的强度。
key-rules-ranking-floor = 中间名次的压力，为两端压力的比例。
key-rules-ranking-noise = 得分的标准误超过此值时，压力减弱。
key-rules-ranking-width = 末位区间和首位区间的宽度，以得分的标准差为单位。
key-rules-ranking-bottom = 末位区间中心的压力。
key-rules-ranking-top = 首位区间中心的压力。
key-rules-ranking-memory = 上一考核期的压力保留的比例。
key-rules-ranking-pass = 区的排名压力传导至所属街道的比例。
key-rules-ranking-remediation = 从末位算起，由市级督办的街道（治理类）的比例；每个街道按其代表的街道数加权。
    .source = 2019 年为 333 个中的 10 个
key-rules-ranking-supervision = 督办引起的领导关注；它改变投入程度，不改变用心程度。
    .source = 与媒体监督相同，模型规范第 13 节
key-rules-ranking-target = 得分远低于目标的单位在排名之外承受的压力；0 表示没有目标。
    .source = 本项目选定；目标考核：Bevan、Hood 2006
key-rules-ranking-target-score = 每个单位的首个目标。
key-rules-ranking-target-width = 目标压力减弱所经过的得分距离。
key-rules-ranking-ratchet = 每个考核期之后，单位的目标向更高得分提高的幅度，为两者之差的比例。
    .source = 本项目选定；棘轮效应：Weitzman 1980
key-rules-ranking-min-reviews = 单位参加排名所需的最少回访量；回访加权时，为其有效数量。

## [rules.integration]

key-rules-integration-enabled = 是否整合力量。
key-rules-integration-pooled = 区内各街道人员中到工单积压处工作的比例；不足一人的零头每天随机取整。
key-rules-integration-pooled-bureaus = 同一职能的各区级部门人员中到工单积压处工作的比例。
    .source = 默认不启用
key-rules-integration-party-lead = 党建引领增加的配合概率（按 noisy-or 合成）。
key-rules-integration-chief = 街道工单中由主要负责人亲自办理的比例。

## [rules.monthly_topic]

key-rules-monthly-topic-enabled = 是否每月有一个主题。
key-rules-monthly-topic-topics = 每月的主题数；不是整数时，余数结转下月。
    .source = 2021 年 27 个问题，2022 年 17 个，2023 年 18 个，2024 年 13 个（F）
key-rules-monthly-topic-streets = 街道单独办理的类别是否可以成为主题。
key-rules-monthly-topic-topic-hours = 部门人员为一个主题投入的工时，由相关职能平均分担。
    .source = 本项目选定：约为部门工时的 1 %
key-rules-monthly-topic-hours-per-e-fold = 使结构性比例降为原值 1/e 的工时。
key-rules-monthly-topic-delay = 从任务完成到见效的时间。
key-rules-monthly-topic-floor = 初始结构性比例中投入工时也无法消除的部分。
key-rules-monthly-topic-months = 根据此前几个自然月的未解决情况确定主题。

## [rules.proactive]

key-rules-proactive-enabled = 街道是否未诉先办。
key-rules-proactive-rate = 投入程度和压力均为最高时，每个空闲工时着手办理的问题数。

## [rules.media]

key-rules-media-enabled = 媒体是否跟踪诉求。
key-rules-media-hazard = 重复诉求引起媒体关注的概率。
key-rules-media-attention = 媒体引起的领导对该单位的关注。
key-rules-media-suppression-factor = 媒体跟踪的问题被压下的时间延长的倍数。

## [rules.early_warning]

key-rules-early-warning-enabled = 是否监测每日工单量。
key-rules-early-warning-threshold = 异常日的阈值，为高出基线均值的标准差数。
    .source = 模型规范第 10 节；EARS C2，Hutwagner 等 2003
key-rules-early-warning-baseline = 基线的长度。
    .source = 模型规范第 10 节；EARS C2，Hutwagner 等 2003
key-rules-early-warning-gap = 基线结束与所检验的日子之间相隔的天数。
    .source = 模型规范第 10 节；EARS C2，Hutwagner 等 2003
key-rules-early-warning-alarms = 发出预警所需的异常天数。
key-rules-early-warning-within = 上述异常天数须落在最近多少天之内。
key-rules-early-warning-least = 基线方差的下限，写作每天若干件工单的泊松方差。
key-rules-early-warning-measure = 预警之后的措施：没有、增加人员，或减轻冲击。
key-rules-early-warning-lasts = 措施在最后一个预警日之后持续的时间。
key-rules-early-warning-capacity = 措施为 `"capacity"` 时增加的人员，为本单位人员的比例。
key-rules-early-warning-effect = 措施为 `"thin"` 时冲击不再引起的新问题的比例；这是输入，不是结果。

## [rules.exclusion]

key-rules-exclusion-enabled = 是否可以剔除工单。
key-rules-exclusion-share = 弄虚作假而未解决的工单，没有被抽查发现时剔除的概率。
    .source = 本项目选定；政策以外的事项可以按终结件归档：怀柔 2019
key-rules-exclusion-deferred = 问题无法解决、没有因其他原因剔除的未解决工单，予以挂账的概率；问题可以解决时退回承办单位。

## [rules.remediation]

key-rules-remediation-enabled = 街道是否列入治理。
key-rules-remediation-entry = 哪些街道列入治理：排名末尾的街道，或者实施范围内的所有街道。
key-rules-remediation-share = 列入治理的街道在参加排名的街道中最多占的比例，每个街道按其代表的街道数加权。
    .source = 2019 年为 333 个中的 10 个
key-rules-remediation-exit-score = 街道退出治理须达到的得分；达到此得分的街道不列入。
key-rules-remediation-exit-after = 须连续达到此得分的考核期数。
key-rules-remediation-pressure = 治理对投入程度和用心程度的压力。
key-rules-remediation-ramp = 此压力形成和消退的时间常数。
key-rules-remediation-hours = 有关单位为该街道的主题投入的工时，由相关职能平均分担。
key-rules-remediation-hours-per-e-fold = 使该街道一个类别的结构性比例降为原值 1/e 的工时。
    .source = 本项目选定；与每月一题相同
key-rules-remediation-floor = 初始结构性比例中上述工时也无法消除的部分。

## [rules.survey]

key-rules-survey-enabled = 是否有独立调查。
key-rules-survey-share = 办理完毕的工单抽入样本的比例。
key-rules-survey-reach = 接通样本中满意市民的概率。

## [rules]

key-rules = 自统计期首日起的规则。
    .about = 办理诉求的规则：每项举措一个表。
key-rules-hotline = 一条热线取代多条热线。
key-rules-dispatch = 直接派单至负责的单位，以及首接负责制。
key-rules-time-limits = 办理时限。
key-rules-whistle = 街乡吹哨、部门报到：街道可以召集部门。
key-rules-callback = 回访：市级就已办结的工单询问市民。
key-rules-ranking = 按三率的月度排名。
key-rules-integration = 党建引领下整合分散资源。
key-rules-monthly-topic = 每月一题。
key-rules-proactive = 未诉先办：在诉求到来之前主动办理。
key-rules-media = 媒体跟踪诉求。
key-rules-early-warning = 根据每日工单量的监测预警。
key-rules-exclusion = 工单的考核剔除。
key-rules-remediation = 最差街道的治理。
key-rules-survey = 对办理完毕的工单的独立调查。

## 情景文件的顶层

key-scenario =
    .about = 完整的情景，包括全部默认值。
key-format = 本文件的格式编号。各文件分别写明；没有写明时按当前格式。
key-title = 情景的标题，一行。
key-extends = 所继承的另一个情景文件（相对于本文件的路径）；本文件没有写的键取自该文件。

## [run]

key-run = 模拟的时段，城市数和重复模拟次数。
    .about = 模拟的时段，城市数和重复模拟次数。
key-run-start = 统计期首日。
key-run-months = 统计期的长度。
key-run-warmup = 预热期的长度，其间适用 `warmup.rules`，结果不计入统计。
key-run-lead-in = 预热期与 `start` 之间的月数，其间 `rules` 与各阶段已经实施，结果不计入统计。
key-run-replications = 每座城市的重复模拟次数。
key-run-cities = 合成城市的数量。
key-run-seed = 全部随机数的种子。
key-run-random-numbers = 随机数流的编号：编号相同的方案共用随机数，编号不同的方案相互独立；城市都相同。
key-run-scale = 模拟的街道的比例，每个街道模拟全部居民；每区至少一个街道。
key-run-sets = 参数组文件，每行一组；每组在各自的 `cities` 座城市中模拟。为空时使用情景的参数。
key-run-sets-used = 使用的参数组数，在文件中等距抽取；0 表示全部。
key-run-sets-except = 参数组中不采用的键：各组都沿用情景自身的取值。

## [city]

key-city = 人口、单位和人员。
    .about = 城市：人口、单位和人员。
key-city-name = 城市名称。文件设定其他 `data` 而没有写名称时，城市没有名称。
key-city-data = 含 `districts.csv` 和 `streets.csv` 的文件夹；为空时使用 `[city.generate]`。
key-city-districts = 作为整座城市使用的区，写名称或代码；为空表示全部。坐席数指这些区的坐席数。
key-city-calendar = 节假日和调休工作日的文件；为空时周一至周五工作。
key-city-profiles = 小时、星期和月份分布的文件；为空时均匀分布。
key-city-shift = 单位的工作时间。
key-city-categories = 问题的类别，按名称列出。
    .about = 一个问题类别。
key-city-functions = 职能，按名称列出。
    .about = 一项职能：由部门行使的一项权力。
key-city-street-staff = 每万名居民的街道人员数。
key-city-department-staff = 每万名居民的各部门人员总数。
key-city-staff-basis = 区的人员按哪次人口普查的人口成比例配置。
    .source = 模型规范第 2 节：普查数据为 F，在此处的使用为 A
key-city-unit-sd = 没有压力时，各单位投入程度和用心程度的差异（对数标准差）。
key-city-skill-sd = 各单位办理能力的差异（对数标准差；均值为 1）。
key-city-structural-sd = 各街道结构性问题比例的差异（对数标准差；均值为 1）。
key-city-voice-sd = 各社区诉求表达意愿（是否愿意来电）的差异（对数标准差；均值为 1）。
key-city-problem-sd = 各社区问题发生率的差异（对数标准差；均值为 1）。
key-city-voice-correlation = 各社区诉求表达意愿与问题发生率的对数相关系数。
key-city-community-sd = 同一街道内各社区规模的差异（对数标准差）。
key-city-reputation = 城市的初始口碑。
    .source = 模型规范第 1 节，R₀：迭代求得，见 `examples/steady.rs`
key-city-trust = 市民的初始信任。
    .source = 模型规范第 1 节：迭代求得，见 `examples/steady.rs`
key-city-expectation = 市民最初预期的办理时间。

## [city.generate]

key-city-generate = 虚构的城市。
    .about = 供教学和测试的虚构城市，`city.data` 为空时使用。
key-city-generate-districts = 区的数量。
key-city-generate-streets = 每个区的街道数。
key-city-generate-communities = 每个街道的社区数。
key-city-generate-residents = 每个街道的居民数。

## [city.categories.NAME]

key-city-categories-mix = 在全部新发生的问题中的比例；各类比例按合计为 1 折算。
    .source = 模型规范第 13 节，按 2020 年的主题构成设定
key-city-categories-owner = 主责单位：`street`（街道），或某项职能的名称。
key-city-categories-functions = 解决问题还需要的其他职能。
key-city-categories-own-hours = 用心程度和投入程度均为最高时，主责单位自身工作的平均工时。
key-city-categories-affected = 一个问题影响的市民数的中位数；个人事项为 1。
key-city-categories-life = 未经办理的问题自行消失的平均时间。
key-city-categories-structural = 任何办理都无法解决的结构性问题的比例，未乘 `behaviour.structural_scale`。
key-city-categories-third-party = 由第三方负责的问题的比例：物业公司、商铺、用人单位等。
    .source = 本项目选定，变动检验
key-city-categories-tier = 所属档次，决定时限和办理周期。
key-city-categories-limit = 实施时限时本类别的时限；没有写明时采用所属档次的时限。
key-city-categories-lead = 本类别办理周期的分位数，按概率等距、由短到长；为空时采用所属档次的办理周期。
    .source = 本项目选定；由数据求得：`scenarios/data/fit_311.py`
key-city-categories-at-once = 没有办理周期的工单的比例：主责单位自身的工作和其他职能完成后即办结。
key-city-categories-left-open = 办理周期永不结束的工单的比例。
key-city-categories-days = 时限和办理周期按哪种日子计算：自然日或工作日。

## [city.functions.NAME]

key-city-functions-level = 行使该职能的单位的层级。
key-city-functions-enforcing = 是否有执法权；有执法权的职能参与时，第三方更愿意配合。
key-city-functions-staff = 在全部部门人员中的比例；各职能比例按合计为 1 折算。
    .source = 按其各类别所需的工时设定

## [demand]

key-demand = 问题怎样发生，市民怎样反映。
    .about = 问题怎样发生，市民怎样反映。
key-demand-problems = 问题的发生率。
key-demand-severity-sd = 问题严重程度的差异（对数标准差；中位数为 1）。
key-demand-affected-sd = 受影响市民数的差异（对数标准差）。
key-demand-occasions = 影响市民数为中位数的问题，在存续期间可供反映的时机的期望次数。
    .source = 模型规范第 13 节，存续期间可能的反映次数
key-demand-reporting-intercept = 在一次时机反映诉求的对数几率的截距。
    .source = 模型规范第 13 节，b₀ −4.1；按口碑和信任稳定时 2019 年的工单量设定
key-demand-reporting-trust = 信任和口碑在该对数几率中的系数。
key-demand-reporting-severity = 严重程度的对数在该对数几率中的系数。
key-demand-reputation-weight = 社区口碑相对于来电者自身信任的权重。
key-demand-trivial = 易办类别的口碑偏离初始值的幅度比社区口碑大多少，费时类别则小多少：热线赢得信任，琐事随之而来。
key-demand-trivial-hours = 初始的口碑、信任和知晓不会引来的诉求，节省的本单位工时的比例。
    .source = 本项目选定：最后才来反映的，事情最小
key-demand-awareness = 最初遇事会想到热线的市民的比例；为 1 时人人始终会想到。
    .source = 本项目选定；来电号码由 282 万个增至 562 万个，每个号码的来电由 2.5 次增至 2.6 次
key-demand-awareness-spread = 尚无人想到热线时，每件回答“已解决”的工单带来的新来电者。
    .source = 本项目选定；口口相传：Bass 1969
key-demand-awareness-memory = 知晓比例回落到初始值的半衰期。
key-demand-consultation-awareness = 知晓比例对咨询量的指数；为 1 时，咨询随之增长的程度与诉求相同。
    .source = 本项目选定；2020 年之后，咨询比工单增长快
key-demand-in-hand = 问题已有单位办理时，反映意愿所乘的系数。
key-demand-repeat = 回答“未解决”的市民再次来电的概率。
    .source = 模型规范第 13 节；其他地方重复诉求占 10–20 %
key-demand-repeat-after = 到再次来电的平均时间（指数分布）。
key-demand-consultations = 咨询、表扬和建议的时机数。
key-demand-consultation-intercept = 这类时机引起一次来电或留言的对数几率的截距。
    .source = 按每件工单约 1.4 次来电或留言设定
key-demand-consultation-trust = 口碑在该对数几率中的系数，为 `reporting_trust` 的比例。
key-demand-dispersion = 每日来电和留言数的负二项分布的规模参数，至少为 1；0 表示泊松过程。
    .source = 扣除星期和水平的影响后为 10–25；波士顿（不含飓风）为 23
key-demand-telephone = 通过电话反映的比例；其余通过网络。
    .source = 2020 年为 90.7 %
key-demand-handling = 一次来电的平均处理时间。
    .source = 8 小时 80–100 通；每通 4–7 分钟
key-demand-handling-sd = 该时间的差异（对数标准差）。
    .source = 通话时长，σ .95
key-demand-handling-law = 该时间的分布。
    .source = 通话时长服从对数正态分布；指数分布为 Erlang 的假设
key-demand-patience = 等待接听的来电者的平均耐心（指数分布）。
    .source = 一家银行约为 350 秒
key-demand-retrial = 中途挂断的来电者再次拨打的概率。
key-demand-retrial-after = 到再次拨打的平均时间（指数分布）。
key-demand-max-retrials = 首次来电之后再次拨打的最多次数。

## [[demand.shock]]

key-demand-shock = 冲击，每次冲击一个表。
    .about = 冲击：在若干天内，某一类别的问题额外增多。这些问题来自单独的随机数流，不改变通常的问题。
key-demand-shock-name = 冲击的名称。
key-demand-shock-from = 首日，须在模拟时段之内。
key-demand-shock-days = 持续时间；模拟结束之后的日子不计。
key-demand-shock-category = 问题所属的类别。
key-demand-shock-districts = 受影响的区，写名称、英文名称或代码；为空表示全部。
key-demand-shock-factor = 首日此类问题的发生数为通常的多少倍；冲击增加的是此倍数减一。
key-demand-shock-decay = 额外的问题减少到 1/e 的天数；0 表示保持不变。
key-demand-shock-life = 冲击的问题未经办理而自行消失的平均时间，也是可以反映的时间；没有写明时采用所属类别的时间。
key-demand-shock-consultations = 首日的咨询数为通常的多少倍；额外的咨询与问题同步减少。

## [behaviour]

key-behaviour = 单位的行为，及其工作的效果。
    .about = 单位的行为，及其工作的效果。
key-behaviour-attention-low = 没有压力时的投入程度：单位用于工单的工作时间的比例。
key-behaviour-attention-high = 压力最大时的投入程度。
key-behaviour-care-low = 没有压力时的用心程度。
key-behaviour-rush = 到时限时因赶办损失的用心程度的比例。
key-behaviour-cooperation-low = 没有压力时部门的配合概率。
key-behaviour-cooperation-high = 压力最大时部门的配合概率。
key-behaviour-work-law = 单位自身工作和协办任务的工时的分布。
key-behaviour-work-sd = 对数正态分布时上述工时的差异（对数标准差）。
key-behaviour-helper-hours = 用心程度和投入程度均为最高时，一项协办任务的平均工时。
key-behaviour-contact-hours = 每次联系市民的工时。
key-behaviour-desk-share = 联络岗人员在单位人员中的比例。
key-behaviour-desk-delay = 投入程度最高时联络岗的平均耽搁时间（指数分布）。
key-behaviour-contact-limit = 来电后多长时间之内联系市民算作按时。
    .source = 24 小时
key-behaviour-coordination-hours = 首接单位为每项不属于自身的职能花费的工时。
key-behaviour-lead-urgent = 投入程度最高时，紧急一档办理周期的中位数。
key-behaviour-lead-general = 投入程度最高时，一般一档办理周期的中位数。
key-behaviour-lead-complex = 投入程度最高时，复杂一档办理周期的中位数。
key-behaviour-lead-sd = 办理周期的差异（对数标准差）。
    .source = 实际时长：对数标准差为 1.3–2.7
key-behaviour-blow-intercept = 街道吹哨的对数几率：截距。
key-behaviour-blow-pressure = 街道吹哨的对数几率：街道的压力。
key-behaviour-blow-functions = 街道吹哨的对数几率：每项所需的职能。
key-behaviour-blow-unanswered = 街道吹哨的对数几率：近期该街道的吹哨没有得到响应的比例（减去）。
key-behaviour-ceiling = 工作完整、用心程度最高时，可解决的问题实际解决的概率。
key-behaviour-completeness = 完整程度（所需职能中参与的比例）的指数。
key-behaviour-care-curve = 用心程度对实际解决概率的影响的曲率；0 表示没有影响。
key-behaviour-structural-scale = 各类别结构性比例所乘的系数。
key-behaviour-suppressed = 被暂时压下的问题重新出现的平均时间（指数分布）。
key-behaviour-slack-scale = 临近时限产生压力的时间尺度。
key-behaviour-deadline-memory = 时限压力的时间常数。
key-behaviour-creaming = 挑选：参加排名的单位优先办理容易且显眼的工单，易办程度的对数每增加一单位，在队列中提前的天数。
    .source = 模型规范第 13 节，χ；Lipsky 1980
key-behaviour-threat = 优先办理可能升级反映的市民的工单：在队列中提前的平均天数。
    .source = 模型规范第 13 节，ψ，0–1；Zhao、Cheng、Li 2026
key-behaviour-compliance-intercept = 第三方配合的对数几率：截距。
key-behaviour-compliance-attention = 第三方配合的对数几率：单位的投入程度。
key-behaviour-compliance-enforcement = 第三方配合的对数几率：有执法职能参与。
key-behaviour-gaming = 满负荷、排名压力最大且从不被抽查的单位，办结工单中弄虚作假的比例。
key-behaviour-talk = 弄虚作假使市民回答“已解决”的概率上升的幅度，为距离 1 的比例。
key-behaviour-divert = 单位对每次办结都弄虚作假时，使诉求不经热线的比例。
key-behaviour-load-memory = 单位负荷的时间常数。
key-behaviour-fatigue-rise = 投入程度每超出 `fatigue_from` 一单位、负荷每一单位，疲劳每日的增量。
key-behaviour-fatigue-rest = 疲劳每日恢复的比例。
key-behaviour-fatigue-from = 投入程度超过此值时疲劳增加。
key-behaviour-callback-attention = 回访得到一个“未解决”的回答，引起的领导对只有一名人员的单位的关注。
    .source = 本项目选定；与吹哨相同
key-behaviour-paper-rank = 排名压力最大时，虚假办结减少的比例。
    .source = 本项目选定；回访使其暴露
key-behaviour-whistle-attention = 一次吹哨引起的领导对只有一名人员的部门的关注。
key-behaviour-attention-memory = 领导关注的时间常数。

## [behaviour.care]

key-behaviour-care = 用心程度怎样随压力变化，并成为习惯。
    .about = 单位的用心程度怎样随压力变化、有多大惯性，以及怎样成为习惯。
key-behaviour-care-rank-share = 用心程度中只随排名压力变化的部分；其余随全部压力变化。
    .source = 本项目选定；公布的三率不能确定此值
key-behaviour-care-inertia = 用心程度随压力变化的时间常数；0 表示立即变化。
    .source = 本项目选定；组织惯性：Hannan、Freeman 1984
key-behaviour-care-habit = 习惯完全形成时，弥补用心不足的比例。
    .source = 本项目选定；惯例：Nelson、Winter 1982
key-behaviour-care-habit-ceiling = 习惯完全形成时，`behaviour.ceiling` 与 1 之间的距离缩小的比例。
    .source = 本项目选定；干中学：Argote、Epple 1990
key-behaviour-care-habit-hours = 习惯完全形成时，一项任务节省的工时的比例。
    .source = 本项目选定；干中学：Argote、Epple 1990
key-behaviour-care-habit-time = 压力带来的用心成为习惯的时间常数。
key-behaviour-care-turnover = 每年更换的人员的比例；习惯随之流失。
    .source = 本项目选定；遗忘：Argote、Beckman、Epple 1990

## [behaviour.answers]

key-behaviour-answers = 市民怎样回答、怎样形成看法。
    .about = 市民怎样回答、怎样形成看法。
key-behaviour-answers-observer-after = 办结到独立观察者询问的时间。
key-behaviour-answers-non-response = 接通不满意市民的概率降低的比例。
key-behaviour-answers-denied = 已被联系的市民否认被联系的概率。
key-behaviour-answers-claimed = 没有被联系的市民称已被联系的概率。
key-behaviour-answers-cured = 问题实际解决时，市民回答“已解决”的概率。
key-behaviour-answers-ended = 问题自行消失时，市民回答“已解决”的概率。
key-behaviour-answers-suppressed = 问题被暂时压下时，市民回答“已解决”的概率。
key-behaviour-answers-untouched = 未作任何办理时，市民回答“已解决”的概率。
key-behaviour-answers-kind = 对来联系过的单位的情面：单位压力最大时，回访中回答“已解决”的概率上升的幅度，为距离 1 的比例。
    .source = 本项目选定；据报道有要求市民回答“满意”的情况（2025）
key-behaviour-answers-telephone = 电话中的情面：电话回访比书面回访高出的同一比例。
    .source = 电话回答比书面回答好 7–15 %（行业资料）
key-behaviour-answers-kind-satisfaction = 满意：回访中的情面（最大时）。
key-behaviour-answers-rising = 满意：对回答“未解决”的市民，热线口碑高于其初始值的部分（减去）。
    .source = 本项目选定；期望落差理论：Oliver 1980
key-behaviour-answers-intercept = 满意：截距。
    .source = 模型规范第 13 节，s₀；期望落差理论：Oliver 1980、Van Ryzin 2004
key-behaviour-answers-resolved = 满意：市民称诉求已解决。
key-behaviour-answers-speed = 满意：预期天数与实际天数之比的对数。
key-behaviour-answers-contacted = 满意：按时联系。
key-behaviour-answers-care = 满意：用心程度。
key-behaviour-answers-hops = 满意：在热线或单位之间每转一次（减去）。
key-behaviour-answers-basically = “基本满意”这一回答的区间宽度。
key-behaviour-answers-expectation-sd = 市民预期办理时间的差异（对数标准差）。
key-behaviour-answers-learning = 最近一次经历在来电者信任中的权重。
key-behaviour-answers-success = 回答“已解决”时，最近一次经历的权重增加多少。
    .source = 首次成功使再次反映的可能性上升 57 %（对 311 热线用户的一项研究）
key-behaviour-answers-heard = 热线口碑中，听说的回答（而不是实际解决）所占的权重。
key-behaviour-answers-memory = 社区对已办结工单的记忆的半衰期。
    .source = 模型规范第 9 节，6 个月
key-behaviour-answers-prior = 初始口碑的权重，折合人均工单数。
key-behaviour-answers-slower = 办理变慢时预期调整的半衰期。
key-behaviour-answers-faster = 办理变快时预期调整的半衰期。

## [costs]

key-costs = 每小时成本。
    .about =
        每小时成本，以元计；没有设定工资时，成本只以小时表示。

        街道和部门的成本 =（在编人员工时 + 加班工时 × `overtime_factor` + 占用其他工作时间）× 工资 + 每月一题工时 × `topic`；热线的成本 = 排班坐席工时 × `seat`。
key-costs-street = 街道人员的工资。
key-costs-department = 部门人员的工资。
key-costs-seat = 热线话务员的工资。
key-costs-topic = 每月一题的每个工时，在人员之外的费用：工程、材料、补偿。
key-costs-overtime-factor = 加班一小时的成本为正常一小时的多少倍。
    .source = 本项目选定；《劳动法》第四十四条：工作日 1.5 倍，休息日 2 倍，法定节假日 3 倍

## [output]

key-output = 写出哪些结果。
    .about = 写出哪些结果。
key-output-periods = `rates.csv` 的时段；`week`（ISO 周，自周一起）和 `day`（自零时起）须另选。
key-output-summary = `summary.csv` 的层级，以 `levels` 中有的为限；其他层级须另选。
key-output-levels = `rates.csv` 的层级；`community`（社区）和 `topic`（全市的问题类别）须另选。

## [warmup]、[[phase]]

key-warmup = 预热期的不同之处。
    .about = 统计期之前的各月。
key-warmup-rules = 预热期的规则；没有写明的举措不实施。
key-phase = 其他规则开始实施的日期。
    .about = 其他规则开始实施的一个日期。
key-phase-name = 名称；`--set phase.NAME.rules.…` 设定其规则。
key-phase-from = 首日，其时 `rules` 已经实施。
key-phase-set = 当日的变化；其余不变。
    .about = 一个日期的变化。
key-phase-set-rules = 变化的规则。

## 单位

key-unit-topics-per-month = 个主题/月
key-unit-per-year = 每年
key-unit-periods = 期
key-unit-share = 比例
key-unit-log-odds = 对数几率
key-unit-sd-of-log = 对数标准差
key-unit-sd = 标准差
key-unit-days = 天
key-unit-day = 日
key-unit-h = 小时
key-unit-times = 倍
key-unit-months = 月
key-unit-yuan-per-h = 元/小时
key-unit-seats = 个坐席
key-unit-hour-of-the-day = 时（0–24）
key-unit-weight = 权重
key-unit-weights = 权重
key-unit-per-10-000-residents = 人/万名居民
key-unit-per-citizen-per-year = 次/人·年
key-unit-per-day = 每天
key-unit-levels = 级
key-unit-returns = 次
key-unit-letters = 封
key-unit-orders-per-day = 件/天
key-unit-lines = 条
key-unit-h-per-10-000-residents-per-month = 小时/万名居民·月
key-unit-h-per-10-000-residents = 小时/万名居民
key-unit-problems-per-h = 个问题/小时
key-unit-score = 得分
key-unit-reviews = 件
key-unit-whistles = 次
key-unit-replications = 次
key-unit-cities = 座
key-unit-sets = 组
key-unit-districts = 个
key-unit-streets = 个
key-unit-communities = 个
key-unit-residents = 人
key-unit-citizens = 人
key-unit-correlation = 相关系数
key-unit-per-problem = 次/问题
key-unit-size = 规模参数
key-unit-calls = 次
key-unit-orders-per-resident = 件/人
key-unit-citizens-per-order = 人/件

## 来源

key-source-lever = 举措的设定
key-source-chosen-here = 本项目选定
key-source-model-1 = 模型规范第 1 节
key-source-model-2 = 模型规范第 2 节
key-source-model-3 = 模型规范第 3 节
key-source-model-4 = 模型规范第 4 节
key-source-model-5 = 模型规范第 5 节
key-source-model-6 = 模型规范第 6 节
key-source-model-7 = 模型规范第 7 节
key-source-model-8 = 模型规范第 8 节
key-source-model-9 = 模型规范第 9 节
key-source-model-10 = 模型规范第 10 节
key-source-model-13 = 模型规范第 13 节
