/* Asks the program for figures and sets them out as the reference does. Nothing is computed here but percent from
 * shares: what is not told stays away, and the comparison names it. */

// eslint-disable-next-line -- documents of the program, whose members the comparison holds against the reference
export type Json = any;
export type Ask = (...args: readonly string[]) => Json;

type Named = Readonly<Record<string, Json>>;

const pair = (interval: Json): Json => interval ?? [null, null];
const ends = ({ low, high }: Json): Json => [low, high];

const byCode = (list: readonly Json[], of: (member: Json) => Json): Named =>
  Object.fromEntries(list.map((member) => [member.code, of(member)]));

const mapped = (names: readonly string[], of: (name: string) => Json): Named =>
  Object.fromEntries(names.map((name) => [name, of(name)]));

/** The measures of a group: the overall item, the index and the factors. */
const measuresOf = (group: Json): readonly Json[] => [
  { code: 'overall', ...group.overall },
  { code: 'index', ...group.index },
  ...group.factors,
];

const plainMeasure = (estimate: Json): Json => ({
  n_resp: estimate.respondents,
  n_ans: estimate.valid,
  x: estimate.satisfied,
  est: estimate.share,
});

const measure = (estimate: Json): Json => ({
  ...plainMeasure(estimate),
  se: estimate.se,
  df: estimate.df,
  deff: estimate.deff,
  n_star: estimate.n_effective,
  ci_logit: pair(estimate.logit),
  ci_wilson: ends(estimate),
  ci_kg: pair(estimate.korn_graubard),
});

const mean = ({ mean_estimate: estimate }: Json): Json => ({
  n: estimate.n,
  est: estimate.value,
  sd: estimate.sd,
  se: estimate.se,
  df: estimate.df,
  deff: estimate.deff,
  ci: ends(estimate),
});

const counts = (group: Json) => (item: Json) => ({
  n_total: group.responses,
  count: item.counts.map(({ n }: Json) => n),
  n_valid: item.n,
  n_kb: item.na,
  n_missing: item.missing,
  share_of_valid: item.shares,
  kb_share_of_answered: item.na_share,
  missing_share_of_total: item.missing_share,
  satisfied: item.satisfied,
  dissatisfied: item.dissatisfied,
  share_dissatisfied: item.dissatisfied_share,
  satisfied_share_incl_kb: item.share_with_na,
});

const unweightedItem = (item: Json): Json => ({
  n: item.valid,
  x: item.satisfied,
  share: item.share,
  se_share: item.se,
  ci_wilson: ends(item),
  ci_clopper_pearson: pair(item.clopper_pearson),
  ci_agresti_coull: pair(item.agresti_coull),
  mean: item.mean_estimate.value,
  sd: item.mean_estimate.sd,
  se_mean: item.mean_estimate.se,
  ci_mean_t: ends(item.mean_estimate),
  median: item.median,
  net: item.net,
});

const weightedItem = (item: Json): Json => ({
  share: measure(item),
  mean: mean(item),
  dist: { share: item.shares, se: item.share_errors },
  kb_share_of_answered: item.na_share,
});

function weighted(ask: Ask, scheme: string): Json {
  const { lonely_strata, collapsed_strata, margin_error, trimming, ...weights } = ask(
    '--figures',
    'weights',
    '--scheme',
    scheme,
  );
  const [group] = ask('--scheme', scheme).groups;

  return {
    weights,
    psu: weights.psu,
    strata: weights.strata,
    iterations: weights.iterations,
    converged: weights.converged,
    lonely_psu_strata: lonely_strata,
    collapsed_strata,
    margin_err: margin_error,
    items: byCode(group.items, weightedItem),
    measures: byCode(measuresOf(group), measure),
  };
}

const cuts: Named = {
  period: 'period',
  agency_code: 'unit',
  procedure_code: 'procedure',
  channel: 'channel',
  respondent_type: 'respondent_type',
  agency_period: 'unit,period',
  channel_type: 'channel,respondent_type',
};

const overallItem = (group: Json): Json => group.items.find(({ code }: Json) => code === 'overall');

