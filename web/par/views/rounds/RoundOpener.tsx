import { useState } from 'preact/hooks';
import { formMessages } from '../../../shared/i18n/par_forms.ts';
import { useFocusOnChange } from '../../../shared/ui/useFocusOnChange.ts';
import { mayOpenRounds } from '../../roles.ts';
import { RoundForm, type RoundFormProps } from './RoundForm.tsx';

export type RoundOpenerProps = Omit<RoundFormProps, 'onCancel'> & { readonly role: string };

/** The button of those who may open a round, and its form. */
export function RoundOpener(props: RoundOpenerProps) {
  const { language, role, report, onOpened } = props;
  const messages = formMessages[language].round;
  const [open, setOpen] = useState(false);
  const button = useFocusOnChange<HTMLButtonElement>(String(open));

  if (!mayOpenRounds(role)) {
    return null;
  }
  return open ? (
    <RoundForm
      {...props}
      onOpened={(choice) => {
        /* After the first round the page goes on without the form, and the focus with it. */
        if (report !== null) {
          setOpen(false);
        }
        onOpened(choice);
      }}
      onCancel={() => setOpen(false)}
    />
  ) : (
    <div class="actions no-print">
      <button ref={button} type="button" class="button secondary" onClick={() => setOpen(true)}>
        {report === null ? messages.open : messages.change}
      </button>
    </div>
  );
}
