import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../shared/api/http.ts';
import { getOpenSurveys } from '../../shared/api/surveys.ts';
import type { Survey } from '../../shared/domain/survey.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { Loading } from '../../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../../shared/ui/Notice.tsx';
import { useLoaded } from '../../shared/ui/useLoaded.ts';

export interface AddDeviceProps {
  readonly language: Language;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly onAdd: (survey: string, counter: string, label: string) => void;
  readonly onCancel: () => void;
}

/** Surveys in which a tablet can stand somewhere. */
export const surveysWithCounters = (surveys: readonly Survey[]): readonly Survey[] =>
  surveys.filter(
    ({ channels, units }) =>
      channels.includes('kiosk') && units.some(({ counters }) => counters.length > 0),
  );

export function AddDevice(props: AddDeviceProps) {
  const { language, problem, onCancel } = props;
  const [loaded, reload] = useLoaded('open', getOpenSurveys);
  const messages = devicesMessages[language];
  const common = commonMessages[language];
  const heading = useRef<HTMLHeadingElement>(null);
  const surveys = loaded.is === 'ready' ? surveysWithCounters(loaded.value) : [];

  useEffect(() => heading.current?.focus(), []);

  return (
    <section class="card stack add-device no-print" aria-labelledby="add-device">
      <h2 id="add-device" tabIndex={-1} ref={heading}>
        {messages.addHeading}
      </h2>
      {problem !== null && <ProblemNotice problem={problem} messages={common} />}
      {loaded.is === 'loading' && <Loading messages={common} />}
      {loaded.is === 'failed' && (
        <ProblemNotice problem={loaded.problem} messages={common} onRetry={reload} />
      )}
      {loaded.is === 'ready' &&
        (surveys.length === 0 ? (
          <Notice>{messages.noCounters}</Notice>
        ) : (
          <AddForm {...props} surveys={surveys} />
        ))}
      {surveys.length === 0 && (
        <button type="button" class="button secondary" onClick={onCancel}>
          {messages.cancel}
        </button>
      )}
    </section>
  );
}

interface AddFormProps extends AddDeviceProps {
  readonly surveys: readonly Survey[];
}

export function AddForm({ language, surveys, sending, onAdd, onCancel }: AddFormProps) {
  const [survey, setSurvey] = useState(surveys[0]?.code ?? '');
  const [counter, setCounter] = useState('');
  const [label, setLabel] = useState('');
  const [missing, setMissing] = useState(false);
  const messages = devicesMessages[language];
  const chosen = surveys.find(({ code }) => code === survey);

  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(counter === '');
    if (counter !== '' && !sending) {
      onAdd(survey, counter, label.trim());
    }
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div class="field">
        <label for="device-survey">{messages.survey}</label>
        <select
          id="device-survey"
          class="input"
          value={survey}
          onChange={(event) => {
            setSurvey(event.currentTarget.value);
            setCounter('');
          }}
        >
          {surveys.map(({ code, title }) => (
            <option key={code} value={code}>
              {textIn(title, language)}
            </option>
          ))}
        </select>
      </div>
      <div class={missing ? 'field wrong' : 'field'}>
        <label for="device-counter">{messages.counter}</label>
        {missing && (
          <p class="error" id="device-counter-error" role="alert">
            {messages.counterMissing}
          </p>
        )}
        <select
          id="device-counter"
          class="input"
          value={counter}
          aria-invalid={missing}
          aria-describedby={missing ? 'device-counter-error' : undefined}
          onChange={(event) => setCounter(event.currentTarget.value)}
        >
          <option value="">{messages.chooseCounter}</option>
          {chosen?.units
            .filter(({ counters }) => counters.length > 0)
            .map((unit) => (
              <optgroup key={unit.code} label={textIn(unit.name, language)}>
                {unit.counters.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {textIn(name, language)}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </div>
      <div class="field">
        <label for="device-label">{messages.label}</label>
        <p class="hint" id="device-label-hint">
          {messages.labelHint}
        </p>
        <input
          id="device-label"
          class="input"
          maxLength={100}
          autoComplete="off"
          value={label}
          aria-describedby="device-label-hint"
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <button type="submit" class="button" aria-disabled={sending}>
          {sending ? messages.making : messages.makeCode}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {messages.cancel}
        </button>
      </div>
    </form>
  );
}
