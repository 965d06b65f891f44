import { useState } from 'react';
import type {
  CertificationList,
  UnitCertification,
} from '../../../shared/model/unit-certification.ts';
import {
  CERTIFICATION_DUE_DAYS,
  certificationState,
  daysLeft,
} from '../../../shared/risk/certification.ts';
import { CERTIFICATIONS_PATH } from '../../commands/unit-acts.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { serverNow } from '../../store/clock.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ShortList } from '../places/short-list.tsx';

const CHOICES = ['due', 'all'] as const;
const isDue = ({ until }: UnitCertification): boolean =>
  certificationState(until, serverNow()) !== 'valid';

/** Until when units are certified: those that expired or will within thirty days first, and how many have no record. */
export function CertificationsSection() {
  const text = useText();
  const [chosen, setChosen] = useState<(typeof CHOICES)[number]>('due');
  const { value, ...question } = useQuestion<CertificationList>(CERTIFICATIONS_PATH);
  const rows = value?.certifications ?? null;
  const shown = (name: 'due' | 'all') => (rows ?? []).filter((row) => name === 'all' || isDue(row));
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('certification.lead', { days: CERTIFICATION_DUE_DAYS })}</p>
      {value !== null && value.unrecorded > 0 && (
        <p>{text('certification.unrecorded', { count: formatNumber(value.unrecorded) })}</p>
      )}
      <Choice
        label={text('registers.certifications')}
        names={CHOICES}
        chosen={chosen}
        wordOf={(name) =>
          `${text(`certification.choice.${name}`)} ${formatNumber(shown(name).length)}`
        }
        choose={setChosen}
      />
      <Section
        question={{ ...question, value: rows === null ? null : shown(chosen) }}
        empty={{ title: text(`certification.empty.${chosen}`) }}
      >
        {(all) => <Table rows={all} />}
      </Section>
    </section>
  );
}

function Table({ rows }: { rows: readonly UnitCertification[] }) {
  const text = useText();
  return (
    <ShortList rows={rows} wordsOf={({ callSign, type }) => `${callSign} ${text(`unit.${type}`)}`}>
      {(some) => (
        <table className="jw-table" data-testid="certifications">
          <thead>
            <tr>
              <th>{text('admin.name')}</th>
              <th>{text('certification.until')}</th>
              <th>{text('certification.standing')}</th>
              <th>{text('certification.note')}</th>
              <th>{text('certification.recorded')}</th>
            </tr>
          </thead>
          <tbody>
            {some.map((one) => (
              <tr key={one.unit}>
                <td>
                  {one.callSign} <span className="jw-town">{text(`unit.${one.type}`)}</span>
                </td>
                <td className="jw-nowrap">{one.until}</td>
                <td className="jw-nowrap">
                  <Standing of={one} />
                </td>
                <td>{one.note}</td>
                <td className="jw-nowrap">
                  <Actor id={one.recordedBy} /> <TimeText at={one.recordedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}

function Standing({ of: { until } }: { of: UnitCertification }) {
  const text = useText();
  const left = daysLeft(until, serverNow());
  if (left < 0) {
    return <b className="jw-late">{text('certification.past', { days: formatNumber(-left) })}</b>;
  }
  const words = text('certification.left', { days: formatNumber(left) });
  return left <= CERTIFICATION_DUE_DAYS ? <b>{words}</b> : words;
}
