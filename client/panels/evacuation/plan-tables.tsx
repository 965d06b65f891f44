import type { EvacuationPlan, HitGrid, ReachedShelter } from '../../../shared/model/evacuation.ts';
import { changeEdits, pickAssembly } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { NumberField } from './number-field.tsx';

type Props = { plan: EvacuationPlan; mayEdit: boolean };

/** A list with one thing's entry put in place of what it had. */
const withEntry = <Entry,>(
  list: readonly Entry[],
  isIt: (entry: Entry) => boolean,
  entry: Entry,
) => [...list.filter((one) => !isIt(one)), entry];

/** The grids hit: how many, which somebody may say better, who of them has a place, and bus trips. */
export function GridTable({ plan, mayEdit }: Props) {
  const text = useText();
  const nameOf = useNameOf();
  const change = (grid: string) => (heads: number) =>
    void changeEdits({
      heads: withEntry(plan.edits.heads, (one) => one.grid === grid, { grid, heads }),
    });
  const headsOf = ({ code, name, heads }: HitGrid) =>
    mayEdit ? (
      <NumberField
        label={text('evacuation.heads-of', { name: nameOf(name) })}
        value={heads}
        step={10}
        change={change(code)}
      />
    ) : (
      <span>{heads === null ? text('evacuation.not-counted') : formatNumber(heads)}</span>
    );
  return (
    <table className="jw-units">
      <thead>
        <tr>
          <th>{text('kind.grid')}</th>
          <th>{text('evacuation.heads')}</th>
          <th>{text('evacuation.placed')}</th>
          <th>{text('evacuation.unplaced')}</th>
          <th>{text('evacuation.trips')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.grids.map((grid) => (
          <tr key={grid.code}>
            <td>
              <button
                type="button"
                className="jw-plain"
                onClick={() => select({ kind: 'grid', id: grid.code })}
              >
                {nameOf(grid.name)}{' '}
                <span className="jw-secondary">{formatNumber(grid.share * 100)}%</span>
              </button>
              {mayEdit && (
                <button
                  type="button"
                  className="jw-button jw-block"
                  onClick={() => pickAssembly(grid.code)}
                >
                  {text('evacuation.assembly')}
                </button>
              )}
            </td>
            <td>{headsOf(grid)}</td>
            <td className="jw-number">{formatNumber(grid.placed)}</td>
            <td className="jw-number">
              {grid.unplaced > 0 ? (
                <b className="jw-late">{formatNumber(grid.unplaced)}</b>
              ) : (
                formatNumber(grid.unplaced)
              )}
            </td>
            <td className="jw-number">{formatNumber(grid.trips)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The shelters within reach: used or not and why, what is left and how old that is, kept out, given, needed. */
export function ShelterTable({ plan, mayEdit }: Props) {
  const text = useText();
  return (
    <table className="jw-units">
      <thead>
        <tr>
          <th>{text('evacuation.shelter')}</th>
          <th>{text('evacuation.left')}</th>
          <th>{text('evacuation.kept-out')}</th>
          <th>{text('evacuation.given')}</th>
          <th>{text('evacuation.need')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.shelters.map((shelter) => (
          <ShelterRow key={shelter.id} shelter={shelter} plan={plan} mayEdit={mayEdit} />
        ))}
      </tbody>
    </table>
  );
}

/** What nobody may choose. */
const NEVER: readonly ReachedShelter['leftOut'][] = [
  'in-area',
  'unavailable',
  'closing',
  'full',
  'too-short',
];

function ShelterRow({ shelter, plan, mayEdit }: Props & { shelter: ReachedShelter }) {
  const text = useText();
  const nameOf = useNameOf();
  const { id, name, state, left, at, leftOut, knownBy, keptOut, places, assigned, need } = shelter;
  const change = (edit: { use?: boolean; keptOut?: number }) =>
    void changeEdits({
      shelters: withEntry(plan.edits.shelters, (one) => one.shelter === id, {
        shelter: id,
        use: edit.use ?? leftOut === null,
        keptOut: edit.keptOut ?? keptOut,
      }),
    });
  return (
    <tr data-left-out={leftOut}>
      <td>
        <label>
          <input
            type="checkbox"
            checked={leftOut === null}
            disabled={!mayEdit || NEVER.includes(leftOut)}
            onChange={() => change({ use: leftOut !== null })}
          />{' '}
          {nameOf(name)}
        </label>
        <span className="jw-block jw-secondary">
          {leftOut === null ? text(`shelter-state.${state}`) : text(`evacuation.out.${leftOut}`)}
        </span>
      </td>
      <td>
        <span className="jw-number">
          {left === null ? text('evacuation.not-known') : formatNumber(left)}
        </span>
        <span className="jw-block jw-secondary">
          {text(`evacuation.known-by.${knownBy}`)} {at !== null && <Age at={Date.parse(at)} />}
        </span>
      </td>
      <td>
        {mayEdit ? (
          <NumberField
            label={text('evacuation.kept-out-of', { name: nameOf(name) })}
            value={keptOut}
            step={10}
            change={(kept) => change({ keptOut: kept })}
          />
        ) : (
          formatNumber(keptOut)
        )}
      </td>
      <td className="jw-number">
        {formatNumber(assigned)} / {formatNumber(places)}
      </td>
      <td className="jw-number">
        {assigned > 0 && (
          <>
            {text('evacuation.need.water', { litres: formatNumber(need.waterLitres) })}
            <span className="jw-block jw-secondary">
              {text('evacuation.need.toilets', {
                count: formatNumber(need.toilets),
                kept: need.toiletsKept === null ? '?' : formatNumber(need.toiletsKept),
              })}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}
