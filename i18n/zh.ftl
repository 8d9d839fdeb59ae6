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
