import type { ReactNode } from 'react';
import type { Danger } from '../../../shared/model/danger.ts';
import {
  DUE_SOON_DAYS,
  type Prevention,
  preventionOf,
  type UninsuredUnit,
} from '../../../shared/risk/prevention.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { DangerMarks } from '../dangers/danger-table.tsx';
import { Day } from '../hazards/day.tsx';
import { DueMark } from '../hazards/due-mark.tsx';
import { OVERDUE_ONLY } from '../hazards/hazard-filter.ts';
import { useHazardFiles } from '../hazards/use-hazard-files.ts';
import { registersLink } from '../section-address.ts';
import '../hazards/hazards.css';

const ASK_MS = 30_000;
/** So many of each list: the whole of it is one step away. */
const SHOWN = 6;
const ALL_DANGERS = registersLink('dangers');
const ALL_HAZARDS = registersLink('hazards');

/** Risks before events (art. 8): what is to be looked at before anything happens. */
export function PreventionSection() {
  const text = useText();
  const files = useHazardFiles();
  const dangers = useQuestion<Danger[]>('/api/dangers', ASK_MS);
  const now = serverNow();
  const found =
    files.value && dangers.value ? [preventionOf(files.value, dangers.value, now)] : null;
  const question = {
    value: found,
    refusal: files.refusal ?? dangers.refusal,
    loading: files.loading || dangers.loading,
    again: async () => {
      await Promise.all([files.again(), dangers.again()]);
    },
  };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('prevention.lead')}</p>
      <Section question={question} empty={{ title: '' }}>
        {([prevention]) => <Lists prevention={prevention!} />}
      </Section>
    </section>
  );
}

function Lists({ prevention }: { prevention: Prevention }) {
  const text = useText();
  const { majorDangers, ungradedDangers, overdueDangers, overdue, dueSoon } = prevention;
  const { majorHazards, unassessed, uninsured } = prevention;
  return (
    <div className="jw-prevention" data-testid="prevention">
      <Part title={text('prevention.major-dangers')} rows={majorDangers} all={ALL_DANGERS}>
        {(danger) => <DangerLine key={danger.id} danger={danger} />}
      </Part>
      <Part title={text('prevention.ungraded')} rows={ungradedDangers} all={ALL_DANGERS}>
        {(danger) => <DangerLine key={danger.id} danger={danger} />}
      </Part>
      <Part title={text('prevention.overdue-dangers')} rows={overdueDangers} all={ALL_DANGERS}>
        {(danger) => <DangerLine key={danger.id} danger={danger} />}
      </Part>
      <Part title={text('prevention.overdue')} rows={overdue} all={`${ALL_HAZARDS}${OVERDUE_ONLY}`}>
        {(hazard) => (
          <HazardLine key={hazard.id} hazard={hazard}>
            <DueMark hazard={hazard} />
          </HazardLine>
        )}
      </Part>
      <Part
        title={text('prevention.due', { days: DUE_SOON_DAYS })}
        rows={dueSoon}
        all={ALL_HAZARDS}
      >
        {(hazard) => (
          <HazardLine key={hazard.id} hazard={hazard}>
            <Day at={hazard.inspectionDue} />
          </HazardLine>
        )}
      </Part>
      <Part title={text('prevention.major-hazards')} rows={majorHazards} all={ALL_HAZARDS}>
        {(hazard) => (
          <HazardLine key={hazard.id} hazard={hazard}>
            {hazard.majorGrade !== null && text(`major-grade.${hazard.majorGrade}`)}
          </HazardLine>
        )}
      </Part>
      <Part title={text('prevention.unassessed')} rows={unassessed} all={ALL_HAZARDS}>
        {(hazard) => (
          <HazardLine key={hazard.id} hazard={hazard}>
            {text(`hazard-state.${hazard.state}`)}
          </HazardLine>
        )}
      </Part>
      <Part title={text('prevention.uninsured')} rows={uninsured} all={ALL_HAZARDS}>
        {(unit) => <UnitLine key={unit.unit} unit={unit} />}
      </Part>
    </div>
  );
}

function Part<Row>({
  title,
  rows,
  all,
  children,
}: {
  title: string;
  rows: readonly Row[];
  /** Where the whole list stands. */
  all: string;
  children: (row: Row) => ReactNode;
}) {
  const text = useText();
  const rest = rows.length - SHOWN;
  return (
    <section aria-label={title}>
      <h3>
        {title} <strong className="jw-number">{rows.length}</strong>
      </h3>
      {rows.length === 0 && <p className="jw-secondary">{text('prevention.none')}</p>}
      <ul className="jw-list">{rows.slice(0, SHOWN).map(children)}</ul>
      {rest > 0 && (
        <p className="jw-secondary">
          {text('prevention.rest', { count: rest })} <a href={all}>{text('prevention.all')}</a>
        </p>
      )}
    </section>
  );
}

function DangerLine({ danger }: { danger: Danger }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <li>
      <a href={registersLink('hazards', danger.hazard)}>{danger.finding}</a>
      <span className="jw-secondary">{nameOf(danger.hazardName)}</span>
      <span className="jw-prevention-standing">
        {text(`danger-state.${danger.state}`)} <DangerMarks danger={danger} />
      </span>
    </li>
  );
}

function HazardLine({ hazard, children }: { hazard: HazardSummary; children: ReactNode }) {
  const nameOf = useNameOf();
  return (
    <li>
      <a href={registersLink('hazards', hazard.id)}>{nameOf(hazard.name)}</a>
      <span className="jw-grow" />
      <RiskMark risk={hazard.risk} />
      {children}
    </li>
  );
}

function UnitLine({ unit: { unit, uncovered, unknown } }: { unit: UninsuredUnit }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <li>
      {unit === null ? <em className="jw-missing">{text('hazards.missing')}</em> : nameOf(unit)}
      <span className="jw-grow" />
      {uncovered > 0 && <strong>{text('prevention.uninsured.known', { count: uncovered })}</strong>}
      {unknown > 0 && (
        <span className="jw-secondary">
          {text('prevention.uninsured.unknown', { count: unknown })}
        </span>
      )}
    </li>
  );
}
