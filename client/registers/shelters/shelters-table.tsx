import { useMemo, useState } from 'react';
import { SHELTER_STATES, type ShelterState } from '../../../shared/model/shelter.ts';
import type { ShelterLine } from '../../../shared/wire/shelters.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { formatDayFrom } from '../../ui/format-time.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { RegisterExport } from '../register-export.tsx';
import { OccupancyAge } from './occupancy-age.tsx';
import { useShelterName } from './use-shelter-name.ts';

const ASK_MS = 15_000;

/** What is in use stands first, then what will be. */
const ORDER: readonly ShelterState[] = ['full', 'open', 'preparing', 'closing', 'unavailable'];
const rank = ({ state, proposal }: ShelterLine): number => {
  if (proposal !== null) return -1;
  const at = ORDER.indexOf(state);
  return at < 0 ? ORDER.length : at;
};

const shown = (lines: readonly ShelterLine[], words: string, state: string) =>
  lines
    .filter(
      (line) => state === '' || (state === 'findings' ? line.findings > 0 : line.state === state),
    )
    .filter(({ name }) => name.includes(words.trim()))
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));

/** The list of shelters: state, places left with their age, what binds the capacity, what was found. */
export function SheltersTable({ open }: { open: (id: string) => void }) {
  const text = useText();
  const lines = useQuestion<ShelterLine[]>('/api/shelters/files', ASK_MS);
  const [words, setWords] = useState('');
  const [state, setState] = useState('');
  const rows = useMemo(
    () => (lines.value === null ? null : shown(lines.value, words, state)),
    [lines.value, words, state],
  );
  return (
    <>
      <RegisterExport table="shelter-files" answer={rows} filter={`${state} ${words}`.trim()} />
      <div className="jw-create">
        <label>
          {text('admin.name')}
          <input
            className="jw-input"
            type="search"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        <label>
          {text('admin.state')}
          <select
            className="jw-select"
            value={state}
            onChange={({ target }) => setState(target.value)}
          >
            <option value="">{text('shelters.all')}</option>
            {SHELTER_STATES.map((name) => (
              <option key={name} value={name}>
                {text(`shelter-state.${name}`)}
              </option>
            ))}
            <option value="findings">{text('shelters.with-findings')}</option>
          </select>
        </label>
        {rows !== null && (
          <span className="jw-secondary">{text('shelters.shown', { count: rows.length })}</span>
        )}
      </div>
      <Section
        question={{ ...lines, value: rows }}
        empty={{ title: text('shelters.empty'), hint: text('shelters.empty.hint') }}
      >
        {(found) => <Lines lines={found} open={open} />}
      </Section>
    </>
  );
}

function Lines({ lines, open }: { lines: readonly ShelterLine[]; open: (id: string) => void }) {
  const text = useText();
  return (
    <table className="jw-table jw-shelters" data-testid="shelters">
      <thead>
        <tr>
          <th>{text('admin.name')}</th>
          <th>{text('kind.area')}</th>
          <th>{text('card.shelter.class')}</th>
          <th>{text('admin.state')}</th>
          <th>{text('card.shelter.left')}</th>
          <th>{text('card.shelter.capacity')}</th>
          <th>{text('shelters.verified')}</th>
          <th>{text('shelters.findings')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} open={() => open(line.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, open }: { line: ShelterLine; open: () => void }) {
  const text = useText();
  const language = useLanguage();
  const name = useShelterName(line);
  const { state, proposal, left, capacity, binding, verifiedAt, findings } = line;
  return (
    <tr data-state={state}>
      <td className="jw-table-name">
        <button type="button" className="jw-plain jw-shelter-name" onClick={open}>
          {name}
        </button>
      </td>
      <td className="jw-nowrap">
        <AreaName code={line.town} />
      </td>
      <td className="jw-nowrap">
        {line.classes.map((of) => (
          <span key={of} className="jw-block">
            {text(`shelter-class.${of}`)}
          </span>
        ))}
      </td>
      <td className="jw-nowrap">
        {text(`shelter-state.${state}`)}
        {proposal !== null && (
          <span className="jw-badge jw-block">{text(`shelters.proposal.${proposal}`)}</span>
        )}
      </td>
      <td className="jw-nowrap">
        <span className="jw-number">
          {left === null ? text('shelters.not-known') : formatNumber(left)}
        </span>
        <OccupancyAge occupancy={line.occupancy} />
      </td>
      <td className="jw-nowrap">
        <span className="jw-number">{formatNumber(capacity)}</span>
        <span className="jw-block jw-secondary jw-small">
          {text('shelters.bound-by', { limit: text(`shelters.limit.${binding}`) })}
        </span>
      </td>
      <td className="jw-nowrap">
        {verifiedAt === null
          ? text('shelters.unverified')
          : formatDayFrom(Date.parse(verifiedAt), serverNow(), language)}
      </td>
      <td className="jw-number">{findings === 0 ? '–' : findings}</td>
    </tr>
  );
}
