import { useState } from 'react';
import type { Confidence } from '../../../shared/model/rule.ts';
import { layersOf, type SupplyClass, type SupplyItem } from '../../../shared/model/supply.ts';
import { keepItem } from '../../commands/manage-supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { SourceFields } from '../source-fields.tsx';
import { useItems } from './use-items.ts';

/** The catalogue: codes by the four layers of GB/T 38565, needs by norms, each with its source and how sure it is. */
export function CatalogueView() {
  const text = useText();
  const { nameOf, amountOf } = useItems();
  const question = useQuestion<{ items: SupplyItem[] }>('/api/supply-items');
  const mayChange = useLive(({ me }) => me?.role === 'administrator');
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <>
      <p className="jw-secondary">{text('supplies.catalogue.lead')}</p>
      <Section
        question={{ ...question, value: question.value?.items ?? null }}
        empty={{ title: text('supplies.catalogue.empty') }}
      >
        {(items) => (
          <table className="jw-table" data-testid="supply-catalogue">
            <thead>
              <tr>
                <th>{text('supplies.code')}</th>
                <th>{text('supplies.item')}</th>
                <th>{text('supplies.source')}</th>
                <th>{text('supplies.norm')}</th>
                {mayChange && <th />}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id} data-item={item.id}>
                  <td className="jw-nowrap jw-number">
                    {layersOf(item.code)}
                    <span className="jw-town">
                      {text(`supplies.class.${item.code[0] as SupplyClass}`)}
                    </span>
                  </td>
                  <td className="jw-nowrap">{nameOf(item.id)}</td>
                  <td>
                    {item.source} <Sure confidence={item.confidence} />
                  </td>
                  <td>
                    {item.need === null ? (
                      '–'
                    ) : (
                      <>
                        {text(item.need.daily ? 'supplies.norm.daily' : 'supplies.norm.once', {
                          amount: amountOf(item.id, item.need.amount),
                        })}
                        <span className="jw-town">
                          {item.need.source} <Sure confidence={item.need.confidence} />
                        </span>
                      </>
                    )}
                  </td>
                  {mayChange && (
                    <td>
                      <button
                        type="button"
                        className="jw-button"
                        aria-expanded={editing === item.id}
                        onClick={() => setEditing(editing === item.id ? null : item.id)}
                      >
                        {text('supplies.code.enter')}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {(question.value?.items ?? [])
        .filter(({ id }) => id === editing)
        .map((item) => (
          <CodeForm
            key={`${item.id}:${item.version}`}
            item={item}
            done={async () => {
              await question.again();
              setEditing(null);
            }}
          />
        ))}
    </>
  );
}

function Sure({ confidence }: { confidence: Confidence }) {
  const text = useText();
  return <abbr title={text(`confidence.${confidence}`)}>[{confidence}]</abbr>;
}

function CodeForm({ item, done }: { item: SupplyItem; done: Done }) {
  const text = useText();
  const { nameOf } = useItems();
  const save = (form: FormData) => {
    const { id, version, synthetic: _, ...kept } = item;
    const [code, source] = ['code', 'source'].map((name) => String(form.get(name)).trim());
    const confidence = String(form.get('confidence')) as Confidence;
    const change = { ...kept, code: code!, source: source!, confidence };
    return keepItem(id, { basedOn: version, item: change });
  };
  return (
    <CreateForm word={text('staffing.save')} create={save} done={done}>
      <strong>{nameOf(item.id)}</strong>
      <label>
        {text('supplies.code')}
        <input
          className="jw-input"
          name="code"
          required
          pattern="[123]\d{6}"
          inputMode="numeric"
          maxLength={7}
          defaultValue={item.code}
        />
      </label>
      <SourceFields
        word={text('supplies.source')}
        source={item.source}
        confidence={item.confidence}
      />
    </CreateForm>
  );
}
