import { CONDITION_CODE, CONDITIONS, type Condition } from '../../../shared/model/level.ts';
import type { GridCard as GridAnswer } from '../../../shared/wire/grid-card.ts';
import { useText } from '../../i18n/use-text.ts';
import { GridRiskMark } from '../../situation/grid-risk-mark.tsx';
import { newestOf } from '../../situation/newest.ts';
import { useLive } from '../../store/live-store.ts';
import { telemetry } from '../../store/telemetry.ts';
import { useTelemetryRevision } from '../../store/use-telemetry.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';
import { GridComposition } from './grid-composition.tsx';
import { GridDuty } from './grid-duty.tsx';
import { gridParts } from './grid-parts.ts';
import { LinkedAlarms } from './linked-alarms.tsx';
import { NearestShelterList } from './nearest-shelters.tsx';
import { SubjectLink } from './subject-link.tsx';
import { WatchedBy } from './watched-by.tsx';

const ASK_MS = 15_000;
const NEAREST_SHELTERS = 2;

/** A grid, and what its level is made of, the parts nobody can see included. */
export function GridCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const conditions = useLive((live) => live.gridConditions);
  useTelemetryRevision();
  const { value: told } = useQuestion<GridAnswer>(`/api/grids/${id}`, ASK_MS);
  const index = coverage?.indexOf.get(id);
  if (registers === null || coverage === null || index === undefined) return null;
  const condition: Condition = CONDITIONS[conditions[index] ?? CONDITION_CODE.none] ?? 'unknown';
  const parts = gridParts(registers.streams, id, (stream) => newestOf(telemetry, stream));
  return (
    <>
      <div className="jw-value">
        <GridRiskMark condition={condition} />
        {told !== null && told.condition === condition && condition !== 'none' && (
          <span className="jw-small jw-secondary">
            {text('alarms.since', { clock: '' })}
            <TimeText at={told.conditionSince} />
          </span>
        )}
      </div>
      <dl className="jw-facts">
        <Fact label={text('kind.grid')}>
          {text(`grid-kind.${coverage.kinds[index]!}`)}{' '}
          <span className="jw-number jw-secondary">{id}</span>
        </Fact>
        <Fact label={text('card.households')}>
          {text('card.households.count', { count: formatNumber(coverage.households[index]) })}
        </Fact>
      </dl>
      {told === null && parts.unknown > 0 && (
        <p className="jw-note">{text('card.parts.unknown', { count: parts.unknown })}</p>
      )}
      {told !== null && <GridComposition parts={told.parts} />}
      <GridDuty id={id} />
      <LinkedAlarms matches={(alarm) => alarm.grid === id} />
      <WatchedBy streams={parts.streams} empty={text('card.parts.empty')} />
      {told !== null && <ThingsInside told={told} />}
      <NearestShelterList query={`grid=${id}`} most={NEAREST_SHELTERS} />
    </>
  );
}

/** What is registered in the grid, each a way to its own card. */
function ThingsInside({ told }: { told: GridAnswer }) {
  const text = useText();
  const things = [
    ...told.hazards.map(({ id }) => ({ kind: 'hazard', id }) as const),
    ...told.gatherings.map(({ id }) => ({ kind: 'gathering', id }) as const),
    ...told.shelters.map(({ id }) => ({ kind: 'shelter', id }) as const),
  ];
  if (things.length === 0) return null;
  return (
    <section className="jw-linked">
      <h4>{text('card.linked')}</h4>
      <ul className="jw-list">
        {things.map((thing) => (
          <li key={`${thing.kind}:${thing.id}`} className="jw-row">
            <span className="jw-secondary jw-small">{text(`kind.${thing.kind}`)}</span>
            <SubjectLink selection={thing} />
          </li>
        ))}
      </ul>
    </section>
  );
}
