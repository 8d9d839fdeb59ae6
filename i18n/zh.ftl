### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

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
run-checked = 已核对：
run-not-checked = 未核对：
run-differs = 差异：
run-differences = { $page }：{ $count } 处差异
run-nothing-differs = { $page }：没有差异
run-nothing-differs-so-far = { $page }：已核对的部分没有差异；试验未重新模拟
run-no-rerun = { $page }：无法重新模拟其中的试验
