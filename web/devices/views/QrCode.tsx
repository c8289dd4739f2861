import { encode } from 'uqr';

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Light modules around the code, as ISO/IEC 18004 wants. */
const QUIET = 4;

/** One path of the dark modules, run by run, so that no seam shows between neighbours. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      let from = 0;

      row.forEach((dark, x) => {
        if (!dark) {
          from = x + 1;
        } else if (row[x + 1] !== true) {
          runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
        }
      });
      return runs;
    })
    .join('');
}

export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });

  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
