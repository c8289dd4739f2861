import { kioskMessages } from '../../shared/i18n/kiosk.ts';
import type { KioskEvent, KioskState, TextSize } from '../state.ts';

const SIZES: readonly (readonly [TextSize, string])[] = [
  ['small', 'A−'],
  ['normal', 'A'],
  ['large', 'A+'],
];

export interface DisplayControlsProps {
  readonly state: KioskState;
  readonly on: (event: KioskEvent) => void;
}

/** Size of the text and contrast, for this person only. */
export function DisplayControls({ state, on }: DisplayControlsProps) {
  const messages = kioskMessages[state.language];

  return (
    <footer>
      <div class="kiosk-display" role="group" aria-label={messages.display}>
        {SIZES.map(([size, sign]) => (
          <button
            key={size}
            type="button"
            class={`size-${size}`}
            aria-label={`${sign} ${messages.sizes[size]}`}
            aria-pressed={state.size === size}
            onClick={() => on({ type: 'size', size })}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          class="contrast"
          aria-pressed={state.contrast}
          onClick={() => on({ type: 'contrast' })}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2" />
            <path fill="currentColor" d="M12 3a9 9 0 0 1 0 18z" />
          </svg>
          {messages.contrast}
        </button>
      </div>
    </footer>
  );
}