function groups(ask: Ask, cut: string): Named {
  const of = (scheme: string): readonly Json[] => ask('--by', cuts[cut], '--scheme', scheme).groups;
  const [plain, design, rake] = [of('none'), of('design'), of('rake')];
  const weightedGroup = (group: Json): Json => ({
    ...byCode(measuresOf(group), measure),
    mean_overall: mean(overallItem(group)),
  });

  return Object.fromEntries(
    plain.map((group, place) => [
      group.key,
      {
        n_rows: group.responses,
        n_valid_overall: group.overall.valid,
        x: group.overall.satisfied,
        unweighted: {
          share: group.overall.share,
          ci_wilson: ends(group.overall),
          mean: overallItem(group).mean_estimate.value,
          measures: byCode(measuresOf(group), plainMeasure),
        },
        design: weightedGroup(design[place]),
        rake: weightedGroup(rake[place]),
      },
    ]),
  );
}

const variants = (ask: Ask, scheme: string): Json => {
  const { variants: told } = ask('--figures', 'variants', '--scheme', scheme).groups[0];

  return {
    pooled: told.pooled,
    mean_of_criteria: told.mean_items,
    mean_of_factors: told.mean_factors,
    mean_of_respondents: told.mean_respondents,
    overall_item: told.overall,
  };
};

const difference = (told: Json): Json => ({
  est_1: told.from_share,
  est_2: told.to_share,
  diff: told.difference,
  se: told.se,
  df: told.df,
  t: told.t,
  p_value: told.p,
  ci: ends(told),
  p_value_df_minus_1: told.p_df_minus_1,
  p_holm: told.p_holm,
  p_bh: told.p_bh,
});

const plainDifference = (told: Json): Json => ({
  n: [told.from_n, told.to_n],
  x: [told.from_satisfied, told.to_satisfied],
  diff: told.difference,
  ci_newcombe: ends(told),
  z_pooled: told.t,
  p_value: told.p,
});

function periodDifference(ask: Ask, scheme: string): Json {
  const told = ask('--figures', 'change', '--scheme', scheme);

  if (scheme === 'unweighted' || scheme === 'none') {
    return byCode(told.measures, plainDifference);
  }
  const all = byCode(told.measures, difference);

  return { measures: all, criteria: all, agency_index: byCode(told.units, difference) };
}

const unitAgainstRest = (told: Json): Json =>
  difference({ ...told, from_share: told.rest, to_share: told.share });

/** As a sample of responses: all of them, then period by period. */
function fpc(ask: Ask): Json {
  const of = (...args: readonly string[]): readonly Json[] =>
    ask('--figures', 'fpc', '--scheme', 'design', ...args).groups;
  const told = [...of(), ...of('--by', 'period')];
  const side = (name: string): Named =>
    Object.fromEntries(
      told.map((group: Json) => [
        group.key ?? 'all',
        {
          share: group[name].share,
          se_share: group[name].se,
          mean: group[name].mean,
          se_mean: group[name].mean_se,
          df: group[name].df,
        },
      ]),
    );

  return { with_fpc: side('corrected'), without_fpc: side('uncorrected') };
}

function reliability(ask: Ask): Named {
  const { sets } = ask('--figures', 'reliability', '--scheme', 'rake');

  return Object.fromEntries(
    sets.map((set: Json) => [
      set.code === 'all' ? `all${set.k}` : set.code,
      {
        k: set.k,
        n_listwise: set.n,
        n_rows: set.responses,
        alpha: set.alpha,
        alpha_standardized: set.standardized,
        mean_inter_item_r: set.mean_inter_item_r,
        ci_feldt: ends(set),
        scale_mean: set.scale_mean,
        scale_sd: set.scale_sd,
        alpha_pairwise: set.pairwise,
        alpha_weighted_rake: set.weighted,
        items: byCode(set.items, ({ code: _, ...item }: Json) => item),
      },
    ]),
  );
}

function driverModel(model: Json): Json {
  const of = (name: string): Named => byCode(model.factors, (factor: Json) => factor[name]);

  return {
    n: model.n,
    r2: model.r2,
    adj_r2: model.adjusted_r2,
    intercept: model.intercept,
    b: of('b'),
    beta: of('beta'),
    r: of('r'),
    first: of('first'),
    last: of('last'),
    lmg: of('lmg'),
    lmg_pct: byCode(model.factors, ({ lmg_share }: Json) => 100 * lmg_share),
    vif: of('vif'),
    R: model.correlations,
    cond: model.condition,
    se_b: of('se'),
    t: of('t'),
    p_value: of('p'),
    df: model.df,
  };
}

