import { useState } from 'react';
import type { HazardFileAnswer } from '../../../shared/wire/hazard-files.ts';
import { changeHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { AssessmentPart } from './assessment-part.tsx';
import { aboutHazard, FactsForm } from './facts-form.tsx';
import { FileDangers } from './file-dangers.tsx';
import { FileFacts } from './file-facts.tsx';
import { InspectionsPart } from './inspections-part.tsx';
import { LifePart } from './life-part.tsx';
import { MajorHazardPart } from './major-hazard-part.tsx';
import { OutlinePart } from './outline-part.tsx';

/** One hazard's file: its facts, its life with the next acts, and all it rests on. */
export function HazardFileView({ id, back }: { id: string; back: () => void }) {
  const text = useText();
  const answer = useQuestion<HazardFileAnswer>(`/api/hazard-files/${encodeURIComponent(id)}`);
  const rows = answer.value === null ? null : [answer.value];
  return (
    <section className="jw-admin-section">
      <div className="jw-acts">
        <button type="button" className="jw-button" onClick={back}>
          ← {text('hazards.back')}
        </button>
        <a className="jw-button" href={`/console?select=hazard:${encodeURIComponent(id)}`}>
          {text('hazards.on-map')}
        </a>
      </div>
      <Section question={{ ...answer, value: rows }} empty={{ title: '' }}>
        {([found]) => <Opened answer={found!} changed={answer.again} />}
      </Section>
    </section>
  );
}

function Opened({ answer, changed }: { answer: HazardFileAnswer; changed: Done }) {
  const text = useText();
  const mayKeep = useMayKeep();
  const { file, inspections, dangers } = answer;
  const shown = useLive((live) => live.registers?.hazardById.get(file.id)?.name) ?? file.name;
  const about = aboutHazard(file.id);
  const [isBegun] = useState(() => keptFrom(about) !== undefined);
  return (
    <article className="jw-hazard-file" data-testid="hazard-file">
      <header>
        <h2>{shown}</h2>
        <span className="jw-secondary">{text(`class.${file.class}`)}</span>
        {file.synthetic && <SyntheticBadge />}
        <LastChange file={file} />
      </header>
      <LifePart file={file} dangers={dangers} changed={changed} />
      <div className="jw-hazard-columns">
        <FileFacts file={file} dangers={dangers} />
        <AssessmentPart file={file} changed={changed} />
      </div>
      {mayKeep && file.state !== 'closed' && <OutlinePart file={file} changed={changed} />}
      <MajorHazardPart file={file} />
      <InspectionsPart file={file} inspections={inspections} changed={changed} />
      <FileDangers file={file} dangers={dangers} changed={changed} />
      {mayKeep && file.state !== 'closed' && (
        <details className="jw-hazard-more" open={isBegun}>
          <summary>{text('hazards.edit')}</summary>
          <FactsForm
            key={file.version}
            about={about}
            current={file}
            save={(facts, basedOn) => changeHazard(file.id, basedOn, facts)}
            word={text('hazards.save')}
            done={changed}
          />
        </details>
      )}
    </article>
  );
}

function LastChange({
  file: { version, changedAt, changedBy },
}: {
  file: HazardFileAnswer['file'];
}) {
  const text = useText();
  const names = useNames();
  return (
    <span className="jw-secondary jw-small jw-hazard-version">
      {text('hazards.version', { version })}
      {changedAt !== null && (
        <>
          {' · '}
          <TimeText at={changedAt} /> {actorName(changedBy ?? 'system', text, names)}
        </>
      )}
    </span>
  );
}
