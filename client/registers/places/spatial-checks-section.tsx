import type { BlackSpots, UnwatchedHazards } from '../../../shared/wire/place-question.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ShortList } from './short-list.tsx';
import './places.css';
import { useNameOf } from '../../i18n/use-name.ts';

/** A thing on the console's map, chosen. */
const onMap = (id: string) => `/console?select=hazard:${encodeURIComponent(id)}`;

/** What the places say together: hazards that nobody watches, and schools beside black spots of the roads. */
export function SpatialChecksSection() {
  return (
    <section className="jw-admin-section">
      <Unwatched />
      <SchoolsAtBlackSpots />
    </section>
  );
}

function Unwatched() {
  const text = useText();
  const nameOf = useNameOf();
  const { value, ...question } = useQuestion<UnwatchedHazards>('/api/hazards/unwatched');
  return (
    <>
      <h2>{text('places.unwatched.title')}</h2>
      {value !== null && (
        <p className="jw-secondary">
          {text('places.unwatched.lead', {
            metres: value.metres,
            total: formatNumber(value.total),
          })}
        </p>
      )}
      <Section
        question={{ ...question, value: value?.hazards ?? null }}
        empty={{ title: text('places.unwatched.empty') }}
      >
        {(rows) => (
          <ShortList rows={rows} wordsOf={({ name, responsibleUnit }) => name + responsibleUnit}>
            {(shown) => (
              <table className="jw-table" data-testid="unwatched">
                <thead>
                  <tr>
                    <th>{text('admin.name')}</th>
                    <th>{text('card.hazard.class')}</th>
                    <th>{text('card.hazard.risk')}</th>
                    <th>{text('card.hazard.unit')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ id, name, class: hazardClass, risk, responsibleUnit }) => (
                    <tr key={id}>
                      <td>
                        <a className="jw-link" href={onMap(id)}>
                          {nameOf(name)}
                        </a>
                      </td>
                      <td>{text(`class.${hazardClass}`)}</td>
                      <td>
                        <RiskMark risk={risk} />
                      </td>
                      <td>{responsibleUnit}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        )}
      </Section>
    </>
  );
}

function SchoolsAtBlackSpots() {
  const text = useText();
  const nameOf = useNameOf();
  const { value, ...question } = useQuestion<BlackSpots>('/api/hazards/black-spots');
  return (
    <>
      <h2>{text('places.black-spots.title')}</h2>
      {value !== null && (
        <p className="jw-secondary">{text('places.black-spots.lead', { metres: value.metres })}</p>
      )}
      <Section
        question={{ ...question, value: value?.blackSpots ?? null }}
        empty={{ title: text('places.black-spots.empty') }}
      >
        {(rows) => (
          <table className="jw-table" data-testid="black-spots">
            <thead>
              <tr>
                <th>{text('class.road-black-spot')}</th>
                <th>{text('places.schools')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, schools }) => (
                <tr key={id}>
                  <td>
                    <a className="jw-link" href={onMap(id)}>
                      {nameOf(name)}
                    </a>
                  </td>
                  <td>
                    {schools.map((school) => (
                      <div key={school.id}>
                        {nameOf(school.name)}{' '}
                        <span className="jw-number jw-secondary">
                          {formatNumber(school.metres)} m
                        </span>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}
