### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

## 输入：文件、键和值

input-not-a-span = 发现 "{ $text }"，应为时长，如 "30 min"、"2 h" 或 "7 d"
input-span-too-long = 发现 "{ $text }"，应为 0 秒至 60 年之间的时长
input-not-a-date = 发现 "{ $text }"，应为日期，如 "2019-01-01"
input-a-flag = true 或 false
input-a-whole-number-or-more = 不小于 { $min } 的整数
input-a-whole-number = { $min } 至 { $max } 之间的整数
input-a-number = 数字
input-a-span = 时长，如 "30 min"、"2 h" 或 "7 d"
input-a-list-of-spans = 时长的列表，时长如 "30 min"、"2 h" 或 "7 d"
input-a-date = 日期，如 "2019-01-01"
input-a-text = 带引号的文字
input-numbers = { $count } 个数字的列表
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
input-a-byte = 发现字节 0x{ $byte }，应为 UTF-8 文本
input-maybe-utf-16 = 文件可能是 UTF-16 编码：请另存为 UTF-8
input-carriage-returns = 发现以回车符（CR）结尾的行，应以换行符结尾
input-a-workbook = 发现电子表格工作簿，应为 UTF-8 文本
input-utf-16 = 发现 UTF-16 编码的文本，应为 UTF-8 文本
input-gbk = 发现 GBK（GB18030）编码的文本，应为 UTF-8 文本
input-cut = 文件在一个字符中间结束，应为完整的 UTF-8 文本
input-cut-hint = 文件不完整：请重新复制或保存
input-damaged = 文件可能已损坏，或不是 CSV 文件
input-save-in-excel = 在 Excel 中另存为 CSV UTF-8（逗号分隔）
input-save-gbk = 把文件另存为 UTF-8，或用 `iconv -f GB18030 -t UTF-8` 转换
input-save-utf-16 = 把文件另存为 UTF-8，或用 `iconv -f UTF-16 -t UTF-8` 转换
input-save-utf-8 = 把文件另存为 UTF-8
input-separator = 发现各列以{ $separator }分隔，应为逗号
input-semicolons = 分号
input-tabs = 制表符
input-full-width-commas = 全角逗号
input-full-width-semicolons = 全角分号
input-bars = 竖线
input-empty-table = 发现空文件，应有表头和数据行
input-quoted-header = 整个表头被放在引号内，应为每列一个单元格
input-unnamed-column = 发现一列没有列名，而第 { $line } 行有内容，应有列名
input-second-column = 列名重复，每个列名只能出现一次；第一处在 { $line }:{ $column }
input-header-and-rows = 表头有 { $expected } 列，其下各行均为 { $rows } 列，应当一致
input-fields = 发现 { $found } 个单元格，应与表头一致，为 { $expected } 个
input-unknown-column = 未知的列
input-did-you-mean-key = 是否为 `{ $name }`？
input-columns = 可用的列有 { $columns }；自定义列以 `_` 开头
input-missing-column = 表头缺少列 `{ $name }`
input-no-rows = 没有数据行，表头下至少应有一行
input-nothing-for-text = 此处为空，应为文字
input-nothing = 空值
input-expected = 发现 { $found }，应为 { $expected }
input-at-most = 不超过 { $most } 的数
input-open-quote = 引号没有闭合，文件结束前应有右引号
input-text-after-quote = 在结束 { $line }:{ $column } 单元格的引号之后还有文字，应为逗号；单元格内的引号要写两次
input-missing-key = 缺少此键，每个{ $what }都应有
input-phase = 阶段
input-design = 方案
input-lever = 举措
input-parameter = 参数
input-target = 目标
input-shock = 冲击
input-a-name = 名称
input-a-name-without-control = 不含控制字符 { $code } 的名称
input-a-name-without-invisible = 不含不可见字符 { $code } 的名称
input-a-name-without-blanks = 首尾没有空格的名称
input-a-name-without-star = 不含 `*` 的名称（`*` 代表所有名称）
input-a-name-too-long = 不超过 { $most } 个字节的名称，现为 { $length } 个
input-a-file-name = 有效的文件名
input-a-file-name-device = 有效的文件名：在 Windows 上这是设备名
input-the-name = 发现名称 { $name }，应为 { $expected }
input-rename-file = 结果以不带扩展名的文件名命名：请重命名文件
input-other-format = 请使用写出此文件的 jiesu 版本；jiesu { $version } 读取格式 { $format }
input-key-and-value = 发现 "{ $set }"，应为 键=值
input-not-a-key = 发现键 "{ $key }"，应形如 rules.whistle.enabled
input-nothing-after-equals = `=` 之后为空，应为值
input-value-not-toml = 发现 { $value }，不是有效的 TOML：{ $message }
input-backslash = 双引号中的反斜杠表示转义：路径请写 `/` 或使用单引号
input-bare-point = 数字以数位开头：写 `0.2`，不写 `.2`
input-no-file = 没有此文件
input-no-file-called = 没有文件 `{ $name }`
input-a-folder = 发现文件夹，应为文件
input-a-folder-called = 发现文件夹 `{ $name }`，应为文件
input-a-circle = 文件循环扩展：{ $round }
input-empty-file = 文件中没有任何键，应为情景
input-jiesu-new = `jiesu new NAME` 可生成一个起始情景
input-extends-in-text = 发现 "{ $file }"，不是文件的文本不能使用 `extends`
input-second-phase = 发现第二个阶段 "{ $name }"，每个名称只能出现一次
input-star-without-table = 没有 `*` 可以代表的表，至少应有一个
input-one-of-two = 同时给出 `{ $first }` 和 `{ $second }`，只能取其一
input-second = 此键有第二个{ $what }，只能有一个；第一个在第 { $line } 行，见 { $place }
input-second-spelled = 此键有第二个{ $what }，只能有一个；第一个 `{ $spelled }` 在第 { $line } 行，见 { $place }
input-value = 值
input-factor = 因素
input-column = 列
input-includes-key = `{ $spelled }` 已包含此键
input-name-other-file = 请直接指定另一个文件
input-own-format = 每个文件各自写明格式
input-not-to-be-set = 发现 `{ $key }`，应为可以设置的键
input-no-such-phase = 发现阶段 "{ $name }"，应为情景中已有的阶段
input-no-phases = 情景没有阶段
input-phases = 情景的阶段有 `{ $names }`
input-whole-phase = 发现整个阶段，应为键，如 phase.NAME.rules.whistle.enabled
input-unknown-key = 未知的键
input-two-brackets = 写作 `[[{ $path }]]`，用双层方括号
input-such-as-set = 如 `set = {"{"} "rules.whistle.enabled" = true {"}"}`
input-empty-list = 列表为空，至少应有一个值
input-items = { $count } 项的列表
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
input-single-quotes-such-as = 路径请写 `/` 或使用单引号：'{ $inner }'
input-single-quotes = 路径请写 `/` 或使用单引号
input-escape = 双引号中有反斜杠，它表示 `\n` 之类的转义
input-none = 没有此字符
input-a-plain = 半角 `{ $character }`
input-look-alike = 发现 { $character }（{ $kind }），应为 { $expected }
input-carriage-return-alone = 发现单独的回车符，其后应有换行符
input-comment = 注释以 `#` 开头
input-json = 这像是 JSON，但情景和试验计划使用 TOML，如 `run.months = 3`
input-two-equals = 发现 `==`，应为一个 `=`
input-joined-by-equals = 键和值之间用 `=`：`{ $left } = { $right }`
input-quote-key = 含其他字符的键要加引号："{ $word }"
input-expected-a-value = 发现 { $word }，应为值
input-quote-text = 文字要加引号："{ $word }"
input-line-ends = 保存文件时使用 Unix（LF）或 Windows（CRLF）换行
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
input-table-as-key = 发现表，应为带值的键
input-range = 范围无效，应为最小值和最大值，均为 { $kind }

