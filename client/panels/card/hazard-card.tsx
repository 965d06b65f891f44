import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { subjectKey } from '../../store/registers.ts';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { Fact } from './fact.tsx';
import { HazardFileFacts } from './hazard-file-facts.tsx';
import { HazardSurroundings } from './hazard-surroundings.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';
import { WatchedBy } from './watched-by.tsx';

/** A registered hazard: its assessed risk, who answers for it, and what watches it. */
export function HazardCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const hazard = registers?.hazardById.get(id);
  if (registers === null || hazard === undefined) return null;
  const streams = registers.streamsBySubject.get(subjectKey('hazard', id)) ?? [];
  return (
    <>
      <dl className="jw-facts">
        <Fact label={text('card.hazard.risk')}>
          <RiskMark risk={hazard.risk} />
        </Fact>
        <Fact label={text('card.hazard.class')}>{text(`class.${hazard.class}`)}</Fact>
        <Fact label={text('card.hazard.unit')}>{hazard.responsibleUnit}</Fact>
        <Fact label={text('card.department')}>
          {registers.departmentById.get(hazard.department)?.name ?? hazard.department}
        </Fact>
      </dl>
      <HazardFileFacts id={id} />
      <HazardSurroundings id={id} />
      <LinkedAlarms matches={(alarm) => alarm.subjectKind === 'hazard' && alarm.subject === id} />
      <WatchedBy streams={streams} empty={text('card.hazard.unwatched')} />
    </>
  );
}
