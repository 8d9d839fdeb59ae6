### 用户可见的全部中文文字；键和变量与 en.ftl 相同。
### 语法：https://projectfluent.org/fluent/guide/

## 数量

count-streets = { $count } 个街乡镇

## 错误

error-hint = 提示：{ $hint }
error-trial-failed = 一次模拟失败：{ $reason }

## Setup

setup-in-set = { $message }（{ $file } 的参数组 "{ $set }"）
setup-in-designs = { $message }（方案 { $names }）
