import { useEffect } from 'react';
import { DAY_MS } from '../../../shared/time/units.ts';
import type { CoverageVersions } from '../../../shared/wire/grid-versions.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { inviteOnlooker } from '../../store/map-guest.ts';
import { isoInstant } from '../../ui/format-time.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { drawPast } from './past-guest.ts';
import { usePast } from './past-store.ts';
import { showPast } from './read-past.ts';

/** How far back the slider goes beyond the first change it knows, so that before it can be seen. */
const EARLIEST_DAYS = 30;

/** The division at a date: slide back, and what was in force then is drawn over what is now. */
export function PastSlider() {
  const text = useText();
  const past = usePast((state) => state);
  const { value } = useQuestion<CoverageVersions>('/api/coverage/versions');
  useEffect(() => {
    const leaveMap = inviteOnlooker(drawPast);
    return () => {
      leaveMap();
      void showPast(null);
    };
  }, []);
  if (!value) return null;
  const now = serverNow();
  const earliest = Math.min(
    ...value.versions.map(({ effectiveFrom }) => Date.parse(effectiveFrom)),
  );
  const days = Math.min(3_650, Math.max(EARLIEST_DAYS, Math.ceil((now - earliest) / DAY_MS)));
  const back = past.at === null ? 0 : Math.round((now - Date.parse(past.at)) / DAY_MS);
  const version = value.versions.find(
    ({ effectiveFrom }) => past.at !== null && effectiveFrom <= past.at,
  );
  return (
    <section className="jw-past" data-testid="past">
      <label>
        {text('studio.past')}{' '}
        <b>{past.at === null ? text('studio.today') : <TimeText at={past.at} />}</b>
        <input
          type="range"
          min={-days}
          max={0}
          value={-back}
          onChange={({ target }) => {
            const chosen = Number(target.value);
            void showPast(chosen === 0 ? null : isoInstant(serverNow() + chosen * DAY_MS));
          }}
        />
      </label>
      <p className="jw-small jw-secondary" role="status">
        {past.reading && text('state.loading')}
        {past.failed && text('studio.past-unknown')}
        {past.features !== null &&
          (version?.plan
            ? text('studio.past-by', { name: version.plan.name })
            : text('studio.past-first'))}
      </p>
      {value.versions.some(({ plan }) => plan !== null) && (
        <ul className="jw-list">
          {value.versions.map(({ version: name, effectiveFrom, plan }) => (
            <li key={name}>
              <button
                type="button"
                className="jw-plain jw-link"
                onClick={() => void showPast(effectiveFrom)}
              >
                <TimeText at={effectiveFrom} /> {plan?.name ?? text('studio.past-first')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
