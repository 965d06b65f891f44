import { useState } from 'react';
import {
  PROTECTED_CLASSES,
  PROTECTED_KIND_CLASS,
  type ProtectedObject,
} from '../../../shared/model/protected-object.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ShortList } from './short-list.tsx';
import { useTownName } from './use-town-name.ts';
import './places.css';
import { useNameOf } from '../../i18n/use-name.ts';
import { RegisterExport } from '../register-export.tsx';

const CHOICES = ['all', ...PROTECTED_CLASSES] as const;
type Chosen = (typeof CHOICES)[number];

const isOf = (chosen: Chosen, { kind }: ProtectedObject): boolean =>
  chosen === 'all' || PROTECTED_KIND_CLASS[kind] === chosen;

/** Places that hazards must keep away from, by the eight classes of art. 19. */
export function ProtectedObjectsSection() {
  const text = useText();
  const nameOf = useNameOf();
  const townName = useTownName();
  const [chosen, setChosen] = useState<Chosen>('all');
  const { value, ...question } = useQuestion<{ protectedObjects: ProtectedObject[] }>(
    '/api/protected-objects',
  );
  const rows = value?.protectedObjects ?? null;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('places.protected.lead')}</p>
      <Choice
        label={text('places.class')}
        names={CHOICES}
        chosen={chosen}
        wordOf={(name) => text(`protected-class.${name}`)}
        choose={setChosen}
      />
      <RegisterExport
        table="protected-objects"
        answer={rows && { protectedObjects: rows.filter((row) => isOf(chosen, row)) }}
        filter={chosen}
      />
      <Section
        question={{ ...question, value: rows }}
        empty={{ title: text('places.protected.empty') }}
      >
        {(all) => (
          <ShortList
            rows={all.filter((row) => isOf(chosen, row))}
            wordsOf={({ name, town }) => `${name} ${townName(town)}`}
          >
            {(shown) => (
              <table className="jw-table" data-testid="protected-objects">
                <thead>
                  <tr>
                    <th>{text('admin.name')}</th>
                    <th>{text('places.kind')}</th>
                    <th>{text('places.class')}</th>
                    <th>{text('column.town')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ id, name, kind, town }) => (
                    <tr key={id}>
                      <td>{nameOf(name)}</td>
                      <td>{text(`protected-kind.${kind}`)}</td>
                      <td>{text(`protected-class.${PROTECTED_KIND_CLASS[kind]}`)}</td>
                      <td>{townName(town)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        )}
      </Section>
    </section>
  );
}
