import type { Language } from '../../shared/domain/text.ts';
import { lengthOf } from '../../shared/domain/validate.ts';
import { formMessages } from '../../shared/i18n/form.ts';

export interface LongTextProps {
  readonly id: string;
  readonly language: Language;
  readonly value: string;
  readonly limit: number;
  readonly describedBy: string | null;
  readonly onValue: (value: string) => void;
}

/** Lets a person write past the limit and says by how much, instead of cutting a pasted text. */
export function LongText({ id, language, value, limit, describedBy, onValue }: LongTextProps) {
  const messages = formMessages[language];
  const left = limit - lengthOf(value.trim());

  return (
    <>
      <textarea
        id={id}
        class="input"
        value={value}
        aria-describedby={[describedBy, `${id}-count`].filter(Boolean).join(' ')}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p id={`${id}-count`} class={left < 0 ? 'error-text small' : 'soft small'}>
        {left < 0 ? messages.charactersOver(-left) : messages.charactersLeft(left)}
      </p>
    </>
  );
}
