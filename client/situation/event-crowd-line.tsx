import '../i18n/later-words.ts';
import type { LargeEvent } from '../../shared/model/large-event.ts';
import { ratioPercent } from '../../shared/risk/crowd.ts';
import { commonLimit } from '../../shared/risk/large-event.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import type { EventCrowdPoint } from '../../shared/wire/event-crowd.ts';
import { useText } from '../i18n/use-text.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { useTelemetryRevision } from '../store/use-telemetry.ts';
import { Quantity } from '../ui/quantity.tsx';
import { type EventCrowd, eventCrowdOf } from './event-crowd.ts';
import { useEventZones } from './event-zones.ts';
import { usePictureStatus } from './picture-status.ts';
import { useHistory } from './use-history.ts';

type Shown = { event: LargeEvent };

/** How many are in all zones of an event now, of how many; and whether that is only the least there are. */
export function EventCrowdLine({ event }: Shown) {
  const { outside } = useEventZones(event);
  return outside === 0 ? <CountedHere event={event} /> : <CountedThere event={event} />;
}

/** As the live picture has it. */
function CountedHere({ event }: Shown) {
  const registers = useLive((live) => live.registers);
  useTelemetryRevision();
  if (registers === null) return null;
  return <Crowd event={event} crowd={eventCrowdOf(event, registers, telemetry)} />;
}

/** As the server adds it up, four times a minute: zones outside the viewer's area are not in the live picture. */
function CountedThere({ event }: Shown) {
  const { value } = useHistory<EventCrowdPoint>(
    `/api/events/${encodeURIComponent(event.id)}/crowd`,
    1,
  );
  useSeconds();
  if (value === null) return null;
  const last = value.at(-1);
  // A stretch in which nobody was heard has no point: the one before it is no present.
  const isNow = last !== undefined && serverNow() - Date.parse(last.at) <= MINUTE_MS;
  return <Crowd event={event} crowd={isNow ? last : { value: null, unknown: 0 }} />;
}

function Crowd({ event, crowd }: Shown & { crowd: Pick<EventCrowd, 'value' | 'unknown'> }) {
  const text = useText();
  const status = usePictureStatus();
  const limit = commonLimit(event);
  if (limit === null) return null;
  const { value, unknown } = crowd;
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
