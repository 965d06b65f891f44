import {
  EMERGENCY_PLAN_CLASSES,
  type EmergencyPlan,
  type EmergencyPlanClass,
  type NewEmergencyPlan,
} from '../../../shared/model/emergency-plan.ts';
import type { IncidentKind } from '../../../shared/model/incident.ts';
import { draftEmergencyPlan } from '../../commands/manage-emergency-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { useLive } from '../../store/live-store.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { noFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';

const field = (form: FormData, name: string): string => String(form.get(name)).trim();

const planOf = (form: FormData): NewEmergencyPlan => ({
  name: field(form, 'name'),
  class: field(form, 'class') as EmergencyPlanClass,
  kind: field(form, 'kind') as IncidentKind,
  department: field(form, 'department'),
  area: field(form, 'area'),
  basis: field(form, 'basis'),
});

/** What a plan begins with; its text is written in its file. */
export function DraftForm({ drafted }: { drafted: (plan: EmergencyPlan) => void }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const departments = useLive((live) => live.registers?.departments) ?? [];
  const kept = useKeptDraft('emergency-plan:new', null, noFields);
  const { form: keptForm } = useKeptFields(kept);
  return (
    <>
      <h2>{text('plans.draft')}</h2>
      <KeptLine kept={kept} />
      <CreateForm
        key={kept.round}
        kept={keptForm}
        word={text('plans.draft')}
        create={(form, key) => draftEmergencyPlan(planOf(form), key)}
        done={kept.sent(drafted)}
      >
        <label>
          {text('plans.name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <label>
          {text('plans.class')}
          <select className="jw-select" name="class" defaultValue="special">
            {EMERGENCY_PLAN_CLASSES.map((name) => (
              <option key={name} value={name}>
                {text(`plan-class.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('plans.kind')}
          <select className="jw-select" name="kind">
            <KindOptions />
          </select>
        </label>
        <label>
          {text('plans.department')}
          <select className="jw-select" name="department">
            {departments.map(({ id }) => (
              <option key={id} value={id}>
                {departmentName(id)}
              </option>
            ))}
          </select>
        </label>
        <AreaSelect />
        <label>
          {text('plans.basis')}
          <input className="jw-input" name="basis" required maxLength={500} />
        </label>
      </CreateForm>
    </>
  );
}
