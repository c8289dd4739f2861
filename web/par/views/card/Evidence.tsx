import { useState } from 'preact/hooks';
import { evidenceAddress, withdrawEvidence } from '../../../shared/api/par_files.ts';
import { shownDate } from '../../../shared/domain/calendar.ts';
import type { Criterion, EvidenceFile } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatOf } from '../../../shared/i18n/format.ts';
import { parMessages } from '../../../shared/i18n/par.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { faultAt } from '../../refusal.ts';
import { useSending } from '../../useSending.ts';
import { authorText } from '../../wording.ts';
import { Field } from '../Field.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { EvidenceUpload } from './EvidenceUpload.tsx';
import { rowId } from './rows.ts';

export interface EvidenceProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly criterion: Criterion;
  readonly mayAdd: boolean;
  readonly mayWithdraw: boolean;
  readonly onChanged: () => void;
}

/** The files that prove the points of a criterion. */
export function Evidence(props: EvidenceProps) {
  const { language, criterion, mayAdd } = props;
  const messages = scoringMessages[language];
  const files = criterion.evidence ?? [];

  return (
    <div class="evidence stack">
      <h4>{messages.evidence}</h4>
      {files.length === 0 ? (
        <p class="soft">{messages.noEvidence}</p>
      ) : (
        <ul class="files">
          {files.map((file) => (
            <FileLine key={file.entry} {...props} file={file} />
          ))}
        </ul>
      )}
      {mayAdd && <EvidenceUpload {...props} />}
    </div>
  );
}

/** "1,2 MB" */
export function sizeText(bytes: number, language: Language): string {
  const { decimal, count } = formatOf(language);

  return bytes < 1024 * 1024
    ? `${count(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${decimal(bytes / (1024 * 1024), 1)} MB`;
}

function FileLine(props: EvidenceProps & { readonly file: EvidenceFile }) {
  const { language, choice, mayWithdraw, file } = props;
  const messages = scoringMessages[language];
  const [asking, setAsking] = useState(false);

  return (
    <li>
      <div class="file">
        <a href={evidenceAddress(choice, file.sha256)} download={file.name}>
          {file.name}
        </a>
        <span class="soft small">
          {sizeText(file.size, language)} · {authorText(file.author, language)},{' '}
          {shownDate(file.added_on)} ·{' '}
          <span title={file.sha256}>{messages.hashShort(file.sha256.slice(0, 12))}</span>
        </span>
        {mayWithdraw && !asking && (
          <button
            type="button"
            class="button plain small"
            aria-label={messages.withdrawFile(file.name)}
            onClick={() => setAsking(true)}
          >
            {messages.withdraw}
          </button>
        )}
      </div>
      {asking && <Withdrawal {...props} onCancel={() => setAsking(false)} />}
    </li>
  );
}

type WithdrawalProps = EvidenceProps & {
  readonly file: EvidenceFile;
  readonly onCancel: () => void;
};

function Withdrawal({ language, choice, criterion, file, onCancel, onChanged }: WithdrawalProps) {
  const messages = parMessages[language];
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, send] = useSending();

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') {
      send(() => withdrawEvidence(choice, file.entry, reason.trim()), onChanged);
    }
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        id={`${rowId(criterion.code)}-withdraw-${file.entry}`}
        label={scoringMessages[language].withdrawReason}
        error={
          tried && reason.trim() === ''
            ? messages.reasonMissing
            : faultAt(sending, 'reason', language)
        }
        value={reason}
        onValue={setReason}
      />
      <FormFoot
        language={language}
        sending={sending}
        submit={scoringMessages[language].withdraw}
        onCancel={onCancel}
      />
    </form>
  );
}
