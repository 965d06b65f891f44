import { useEffect, useState } from 'react';
import type { CrosswalkLayer, CrosswalkUnit } from '../../../shared/model/crosswalk.ts';
import type { CrosswalkMatch } from '../../../shared/wire/interchange.ts';
import { removeCrosswalkLayer, saveCrosswalkTable } from '../../commands/exchange-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { viewStore } from '../../store/view-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ExportUseSelect } from '../../ui/export-use-select.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { CrosswalkTable } from './crosswalk-table.tsx';

/** Other departments' units over the grids: which grids each covers, and which it cuts (art. 49 ¶3). */
export function CrosswalkPanel() {
  const text = useText();
  const layers = useQuestion<CrosswalkLayer[]>('/api/crosswalk-layers');
  const departments = useLive((live) => live.registers?.departments ?? null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => () => viewStore.setState({ laidOver: null }), []);
  const nameOf = (id: string) => departments?.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      <p className="jw-secondary">{text('crosswalk.lead')}</p>
      <Section
        question={layers}
        empty={{ title: text('crosswalk.empty'), hint: text('crosswalk.empty.hint') }}
      >
        {(rows) => (
          <>
            <ExportUseSelect />
            <table className="jw-table" data-testid="crosswalk-layers">
              <thead>
                <tr>
                  <th>{text('interchange.department')}</th>
                  <th>{text('interchange.layer-name')}</th>
                  <th>{text('crosswalk.units')}</th>
                  <th>{text('admin.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, department, units, synthetic }) => (
                  <tr key={id} aria-selected={id === shown}>
                    <td>{nameOf(department)}</td>
                    <td>
                      {name}{' '}
                      {synthetic && (
                        <span className="jw-secondary jw-small">{text('badge.synthetic')}</span>
                      )}
                    </td>
                    <td className="jw-number">{formatNumber(units)}</td>
                    <td className="jw-acts">
                      <button
                        type="button"
                        className="jw-button"
                        aria-pressed={id === shown}
                        onClick={() => setShown(id === shown ? null : id)}
                      >
                        {text('crosswalk.show')}
                      </button>
                      <ActButton
                        word={text('crosswalk.table')}
                        act={() => saveCrosswalkTable(id)}
                        done={() => {}}
                      />
                      <ActButton
                        word={text('crosswalk.remove')}
                        sure={text('crosswalk.remove.sure')}
                        act={() => removeCrosswalkLayer(id)}
                        done={() => {
                          setShown(null);
                          layers.again();
                        }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Section>
      {shown !== null && <ShownLayer key={shown} id={shown} />}
    </>
  );
}

/** One layer: its outlines over the map, its match in a table. */
function ShownLayer({ id }: { id: string }) {
  const path = `/api/crosswalk-layers/${encodeURIComponent(id)}`;
  const { value: units } = useQuestion<CrosswalkUnit[]>(`${path}/units`);
  const match = useQuestion<CrosswalkMatch>(`${path}/match`);
  useEffect(() => {
    const good = units?.flatMap(({ outline }) => outline.coordinates.flat()) ?? [];
    viewStore.setState({ laidOver: { good, bad: [] } });
    return () => viewStore.setState({ laidOver: null });
  }, [units]);
  return <CrosswalkTable match={match} />;
}
