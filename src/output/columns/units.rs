//! Columns of `units.csv`.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    ("units", "unit", "地区或单位代码", "code", "every place and unit of every synthetic city", "每座合成城市中的每个地区和单位"),
    (
        "units",
        "name",
        "名称",
        "text",
        "name of the place or unit; attributes of a named street are drawn at random",
        "地区或单位名称；具名街道的属性为随机抽取",
    ),
    (
        "units",
        "level",
        "层级",
        "word",
        "city, district, street, department or community; topic, if reported",
        "市、区、街乡镇、部门或社区（村）；按主题输出时还有主题",
    ),
    ("units", "parent", "上级", "code", "the place that contains it; empty for the city", "所属的上一级地区；市为空"),
    (
        "units",
        "type",
        "类型",
        "word",
        "district: ring; street: ring, third by residents, third by staff per resident, among the simulated streets; department: its level; topic: the responsible function, or street",
        "区：圈层；街道：圈层、人口三分位、人均人员三分位（在模拟街道中）；部门：层级；主题：主责职能或街道",
    ),
    (
        "units",
        "provenance",
        "数据来源",
        "word",
        "data: its population is published; drawn: allocated or drawn at random",
        "data：人口为公布数据；drawn：分摊或随机抽取",
    ),
    (
        "units",
        "weight_numerator",
        "权重分子",
        "number",
        "weight = weight_numerator ÷ weight_denominator: all streets of its district ÷ simulated ones, in lowest terms; the inverse inclusion probability",
        "权重 = 分子 ÷ 分母：该区街道总数 ÷ 模拟街道数（约分），即入样概率的倒数",
    ),
    ("units", "weight_denominator", "权重分母", "number", "as weight_numerator", "同权重分子"),
    (
        "units",
        "population",
        "人口",
        "residents",
        "all residents of the place; empty for departments and topics",
        "当地全部居民；部门和主题为空",
    ),
    (
        "units",
        "simulated",
        "模拟人口",
        "residents",
        "simulated residents; per-resident values of the city divide by the sum of weight × simulated residents over the streets",
        "模拟的居民；全市人均值以各街道权重 × 模拟人口之和为分母",
    ),
    ("units", "city", "城市编号", "number", "the synthetic city, from 1", "合成城市，从 1 编号"),
    (
        "units",
        "name_en",
        "英文名称",
        "text",
        "English name, of districts and streets whose data have one",
        "英文名称；限数据中有英文名的区和街道",
    ),
];
