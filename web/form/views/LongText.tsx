import { personalDataIn } from '../../shared/domain/personal_data.ts';
import type { FormLanguage } from '../../shared/domain/text.ts';
import { lengthOf } from '../../shared/domain/validate.ts';
import { messagesIn } from '../../shared/i18n/form.ts';
import { listText } from '../wording.ts';

export interface LongTextProps {
  readonly id: string;
  readonly language: FormLanguage;
  readonly value: string;
  readonly limit: number;
  readonly wrong: boolean;
  readonly describedBy: string | null;
  readonly onValue: (value: string) => void;
}

/**
 * Lets a person write past the limit and says by how much, instead of cutting a pasted text. Warns
 * of what may tell who somebody is, and leaves the decision to the person.
 */
export function LongText(props: LongTextProps) {
  const { id, language, value, limit, wrong, describedBy, onValue } = props;
  const messages = messagesIn(language);
  const left = limit - lengthOf(value.trim());
  const personal = personalDataIn(value).map((kind) => messages.personalKinds[kind]);

  return (
    <>
      <textarea
        id={id}
        class="input"
        value={value}
        aria-invalid={wrong}
        aria-describedby={[describedBy, `${id}-count`].filter(Boolean).join(' ')}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <p id={`${id}-count`} class={left < 0 ? 'error-text small' : 'soft small'}>
        {left < 0 ? messages.charactersOver(-left) : messages.charactersLeft(left)}
      </p>
      <div role="status">
        {personal.length > 0 && (
          <p class="notice warning">{messages.personalData(listText(personal, language))}</p>
        )}
      </div>
    </>
  );
}
