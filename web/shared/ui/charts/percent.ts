/** A place along a drawing, for SVG attributes: drawings then fit any width, their text stays. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
