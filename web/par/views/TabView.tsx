import type { FrameworkEntry, Scorecard } from '../../shared/domain/scorecard.ts';
import type { Language } from '../../shared/domain/text.ts';
import type { CardChoice, Tab } from '../choice.ts';
import { CardTab } from './card/CardTab.tsx';
import { GapsTab } from './GapsTab.tsx';
import { PlanTab } from './plan/PlanTab.tsx';
import { RoundsTab } from './rounds/RoundsTab.tsx';
import { ScenarioTab } from './ScenarioTab.tsx';
import { OutlookTab } from './standing/OutlookTab.tsx';
import { OverviewTab } from './standing/OverviewTab.tsx';
import { RankingTab } from './standing/RankingTab.tsx';

export interface TabViewProps {
  readonly language: Language;
  readonly role: string;
  readonly frameworks: readonly FrameworkEntry[];
  readonly choice: CardChoice;
  readonly tab: Tab;
  readonly card: Scorecard;
  readonly onChanged: () => void;
  readonly onOpened: (choice: CardChoice) => void;
  readonly onAdded: () => void;
  readonly onPlace: (choice: CardChoice, tab: Tab) => void;
}

/** The part of the page that is chosen. */
export function TabView(props: TabViewProps) {
  switch (props.tab) {
    case 'card':
      return <CardTab {...props} />;
    case 'gaps':
      return <GapsTab {...props} />;
    case 'ranking':
      return <RankingTab {...props} />;
    case 'outlook':
      return <OutlookTab {...props} />;
    case 'scenario':
      return <ScenarioTab {...props} />;
    case 'plan':
      return <PlanTab {...props} />;
    case 'overview':
      return <OverviewTab {...props} />;
    case 'rounds':
      return <RoundsTab {...props} />;
  }
}
