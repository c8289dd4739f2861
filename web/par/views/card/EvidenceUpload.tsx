import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/http.ts';
import { LARGEST_FILE, postEvidence } from '../../../shared/api/par_files.ts';
import type { Criterion } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { refusalText } from '../../refusal.ts';
import { rowId } from './rows.ts';

export interface EvidenceUploadProps {
  readonly language: Language;
  readonly choice: CardChoice;
  readonly criterion: Criterion;
  readonly onChanged: () => void;
}

interface Told {
  readonly kind: 'working' | 'done' | 'failed';
  readonly text: string;
}

/** Files are chosen with a button or dropped, and go up one after the other. */
export function EvidenceUpload(props: EvidenceUploadProps) {
  const { language, choice, criterion, onChanged } = props;
  const messages = scoringMessages[language];
  const [told, setTold] = useState<readonly Told[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const id = `${rowId(criterion.code)}-file`;

  const take = async (files: readonly File[]) => {
    const done: Told[] = [];

    if (busy.current) {
      return;
    }
    busy.current = true;
    for (const file of files) {
      setTold([...done, { kind: 'working', text: messages.uploading(file.name) }]);
      done.push(await upload(file));
      setTold([...done]);
    }
    busy.current = false;
    if (done.some(({ kind }) => kind === 'done')) {
      onChanged();
    }
  };
  const upload = async (file: File): Promise<Told> => {
    const wrong = unfit(file, language);

    if (wrong !== null) {
      return { kind: 'failed', text: wrong };
    }
    const reply = await postEvidence(choice, criterion.code, file);

    return reply.ok
      ? { kind: 'done', text: messages.uploaded(file.name) }
      : { kind: 'failed', text: refused(file.name, reply.problem, language) };
  };

  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="visually-hidden" for={id}>
        {messages.addFile}: {criterion.code}
      </label>
      <input
        id={id}
        ref={input}
        type="file"
        multiple
        class="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];

          event.currentTarget.value = '';
          void take(files);
        }}
      />
      <button type="button" class="button secondary" onClick={() => input.current?.click()}>
        {messages.addFile}
      </button>
      <span class="soft small">{messages.dropHere}</span>
      <div class="told" role="status">
        {told.map(({ kind, text }) => (
          <p
            key={text}
            class={kind === 'failed' ? 'error-text' : kind === 'done' ? 'saved' : 'soft'}
          >
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}

/** What need not even be sent. */
function unfit(file: File, language: Language): string | null {
  const messages = scoringMessages[language];

  if (file.size === 0) {
    return messages.emptyFile(file.name);
  }
  return file.size > LARGEST_FILE ? messages.tooLarge(file.name) : null;
}

function refused(name: string, problem: Problem, language: Language): string {
  const messages = scoringMessages[language];

  switch (problem.status) {
    case 413:
      return messages.tooLarge(name);
    case 415:
      return messages.wrongType(name);
    default:
      return `${messages.uploadFailed(name)} ${refusalText(problem, language)}`;
  }
}
