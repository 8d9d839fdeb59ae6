//! What the columns of `units.csv` say.

use super::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    ("units", "unit", "单位", "code", "every place and unit of every city drawn", "每一座抽出城市中的每个地方与单位"),
    (
        "units",
        "name",
        "名称",
        "text",
        "the place or unit; the names of streets carry drawn attributes",
        "地方或单位；街道之名所附属性为抽取",
    ),
    (
        "units",
        "level",
        "层级",
        "word",
        "city, district, street, department or community; topic, if it is reported",
        "市、区、街道（乡镇）、部门或社区（村）；报告主题时另有主题",
    ),
    ("units", "parent", "上级", "code", "the place that holds it; empty for the city", "所在的上一级；市为空"),
    (
        "units",
        "type",
        "类型",
        "word",
        "district: ring; street: ring, third by residents, third by staff per resident, among the simulated streets; department: its level; topic: the function that owns it, or street",
        "区：圈层；街道：圈层、人口三分位、人均人员三分位（在所模拟街道中）；部门：层级；主题：主责职能或街道",
    ),
    (
        "units",
        "provenance",
        "来源",
        "word",
        "data: its population is published for it; drawn: spread or made up",
        "data 为该地公布之数；drawn 为分摊或抽取",
    ),
    (
        "units",
        "weight_numerator",
        "权重分子",
        "number",
        "weight_numerator ÷ weight_denominator is the weight: streets of its district, all over simulated, in lowest terms; the inverse inclusion probability",
        "权重 = 分子 ÷ 分母：该区街道总数比所模拟街道数（约简），即入样概率的倒数",
    ),
    ("units", "weight_denominator", "权重分母", "number", "as weight_numerator", "同权重分子"),
    (
        "units",
        "population",
        "人口",
        "residents",
        "all residents of the place; empty for departments and topics",
        "该地全部居民；部门与主题为空",
    ),
    (
        "units",
        "simulated",
        "模拟人口",
        "residents",
        "residents who are simulated; what is said per resident of the city divides by the sum of weight × these over the streets",
        "所模拟的居民；全市人均之数以各街道权重 × 此数之和为分母",
    ),
    ("units", "city", "城市序号", "number", "the synthetic city, from 1", "合成城市，自 1 起"),
    (
        "units",
        "name_en",
        "英文名称",
        "text",
        "the name in English, of districts and streets whose data have one",
        "英文名称；限于数据中有英文名的区与街道",
    ),
];
