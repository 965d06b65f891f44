import { useState } from 'react';
import type { GridFacts as Facts } from '../../../shared/geo/coverage/coverage.ts';
import type { GridMetrics } from '../../../shared/geo/coverage/metrics.ts';
import { GRID_KINDS, type GridKind } from '../../../shared/model/grid.ts';
import type { EditOf } from '../../../shared/model/grid-edit.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { isNew } from '../session/drawing.ts';
import { tryEdit } from '../tools/perform-edit.ts';
import { useStudio } from '../tools/studio-store.ts';
import { useDraft, useGridRows } from './use-metrics.ts';

/** Figures in the order they are read, with how each is written. */
const FIGURES: readonly [name: string, of: (metrics: GridMetrics, hectares: string) => string][] = [
  ['area', ({ areaSquareMetres: area }, unit) => `${formatNumber(area / 10_000, 2)} ${unit}`],
  ['perimeter', ({ perimeterMetres }) => `${formatNumber(perimeterMetres)} m`],
  ['households', ({ households }) => formatPeople(households)],
  ['compactness', ({ compactness }) => formatNumber(compactness, 2)],
  ['parts', ({ parts }) => formatNumber(parts)],
  ['hazards', ({ hazards }) => formatNumber(hazards)],
  ['shelters', ({ shelters }) => formatNumber(shelters)],
  ['streams', ({ streams }) => formatNumber(streams)],
  ['alarms', ({ reports }) => formatNumber(reports)],
  ['staff', ({ staff }) => formatNumber(staff)],
];

/** The chosen grid: its figures now and in force, side by side, and what is written of it. */
export function GridFacts({ locked }: { locked: boolean }) {
  const text = useText();
  const selection = useStudio((studio) => studio.selection);
  const nameOf = useNameOf();
  const hectares = text('studio.hectares');
  const rows = useGridRows();
  const drawn = useDraft();
  // A grid that was chosen may have ended since, by this hand or by another's.
  const key = selection.find((one) => drawn?.draft.grids.has(one));
  const row = rows?.find((one) => one.key === key);
  const facts = key === undefined ? undefined : drawn?.draft.grids.get(key);
  if (!row || !facts) return <p className="jw-secondary">{text('studio.choose-grid')}</p>;
  return (
    <section className="jw-grid-facts" data-testid="grid-facts">
      <h3>
        {nameOf(row.name)}{' '}
        <span className="jw-secondary jw-small">
          {isNew(row.key) ? text('studio.no-code') : row.key}
        </span>
      </h3>
      {selection.length > 1 && (
        <p className="jw-secondary jw-small">
          {text('studio.chosen', { count: selection.length })}
        </p>
      )}
      <table className="jw-figures">
        <thead>
          <tr>
            <td />
            <th scope="col">{text('studio.in-force')}</th>
            <th scope="col">{text('studio.in-draft')}</th>
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(([name, of]) => {
            const [before, now] = [
              row.before ? of(row.before, hectares) : '–',
              of(row.now, hectares),
            ];
            return (
              <tr
                key={name}
                data-changed={row.before !== null && before !== now}
                title={name === 'compactness' ? text('studio.compactness.help') : undefined}
              >
                <th scope="row">{text(`studio.figure.${name as 'area'}`)}</th>
                <td>{before}</td>
                <td data-figure={name}>{now}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!locked && <Describe key={`${facts.key} ${facts.name}`} facts={facts} />}
    </section>
  );
}

function Describe({ facts }: { facts: Facts }) {
  const text = useText();
  const [name, setName] = useState(facts.name);
  const [kind, setKind] = useState<GridKind>(facts.kind);
  const [households, setHouseholds] = useState(String(facts.households));
  const count = Number(households);
  const edit: EditOf<'describe'> = {
    ...{ kind: 'describe', grid: facts.key },
    ...(name.trim() !== '' && name !== facts.name && { name: name.trim() }),
    ...(kind !== facts.kind && { gridKind: kind }),
    ...(Number.isInteger(count) &&
      count >= 0 &&
      count !== facts.households && { households: count }),
  };
  const isChanged = Object.keys(edit).length > 2;
  return (
    <form
      className="jw-describe"
      onSubmit={(event) => {
        event.preventDefault();
        tryEdit(() => edit);
      }}
    >
      <label>
        {text('studio.grid-name')}
        <input
          className="jw-input"
          value={name}
          maxLength={120}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label>
        {text('studio.grid-kind')}
        <select
          className="jw-select"
          value={kind}
          disabled={facts.kind === 'micro'}
          onChange={({ target }) => setKind(target.value as GridKind)}
        >
          {GRID_KINDS.filter((one) => facts.kind === 'micro' || one !== 'micro').map((one) => (
            <option key={one} value={one}>
              {text(`grid-kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('studio.figure.households')}
        <input
          className="jw-input"
          inputMode="numeric"
          value={households}
          onChange={({ target }) => setHouseholds(target.value)}
        />
      </label>
      <div className="jw-row jw-wrap">
        <button type="submit" className="jw-button" disabled={!isChanged}>
          {text('studio.write-down')}
        </button>
        {facts.kind === 'micro' && (
          <button
            type="button"
            className="jw-button"
            onClick={() => tryEdit(() => ({ kind: 'remove-micro', grid: facts.key }))}
          >
            {text('studio.remove-micro')}
          </button>
        )}
      </div>
    </form>
  );
}
