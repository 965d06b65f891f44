import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useSubject } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { type Selection, useView } from '../../store/view-store.ts';
import { Boundary } from '../../ui/boundary.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AlarmCard } from './alarm-card.tsx';
import { AreaCard } from './area-card.tsx';
import { CardHead } from './card-head.tsx';
import { GatheringCard } from './gathering-card.tsx';
import { GridCard } from './grid-card.tsx';
import { HazardCard } from './hazard-card.tsx';
import { IncidentCard } from './incident-card.tsx';
import { PastIncident } from './past-incident.tsx';
import { ShelterCard } from './shelter-card.tsx';
import { StreamCard } from './stream-card.tsx';
import { UnitCard } from './unit-card.tsx';
import { WarningCard } from './warning-card.tsx';
import './card-panel.css';

const CARDS: Readonly<Record<Selection['kind'], (props: { id: string }) => ReactNode>> = {
  alarm: AlarmCard,
  area: AreaCard,
  gathering: GatheringCard,
  grid: GridCard,
  hazard: HazardCard,
  incident: IncidentCard,
  shelter: ShelterCard,
  stream: StreamCard,
  unit: UnitCard,
  warning: WarningCard,
};

/** The story of what is selected, in DESK.md's order: what and where, how bad, against what, how old. */
export function CardPanel() {
  const text = useText();
  const selection = useView((view) => view.selection);
  const loading = useLive((live) => live.registers === null || live.coverage === null);
  const subject = useSubject(selection);
  const which = selection && `${selection.kind}:${selection.id}`;
  const head = useHeadOf(which);
  useKeptFocus(head, subject !== null);
  if (selection === null) {
    return <EmptyState title={text('card.nothing')} hint={text('card.nothing.hint')} />;
  }
  if (subject === null) {
    if (loading) return <LoadingState />;
    if (selection.kind === 'incident') return <PastIncident key={which} id={selection.id} />;
    return <EmptyState title={text('card.gone')} />;
  }
  const Card = CARDS[selection.kind];
  return (
    <article className="jw-card" ref={head} data-testid="card" data-kind={selection.kind}>
      <CardHead subject={subject} />
      <Boundary key={which}>
        <Card id={selection.id} />
      </Boundary>
    </article>
  );
}

/** Another card begins at its head, however far the one before was read. */
function useHeadOf(which: string | null) {
  const article = useRef<HTMLElement>(null);
  const shown = useRef(which);
  useEffect(() => {
    if (shown.current !== which) article.current?.scrollIntoView({ block: 'start' });
    shown.current = which;
  }, [which]);
  return article;
}