## 情景及其数据和参数组

scenario-a-name-without-at = 不含 `@` 的名称（`@` 用于分隔单位代码的各部分）
scenario-add-category = 添加表，如 `[city.categories.market]`，或从 `jiesu new NAME` 开始
scenario-no-category = 没有问题类别，至少应有一个
scenario-no-mix = 没有 `mix` 大于 0 的类别，至少应有一个
scenario-add-table = 添加表 `[{ $table }]`
scenario-owner = 发现 "{ $owner }"，应为 "street" 或 `city.functions` 中某个表的名称
scenario-one-lead = 只有一个时长，应为零个或至少两个：最短和最长
scenario-lead-order = { $before } 之后是 { $found }，时长应从短到长
scenario-left-open = 发现 { $found }，与 `at_once`（{ $atonce }）之和不应超过 1
scenario-own-function = 发现 "{ $function }"，它就是该类别的主办职能，此处只应列其他职能
scenario-no-function = 发现 "{ $function }"，应为 `city.functions` 中某个表的名称
scenario-function-street = 职能不能用此名称：作为主办者，`street` 指街道本身
scenario-functions = 发现 { $count } 项职能，最多 { $most } 项
scenario-no-staff = 没有 `staff` 大于 0 的职能，至少应有一项
scenario-phase-late = 阶段 `{ $phase }` 始于 { $from }，应早于模拟结束之日 { $end }
scenario-dispersion = 发现 { $dispersion }，应为 0 或不小于 1
scenario-closes = 发现 { $closes }，应晚于 `city.lines.opens`（{ $opens }）
scenario-attention = 发现 { $high }，不应小于 `behaviour.attention_low`（{ $low }）
scenario-second-shock = 发现第二个冲击 "{ $name }"，每个名称只能出现一次
scenario-move-shock = 移动冲击的日期，或用 `run.start`、`run.months` 和 `run.warmup` 移动模拟时段；`--set demand.shock=[]` 去掉全部冲击
scenario-shock-outside = 发现 { $from }，应在模拟时段之内，自 { $first } 起、{ $end } 之前
scenario-categories = 已有类别：{ $names }
scenario-shock-category = 发现 "{ $category }"，应为某个表 `city.categories.NAME` 的名称
scenario-relative-paths = 路径相对于写有该路径的文件
scenario-no-folder = 没有文件夹 { $path }
scenario-no-file = 没有文件 { $path }
scenario-a-folder = 发现文件夹 { $path }，应为文件
scenario-requires = 需要 `rules.{ $lever }`，但它没有启用
scenario-ranking-needs-callback = 没有回访就没有可供排名的官方口径指标：设置 `rules.callback.enabled = true`
scenario-accountability = 部门通过考核承担责任：设置 `rules.ranking.enabled = true`，或 `accountability = 0`
scenario-warning-needs-hotline = 有多条热线时没有统一的每日工单数：设置 `rules.hotline.enabled = true`
scenario-alarms = 发现 { $alarms }，不应超过 `within`（{ $within }）
scenario-weights = 权重之和为 { $sum }，应为 1
scenario-unreadable = 无法读取：{ $reason }
scenario-phase-early = 发现 { $from }，不应早于 `run.start`（{ $start }）
scenario-warmup-rules = 预热期的规则在 `[warmup.rules.…]` 中设置
scenario-phase-same-day = 发现 { $from }，阶段 `{ $other }` 也始于这一天，应为另一天
scenario-path-not-utf-8 = 路径 { $path } 不是 UTF-8，情景文件无法写入
scenario-rename-folder = 用 UTF-8 重命名文件夹：结果会记录其数据的路径
scenario-in-sets-too = 此处与参数组（{ $file }:{ $line }:{ $column }）都设置了此键，只能取其一
scenario-in-sets-too-hint = 从参数组中去掉该列，或从方案中去掉该键
scenario-table-in-set = 发现表，应为值：每个键各占一列
scenario-no-such-key = `{ $name }` 中没有此键
scenario-set-column = 发现列 "{ $name }"，应为键，如 demand.reporting_intercept
scenario-set-key = 此键不描述城市或居民，应为如 demand.reporting_intercept 的键
scenario-set-no-key = 表头中没有情景的键，应有如 demand.reporting_intercept 的键
scenario-set-no-value = 此处为空，每个参数组都应有值
scenario-second-set = 发现第二个参数组 "{ $text }"，每个名称只能出现一次
scenario-no-sets = 没有数据行，每个参数组应占一行
scenario-not-a-column = 发现 "{ $name }"，它不是 { $file } 的列
scenario-second-key = "{ $name }" 第二次出现，每个键只能出现一次
scenario-sets-used-without-sets = 设为 { $used }，但没有 `run.sets`，应给出参数组文件
scenario-no-sets-file = 没有文件 `{ $file }`，应为参数组文件
scenario-sets-used = 发现 { $used }，不应超过 `{ $file }` 的 { $count } 个参数组
scenario-no-effect = 提示：`{ $key }` 在此不起作用：{ $reason }
scenario-too-many-functions = 发现 { $count } 个表，最多 30 个
scenario-function-unknown = 发现 "{ $name }"，应为某个表 `city.functions.NAME` 的名称
scenario-not-covered = 需要 `rules.{ $lever }`，但它并未在所有这些街乡镇生效
scenario-not-covered-hint = `rules.{ $lever }` 的 `where` 和 `where_share` 应覆盖此举措的范围
scenario-share-of-none = 发现 { $share }，没有选中任何模拟的街乡镇
scenario-larger-share = 增大比例，或增大 `run.scale`
scenario-units = 共有 { $count } 个街乡镇和部门，最多 65,535 个
scenario-communities = 共有 { $count } 个社区，应少于 16,777,216 个
scenario-residents = 共有 { $count } 名居民，最多 4,294,967,295 名
scenario-too-many-categories = 发现 { $count } 个类别，最多 256 个
scenario-open-problems = 一个社区中约有 { $count } 个 `{ $category }` 类的未决问题，最多 8,000 个：请缩小社区，或减少问题、缩短其持续时间
scenario-code-of-district-or-street = 请给出代码：区为 "{ $district }"，街乡镇为 "{ $street }"
scenario-district-and-street = 发现 "{ $name }"，既是区名也是街乡镇名，应指明其一
scenario-no-such-place = 发现 "{ $name }"，应为城市数据中某个区或街乡镇的名称或代码
scenario-one-of-codes = 请给出代码："{ $first }" 或 "{ $second }"
scenario-several-streets = 发现 "{ $name }"，有多个街乡镇使用此名称，应指明其一
scenario-streets-at-random = 模拟的街乡镇是随机抽取的：请写区，或设置 `run.scale = 1`
scenario-street-at-scale = 规模为 { $scale } 时给出了街乡镇 "{ $name }"，应为区
scenario-shocks = 发现 { $count } 个冲击，最多 { $most } 个
scenario-shocks-meet = 发现 { $from }，此时同一区内同类别的冲击 `{ $other }` 正在生效
scenario-shocks-meet-hint = 提前结束 `{ $other }`，合并两个冲击，或使用不同的区
scenario-shock-problems = 第一天一个社区约有 { $problems } 个问题，最多 { $limit } 个
scenario-shock-problems-hint = 缩小社区，或减小 factor
scenario-shock-consultations = 第一天一个街乡镇最多有 { $contacts } 次咨询，上限为 { $limit } 次
scenario-districts = 已有的区：{ $names }
scenario-no-such-district = 发现 "{ $name }"，应为城市中某个区的名称、英文名或代码
scenario-in-set = { $message }（{ $file } 的参数组 "{ $set }"）
scenario-no-such-city = 发现第 { $city } 座城市，共 { $count } 座
scenario-no-such-set = 没有第 { $set } 个参数组，共 { $sets } 个
scenario-day-twice = { $date } 第二次出现，每天只能出现一次：第一处在第 { $line } 行
scenario-day-both = { $date } 为 { $kind }，而在第 { $line } 行为 { $earlier }：只能取其一
scenario-calendar = 模拟时段为 { $first } 至 { $last } 年，应在此日历所涵盖的 { $covered } 之内
scenario-no-holiday = 日历中没有 { $year } 年的节假日
scenario-years = { $first } 至 { $last }
scenario-years-of-holidays = 有节假日的年份
scenario-a-profile = 大于 0 且不超过 1,000,000 的数
scenario-profile-twice = { $word } { $index } 第二次出现，只能出现一次：第一处在第 { $line } 行
scenario-profile-index = 发现 { $index }，应为 { $word } 的序号，{ $first } 至 { $last }
scenario-profile-missing = 没有 { $kind } { $index } 的行，{ $count } 个序号应各有一行
scenario-place-twice = "{ $other }" 第二次出现，每个 { $column } 只能出现一次：第一处在第 { $line } 行
scenario-name-shared = 发现 "{ $name }"，第 { $line } 行的 { $other } 也使用此名称，名称应唯一
scenario-empty-district = 该区没有居民，应大于 0
scenario-too-many-residents = 共 { $sum } 名居民，最多 { $residents } 名
scenario-district-code = 发现 "{ $code }"，应为 districts.csv 中的代码
scenario-empty-street = 该街乡镇没有居民，应大于 0
scenario-district-without-street = 区 { $code } 没有街乡镇，至少应有一个
scenario-sum-of-streets = 区 { $code } 各街乡镇共 { $sum } 名居民，应为其 `pop_2020` 的 { $expected } 名
scenario-no-warmup = 没有预热期：`run.warmup` 为 0
scenario-is-not = `{ $key }` 为 { $found }，不是 "{ $word }"
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
scenario-fact-audit-finds = 没有虚假办结，也没有单位弄虚作假
scenario-fact-assessment = 在该规则生效期间没有考核期结束
scenario-fact-assessment-in-time = 在该规则生效期间，统计期结束之前没有考核期结束
scenario-fact-assessment-later = 此后没有考核期结束
scenario-fact-rivals = 没有两个可以相互排名的单位
scenario-fact-zones = `rules.ranking.bottom` 与 `rules.ranking.top` 均为 0
scenario-fact-rank-pressure = 没有单位受排名压力
scenario-fact-two-districts = 只模拟一个区
scenario-fact-two-streets-in-district = 没有哪个区模拟了两个以上街道
scenario-fact-two-bureaus = 没有职能在两个区设局
scenario-fact-integrates = 各组成部分均不起作用
scenario-fact-topic-possible = 涉及部门的类别没有结构性问题
scenario-fact-month-begins = 在该规则生效期间没有新月份开始
scenario-fact-two-months-before = 在该规则生效期间，没有此前已满两个月的月份开始
scenario-fact-street-pressed = 街道没有压力：没有时限、排名或媒体监督
scenario-fact-media-press = 媒体既不引起关注，也不延长压制时间
scenario-fact-alarm-acts = 预警之后没有措施
scenario-fact-media-follow = `rules.media.hazard` 为 0
scenario-fact-excludes = 没有工单可以剔除
scenario-fact-structural = 没有结构性问题
scenario-fact-someone-games = 没有单位会弄虚作假：`behaviour.gaming_known` 与 `behaviour.gaming_spread` 均为 0
scenario-fact-old-lines = 全市只有一条热线
scenario-fact-several-lines = 只有一条线路
scenario-fact-old-way = 全市均直接派单
scenario-fact-wrong-unit = 工单均派至正确单位
scenario-fact-may-send-back = 首接单位不得退单
scenario-fact-returns = 没有退回的工单
scenario-fact-part-of-city = 任何名称都指全部模拟街道

