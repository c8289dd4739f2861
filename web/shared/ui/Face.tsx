export interface FaceProps {
  /** 0 is the unhappiest, 1 the happiest. */
  readonly mood: number;
}

const FILLS = ['#e3b98c', '#efdcb4', '#ececec', '#bfe5df', '#8fcfc5'];

/** A face drawn from one number: the corners of the mouth go from down to up. */
export function Face({ mood }: FaceProps) {
  const corner = 66 - (mood - 0.5) * 12;
  const middle = 66 + (mood - 0.5) * 36;
  const fill = FILLS[Math.round(mood * (FILLS.length - 1))];

  return (
    <svg class="face" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="46" fill={fill} stroke="#2b3138" stroke-width="3" />
      <circle cx="34" cy="40" r="5.5" fill="#2b3138" />
      <circle cx="66" cy="40" r="5.5" fill="#2b3138" />
      <path
        d={`M28 ${corner} Q50 ${middle} 72 ${corner}`}
        fill="none"
        stroke="#2b3138"
        stroke-width="4.5"
        stroke-linecap="round"
      />
    </svg>
  );
}
