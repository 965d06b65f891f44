import {
  DRILL_AIMS,
  DRILL_BREADTHS,
  DRILL_FORMS,
  type Drill,
  type NewDrill,
} from '../../../shared/model/drill.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import { classOfKind } from '../../../shared/risk/incident-life.ts';
import { declareDrill } from '../../commands/manage-drills.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResponseLevelOptions } from '../../situation/response-level-options.tsx';
import { serverNow } from '../../store/clock.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { cityInput, fromCityInput, isoInstant } from '../../ui/format-time.ts';
import { noFields, type WrittenFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { type DraftInject, InjectRows, injectsOf, NEW_INJECT } from './inject-rows.tsx';

type Written = WrittenFields & { injects: readonly DraftInject[] };

const begin = (): Written => ({ ...noFields(), injects: [NEW_INJECT] });

const field = (form: FormData, name: string): string => String(form.get(name)).trim();

/** What a drill begins as, where a plan holds that can be drilled. */
export function DeclareForm({ declared }: { declared: (drill: Drill) => void }) {
  const { value } = useQuestion<{ plans: EmergencyPlan[] }>('/api/emergency-plans');
  const holding = (value?.plans ?? []).filter(
    ({ edition, state }) => edition > 0 && state !== 'withdrawn',
  );
  return holding.length === 0 ? null : <Declaration holding={holding} declared={declared} />;
}

/** Which plan, where and when, and the timetable of what is played. */
function Declaration(props: {
  holding: readonly EmergencyPlan[];
  declared: (drill: Drill) => void;
}) {
  const { holding, declared } = props;
  const text = useText();
  const kept = useKeptDraft('drill:new', { now: serverNow() }, begin);
  const { form: keptForm } = useKeptFields(kept);
  const { injects } = kept.value;
  const drillOf = (form: FormData): NewDrill => {
    const plan = holding.find(({ id }) => id === field(form, 'plan'))!;
    return {
      ...{ name: field(form, 'name'), plan: plan.id, area: field(form, 'area') },
      form: field(form, 'form') as NewDrill['form'],
      breadth: field(form, 'breadth') as NewDrill['breadth'],
      aim: field(form, 'aim') as NewDrill['aim'],
      level: Number(field(form, 'level')),
      plannedFor: fromCityInput(field(form, 'plannedFor')) ?? isoInstant(serverNow()),
      injects: injectsOf(injects, { class: classOfKind(plan.kind), kind: plan.kind }),
    };
  };
  return (
    <>
      <h2>{text('drills.declare')}</h2>
      <KeptLine kept={kept} />
      <CreateForm
        key={kept.round}
        kept={keptForm}
        word={text('drills.declare')}
        create={(form, key) => declareDrill(drillOf(form), key)}
        done={kept.sent(declared)}
      >
        <label>
          {text('drills.name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <label>
          {text('drills.plan')}
          <select className="jw-select" name="plan">
            {holding.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Kinds />
        <AreaSelect />
        <label>
          {text('drills.planned')}
          <input
            className="jw-input"
            type="datetime-local"
            name="plannedFor"
            required
            defaultValue={cityInput(kept.from.now)}
          />
        </label>
        <InjectRows injects={injects} change={(next) => kept.change({ injects: next })} />
      </CreateForm>
    </>
  );
}

function Kinds() {
  const text = useText();
  return (
    <>
      <label>
        {text('drills.form')}
        <select className="jw-select" name="form">
          {DRILL_FORMS.map((name) => (
            <option key={name} value={name}>
              {text(`drills.form.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('drills.breadth')}
        <select className="jw-select" name="breadth">
          {DRILL_BREADTHS.map((name) => (
            <option key={name} value={name}>
              {text(`drills.breadth.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('drills.aim')}
        <select className="jw-select" name="aim">
          {DRILL_AIMS.map((name) => (
            <option key={name} value={name}>
              {text(`drills.aim.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('drills.level')}
        <select className="jw-select" name="level" defaultValue={3}>
          <ResponseLevelOptions />
        </select>
      </label>
    </>
  );
}
