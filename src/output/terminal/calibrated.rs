//! The output of `jiesu calibrate`: whether the model fits and what the targets determine, then the tables.

use super::layout::{Align, cut, pad};
use super::{Detail, Language, WIDTH};
use crate::calibrate::fit::{Fit, Verdict};
use crate::calibrate::plan::{Calibration, Target};
use crate::calibrate::search::Found;
use crate::messages::numbers::fixed;

/// The result; the table of targets only in full detail.
pub fn render(language: Language, calibration: &Calibration, found: &Found, verdict: &Verdict, detail: Detail) -> String {
    let (targets, parameters) = (calibration.targets.len(), calibration.parameters.len());
    let inside = verdict.fits.iter().filter(|fit| fit.inside).count();
    let fits = inside == targets && found.widened <= 1.0;
    let mut text = format!("{}: ", calibration.name);
    text += &language.of(
        format!(
            "{}: {inside} of {targets} published values lie in the 90 % band of the parameter sets\n",
            if fits { "the model fits" } else { "the model does not fit everywhere" }
        ),
        format!(
            "{}：{targets} 个公布值中有 {inside} 个位于参数组的 90 % 区间内\n",
            if fits { "模型与公布值吻合" } else { "模型与部分公布值不吻合" }
        ),
    );
    if found.widened > 1.0 {
        text += &language.of(
            format!(
                "Too few sets lie within the tolerances, which were widened {} times. The sets are the best found, not a fit.\n",
                fixed(found.widened, 2)
            ),
            format!("容差内的参数组过少，容差已放宽至 {} 倍：所得为试过的最佳参数组，并不吻合。\n", fixed(found.widened, 2)),
        );
    }
    let off: Vec<String> = calibration
        .targets
        .iter()
        .zip(&verdict.fits)
        .filter(|(target, fit)| remains_off(target, fit))
        .map(|(t, f)| label(language, t, f))
        .collect();
    if !off.is_empty() {
        text += &format!("{}{}\n", language.of("Off: ", "偏离："), off.join(language.of("; ", "；")));
    }
    for (wanted, english, chinese) in [
        (true, "Informed by the targets: ", "目标值可确定的参数："),
        (false, "Not informed, so assumed: ", "目标值无法确定、仍为假设的参数："),
    ] {
        let names: Vec<&str> = calibration
            .parameters
            .iter()
            .zip(&verdict.informed)
            .filter(|(_, i)| i.informed == wanted)
            .map(|(p, _)| p.key.as_str())
            .collect();
        let names = if names.is_empty() { language.of("none", "无").to_string() } else { names.join(", ") };
        text += &format!("{}{names}\n", language.of(english, chinese));
    }
    let less = parameters > verdict.directions;
    text += &language.of(
        format!(
            "{targets} published values for {parameters} parameters: they determine {} of {parameters} directions{}.\n",
            verdict.directions,
            if less { "; along the others, all sets fit equally well" } else { "" }
        ),
        format!(
            "{targets} 个公布值，{parameters} 个参数：可确定 {parameters} 个方向中的 {} 个{}。\n",
            verdict.directions,
            if less { "，其余方向上各参数组同样吻合" } else { "" }
        ),
    );
    let (tried, failed) = (found.tried.len(), verdict.failed);
    text += &language.of(
        format!(
            "{tried} sets were tried, {failed} failed; the sample of {} has {} different ones, worth {:.0} independent draws.\n",
            found.sample.len(),
            verdict.distinct,
            found.worth
        ),
        format!(
            "共试 {tried} 组，失败 {failed} 组；样本 {} 组，其中不同的 {} 组，相当于 {:.0} 次独立抽样。\n",
            found.sample.len(),
            verdict.distinct,
            found.worth
        ),
    );
    if detail == Detail::Full {
        text += "\n";
        text += &targets_table(language, calibration, verdict);
    }
    text + "\n" + &parameters_table(language, calibration, verdict)
}

/// Whether the point misses a target by more than its tolerance, or the band misses it.
fn remains_off(target: &Target, fit: &Fit) -> bool {
    !fit.inside || fit.point.as_ref().is_none_or(|point| (point.mean - target.value).abs() > target.tolerance)
}

fn label(language: Language, target: &Target, fit: &Fit) -> String {
    let point = fit.point.as_ref().map_or_else(|| "–".into(), |point| number(point.mean));
    language.of(
        format!("{} is {}, the model gives {point}", target.name(), number(target.value)),
        format!("{} 公布 {}，模拟 {point}", target.name(), number(target.value)),
    )
}

fn targets_table(language: Language, calibration: &Calibration, verdict: &Verdict) -> String {
    let heads = language.of(
        ["published value", "value", "tolerance", "point", "90 % band", "without it"],
        ["公布值", "数值", "容差", "点估计", "90 % 区间", "留一"],
    );
    let mut text = line(&heads.map(String::from));
    for (target, fit) in calibration.targets.iter().zip(&verdict.fits) {
        let point = fit.point.as_ref().map_or_else(
            || "–".into(),
            |point| format!("{} ± {}", number(point.mean), point.se.map_or_else(|| "–".into(), |se| fixed(se, digits(point.mean)))),
        );
        let mark = if fit.inside { "" } else { " !" };
        text += &line(&[
            target.name(),
            number(target.value),
            number(target.tolerance),
            point,
            format!("{} – {}{mark}", number(fit.sample[0]), number(fit.sample[2])),
            number(fit.left_out[1]),
        ]);
    }
    text + language.of(
        "±: standard error of the simulation. without it: this value in the sets that fit all other values.\n",
        "±：模拟的标准误。留一：与其他各值吻合的参数组给出的该值。\n",
    )
}

fn parameters_table(language: Language, calibration: &Calibration, verdict: &Verdict) -> String {
    let heads = language
        .of(["parameter", "from", "to", "point", "90 % interval", "spread"], ["参数", "先验下限", "上限", "点估计", "90 % 区间", "离散比"]);
    let mut text = line(&heads.map(String::from));
    for (parameter, informed) in calibration.parameters.iter().zip(&verdict.informed) {
        let shown = |z: f64| {
            let written = parameter.written(z).trim_matches('"').to_string();
            written.parse::<f64>().map_or(written, number)
        };
        text += &line(&[
            parameter.key.clone(),
            shown(0.0),
            shown(1.0),
            shown(informed.point),
            format!("{} – {}", shown(informed.sample[0]), shown(informed.sample[2])),
            fixed(informed.ratio, 2),
        ]);
    }
    text + language.of(
        "spread: posterior standard deviation over the prior's; 1 if the targets add no information.\n",
        "离散比：后验标准差除以先验标准差；1 表示目标值没有提供信息。\n",
    )
}

/// Decimals, so that four digits are significant.
fn digits(x: f64) -> usize {
    let magnitude = if x == 0.0 || !x.is_finite() { 0.0 } else { libm::floor(libm::log10(x.abs())) };
    (3.0 - magnitude).clamp(0.0, 6.0) as usize
}

/// Four significant digits, without zeros at the end.
fn number(x: f64) -> String {
    let text = fixed(x, digits(x));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text }
}

fn line(cells: &[String; 6]) -> String {
    let widths = [8, 10, 17, 18, 11];
    let name = WIDTH - widths.iter().sum::<usize>();
    let rest = cells[1..].iter().zip(widths).map(|(cell, columns)| pad(cell, columns, Align::Right)).collect::<String>();
    pad(&cut(&cells[0], name - 1), name, Align::Left) + &rest + "\n"
}
