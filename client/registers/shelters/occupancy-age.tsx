import type { ShelterOccupancy } from '../../../shared/wire/shelters.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';

/** Where a head count comes from and how old it is. */
export function OccupancyAge({ occupancy }: { occupancy: ShelterOccupancy }) {
  const text = useText();
  const { at, stream, source } = occupancy;
  const period = useLive((live) => live.registers?.streamById.get(stream ?? '')?.periodSeconds);
  if (at === null) {
    const why = stream === null ? 'shelters.never-counted' : 'shelters.not-heard';
    return <span className="jw-block jw-secondary jw-small">{text(why)}</span>;
  }
  return (
    <span className="jw-block jw-secondary jw-small">
      {source ?? text('shelters.counter')} ·{' '}
      <Age at={Date.parse(at)} {...(period === undefined ? {} : { periodSeconds: period })} />
    </span>
  );
}
