import { useState } from 'react';
import { SHELTER_CLASSES, type ShelterClass } from '../../../shared/model/shelter.ts';
import type { ShelterCoverage } from '../../../shared/wire/shelters.ts';
import { useText } from '../../i18n/use-text.ts';
import { placeOfGrid } from '../../situation/place-names.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const MODES = ['distance', 'places'] as const;
type Mode = (typeof MODES)[number];
/** The worst are listed; the sums are of all. */
const GRIDS_SHOWN = 50;

/** Whom the shelters of a class serve, and whom they leave out, by town and by grid. */
export function CoverageView() {
  const text = useText();
  const [of, setOf] = useState<ShelterClass>('emergency');
  const [mode, setMode] = useState<Mode>('distance');
  const question = useQuestion<ShelterCoverage>(
    `/api/shelters/coverage?class=${of}&limited=${mode === 'places'}`,
  );
  const rows = question.value === null ? null : [question.value];
  return (
    <>
      <div className="jw-shelter-acts">
        <Choice
          label={text('card.shelter.class')}
          names={SHELTER_CLASSES}
          chosen={of}
          wordOf={(name) => text(`shelter-class.${name}`)}
          choose={setOf}
        />
        <Choice
          label={text('shelters.mode')}
          names={MODES}
          chosen={mode}
          wordOf={(name) => text(`shelters.mode.${name}`)}
          choose={setMode}
        />
      </div>
      <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
        {([coverage]) => <Coverage coverage={coverage!} />}
      </Section>
    </>
  );
}

function Coverage({ coverage }: { coverage: ShelterCoverage }) {
  const text = useText();
  const { distanceMetres, sites, population, unserved } = coverage;
  return (
    <div data-testid="coverage">
      <p className="jw-coverage-lead">
        {text('shelters.coverage.lead', {
          sites: formatNumber(sites),
          metres: formatNumber(distanceMetres),
        })}
      </p>
      <dl className="jw-file-figures jw-coverage-figures">
        <Figure label={text('shelters.population')} value={population} />
        <Figure label={text('shelters.served')} value={population - unserved} />
        <Figure label={text('shelters.unserved')} value={unserved} />
      </dl>
      <div className="jw-shelter-columns">
        <UnservedTable rows={coverage.towns} />
        <UnservedTable rows={worstGrids(coverage)} />
      </div>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Quantity value={value} unit="人" />
      </dd>
    </div>
  );
}

type Row = { town?: string; grid?: string; population: number; unserved: number };

const worstGrids = ({ grids }: ShelterCoverage): Row[] =>
  [...grids]
    .sort((a, b) => b[2] - a[2])
    .slice(0, GRIDS_SHOWN)
    .map(([grid, population, unserved]) => ({ grid, population, unserved }));

function UnservedTable({ rows }: { rows: readonly Row[] }) {
  const text = useText();
  const part = ({ population, unserved }: Row) =>
    population === 0 ? '–' : `${formatNumber((unserved / population) * 100)} %`;
  return (
    <table className="jw-table">
      <thead>
        <tr>
          <th>{text(rows[0]?.grid === undefined ? 'shelters.town' : 'shelters.worst-grids')}</th>
          <th>{text('shelters.population')}</th>
          <th>{text('shelters.unserved')}</th>
          <th>{text('shelters.part')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.grid ?? row.town}>
            <td>
              {row.grid === undefined ? (
                <AreaName code={row.town ?? ''} />
              ) : (
                <GridLink code={row.grid} />
              )}
            </td>
            <td>
              <Quantity value={row.population} unit="人" />
            </td>
            <td>
              <Quantity value={row.unserved} unit="人" />
            </td>
            <td className="jw-number">{part(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The names a grid lies under, as a way to it on the map. */
function GridLink({ code }: { code: string }) {
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const names = placeOfGrid({ registers, coverage }, code).join(' · ');
  return (
    <a className="jw-link" href={`/console?select=grid:${code}`} title={code}>
      {names === '' ? code : `${names} · ${code.slice(-3)}`}
    </a>
  );
}
