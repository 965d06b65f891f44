import { useState } from 'react';
import '../i18n/later-words.ts';
import { COLLECTIONS, type CollectionId, type ReadKey } from '../../shared/model/collection.ts';
import type { ExportUse } from '../../shared/model/export-use.ts';
import { createReadKey, revokeReadKey } from '../commands/exchange-shapes.ts';
import { useText } from '../i18n/use-text.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AreaName, AreaSelect } from '../ui/area-select.tsx';
import { CreateForm } from '../ui/create-form.tsx';
import { ExportUseOptions } from '../ui/export-use-select.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { ShownOnce } from './shown-once.tsx';

/** Keys GIS programs read public data with: an area and collections, shown once. */
export function ReadKeysSection() {
  const text = useText();
  const keys = useQuestion<ReadKey[]>('/api/read-keys');
  const [issued, setIssued] = useState<string | null>(null);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('read-keys.lead')}</p>
      <CreateForm
        create={(form, actKey) => {
          const asked = {
            name: String(form.get('name')),
            area: String(form.get('area')),
            collections: form.getAll('collections') as CollectionId[],
            usedFor: form.get('usedFor') as ExportUse,
          };
          return createReadKey(asked, actKey);
        }}
        done={({ key }) => {
          setIssued(key);
          return keys.again();
        }}
      >
        <label>
          {text('admin.name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <AreaSelect />
        <label>
          {text('export-use')}
          <select className="jw-input" name="usedFor" required defaultValue="">
            <ExportUseOptions />
          </select>
        </label>
        {COLLECTIONS.map((name) => (
          <label key={name}>
            {text(`collection.${name}`)}
            <input type="checkbox" name="collections" value={name} defaultChecked />
          </label>
        ))}
      </CreateForm>
      {issued !== null && (
        <ShownOnce name={text('admin.read-keys')} secret={issued} close={() => setIssued(null)} />
      )}
      <Section question={keys} empty={{ title: text('read-keys.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="read-keys">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('admin.area')}</th>
                <th>{text('read-keys.collections')}</th>
                <th>{text('export-use')}</th>
                <th>{text('read-keys.used')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ prefix, name, area, collections, usedFor, lastUsedAt, revokedAt }) => (
                <tr key={prefix}>
                  <td>
                    {name} <span className="jw-secondary jw-small">{prefix}</span>
                  </td>
                  <td>
                    <AreaName code={area} />
                  </td>
                  <td>
                    {collections.map((one) => text(`collection.${one}`)).join(text('list.and'))}
                  </td>
                  <td>
                    {text(usedFor === null ? 'export-use.not-asked' : `export-use.${usedFor}`)}
                  </td>
                  <td>
                    {lastUsedAt === null ? (
                      text('read-keys.never')
                    ) : (
                      <TimeText at={Date.parse(lastUsedAt)} />
                    )}
                  </td>
                  <td className="jw-acts">
                    {revokedAt === null ? (
                      <ActButton
                        word={text('read-keys.revoke')}
                        sure={text('read-keys.revoke.sure')}
                        act={() => revokeReadKey(prefix)}
                        done={keys.again}
                      />
                    ) : (
                      text('read-keys.revoked')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </section>
  );
}
