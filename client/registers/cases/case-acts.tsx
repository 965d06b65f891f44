import { useState } from 'react';
import type { CaseAct, CaseActBody } from '../../../shared/model/case.ts';
import { caseActsFrom, mayActOnCase } from '../../../shared/risk/case-life.ts';
import type { CaseFile } from '../../../shared/wire/cases.ts';
import { actOnCase } from '../../commands/manage-cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { OwnDepartments } from '../../situation/own-departments.tsx';
import { useLive } from '../../store/live-store.ts';
import { useOwnDepartments } from '../../store/own-departments.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { AssistingField, DepartmentField } from './department-fields.tsx';

type Props = { file: CaseFile; done: Done };
type Body = CaseActBody extends infer One
  ? One extends { basedOn: number }
    ? Omit<One, 'basedOn'>
    : never
  : never;

/** Acts that ask for words or a choice, each in a form of its own. */
const WITH_FORM = ['refuse', 'decide', 'assist', 'supervise', 'close'] as const;
type ActWithForm = (typeof WITH_FORM)[number];
const isWithForm = (name: CaseAct): name is ActWithForm =>
  WITH_FORM.some((other) => other === name);

/** What may be done now by whoever looks; where another desk has it, that is said. */
export function CaseActs({ file, done }: Props) {
  const text = useText();
  const departmentName = useDepartmentName();
  const me = useLive((live) => live.me);
  const [chosen, setChosen] = useState<ActWithForm | null>(null);
  const { case: found } = file;
  const act = (body: Body) =>
    actOnCase(found.id, { basedOn: found.version, ...body } as CaseActBody);
  const departments = useOwnDepartments();
  const acts = caseActsFrom(found).filter((name) => me !== null && mayActOnCase(me, found, name));
  const withForm = acts.filter(isWithForm);
  return (
    <section data-testid="case-acts">
      {!departments.includes(found.lead) && (
        <p className="jw-secondary">
          {text('cases.with-other', { department: departmentName(found.lead) })}
        </p>
      )}
      {departments.length === 0 && <OwnDepartments />}
      {acts.includes('side') && (
        <p className="jw-note">
          {text('cases.side.which')}{' '}
          {found.sides?.map((area) => (
            <SideButton
              key={area}
              area={area}
              choose={() => act({ act: 'side', area })}
              done={done}
            />
          ))}
        </p>
      )}
      <div className="jw-file-acts">
        {acts.includes('accept') && (
          <ActButton
            word={text('case-act.accept')}
            act={() => act({ act: 'accept' })}
            done={done}
          />
        )}
        {withForm.map((name) => (
          <button
            key={name}
            type="button"
            className="jw-button"
            aria-expanded={name === chosen}
            onClick={() => setChosen(name === chosen ? null : name)}
          >
            {text(`case-act.${name}`)}
          </button>
        ))}
      </div>
      {chosen !== null && (
        <ActForm
          key={chosen}
          name={chosen}
          file={file}
          send={(form) => act(bodyOf(chosen, form))}
          done={done}
        />
      )}
    </section>
  );
}

function SideButton(props: {
  area: string;
  choose: () => ReturnType<typeof actOnCase>;
  done: Done;
}) {
  const name = useLive((live) => live.registers?.areaByCode.get(props.area)?.name) ?? props.area;
  return <ActButton word={name} act={props.choose} done={props.done} />;
}

function bodyOf(name: ActWithForm, form: FormData): Body {
  const field = (of: string) => String(form.get(of) ?? '').trim();
  const assisting = form.getAll('assisting').map(String);
  const reason = field('reason');
  switch (name) {
    case 'refuse':
      return { act: 'refuse', reason, proposed: field('department') };
    case 'decide':
      return { act: 'decide', reason, lead: field('department'), assisting };
    case 'assist':
      return { act: 'assist', assisting };
    case 'supervise':
      return { act: 'supervise', reason, workingDays: Number(field('days')) };
    default:
      return { act: 'close', reason };
  }
}

const USUAL_DAYS = 3;

function ActForm(props: {
  name: ActWithForm;
  file: CaseFile;
  send: (form: FormData) => ReturnType<typeof actOnCase>;
  done: Done;
}) {
  const { name, file, send, done } = props;
  const text = useText();
  const { lead, assisting } = file.case;
  return (
    <CreateForm word={text(`case-act.${name}`)} create={send} done={done}>
      {name === 'refuse' && <DepartmentField word={text('cases.proposed')} without={lead} />}
      {name === 'decide' && <DepartmentField word={text('cases.lead-desk')} />}
      {(name === 'decide' || name === 'assist') && <AssistingField chosen={assisting} />}
      {name === 'supervise' && (
        <label>
          {text('cases.days')}
          <input
            className="jw-input jw-few-digits"
            name="days"
            type="number"
            required
            min={1}
            max={60}
            defaultValue={USUAL_DAYS}
          />
        </label>
      )}
      {name !== 'assist' && (
        <label className="jw-grow">
          {text(name === 'close' ? 'cases.result' : 'cases.reason')}
          <input className="jw-input" name="reason" required maxLength={300} autoComplete="off" />
        </label>
      )}
    </CreateForm>
  );
}
