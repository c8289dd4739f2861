import type { ComponentChildren } from 'preact';
import { localDay, shownDate } from '../../shared/domain/calendar.ts';
import type { Device } from '../../shared/domain/device.ts';
import { textIn, type Language } from '../../shared/domain/text.ts';
import { devicesMessages } from '../../shared/i18n/devices.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { TableRegion } from '../../shared/ui/TableRegion.tsx';

export interface DeviceTableProps {
  readonly language: Language;
  readonly devices: readonly Device[];
  /** null: the reader may only look. */
  readonly onRevoke: ((device: Device) => void) | null;
}

const HASH_SHOWN = 16;

/** On narrow screens each row is drawn as a card; the roles keep it a table to those who hear it. */
export function DeviceTable({ language, devices, onRevoke }: DeviceTableProps) {
  const messages = devicesMessages[language];

  return (
    <TableRegion title={messages.list}>
      <table class="figures devices" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {messages.number}
            </th>
            <th scope="col" role="columnheader">
              {messages.state}
            </th>
            <th scope="col" role="columnheader">
              {messages.gaps}
            </th>
            <th scope="col" role="columnheader">
              {messages.contact}
            </th>
            <th scope="col" role="columnheader" class="number">
              {messages.queue}
            </th>
            <th scope="col" role="columnheader">
              {messages.sessions}
            </th>
            {onRevoke !== null && (
              <th scope="col" role="columnheader" class="no-print">
                <span class="visually-hidden">{messages.revoke}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {devices.map((device) => (
            <Row key={device.device} language={language} device={device} onRevoke={onRevoke} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface CellProps {
  readonly name?: string;
  /** The head of its column, told again where a row is drawn as a card. */
  readonly label: string;
  readonly children: ComponentChildren;
}

const Cell = ({ name, label, children }: CellProps) => (
  <td role="cell" class={name} data-label={label}>
    {children}
  </td>
);

interface RowProps {
  readonly language: Language;
  readonly device: Device;
  readonly onRevoke: ((device: Device) => void) | null;
}

function Row({ language, device, onRevoke }: RowProps) {
  const messages = devicesMessages[language];
  const { count } = formatOf(language);
  const { contact_on: contact } = device;

  return (
    <tr class={device.state} role="row">
      <th scope="row" role="rowheader" class="device-name">
        <strong>
          {device.device}. {textIn(device.counter_name, language)}
        </strong>
        {device.label !== '' && <span class="line">{device.label}</span>}
        <span class="line soft small">
          {device.counter} · {device.survey}
        </span>
      </th>
      <Cell name="device-state" label={messages.state}>
        {messages.states[device.state]}
        <CodeState language={language} device={device} />
      </Cell>
      <Cell name="device-gaps" label={messages.gaps}>
        <Gaps language={language} device={device} />
      </Cell>
      <Cell label={messages.contact}>
        {contact === null ? messages.never : shownDate(contact)}
        {device.version !== null && (
          <span class="line soft small">
            {messages.version} {device.version}
          </span>
        )}
      </Cell>
      <Cell name="number" label={messages.queue}>
        {device.queue === null ? '–' : count(device.queue)}
      </Cell>
      <Cell name="device-sessions" label={messages.sessions}>
        <Sessions language={language} device={device} />
      </Cell>
      {onRevoke !== null && (
        <td role="cell" class="no-print">
          {device.state !== 'revoked' && (
            <button
              type="button"
              class="button plain"
              aria-label={messages.revokeOf(device.device)}
              onClick={() => onRevoke(device)}
            >
              {messages.revoke}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function Sessions({ language, device }: { language: Language; device: Device }) {
  const messages = devicesMessages[language];
  const { count } = formatOf(language);
  const { head, opened, submitted, abandoned } = device;

  if (head.number === 0) {
    return <>–</>;
  }
  return (
    <>
      {messages.sessionCounts(count(opened), count(submitted), count(abandoned))}
      <span class="line soft small">
        {messages.head(count(head.number))}{' '}
        <code title={head.hash}>{head.hash.slice(0, HASH_SHOWN)}…</code>
      </span>
    </>
  );
}

function CodeState({ language, device }: { language: Language; device: Device }) {
  const messages = devicesMessages[language];
  const expired = device.expires_on < localDay(new Date());

  if (device.state !== 'waiting') {
    return null;
  }
  return (
    <span class={expired ? 'line small error-text' : 'line soft small'}>
      {(expired ? messages.codeExpired : messages.codeUntil)(shownDate(device.expires_on))}
    </span>
  );
}

function Gaps({ language, device }: { language: Language; device: Device }) {
  const messages = devicesMessages[language];

  if (device.gaps.length === 0) {
    return <span class="soft">{device.state === 'waiting' ? '–' : messages.noGaps}</span>;
  }
  return (
    <ul>
      {device.gaps.map((gap) => (
        <li key={JSON.stringify(gap)}>
          {messages.gapText(gap)}
          {gap.kind !== 'responses' && (
            <span class="soft small"> ({messages.foundOn(shownDate(gap.found_on))})</span>
          )}
        </li>
      ))}
    </ul>
  );
}
