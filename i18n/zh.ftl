### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

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
