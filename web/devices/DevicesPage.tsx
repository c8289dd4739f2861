import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { deleteDevice, getDevices, postDevice } from '../shared/api/devices.ts';
import type { Reply } from '../shared/api/http.ts';
import type { Session } from '../shared/api/session.ts';
import type { Device } from '../shared/domain/device.ts';
import { textIn, type Language } from '../shared/domain/text.ts';
import { commonMessages } from '../shared/i18n/common.ts';
import { devicesMessages } from '../shared/i18n/devices.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice, ProblemNotice } from '../shared/ui/Notice.tsx';
import { useLoaded } from '../shared/ui/useLoaded.ts';
import { looking, nextTask, type Task, type TaskEvent } from './state.ts';
import { AddDevice } from './views/AddDevice.tsx';
import { CodeSlip } from './views/CodeSlip.tsx';
import { DeviceTable } from './views/DeviceTable.tsx';
import { RevokeDevice } from './views/RevokeDevice.tsx';
import { Summary } from './views/Summary.tsx';

export interface DevicesPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly onSessionLost: () => void;
}

const mayChange = ({ role }: Session): boolean =>
  role === 'administrator' || role === 'survey_manager';

export function DevicesPage({ language, session, onSessionLost }: DevicesPageProps) {
  const [loaded, reload] = useLoaded('devices', getDevices);
  const lost = loaded.is === 'failed' && loaded.problem.status === 401;

  useEffect(() => {
    if (lost) {
      onSessionLost();
    }
  }, [lost]);

  if (loaded.is === 'ready') {
    return (
      <Devices
        language={language}
        session={session}
        devices={loaded.value.devices}
        onChanged={reload}
        onSessionLost={onSessionLost}
      />
    );
  }
  return (
    <div class="stack-wide">
      <h1>{devicesMessages[language].title}</h1>
      {loaded.is === 'loading' ? (
        <Loading messages={commonMessages[language]} />
      ) : (
        <ProblemNotice
          problem={loaded.problem}
          messages={commonMessages[language]}
          onRetry={loaded.problem.status === 403 ? undefined : reload}
        />
      )}
    </div>
  );
}

interface DevicesProps extends DevicesPageProps {
  readonly devices: readonly Device[];
  readonly onChanged: () => void;
}

function Devices({ language, session, devices, onChanged, onSessionLost }: DevicesProps) {
  const [task, tell] = useReducer<Task, TaskEvent>(nextTask, looking);
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = useRef(false);
  const messages = devicesMessages[language];

  // What had the focus went away with the task: the keyboard goes on from the top, not from nowhere.
  useEffect(() => {
    if (busy.current && task.is === 'looking') {
      heading.current?.focus();
    }
    busy.current = task.is !== 'looking';
  }, [task.is]);

  const send = async <Value,>(
    reply: Promise<Reply<Value>>,
    done: (value: Value) => TaskEvent,
  ): Promise<void> => {
    tell({ type: 'send' });
    const outcome = await reply;

    if (outcome.ok) {
      tell(done(outcome.value));
      onChanged();
    } else if (outcome.problem.status === 401) {
      onSessionLost();
    } else {
      tell({ type: 'refused', problem: outcome.problem });
    }
  };

  if (task.is === 'added') {
    return (
      <CodeSlip
        language={language}
        added={task.added}
        counter={counterName(devices, task.added.device, language) ?? task.added.counter}
        origin={location.origin}
        onDone={() => tell({ type: 'leave' })}
      />
    );
  }
  return (
    <div class="stack-wide">
      <h1 tabIndex={-1} ref={heading}>
        {messages.title}
      </h1>
      <p class="devices-lead soft">{messages.lead}</p>
      {task.is === 'adding' && (
        <AddDevice
          language={language}
          sending={task.sending}
          problem={task.problem}
          onAdd={(survey, counter, label) =>
            void send(postDevice(survey, counter, label), (added) => ({ type: 'added', added }))
          }
          onCancel={() => tell({ type: 'leave' })}
        />
      )}
      {task.is === 'revoking' && (
        <RevokeDevice
          language={language}
          device={task.device}
          sending={task.sending}
          problem={task.problem}
          onRevoke={() =>
            void send(deleteDevice(task.device.device), () => ({
              type: 'revoked',
              device: task.device.device,
            }))
          }
          onCancel={() => tell({ type: 'leave' })}
        />
      )}
      {task.is === 'looking' && task.revoked !== null && (
        <Notice>{messages.revoked(task.revoked)}</Notice>
      )}
      <Listed
        language={language}
        devices={devices}
        mayChange={mayChange(session)}
        busy={task.is !== 'looking'}
        onAdd={() => tell({ type: 'add' })}
        onRevoke={(device) => tell({ type: 'revoke', device })}
      />
    </div>
  );
}

interface ListedProps {
  readonly language: Language;
  readonly devices: readonly Device[];
  readonly mayChange: boolean;
  /** Something else is being done above: no second thing is begun. */
  readonly busy: boolean;
  readonly onAdd: () => void;
  readonly onRevoke: (device: Device) => void;
}

function Listed({ language, devices, mayChange, busy, onAdd, onRevoke }: ListedProps) {
  const [withRevoked, setWithRevoked] = useState(false);
  const messages = devicesMessages[language];
  const revoked = devices.some(({ state }) => state === 'revoked');
  const shown = devices.filter(({ state }) => withRevoked || state !== 'revoked');

  return (
    <section class="card stack">
      {devices.length > 0 && <Summary language={language} devices={devices} />}
      {mayChange && !busy && (
        <p class="no-print">
          <button type="button" class="button" onClick={onAdd}>
            {messages.add}
          </button>
        </p>
      )}
      {revoked && (
        <label class="choice no-print">
          <input
            type="checkbox"
            checked={withRevoked}
            onChange={(event) => setWithRevoked(event.currentTarget.checked)}
          />
          {messages.showRevoked}
        </label>
      )}
      {shown.length === 0 ? (
        <p>{mayChange ? messages.none : messages.noneToSee}</p>
      ) : (
        <DeviceTable
          language={language}
          devices={shown}
          onRevoke={mayChange && !busy ? onRevoke : null}
        />
      )}
    </section>
  );
}

function counterName(
  devices: readonly Device[],
  number: number,
  language: Language,
): string | undefined {
  const device = devices.find((found) => found.device === number);

  return device === undefined ? undefined : textIn(device.counter_name, language);
}
