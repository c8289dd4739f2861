import './charts.css';

export interface ShareRowProps {
  readonly label: string;
  readonly share: number;
  readonly figure: string;
}

/** A labelled bar with its figure beside it: one row of a small set of shares. */
export function ShareRow({ label, share, figure }: ShareRowProps) {
  return (
    <li class="share-row">
      <span>{label}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="12" />
        <rect class="value" width={Math.round(share * 1000) / 10} height="12" />
      </svg>
      <span class="figure">{figure}</span>
    </li>
  );
}
