import { useState } from 'react';
import type { VenueType } from '../../../shared/model/key-place.ts';
import { declareLead } from '../../commands/manage-key-places.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { Question } from '../../ui/use-question.ts';

/** New kinds of business and the department that leads in each; the undecided stand first. */
export function VenueTypes({ types }: { types: Question<{ venueTypes: VenueType[] }> }) {
  const text = useText();
  const isAdministrator = useLive((live) => live.me?.role === 'administrator');
  const rows = types.value?.venueTypes ?? null;
  const undecided = (rows ?? []).filter(({ leadDepartment }) => leadDepartment === null).length;
  return (
    <>
      <h2>{text('venue-types.title')}</h2>
      <p className="jw-secondary">
        {text('venue-types.lead', { undecided: formatNumber(undecided) })}
      </p>
      <Section question={{ ...types, value: rows }} empty={{ title: text('venue-types.empty') }}>
        {(all) => (
          <table className="jw-table" data-testid="venue-types">
            <thead>
              <tr>
                <th>{text('venue-types.type')}</th>
                <th>{text('venue-types.venues')}</th>
                <th>{text('venue-types.department')}</th>
                <th>{text('venue-types.basis')}</th>
                {isAdministrator && <th>{text('admin.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {all.map((type) => (
                <VenueTypeRow
                  key={`${type.id}:${type.revision}`}
                  type={type}
                  mayDeclare={isAdministrator}
                  changed={types.again}
                />
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  );
}

function VenueTypeRow({
  type,
  mayDeclare,
  changed,
}: {
  type: VenueType;
  mayDeclare: boolean;
  changed: Done;
}) {
  const text = useText();
  const language = useLanguage();
  const departments = useLive((live) => live.registers?.departments) ?? [];
  const [department, setDepartment] = useState(type.leadDepartment ?? '');
  const [basis, setBasis] = useState(type.basis ?? '');
  const lead = departments.find(({ id }) => id === type.leadDepartment);
  const named = department === '' ? null : department;
  const told = basis.trim() === '' ? null : basis.trim();
  const isWhole = (named === null) === (told === null);
  const isOther = named !== type.leadDepartment || told !== type.basis;
  return (
    <tr data-item={type.id}>
      <td>{language === 'zh' ? type.name : type.nameEnglish}</td>
      <td className="jw-number">{formatNumber(type.venues)}</td>
      <td>
        {mayDeclare ? (
          <select
            className="jw-input"
            aria-label={text('venue-types.department')}
            value={department}
            onChange={({ target }) => setDepartment(target.value)}
          >
            <option value="">{text('venue-types.undecided')}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          (lead?.name ??
          type.leadDepartment ?? (
            <span className="jw-overdue">{text('venue-types.undecided')}</span>
          ))
        )}
      </td>
      <td>
        {mayDeclare ? (
          <input
            className="jw-input"
            aria-label={text('venue-types.basis')}
            maxLength={120}
            value={basis}
            onChange={({ target }) => setBasis(target.value)}
          />
        ) : (
          type.basis
        )}{' '}
        {type.decidedAt !== null && (
          <span className="jw-small jw-secondary">
            <TimeText at={type.decidedAt} />
          </span>
        )}
      </td>
      {mayDeclare && (
        <td className="jw-acts">
          {isWhole && isOther ? (
            <ActButton
              word={text(named === null ? 'venue-types.take-back' : 'venue-types.declare')}
              act={() =>
                declareLead(type.id, {
                  basedOn: type.revision,
                  leadDepartment: named,
                  basis: told,
                })
              }
              done={changed}
            />
          ) : (
            <span className="jw-small jw-secondary">
              {(!isWhole || type.leadDepartment === null) && text('venue-types.needs')}
            </span>
          )}
        </td>
      )}
    </tr>
  );
}
