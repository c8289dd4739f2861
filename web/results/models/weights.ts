import type { ShownGroup, WeightsReport } from '../../shared/domain/results.ts';
import { schemeText, type View } from './view.ts';

export interface WeightFact {
  readonly label: string;
  readonly figure: string;
  readonly more: string;
}

/** How the responses are weighted, and what that costs. */
export function weightFacts(view: View, report: WeightsReport, total: ShownGroup) {
  const { messages, format } = view;
  const { details } = messages;
  const { kish_deff: kish, n_kish: size, mean, psu, strata } = report;
  const responses = format.count(total.responses);

  return [
    { label: messages.scheme, figure: schemeText(messages, report), more: '' },
    { label: details.kish, figure: format.decimal(kish ?? null, 2), more: '' },
    {
      label: details.kishSize,
      figure: size === undefined ? '–' : format.count(Math.round(size)),
      more: details.kishOf(responses),
    },
    ...(report.scheme === 'none'
      ? []
      : [
          { label: details.mean, figure: format.decimal(mean ?? null, 1), more: details.meanUnit },
          ...trimmingFacts(view, report),
        ]),
    {
      label: details.clusters,
      figure: format.count(psu ?? 0),
      more: details.strataOf(format.count(strata ?? 0)),
    },
    ...strataFacts(view, report),
  ] satisfies readonly WeightFact[];
}

function trimmingFacts({ messages, format }: View, report: WeightsReport): readonly WeightFact[] {
  const { details } = messages;
  const { scheme, converged, iterations = 0 } = report;
  const trim = scheme === 'rake_trim' || scheme === 'rake_cap' ? scheme : 'none';
  const rounds = format.count(iterations);

  return [
    { label: details.trimming, figure: details.trims[trim], more: '' },
    ...(iterations === 0
      ? []
      : [
          {
            label: details.raking,
            figure: converged === true ? details.converged(rounds) : details.notConverged(rounds),
            more: '',
          },
        ]),
  ];
}

/** Strata that could not be weighted, or whose error could not be found, as they should be. */
function strataFacts({ messages, format }: View, report: WeightsReport): readonly WeightFact[] {
  const { details } = messages;
  const counts: readonly (readonly [string, readonly string[] | undefined])[] = [
    [details.lonely, report.lonely_strata],
    [details.collapsed, report.collapsed_strata],
    [details.unknownPopulation, report.strata_without_population],
  ];

  return counts.flatMap(([label, strata = []]) =>
    strata.length === 0 ? [] : [{ label, figure: format.count(strata.length), more: '' }],
  );
}
