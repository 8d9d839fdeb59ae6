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
