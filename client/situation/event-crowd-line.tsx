import '../i18n/later-words.ts';
import type { LargeEvent } from '../../shared/model/large-event.ts';
import { ratioPercent } from '../../shared/risk/crowd.ts';
import { commonLimit } from '../../shared/risk/large-event.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { useTelemetryRevision } from '../store/use-telemetry.ts';
import { Quantity } from '../ui/quantity.tsx';
import { eventCrowdOf } from './event-crowd.ts';
import { usePictureStatus } from './picture-status.ts';

/** How many are in all zones of an event now, of how many; and whether that is only the least there are. */
export function EventCrowdLine({ event }: { event: LargeEvent }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const status = usePictureStatus();
  useTelemetryRevision();
  const limit = commonLimit(event);
  if (registers === null || limit === null) return null;
  const { value, unknown } = eventCrowdOf(event, registers, telemetry);
  return (
    <span data-testid="event-crowd">
      {value === null ? (
        text('level.unknown')
      ) : (
        <>
          {unknown > 0 && '≥ '}
          <Quantity value={value} unit="人" /> / <Quantity value={limit} unit="人" />
          {' · '}
          {unknown > 0 && '≥ '}
          <Quantity value={ratioPercent(value, limit)} unit="%" />
        </>
      )}
      <span className="jw-small jw-secondary">
        {value !== null && unknown > 0 && ` ${text('event.crowd.least', { count: unknown })}`}
        {status !== 'live' && ` ${text('event.crowd.not-live')}`}
      </span>
    </span>
  );
}
