import type { GroupResult } from '../../shared/domain/results.ts';
import type { Channel } from '../../shared/domain/survey.ts';
import type { Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { formatOf } from '../../shared/i18n/format.ts';
import { resultsMessages } from '../../shared/i18n/results.ts';
import { ShareRow } from '../../shared/ui/charts/ShareRow.tsx';

export interface ChannelMixProps {
  readonly language: Language;
  readonly group: GroupResult;
}

const CHANNELS: readonly Channel[] = ['kiosk', 'online', 'paper', 'interview'];

export function ChannelMix({ language, group }: ChannelMixProps) {
  const format = formatOf(language);
  const used = CHANNELS.filter((channel) => (group.channels[channel] ?? 0) > 0);

  return (
    <section class="card stack">
      <h2>{resultsMessages[language].channels}</h2>
      <ul class="share-rows">
        {used.map((channel) => {
          const n = group.channels[channel] ?? 0;
          const share = n / group.responses;

          return (
            <ShareRow
              key={channel}
              label={commonMessages[language][channel]}
              share={share}
              figure={`${format.count(n)} (${format.percent(share)})`}
            />
          );
        })}
      </ul>
    </section>
  );
}