/** "five" are all factors; "four_without_F5" is the model without F5. */
function drivers(ask: Ask, names: readonly string[]): Named {
  const [plain, rake] = ['none', 'rake'].map(
    (scheme) => ask('--figures', 'drivers', '--scheme', scheme).models as readonly Json[],
  );
  const find = (models: readonly Json[] | undefined, name: string): Json =>
    models?.find(({ code }) => code === (name.match(/without_.*$/)?.[0] ?? 'all'));

  return mapped(names, (name) => {
    const model = find(plain, name);

    if (model === undefined) {
      return {}; // nobody knows a model of this name
    }
    const of = (member: string): Named => byCode(model.factors, (factor: Json) => factor[member]);

    return {
      unweighted: driverModel(model),
      rake: driverModel(find(rake, name)),
      importance_performance: {
        importance_cut: 100 * model.importance_cut,
        performance_cut: model.performance_cut,
        quadrant: of('quadrant'),
        factor_mean: of('mean'),
      },
    };
  });
}

const points = (told: Json): Json => ({
  max_points: told.max_points,
  share: told.share,
  linear: told.points,
  linear_ci: ends(told),
  linear_round2: told.rounded,
  step_pct: told.step_percent,
  step_points: told.step_points,
  step_points_ci: [told.step_low, told.step_high],
  step_certain: told.step_certain,
});

const plainPoints = (told: Json): Json => ({
  x: told.satisfied,
  m: told.valid,
  linear38: told.points,
  step_pct: told.step_percent,
});

function subIndex(ask: Ask): Json {
  const of = (...args: readonly string[]): Json => ask('--figures', 'sub_index', ...args);
  const first = (...args: readonly string[]): Json => of(...args).groups[0];
  const rake = of('--by', 'unit', '--scheme', 'rake').groups;

  return {
    steps: of().steps.map(({ at_least, points: percent }: Json) => ({
      at_least_pct: at_least,
      points_pct: percent,
    })),
    all: mapped(['design', 'rake'], (scheme) => ({
      p38: points(first('--scheme', scheme, '--max-points', '38')),
      p10: points(first('--scheme', scheme, '--max-points', '10')),
    })),
    unweighted_all: plainPoints(first('--scheme', 'none')),
    by_agency: Object.fromEntries(
      of('--by', 'unit', '--scheme', 'none').groups.map((group: Json, place: number) => [
        group.key,
        { unweighted: plainPoints(group), rake: points(rake[place]) },
      ]),
    ),
  };
}

function trimming(ask: Ask): Json {
  const told = ask('--figures', 'weights', '--scheme', 'rake').trimming ?? {}; // no convergence, no figures

  return {
    lower: told.lower,
    upper: told.upper,
    n_below: told.below,
    n_above: told.above,
    passes: told.passes,
    sum_after: told.sum,
    kish_deff_after: told.kish_deff,
    overall_share_after: told.overall_share,
    worst_margin_error_after_trim: told.margin_error,
    rake_cap: told.cap,
  };
}

/** Everything that the reference may hold, in its form. */
export function figuresOf(expected: Json, ask: Ask): Json {
  const [plain] = ask('--scheme', 'none').groups;
  const schemes = (of: (scheme: string) => Json): Named => mapped(['design', 'rake'], of);
  const rest = (scheme: string): Named =>
    Object.fromEntries(
      ask('--figures', 'rest', '--scheme', scheme).groups.map((told: Json) => [
        told.key,
        unitAgainstRest(told),
      ]),
    );

  return {
    counts: byCode(plain.items, counts(plain)),
    unweighted: {
      items: byCode(plain.items, unweightedItem),
      measures: byCode(measuresOf(plain), plainMeasure),
    },
    weighted: mapped(['design', 'post', 'rake'], (scheme) => weighted(ask, scheme)),
    groups: mapped(Object.keys(cuts), (cut) => groups(ask, cut)),
    index_variants: {
      unweighted: variants(ask, 'none'),
      ...schemes((name) => variants(ask, name)),
    },
    period_difference: {
      unweighted: periodDifference(ask, 'none'),
      ...schemes((scheme) => periodDifference(ask, scheme)),
    },
    agency_vs_rest: schemes(rest),
    fpc: fpc(ask),
    trimming: trimming(ask),
    reliability: reliability(ask),
    drivers: drivers(ask, Object.keys(expected.drivers ?? {})),
    subindex: subIndex(ask),
  };
}
