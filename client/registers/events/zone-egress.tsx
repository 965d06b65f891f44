import type { Gate } from '../../../shared/model/gate.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { GatesBlock } from '../../ui/gates-block.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import type { ZoneRow } from './event-draft.ts';

/** How a place of the event empties when it is full. */
export function ZoneEgress({ zone }: { zone: ZoneRow }) {
  const text = useText();
  const name = useLive((live) => live.registers?.gatheringById.get(zone.gathering)?.name);
  const path = `/api/gatherings/${encodeURIComponent(zone.gathering)}/gates`;
  const { value, loading } = useQuestion<{ gates: Gate[] }>(path);
  return (
    <section>
      <h4>{name ?? zone.gathering}</h4>
      {loading && <LoadingState />}
      {value !== null && <GatesBlock gates={value.gates} count={zone.capacity} />}
      {!loading && value === null && <p className="jw-secondary">{text('gates.none')}</p>}
    </section>
  );
}