## 试验计划和校准

plan-such-as-base = 如 `base = "../beijing-2019.toml"`，路径相对于试验计划
plan-no-base = 缺少此键，应为所有方案所依据的情景文件
plan-no-fitted-base = 缺少此键，应为所要校准的情景文件
plan-base-is-a-plan = 发现试验计划 `{ $path }`，应为情景
plan-second-scenario = 发现第二个名为 `{ $name }` 的情景，名称应各不相同
plan-other-dates = 发现 { $found }，应与 `{ $first }` 相同，为 { $expected }：所有方案使用相同的日期和随机数
plan-set-for-all = `--set run.{ $key }={ $value }` 为全部方案设置；在试验计划中用 `[run]` 设置
plan-lever-elsewhere = 发现举措，只有 `jiesu attribute` 可以使用，应为 `[[design]]`
plan-no-lever = 没有举措，至少应有两个 `[[lever]]`，才能在其间分解效应
plan-such-as-lever = 如 `[[lever]]`，含 `name`、`set`，必要时含 `group` 和 `requires`
plan-beside-lever = 与 `[[lever]]` 同时出现，应只有举措：举措的各种组合就是方案
plan-lever-beside = `[[lever]]` 与 `baseline` 或 `[sampling]` 同时出现，应只有举措：举措的各种组合就是方案
plan-not-in-base = `{ $design }` 的基础情景中没有此键，应为所有方案都有的键
plan-cross = 只有 { $count } 个方案，应为 `one_at_a_time` 且至少有两个 `[[design]]`
plan-cross-method = 有 { $count } 个方案而用了其他方法，应为 `one_at_a_time` 且至少有两个 `[[design]]`
plan-no-method = 有 { $count } 个因素，但没有改变它们的方法
plan-add-sampling = 添加 `[sampling]`，其中 `method = "factorial"` 表示全部组合，也可用 `"one_at_a_time"` 等
plan-no-factor = 没有可改变的因素，至少应有一个 `[[factor]]`
plan-not-shared = 方案中设置了 `{ $key }`，所有方案应取同一个值
plan-set-for-plan = 在 `[{ $table }]` 中为整个试验计划设置
plan-no-design = 没有方案，至少应有一个 `[[design]]` 或 `[[factor]]`
plan-second-design = 发现第二个方案 "{ $name }"，每个名称只能出现一次
plan-without-design = 试验计划没有方案
plan-designs = 方案有 "{ $names }"
plan-no-baseline = 发现 "{ $wanted }"，应为某个方案的名称
plan-star-differs = 方案 `{ $name }` 中有 `{ $key }` 而基础情景中没有，`*` 应代表相同的名称
plan-relative-differs = 方案 `{ $name }` 的基础情景中 `{ $key }` 为 { $found }，应与试验计划的基础情景相同，为 { $base }：`relative` 是它的比例
plan-none-of-them = 缺失
plan-one-way = 发现 { $found }，应为 `values`、`range`、`relative` 之一
plan-several-keys = 发现多个键，应使用 `relative`
plan-key-or-keys = `key` 和 `keys` 同时出现或都没有，应取其一
plan-no-table-in-base = 基础情景中没有此表，应为已有的表
plan-no-number-in-base = 基础情景中此处不是数字，`relative` 只能改变数字
plan-tags = 发现 "{ $tags }"，应为 F、L、C、A、S 中的字母
plan-such-as-tags = 如 `keys = "tags:CA"`
plan-left-list = `{ $key }`（列表）
plan-left-inert = `{ $key }`（不起作用：{ $reason }）
plan-not-varied = 未改变：{ $keys }
plan-list = { $all }、{ $one }
plan-levels = 或给出水平数：`[sampling] n = 3`
plan-range-in-factorial = 析因设计中出现范围，应为 `values`
plan-combinations = 组合超过 65,536 个，最多 65,536 个
plan-no-n = 缺少此键，应为方案数
plan-sobol = 发现 { $count } 个因素，`sobol` 最多 256 个
plan-unmoved = 未改变，因为在该比例之内没有其他取值：{ $keys }
plan-no-table = 缺少此键，应为 CSV 文件，每个键一列，每个方案一行
plan-a-name-without-plus = 不含 `+` 的名称（`+` 用于连接举措的名称）
plan-another-name = `{ $word }` 以外的名称（它是组合的名称）
plan-second-lever = 发现第二个举措 "{ $name }"，每个名称只能出现一次
plan-lever-sets-nothing = 缺少此键，应为启用该举措的键
plan-levers = 发现 { $count } 个举措，应为 2 至 { $most } 个
plan-no-group = 没有 `group`，应当所有举措都有或都没有
plan-no-other-lever = 发现 "{ $word }"，应为另一个举措的名称
plan-coalitions = 这些举措需要 { $count } 种组合，最多 { $coalitions } 种：请为它们分组
plan-levers-clash = 此键的值与举措 "{ $lever }"（{ $place }）中的不同：两个举措无法组合
plan-levers-clash-hint = 只在一个举措中设置此键，或在两者中设为相同的值
plan-a-name-without-at = 发现 { $name }，名称不应含 ` @ `（它用于连接方案和点）
plan-factor-in-design = 方案中设置了试验计划的因素，只能取其一：使用 `cross` 时，因素在每个点有一个值；该因素见 { $place }
plan-not-numbers = 不是数字，因此不作插值：{ $points }
plan-table-is-a-folder = 发现文件夹 `{ $file }`，应为 CSV 文件
plan-table-column = 发现列 "{ $key }"，应为键，如 rules.whistle.enabled
plan-table-no-rows = 没有数据行，每个方案应占一行
plan-none-of = 缺失，至少应有一个 `[[{ $key }]]`
plan-second-target = 发现第二个 { $target } 目标，每个只能出现一次
plan-no-key-in-base = 基础情景中没有此键，应为已有的键
plan-parameter-also-set = 此参数也由 `set` 或 `--set` 设置（{ $place }）：只能取其一
plan-parameter-key = 发现键 "{ $key }"，应为描述城市或居民的键，如 behaviour.ceiling
plan-parameter-kind = 此键的值是 { $kind }，应为数字
plan-log-range = 尺度 "{ $scale }" 上为 { $low } 至 { $high }，两端应大于 0
plan-logit-range = 尺度 "{ $scale }" 上为 { $low } 至 { $high }，两端应在 0 与 1 之间
plan-observer = 用 `review = "observer"`，或启用 `rules.callback` 的基础情景
plan-no-callbacks = { $period } 期间没有回访
plan-cohort = { $measure } 配了 "cohort"，应为 "callback"
plan-a-share = 发现 { $value }，应为 0 至 1 的比例
plan-which-unit = 缺少此键，应指明哪个 { $level }
plan-no-unit-of-city = 空：只有一座城市
plan-code-of = { $level } 的代码
plan-such-as = 如 "{ $example }"
plan-period = 发现 "{ $text }"，应为 "run"，或 { $begin } 至 { $end } 的某个月，或两个月，如 "{ $begin }..{ $end }"
plan-measurement-period = 统计期由 `run.start` 和 `run.months` 设定
plan-in-designs = { $message }（方案 { $names }）
plan-note = 提示：{ $note }
plan-fine = { $file }：没有错误，{ $designs } 个方案
plan-fine-fit = { $file }：没有错误，{ $targets } 个目标，{ $parameters } 个参数
scenario-fine = { $file }：没有错误
scenario-partial-months = { $file }：注意：`run.start`（{ $start }）在月中：结果的首月和末月不完整
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
