import { useState } from 'react';
import type { KeyPlaceStanding, VenueType } from '../../../shared/model/key-place.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { KeyPlaceEditor } from './key-place-editor.tsx';
import { VenueTypes } from './venue-types.tsx';
import '../places/places.css';
import { useNameOf } from '../../i18n/use-name.ts';
import { RegisterExport } from '../register-export.tsx';

const CHOICES = ['all', 'overdue', 'no-plan'] as const;
type Chosen = (typeof CHOICES)[number];

const isLate = ({ drill }: KeyPlaceStanding): boolean => drill !== 'current';
const lacksPlan = ({ securityPlan, emergencyPlan }: KeyPlaceStanding): boolean =>
  securityPlan === null || emergencyPlan === null;
const passes = (chosen: Chosen, place: KeyPlaceStanding): boolean =>
  chosen === 'all' || (chosen === 'overdue' ? isLate(place) : lacksPlan(place));

/** Key places with their plans and drills (art. 31), and who leads in new kinds of business (art. 35). */
export function KeyPlacesSection() {
  const text = useText();
  const [chosen, setChosen] = useState<Chosen>('all');
  const { value, ...question } = useQuestion<{ keyPlaces: KeyPlaceStanding[] }>('/api/key-places');
  const types = useQuestion<{ venueTypes: VenueType[] }>('/api/venue-types');
  const rows = value?.keyPlaces ?? null;
  const countOf = (name: Chosen) => (rows ?? []).filter((row) => passes(name, row)).length;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('key-places.lead')}</p>
      <Choice
        label={text('registers.key-places')}
        names={CHOICES}
        chosen={chosen}
        wordOf={(name) => `${text(`key-places.${name}`)} ${formatNumber(countOf(name))}`}
        choose={setChosen}
      />
      <RegisterExport
        table="key-places"
        answer={rows && { keyPlaces: rows.filter((row) => passes(chosen, row)) }}
        filter={chosen}
      />
      <Section
        question={{ ...question, value: rows }}
        empty={{ title: text('key-places.empty'), hint: text('key-places.empty.hint') }}
      >
        {(all) => (
          <KeyPlaceTable
            rows={all.filter((row) => passes(chosen, row))}
            types={types.value?.venueTypes ?? []}
            changed={question.again}
          />
        )}
      </Section>
      <VenueTypes types={types} />
    </section>
  );
}

function KeyPlaceTable({
  rows,
  types,
  changed,
}: {
  rows: readonly KeyPlaceStanding[];
  types: readonly VenueType[];
  changed: Done;
}) {
  const text = useText();
  const townName = useTownName();
  const [opened, setOpened] = useState<string | null>(null);
  const done = async () => {
    await changed();
    setOpened(null);
  };
  return (
    <ShortList
      rows={rows}
      wordsOf={({ name, managerUnit, town }) => `${name} ${managerUnit} ${townName(town)}`}
    >
      {(shown) => (
        <table className="jw-table" data-testid="key-places">
          <thead>
            <tr>
              <th>{text('admin.name')}</th>
              <th>{text('places.kind')}</th>
              <th>{text('key-places.manager')}</th>
              <th>{text('key-places.security-plan')}</th>
              <th>{text('key-places.emergency-plan')}</th>
              <th>{text('key-places.last-drill')}</th>
              <th>{text('key-places.standing')}</th>
              <th>{text('admin.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((place) =>
              place.id === opened ? (
                <tr key={place.id}>
                  <td colSpan={8}>
                    <KeyPlaceEditor place={place} done={done} cancel={() => setOpened(null)} />
                  </td>
                </tr>
              ) : (
                <KeyPlaceRow
                  key={place.id}
                  place={place}
                  type={types.find(({ id }) => id === place.venueType)}
                  open={() => setOpened(place.id)}
                />
              ),
            )}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}

function KeyPlaceRow({
  place,
  type,
  open,
}: {
  place: KeyPlaceStanding;
  type: VenueType | undefined;
  open: () => void;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const townName = useTownName();
  const language = useLanguage();
  const typeName = language === 'zh' ? type?.name : type?.nameEnglish;
  const kind = typeName ?? text(`key-place-kind.${place.kind}`);
  const none = <span className="jw-overdue">{text('key-places.none')}</span>;
  return (
    <tr data-item={place.id}>
      <td>
        {nameOf(place.name)}
        <span className="jw-town">{townName(place.town)}</span>
      </td>
      <td>{kind}</td>
      <td>{nameOf(place.managerUnit)}</td>
      <td className="jw-day jw-number">{place.securityPlan ?? none}</td>
      <td className="jw-day jw-number">{place.emergencyPlan ?? none}</td>
      <td className="jw-day jw-number">{place.lastDrill ?? none}</td>
      <td>
        <span className={place.drill === 'current' ? 'jw-secondary' : 'jw-overdue'}>
          {text(`drill.${place.drill}`, { due: place.drillDue ?? '' })}
        </span>
      </td>
      <td>
        <button type="button" className="jw-button" onClick={open}>
          {text('key-places.edit')}
        </button>
      </td>
    </tr>
  );
}
