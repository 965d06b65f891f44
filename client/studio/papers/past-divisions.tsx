import { useMemo, useState } from 'react';
import type { Topology } from 'topojson-specification';
import { areaCollection, areaShapes, codeOf } from '../../../shared/geo/topology.ts';
import type { CoverageVersions } from '../../../shared/wire/grid-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import type { DrawnShape } from './draft-of-plan.ts';
import { ShapesMap } from './shapes-map.tsx';

/** The division as it was: every version that was in force, one county of it as a picture. */
export function PastDivisions({ back }: { back: () => void }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<CoverageVersions>('/api/coverage/versions');
  const counties = useLive((live) => live.coverage?.counties ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [county, setCounty] = useState<string | null>(null);
  if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  if (value === null || counties === null) return <LoadingState />;
  const version = chosen ?? value.versions[0]?.version ?? null;
  const within = county ?? counties[0]?.code ?? '';
  return (
    <section className="jw-admin-section" data-testid="past-divisions">
      <div className="jw-row">
        <p className="jw-secondary jw-grow">{text('plan.past.lead')}</p>
        <select
          className="jw-select"
          aria-label={text('plan.county')}
          value={within}
          onChange={({ target }) => setCounty(target.value)}
        >
          {counties.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="jw-button" onClick={back}>
          {text('plan.back')}
        </button>
      </div>
      <div className="jw-plan-past">
        <ol className="jw-file-list">
          {value.versions.map((one) => (
            <li key={one.version}>
              <button
                type="button"
                className="jw-button"
                aria-pressed={one.version === version}
                onClick={() => setChosen(one.version)}
              >
                <TimeText at={one.effectiveFrom} />
              </button>
              <span className="jw-secondary">{one.plan?.name ?? text('plan.past.first')}</span>
            </li>
          ))}
        </ol>
        {version !== null && <Division version={version} county={within} />}
      </div>
    </section>
  );
}

function Division({ version, county }: { version: string; county: string }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<Topology>(`/api/coverage/${version}`);
  const current = useLive((live) => live.coverage);
  const shapes = useMemo((): DrawnShape[] => {
    if (value === null) return [];
    const names = new Map(
      areaCollection(value, 'grids').geometries.map((grid) => [
        codeOf(grid),
        String((grid.properties as { name?: string } | undefined)?.name ?? ''),
      ]),
    );
    return areaShapes(value, 'grids')
      .filter(({ code }) => code.startsWith(county))
      .map(({ code, rings }) => ({
        key: code,
        name: names.get(code) ?? code,
        rings,
        tone: current !== null && !current.indexOf.has(code) ? 'removed' : 'same',
      }));
  }, [value, county, current]);
  if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  if (value === null) return <LoadingState />;
  return <ShapesMap title={text('plan.past.grids', { count: shapes.length })} shapes={shapes} />;
}
