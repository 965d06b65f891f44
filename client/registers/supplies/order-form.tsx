import { useState } from 'react';
import { courseTo } from '../../../shared/geo/course.ts';
import type { Position } from '../../../shared/model/common.ts';
import {
  MOST_DEPOTS,
  type NewSupplyOrder,
  type SupplyQuestion,
} from '../../../shared/model/supply-order.ts';
import { addedUp } from '../../../shared/risk/supply-allocation.ts';
import { type DepotStock, proposedDepots } from '../../../shared/risk/supply-depots.ts';
import type { SupplyNeeds, SupplyOverview, SupplyPreview } from '../../../shared/wire/supplies.ts';
import { previewOrder, signOrder } from '../../commands/manage-supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { OwnDepartments } from '../../situation/own-departments.tsx';
import { proposedNumber } from '../../situation/proposed-number.ts';
import { serverNow } from '../../store/clock.ts';
import { useOwnDepartments } from '../../store/own-departments.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { LoadingState } from '../../ui/states.tsx';
import type { Question } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { DepotsField } from './depots-field.tsx';
import { issuersOf } from './issuers-of.ts';
import { NeedPart } from './need-part.tsx';
import { PreviewPart } from './preview-part.tsx';
import { useDestination } from './use-destination.ts';
import { useItems } from './use-items.ts';
import { WantedFields } from './wanted-fields.tsx';
import '../by-area/by-area.css';
import '../file.css';

type Depot = SupplyOverview['depots'][number];
type Props = {
  incident: string | null;
  supplies: Question<SupplyOverview>;
  close: (order: string | null) => void;
};

/** Depots the asker commands; where it is known where the order goes the nearest stands first. */
function commandedOf(supplies: SupplyOverview | null, to: Position | null): Depot[] {
  const own = supplies?.depots.filter(({ commanded }) => commanded) ?? [];
  if (to === null) return own;
  const metres = new Map(own.map(({ id, place }) => [id, courseTo(place, to).metres]));
  return own.sort((a, b) => metres.get(a.id)! - metres.get(b.id)!);
}

/** What is free in each depot, in the order they are given. */
const stockOf = (depots: readonly Depot[], supplies: SupplyOverview | null): DepotStock[] =>
  depots.map(({ id }) => ({
    id,
    free: (supplies?.stock ?? [])
      .filter(({ depot }) => depot === id)
      .map(({ item, free }) => ({ item, amount: free })),
  }));

/** A transfer order in three steps: what is needed, what a depot can give of it, and the signature. */
export function OrderForm({ incident, supplies, close }: Props) {
  const text = useText();
  const items = useItems();
  const [shelter, setShelter] = useState<string | null>(null);
  const [needs, setNeeds] = useState<SupplyNeeds | null>(null);
  const [basis, setBasis] = useState<NewSupplyOrder['basis']>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map());
  const [preview, setPreview] = useState<SupplyPreview | null>(null);
  const depots = commandedOf(supplies.value, useDestination(incident, shelter));
  const asked = new Map([...wanted].filter(([, amount]) => amount > 0));
  const proposed = proposedDepots(asked, stockOf(depots, supplies.value), MOST_DEPOTS);
  const usual = new Set(proposed.length > 0 ? proposed : depots.slice(0, 1).map(({ id }) => id));
  const from = depots.filter(({ id }) => (chosen ?? usual).has(id));
  if (supplies.value === null || items.items === null) return <LoadingState />;
  const list = [...asked].map(([item, amount]) => ({ item, amount }));
  const question: SupplyQuestion = {
    ...{ depots: from.map(({ id }) => id), shelter, incident, wanted: list },
  };
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setPreview(null);
      set(value);
    };
  return (
    <section className="jw-admin-section" data-testid="order-form">
      <div>
        <button type="button" className="jw-button" onClick={() => close(null)}>
          ← {text('supplies.back')}
        </button>
      </div>
      <article className="jw-file">
        <h2>{text('supplies.order.new')}</h2>
        {incident !== null && <p className="jw-secondary">{text('supplies.of-incident')}</p>}
        <NeedPart
          incident={incident}
          shelter={shelter}
          choose={changed(setShelter)}
          items={items}
          told={(answer, of) => {
            setPreview(null);
            setNeeds(answer);
            setBasis(of);
            setWanted(new Map(answer.needs.map(({ item, wanted: amount }) => [item, amount])));
          }}
          needs={needs}
        />
        {depots.length === 0 ? (
          <p className="jw-note">{text('supplies.no-depot')}</p>
        ) : (
          <section>
            <h3>{text('supplies.order.what')}</h3>
            <DepotsField
              depots={depots}
              chosen={new Set(question.depots)}
              choose={changed(setChosen)}
              needs={needs}
            />
            <WantedFields
              items={items}
              wanted={wanted}
              stock={supplies.value.stock.filter((one) => question.depots.includes(one.depot))}
              change={changed(setWanted)}
            />
            {list.length > 0 && from.length > 0 && (
              <ActButton
                word={text('supplies.order.check')}
                act={() => previewOrder(question)}
                done={setPreview}
              />
            )}
          </section>
        )}
        {preview !== null && <PreviewPart preview={preview} items={items} depots={depots} />}
        {preview?.shortages.length === 0 && (
          <SignPart
            key={preview.at}
            question={question}
            preview={preview}
            depots={depots}
            basis={basis}
            done={(id) => close(id)}
          />
        )}
      </article>
    </section>
  );
}

function SignPart(props: {
  question: SupplyQuestion;
  preview: SupplyPreview;
  depots: readonly Depot[];
  basis: NewSupplyOrder['basis'];
  done: (order: string) => void;
}) {
  const { question, preview, depots, basis, done } = props;
  const text = useText();
  const departmentName = useDepartmentName();
  const own = useOwnDepartments();
  const sending = depots.filter(({ id }) => preview.parts.some(({ depot }) => depot === id));
  const issuers = issuersOf(own, sending);
  const { shelter, incident } = question;
  const inWords = shelter === null && incident === null;
  const sign = (form: FormData, key: string) => {
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const destination = inWords ? field('destination') : null;
    const parts = preview.parts.map(({ depot, takes }) => ({ depot, wanted: addedUp(takes) }));
    const said = { number: field('number'), issuedBy: field('issuedBy'), destination, basis };
    return signOrder({ parts, shelter, incident, ...said }, key);
  };
  if (own.length === 0) return <OwnDepartments />;
  if (issuers.length === 0) return <p className="jw-note">{text('supplies.no-issuer')}</p>;
  return (
    <section>
      <h3>{text('supplies.order.signature')}</h3>
      <CreateForm
        word={text('supplies.order.sign')}
        create={sign}
        done={({ orders }) => done(orders[0]!.id)}
      >
        {inWords && (
          <label className="jw-grow">
            {text('supplies.destination')}
            <input className="jw-input" name="destination" required maxLength={120} />
          </label>
        )}
        <label>
          {text('supplies.number.proposed')}
          <input
            className="jw-input"
            name="number"
            required
            minLength={3}
            maxLength={60}
            autoComplete="off"
            defaultValue={proposedNumber('动用', serverNow())}
          />
        </label>
        <label>
          {text('supplies.issued-by')}
          <select className="jw-select" name="issuedBy" required>
            {issuers.map((id) => (
              <option key={id} value={id}>
                {departmentName(id)}
              </option>
            ))}
          </select>
        </label>
      </CreateForm>
    </section>
  );
}
