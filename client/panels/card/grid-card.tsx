import { CONDITION_CODE, CONDITIONS, type Condition } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { newestOf } from '../../situation/newest.ts';
import { useLive } from '../../store/live-store.ts';
import { telemetry } from '../../store/telemetry.ts';
import { useTelemetryRevision } from '../../store/use-telemetry.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Fact } from './fact.tsx';
import { gridParts } from './grid-parts.ts';
import { LinkedAlarms } from './linked-alarms.tsx';
import { WatchedBy } from './watched-by.tsx';

/** A grid, and what its level is made of, the parts nobody can see included. */
export function GridCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const conditions = useLive((live) => live.gridConditions);
  useTelemetryRevision();
  const index = coverage?.indexOf.get(id);
  if (registers === null || coverage === null || index === undefined) return null;
  const condition: Condition = CONDITIONS[conditions[index] ?? CONDITION_CODE.none] ?? 'unknown';
  const parts = gridParts(registers.streams, id, (stream) => newestOf(telemetry, stream));
  return (
    <>
      <div className="jw-value">
        <LevelMark condition={condition} />
      </div>
      <dl className="jw-facts">
        <Fact label={text('kind.grid')}>
          {text(`grid-kind.${coverage.kinds[index]!}`)}{' '}
          <span className="jw-number jw-secondary">{id}</span>
        </Fact>
        <Fact label={text('card.households')}>{formatNumber(coverage.households[index])}</Fact>
      </dl>
      {parts.unknown > 0 && (
        <p className="jw-note">{text('card.parts.unknown', { count: parts.unknown })}</p>
      )}
      <LinkedAlarms matches={(alarm) => alarm.grid === id} />
      <WatchedBy streams={parts.streams} empty={text('card.parts.empty')} />
    </>
  );
}
