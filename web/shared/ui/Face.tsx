export interface FaceProps {
  /** 0 is the unhappiest, 1 the happiest. */
  readonly mood: number;
}

const DARK = '#1b1f24';

/** The steps of the Likert scale, each with the colour that is seen on it. */
const COLOURS = [
  ['#a6611a', '#ffffff'],
  ['#dfc27d', DARK],
  ['#e6e6e6', DARK],
  ['#80cdc1', DARK],
  ['#018571', '#ffffff'],
] as const;

/** A face drawn from one number: the corners of the mouth go from down to up. */
export function Face({ mood }: FaceProps) {
  const corner = 66 - (mood - 0.5) * 12;
  const middle = 66 + (mood - 0.5) * 36;
  const [fill, line] = COLOURS[Math.round(mood * (COLOURS.length - 1))] ?? COLOURS[2];

  return (
    <svg class="face" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="47" fill={fill} stroke={DARK} stroke-width="2" />
      <circle cx="34" cy="40" r="6" fill={line} />
      <circle cx="66" cy="40" r="6" fill={line} />
      <path
        d={`M28 ${corner} Q50 ${middle} 72 ${corner}`}
        fill="none"
        stroke={line}
        stroke-width="5.5"
        stroke-linecap="round"
      />
    </svg>
  );
}
