/** The colours of base.css for drawings that leave the page as a file. */
export const palette = {
  ink: '#1b1f24',
  soft: '#4b5563',
  line: '#c9d0d9',
  strong: '#6b7480',
  paper: '#ffffff',
  track: '#e9edf2',
  accent: '#1d4f91',
  band: '#bcd0e8',
  above: '#01665e',
  below: '#8c510a',
} as const;

/** The steps of the Likert scale with the ink that is read on each. */
export const likert = [
  { fill: '#a6611a', ink: '#ffffff' },
  { fill: '#dfc27d', ink: palette.ink },
  { fill: '#e6e6e6', ink: palette.ink },
  { fill: '#80cdc1', ink: palette.ink },
  { fill: '#018571', ink: '#ffffff' },
] as const;

/** From little to much, light enough to be read over; results.css has them for tables. */
export const tints = [palette.paper, '#eaf0f8', '#d5e2f1', palette.band] as const;

export const channelColours = {
  kiosk: { fill: '#1d4f91', ink: '#ffffff' },
  online: { fill: '#a9c4e4', ink: palette.ink },
  paper: { fill: '#dfc27d', ink: palette.ink },
  interview: { fill: '#8a8f98', ink: palette.ink },
} as const;

export const FONT =
  "'Be Vietnam Pro', 'Stand-in', 'Stand-in on Linux', 'Noto Sans', system-ui, sans-serif";

/** What is told at the pointer; drawn, as the security policy forbids the styles of the other kind. */
export const TOOLTIP = {
  renderMode: 'richText',
  confine: true,
  backgroundColor: palette.paper,
  borderColor: palette.strong,
  borderWidth: 1,
  textStyle: { color: palette.ink },
} as const;
