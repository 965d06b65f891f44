import type { Danger } from '../../../shared/model/danger.ts';
import type { HazardFile } from '../../../shared/model/hazard-file.ts';
import { isInspectionOverdue } from '../../../shared/risk/inspection-cycle.ts';
import { coverStanding } from '../../../shared/risk/insurance.ts';
import { majorHazard } from '../../../shared/risk/major-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { Day, dayOf } from './day.tsx';
import { DueMark } from './due-mark.tsx';

/** Who answers for a hazard (art. 11), whether it is insured (art. 22), when it is looked at next. */
export function FileFacts({ file, dangers }: { file: HazardFile; dangers: readonly Danger[] }) {
  const text = useText();
  const department = useLive((live) => live.registers?.departmentById.get(file.department)?.name);
  const shown = useLive((live) => live.registers?.hazardById.get(file.id)?.responsibleUnit);
  const now = serverNow();
  const standing = text(`cover.${coverStanding(file, now)}`);
  const missing = <em className="jw-missing">{text('hazards.missing')}</em>;
  const open = dangers.filter(({ state }) => state !== 'closed');
  const major = open.filter(({ severity }) => severity === 'major').length;
  const { grade } = majorHazard(file.stock, file.exposure);
  return (
    <section className="jw-hazard-part">
      <h3>{text('hazards.chain')}</h3>
      <dl className="jw-facts">
        <dt>{text('hazards.territory')}</dt>
        <dd>{file.territory === null ? missing : <AreaName code={file.territory} />}</dd>
        <dt>{text('hazards.department')}</dt>
        <dd>{department ?? file.department}</dd>
        <dt>{text('hazards.unit')}</dt>
        <dd>{shown ?? file.responsibleUnit ?? missing}</dd>
        <dt>{text('hazards.post')}</dt>
        <dd>{file.post === null ? missing : text(`post.${file.post}`)}</dd>
        <dt>{text('hazards.due')}</dt>
        <dd>
          {file.inspectionDue === null ? text('hazards.due.none') : <Day at={file.inspectionDue} />}{' '}
          <DueMark hazard={{ ...file, overdue: isInspectionOverdue(file, now) }} />
        </dd>
        <dt>{text('hazards.major')}</dt>
        <dd>{text(`major-grade.${grade ?? 'none'}`)}</dd>
        {file.class === 'food-site' && (
          <>
            <dt>{text('hazards.food-grade')}</dt>
            <dd>
              {file.foodGrade === null
                ? missing
                : text('hazards.food-grade.of', { grade: file.foodGrade })}
            </dd>
          </>
        )}
        <dt>{text('hazards.insurance')}</dt>
        <dd>
          {file.insuredUntil === null
            ? standing
            : text('hazards.insured-until', { standing, day: dayOf(file.insuredUntil) })}
        </dd>
        <dt>{text('hazards.last-drill')}</dt>
        <dd>{file.lastDrill ?? missing}</dd>
        <dt>{text('hazards.dangers')}</dt>
        <dd>
          {open.length === 0
            ? text('hazards.dangers.none')
            : text('hazards.dangers.count', { count: open.length })}
          {major > 0 && <strong> {text('hazards.dangers.major', { count: major })}</strong>}
        </dd>
      </dl>
    </section>
  );
}
