import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/http.ts';
import { LARGEST_FILE, postEvidence } from '../../../shared/api/par_files.ts';
import type { Criterion } from '../../../shared/domain/scorecard.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { scoringMessages } from '../../../shared/i18n/par_scoring.ts';
import type { CardChoice } from '../../choice.ts';
import { doInTurn, type Line } from '../../in_turn.ts';
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
  const line = useRef<Line<File>>({ waiting: [], busy: false });
  const id = `${rowId(criterion.code)}-file`;

  const waits = (files: readonly File[]) =>
    files.map(({ name }): Told => ({ kind: 'working', text: messages.waiting(name) }));
  const take = async (files: readonly File[]) => {
    const done: Told[] = [];
    const { waiting, busy } = line.current;

    if (busy) {
      setTold((before) => [...before, ...waits(files)]);
    }
    const worked = await doInTurn(line.current, files, async (file) => {
      setTold([
        ...done,
        { kind: 'working', text: messages.uploading(file.name) },
        ...waits(waiting),
      ]);
      done.push(await upload(file));
      setTold([...done, ...waits(waiting)]);
    });

    if (worked && done.some(({ kind }) => kind === 'done')) {
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
        {told.map(({ kind, text }, place) => (
          <p
            key={place}
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
