import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { NearestShelters, NearShelter } from '../../../shared/wire/shelters.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDistance, formatNumber } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { SubjectLink } from './subject-link.tsx';

const ASK_MS = MINUTE_MS;

/**
 * The open shelters nearest to a place or grid; one nobody counts says so and stands behind.
 * @param query `grid=…` or `lon=…&lat=…`
 * @param except a shelter whose own card this is
 */
export function NearestShelterList(props: { query: string; except?: string; most: number }) {
  const { query, except, most } = props;
  const text = useText();
  const { value } = useQuestion<NearestShelters>(`/api/shelters/nearest?${query}`, ASK_MS);
  if (value === null) return null;
  const found = [...value.withPlaces, ...value.notKnown]
    .filter(({ id }) => id !== except)
    .slice(0, most);
  return (
    <section className="jw-linked">
      <h4>{text('shelters.nearest')}</h4>
      {found.length === 0 && <p className="jw-secondary">{text('shelters.nearest.none')}</p>}
      <ul className="jw-list">
        {found.map((shelter) => (
          <NearestLine key={shelter.id} shelter={shelter} />
        ))}
      </ul>
    </section>
  );
}

function NearestLine({ shelter: { id, metres, left } }: { shelter: NearShelter }) {
  const text = useText();
  const away = formatDistance(metres);
  const line =
    left === null
      ? text('shelters.nearest.line.not-known', { away })
      : text('shelters.nearest.line', { away, left: formatNumber(left) });
  return (
    <li>
      <SubjectLink selection={{ kind: 'shelter', id }} />
      <span className="jw-secondary jw-small jw-block">{line}</span>
    </li>
  );
}
